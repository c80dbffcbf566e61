import { chartBlock } from './charts.ts';
import {
  ELEMENTS,
  IN_ACTIONS,
  IN_CONTEXT_ACTIONS,
  IN_INPUT,
  IN_SECTION,
  button,
  imageElement,
} from './elements.ts';
import type { ElementType } from './elements.ts';
import { LINK_URL, SECURE_URL } from './formats.ts';
import { TEXT_MAX, anyText, mrkdwn, plainText } from './objects.ts';
import { richTextElements, richTextValue } from './rich-text.ts';
import { atLeastOne } from './rules.ts';
import { boolean, integer, isObject, list, object, oneOf, string, typed, variants } from './shape.ts';
import type { ObjectShape, Rule, Shape } from './shape.ts';
import { dataTableBlock, tableBlock } from './tables.ts';

export type Surface = 'message' | 'modal' | 'home';
type BlockRow = { on: readonly Surface[]; shape: ObjectShape };
type Keys = Record<string, Shape>;

const EVERYWHERE: Surface[] = ['message', 'modal', 'home'];
const MESSAGE: Surface[] = ['message'];
/** The documents also say modals; there they fail. */
const MESSAGE_AND_HOME: Surface[] = ['message', 'home'];

const row = (
  on: Surface[],
  type: string,
  required: Keys,
  optional: Keys = {},
  ...rules: Rule[]
): BlockRow => ({
  on,
  shape: typed(type, required, { block_id: string({ max: 255 }), ...optional }, ...rules),
});

const pick = <Name extends string>(table: Record<Name, ObjectShape>, names: Name[]) =>
  Object.fromEntries(names.map(name => [name, table[name]]));

function elements(names: ElementType[]): Shape {
  const table = pick(ELEMENTS, names);
  return variants('element', () => table);
}

const contextElements = () => ({
  image: imageElement,
  plain_text: typed('plain_text', { text: string({ max: TEXT_MAX }) }, { emoji: boolean }),
  mrkdwn: typed('mrkdwn', { text: string({ max: TEXT_MAX }) }, { verbatim: boolean }),
});

const twoPrimaries: Rule = block => {
  const list: unknown[] = Array.isArray(block['elements']) ? block['elements'] : [];
  const primaries = list.filter(element => isObject(element) && element['style'] === 'primary').length;
  return primaries < 2
    ? []
    : [
        {
          key: 'elements',
          code: 'two_primaries',
          message: `${primaries} buttons are primary, one should be`,
        },
      ];
};

const fileInputDoesNotDispatch: Rule = block =>
  block['dispatch_action'] === true && isObject(block['element']) && block['element']['type'] === 'file_input'
    ? [{ key: 'dispatch_action', code: 'conflict', message: 'A file_input cannot dispatch actions' }]
    : [];

const collapsedNeedsCollapsible: Rule = block =>
  block['default_collapsed'] === true && block['is_collapsible'] !== true
    ? [{ key: 'default_collapsed', code: 'conflict', message: 'default_collapsed needs is_collapsible' }]
    : [];

const task = {
  required: { task_id: string(), title: string() },
  optional: {
    details: richTextValue,
    output: richTextValue,
    sources: list(typed('url', { url: string({ format: LINK_URL }), text: string() })),
  },
  status: oneOf('pending', 'in_progress', 'complete', 'error'),
};
const taskInPlan = typed('task_card', task.required, {
  ...task.optional,
  status: task.status,
  block_id: string({ max: 255 }),
});
const untypedTask = object(task.required, {
  ...task.optional,
  status: task.status,
  type: oneOf('task_card'),
});

/** Never nested: cards, markdown, data tables, charts, containers. */
const IN_CONTAINER = [
  'actions',
  'context',
  'divider',
  'header',
  'image',
  'input',
  'rich_text',
  'section',
  'table',
  'video',
];

const card = row(
  MESSAGE_AND_HOME,
  'card',
  {},
  {
    hero_image: imageElement,
    icon: imageElement,
    title: mrkdwn(150),
    subtitle: mrkdwn(150),
    body: mrkdwn(200),
    actions: list(button, { max: 2 }),
  },
  atLeastOne('hero_image', 'title', 'actions', 'body'),
);

