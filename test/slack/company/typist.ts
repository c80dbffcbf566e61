import type { GivenValues } from '../../../src/sandbox/slack/values.ts';
import type { Company } from './start.ts';

type Json = Record<string, unknown>;
type Field = { field: string; element: Json };
type Value = string | readonly string[];

/** Somebody who fills in the topmost modal as Slack's own client does: every change is sent with all that is on the screen. */
export function typist(company: Pick<Company, 'slack' | 'settle'>, user: string) {
  const { slack } = company;
  /** What was typed since the modal was opened: it stays on the screen while fields keep their ids. */
  const onScreen = new Map<string, Value>();
  const typed = new Map<string, Value>();
  let view = '';

  function fields(): Field[] {
    const modal = slack.modal(user);
    if (modal?.['id'] !== view) onScreen.clear();
    view = String(modal?.['id']);
    return ((modal?.['blocks'] ?? []) as Json[]).flatMap(block =>
      block['type'] === 'input'
        ? [{ field: String(block['block_id']), element: block['element'] as Json }]
        : [],
    );
  }

  const heldBy = ({ field, element }: Field): Value => onScreen.get(field) ?? initialOf(element);

  function values(): GivenValues {
    return Object.fromEntries(
      fields().map(f => [f.field, { [String(f.element['action_id'])]: heldBy(f) as never }]),
    );
  }

  const me = {
    /** As `submit` of a person takes them. */
    values: (): Record<string, unknown> => Object.fromEntries(fields().map(f => [f.field, heldBy(f)])),
    shown: () => Object.fromEntries(fields().map(f => [f.field, heldBy(f)])),
    typed: () => Object.fromEntries(typed),
    async type(field: string, value: Value): Promise<void> {
      const found = fields().find(f => f.field === field);
      if (!found) throw new Error(`There is no field ${field}`);
      onScreen.set(field, value);
      typed.set(field, value);
      const action = String(found.element['action_id']);
      await slack.press(user, {
        place: { view },
        block: field,
        action,
        value,
        values: values(),
      });
      await company.settle();
    },
    /** Fills every field there is, also those that come up meanwhile. */
    async fillPage(): Promise<void> {
      for (;;) {
        const next = fields().find(f => !onScreen.has(f.field));
        if (!next) return;
        await me.type(next.field, someValue(next));
      }
    },
    async fillAllPages(back: () => Promise<unknown>, next: () => Promise<unknown>): Promise<number> {
      for (let page = 1; ; page += 1) {
        await me.fillPage();
        if (isLast(slack.modal(user))) return page;
        if (page > 1) {
          await back();
          await next();
        }
        await next();
      }
    },
    async readAllPages(next: () => Promise<unknown>): Promise<Record<string, Value>> {
      const read: Record<string, Value> = {};
      for (;;) {
        Object.assign(read, me.shown());
        if (isLast(slack.modal(user))) return read;
        await next();
      }
    },
  };
  return me;
}

const isLast = (modal: Json | undefined): boolean =>
  (modal?.['submit'] as { text?: string } | undefined)?.text === 'Submit';

function someValue({ field, element }: Field): Value {
  const options = ((element['options'] ?? []) as { value: string }[]).map(o => o.value);
  if (element['type'] === 'checkboxes') return options.slice(0, 3);
  if (field === 'verdict') return 'no';
  if (options.length > 0) return options[1] ?? '';
  const most = Number(element['max_length']);
  return `What was said about ${field}, word for word. `.repeat(100).slice(0, most);
}

function initialOf(element: Json): Value {
  const options = (element['initial_options'] ?? []) as { value: string }[];
  const option = element['initial_option'] as { value: string } | undefined;
  if (element['type'] === 'checkboxes') return options.map(o => o.value);
  const text = element['initial_value'];
  return option?.value ?? (typeof text === 'string' ? text : '');
}
