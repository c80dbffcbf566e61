import type { KnownBlock } from '@slack/types';

export type FormState = { values: Readonly<Record<string, Readonly<Record<string, object>>>> } | undefined;

/** What was put into each field: one value, or several, or none. */
export type Fields = Readonly<Record<string, readonly string[]>>;

/** What a form holds: one text a field, or a list of them; empty where nothing was given. */
export type Form = {
  text(field: string): string;
  list(field: string): string[];
  /** Whether the form has the field at all, filled or not. */
  has(field: string): boolean;
  all(): Fields;
};

/** What was put in before and kept, as if it were still on the screen. */
export function formOfFields(fields: Fields): Form {
  const list = (field: string): string[] => [...(Object.hasOwn(fields, field) ? (fields[field] ?? []) : [])];
  return {
    list,
    text: field => list(field)[0] ?? '',
    has: field => Object.hasOwn(fields, field),
    all: () => fields,
  };
}

export function readForm(state: FormState): Form {
  return formOfFields(
    Object.fromEntries(
      Object.entries(state?.values ?? {}).map(([field, elements]) => {
        const [element] = Object.values(elements);
        return [field, element ? valuesOf(element) : []];
      }),
    ),
  );
}

const SINGLE = [
  'value',
  'selected_date',
  'selected_time',
  'selected_user',
  'selected_conversation',
  'selected_channel',
];
const MULTIPLE = ['selected_users', 'selected_conversations', 'selected_channels'];

function valuesOf(state: object): string[] {
  const element = state as Readonly<Record<string, unknown>>;
  const optionValue = (o: unknown) => (o as { value?: string } | null)?.value ?? [];
  if ('selected_option' in element) return [optionValue(element['selected_option'])].flat();
  if (Array.isArray(element['selected_options'])) return element['selected_options'].flatMap(optionValue);
  for (const key of MULTIPLE) if (Array.isArray(element[key])) return element[key] as string[];
  for (const key of SINGLE) if (typeof element[key] === 'string') return [element[key]];
  return [];
}

/** The ids of fields in a view, to know where a refusal can be shown. */
export function fieldsOf(blocks: readonly KnownBlock[]): Set<string> {
  return new Set(blocks.flatMap(b => (b.type === 'input' && b.block_id ? b.block_id : [])));
}