/** Every block: where it may stand and what it must look like. */
export const BLOCKS: Readonly<Record<string, BlockRow>> = {
  actions: row(
    EVERYWHERE,
    'actions',
    { elements: list(elements(IN_ACTIONS), { max: 25 }) },
    {},
    twoPrimaries,
  ),
  alert: row(
    ['modal'],
    'alert',
    { text: anyText(200) },
    { level: oneOf('default', 'info', 'warning', 'error', 'success') },
  ),
  card,
  carousel: row(MESSAGE_AND_HOME, 'carousel', { elements: list(card.shape, { max: 10 }) }),
  container: row(
    MESSAGE,
    'container',
    { child_blocks: list(variants('block in a container', containerBlocks), { max: 10 }) },
    {
      title: plainText(150),
      rich_text_title: richTextValue,
      subtitle: anyText(150),
      icon: imageElement,
      width: oneOf('narrow', 'standard', 'wide', 'full'),
      is_collapsible: boolean,
      default_collapsed: boolean,
      has_header_divider: boolean,
    },
    atLeastOne('title', 'rich_text_title'),
    collapsedNeedsCollapsible,
  ),
  context: row(EVERYWHERE, 'context', {
    elements: list(variants('context element', contextElements), { max: 10 }),
  }),
  context_actions: row(MESSAGE, 'context_actions', {
    elements: list(elements(IN_CONTEXT_ACTIONS), { max: 5 }),
  }),
  data_table: row(
    MESSAGE,
    'data_table',
    dataTableBlock.required,
    dataTableBlock.optional,
    ...dataTableBlock.rules,
  ),
  data_visualization: row(MESSAGE, 'data_visualization', chartBlock.required),
  divider: row(EVERYWHERE, 'divider', {}),
  /** Comes with remote files that are read; an app cannot post it. */
  file: row([], 'file', { external_id: string(), source: oneOf('remote') }),
  header: row(EVERYWHERE, 'header', { text: plainText(150) }, { level: integer({ min: 1, max: 4 }) }),
  image: row(
    EVERYWHERE,
    'image',
    imageElement.required,
    { ...imageElement.optional, title: plainText(2000) },
    ...imageElement.rules,
  ),
  input: row(
    EVERYWHERE,
    'input',
    { label: plainText(2000), element: elements(IN_INPUT) },
    { hint: plainText(2000), optional: boolean, dispatch_action: boolean },
    fileInputDoesNotDispatch,
  ),
  markdown: row(MESSAGE, 'markdown', { text: string() }),
  plan: row(
    MESSAGE,
    'plan',
    { title: string() },
    { tasks: list(variants('task', () => ({ task_card: taskInPlan, untyped: untypedTask }), 'untyped')) },
  ),
  rich_text: row(EVERYWHERE, 'rich_text', { elements: richTextElements }),
  section: row(
    EVERYWHERE,
    'section',
    {},
    {
      text: anyText(TEXT_MAX),
      fields: list(anyText(2000), { max: 10 }),
      accessory: sectionAccessory(),
      expand: boolean,
    },
    atLeastOne('text', 'fields'),
  ),
  table: row(MESSAGE, 'table', tableBlock.required, tableBlock.optional, ...tableBlock.rules),
  task_card: row(MESSAGE, 'task_card', { ...task.required, status: task.status }, task.optional),
  video: row(
    EVERYWHERE,
    'video',
    {
      video_url: string({ format: SECURE_URL }),
      thumbnail_url: string({ format: SECURE_URL }),
      alt_text: string(),
      title: plainText(199),
    },
    {
      title_url: string({ format: SECURE_URL }),
      author_name: string({ max: 49 }),
      provider_name: string(),
      provider_icon_url: string({ format: SECURE_URL }),
      description: plainText(TEXT_MAX),
    },
  ),
};

function containerBlocks(): Record<string, ObjectShape> {
  return Object.fromEntries(
    IN_CONTAINER.flatMap(type => {
      const found = BLOCKS[type];
      return found ? [[type, found.shape] as const] : [];
    }),
  );
}

function sectionAccessory(): Shape {
  const table = { ...pick(ELEMENTS, IN_SECTION), image: imageElement };
  return variants('accessory', () => table);
}
