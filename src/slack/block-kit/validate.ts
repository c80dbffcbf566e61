import { BLOCKS } from './blocks.ts';
import type { Surface } from './blocks.ts';
import { check, problem, typeOf } from './check.ts';
import { plainText } from './objects.ts';
import { join } from './problem.ts';
import type { Problem } from './problem.ts';
import { anything, boolean, isObject, list, object, string, typed, variants } from './shape.ts';
import type { JsonObject } from './shape.ts';
import { atLeastOne } from './rules.ts';
import { checkWhole } from './whole.ts';

export type { Problem } from './problem.ts';
export { isRefused } from './problem.ts';
export { MESSAGE_LENGTH_MAX, messageLength } from './whole.ts';

const BLOCKS_MAX: Record<Surface, number> = { message: 50, modal: 100, home: 100 };
/** Longer texts are cut, not refused. */
const MESSAGE_TEXT_MAX = 40_000;

const METADATA = object(
  {},
  { event_type: string(), event_payload: anything, entities: list(anything) },
  atLeastOne('event_type', 'entities'),
);
const KNOWN_BLOCK = variants('block', () =>
  Object.fromEntries(Object.entries(BLOCKS).map(([type, { shape }]) => [type, shape])),
);
const ATTACHMENTS = list(anything, { min: 0, max: 100 });

const VIEW_KEYS = {
  private_metadata: string({ min: 0, max: 3000 }),
  callback_id: string({ min: 0, max: 255 }),
  external_id: string({ min: 0, max: 255 }),
};
const VIEWS = {
  modal: typed(
    'modal',
    { title: plainText(24), blocks: anything },
    {
      ...VIEW_KEYS,
      submit: plainText(24),
      close: plainText(24),
      clear_on_close: boolean,
      notify_on_close: boolean,
    },
  ),
  home: typed('home', { blocks: anything }, VIEW_KEYS),
};

/** What is wrong with a message as it is given to chat.postMessage, chat.update or a response URL. */
export function validateMessage(message: unknown): Problem[] {
  if (!isObject(message)) return [problem('', 'wrong_type', 'A message is an object')];
  const { text, blocks, attachments, metadata } = message;
  return [
    ...(text === undefined ? [] : check(string({ min: 0 }), text, '/text')),
    ...(blocks === undefined ? [] : checkBlocks(blocks, '/blocks', 'message')),
    ...(attachments === undefined ? [] : checkAttachments(attachments)),
    ...(metadata === undefined ? [] : check(METADATA, metadata, '/metadata')),
    ...checkText(message),
  ];
}

/** What is wrong with a modal or a Home tab as it is given to views.open, push, update or publish. */
export function validateView(view: unknown): Problem[] {
  const surface = isObject(view) && view['type'] === 'home' ? 'home' : 'modal';
  const shape = check(
    variants('view', () => VIEWS),
    view,
    '',
  );
  if (!isObject(view) || view['blocks'] === undefined) return shape;
  return [
    ...shape,
    ...checkBlocks(view['blocks'], '/blocks', surface),
    ...(surface === 'modal' ? inputsNeedSubmit(view) : []),
  ];
}

/** The message-only, modal-only and other surfaces of a block come before its keys: that is what to mend first. */
function checkBlocks(blocks: unknown, at: string, surface: Surface): Problem[] {
  const allowed = list(anything, { min: 0, max: BLOCKS_MAX[surface] });
  if (!Array.isArray(blocks)) return check(allowed, blocks, at);
  const items: unknown[] = blocks;
  return [
    ...check(allowed, items, at),
    ...items.flatMap((block, index) => checkBlock(block, join(at, index), surface)),
    ...checkWhole(items, at, surface),
  ];
}

function checkBlock(block: unknown, at: string, surface: Surface): Problem[] {
  const type = isObject(block) ? typeOf(block) : undefined;
  const row = type !== undefined && Object.hasOwn(BLOCKS, type) ? BLOCKS[type] : undefined;
  if (!row) return check(KNOWN_BLOCK, block, at);
  const misplaced = row.on.includes(surface)
    ? []
    : [
        problem(
          join(at, 'type'),
          'wrong_surface',
          `A ${type} block cannot stand in a ${surface}; ${row.on.length > 0 ? `allowed in: ${row.on.join(', ')}` : 'apps cannot send it at all'}`,
        ),
      ];
  return [...misplaced, ...check(row.shape, block, at)];
}

function checkText({ text, blocks, attachments }: JsonObject): Problem[] {
  const hasText = typeof text === 'string' && text !== '';
  const hasMore = [blocks, attachments].some(value => Array.isArray(value) && value.length > 0);
  if (!hasText && !hasMore) {
    return [problem('', 'no_content', 'The message has neither text nor blocks; one is needed')];
  }
  if (!hasText) {
    const message = 'The message has blocks and no text: notifications and screen readers say nothing';
    return [problem('/text', 'fallback_missing', message)];
  }
  if (text.length <= MESSAGE_TEXT_MAX) return [];
  const message = `The text has ${text.length} characters, Slack cuts it at ${MESSAGE_TEXT_MAX}`;
  return [problem('/text', 'text_truncated', message)];
}

function checkAttachments(attachments: unknown): Problem[] {
  if (!Array.isArray(attachments)) return check(ATTACHMENTS, attachments, '/attachments');
  return [
    ...check(ATTACHMENTS, attachments, '/attachments'),
    ...attachments.flatMap((attachment: unknown, index) =>
      isObject(attachment) && attachment['blocks'] !== undefined
        ? checkBlocks(attachment['blocks'], `/attachments/${index}/blocks`, 'message')
        : [],
    ),
  ];
}

function inputsNeedSubmit(view: JsonObject): Problem[] {
  const blocks: unknown[] = Array.isArray(view['blocks']) ? view['blocks'] : [];
  const hasInput = blocks.some(block => isObject(block) && block['type'] === 'input');
  if (!hasInput || view['submit'] !== undefined) return [];
  return [problem('/submit', 'missing_key', 'A modal with an input block needs submit, and it is missing')];
}
