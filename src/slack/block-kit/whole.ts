import type { Surface } from './blocks.ts';
import { problem, typeOf } from './check.ts';
import { join } from './problem.ts';
import type { Problem } from './problem.ts';
import { isObject } from './shape.ts';
import type { JsonObject } from './shape.ts';
import { textLength } from './text-length.ts';

/** Rules that no single block can be blamed for: ids, focus, counts and sums over a whole payload. */

const MARKDOWN_TOTAL_MAX = 12_000;
/**
 * Undocumented: posts with 13,297 characters in one block and 13,172 with a divider beside it were the last to pass,
 * so each further block weighs about 125 (bolt-js#2509, #2867; error `msg_blocks_too_long`).
 */
export const MESSAGE_LENGTH_MAX = 13_200;
const BLOCK_WEIGHT = 125;
const CHARTS_MAX = 2;

type Placed = { readonly at: string; readonly object: JsonObject };

/** What Slack counts of a message's blocks, at most `MESSAGE_LENGTH_MAX`: for builders that split or shorten. */
export function messageLength(blocks: readonly unknown[]): number {
  return textLength(blocks) + BLOCK_WEIGHT * Math.max(0, placedBlocks(blocks, '').length - 1);
}

export function checkWhole(blocks: readonly unknown[], at: string, surface: Surface): Problem[] {
  const placed = placedBlocks(blocks, at);
  return [
    ...repeatedBlockIds(placed),
    ...placed.flatMap(block => repeatedActionIds(block)),
    ...secondFocus(placed),
    ...elementsOfModals(placed, surface),
    ...(surface === 'message' ? messageCounts(placed, blocks, at) : []),
  ];
}

function placedBlocks(blocks: readonly unknown[], at: string): Placed[] {
  return objectsIn(blocks, at).flatMap(block =>
    [block].concat(
      objectsIn(block.object['child_blocks'], join(block.at, 'child_blocks')),
      typeOf(block.object) === 'carousel'
        ? objectsIn(block.object['elements'], join(block.at, 'elements'))
        : [],
    ),
  );
}

/** The interactive elements of one block, wherever this kind of block keeps them. */
function elementsOf({ at, object }: Placed): Placed[] {
  if (typeOf(object) === 'carousel') return [];
  return ['accessory', 'element', 'elements', 'actions'].flatMap(key => {
    const value = object[key];
    return isObject(value) ? [{ at: join(at, key), object: value }] : objectsIn(value, join(at, key));
  });
}

function objectsIn(value: unknown, at: string): Placed[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((object: unknown, index) =>
    isObject(object) ? [{ at: join(at, index), object }] : [],
  );
}

function repeatedBlockIds(placed: Placed[]): Problem[] {
  return repeats(placed, 'block_id').map(({ at, id }) =>
    problem(at, 'duplicate', `The block_id "${id}" is used by another block of this payload`),
  );
}

function repeatedActionIds(block: Placed): Problem[] {
  return repeats(elementsOf(block), 'action_id').map(({ at, id }) =>
    problem(at, 'duplicate', `The action_id "${id}" is used by another element of this block`),
  );
}

function repeats(placed: Placed[], key: string): { at: string; id: string }[] {
  const seen = new Set<string>();
  return placed.flatMap(({ at, object }) => {
    const id = object[key];
    if (typeof id !== 'string') return [];
    if (seen.has(id)) return [{ at: join(at, key), id: id.slice(0, 40) }];
    seen.add(id);
    return [];
  });
}

function secondFocus(placed: Placed[]): Problem[] {
  return placed
    .flatMap(elementsOf)
    .filter(({ object }) => object['focus_on_load'] === true)
    .slice(1)
    .map(({ at }) =>
      problem(join(at, 'focus_on_load'), 'duplicate', 'Another element has focus_on_load; one may have it'),
    );
}

function elementsOfModals(placed: Placed[], surface: Surface): Problem[] {
  if (surface === 'modal') return [];
  const elements = placed.flatMap(elementsOf);
  const files = elements
    .filter(({ object }) => typeOf(object) === 'file_input')
    .map(({ at }) => problem(join(at, 'type'), 'wrong_surface', 'A file_input may stand in modals only'));
  const urls = elements
    .filter(({ object }) => object['response_url_enabled'] === true)
    .map(({ at }) =>
      problem(join(at, 'response_url_enabled'), 'wrong_surface', 'response_url_enabled works in modals only'),
    );
  return [...files, ...urls];
}

function messageCounts(placed: Placed[], blocks: readonly unknown[], at: string): Problem[] {
  const count = (...types: string[]) =>
    placed.filter(({ object }) => types.includes(typeOf(object) ?? '')).length;
  const tables = count('table', 'data_table');
  const charts = count('data_visualization');
  const plans = count('plan');
  const markdown = textLength(blocks.filter(block => isObject(block) && typeOf(block) === 'markdown'));
  const total = messageLength(blocks);
  return [
    ...tooMany(at, tables, 1, 'tables (table or data_table)'),
    ...tooMany(at, charts, CHARTS_MAX, 'charts (data_visualization)'),
    ...tooMany(at, plans, 1, 'plans'),
    ...(markdown > MARKDOWN_TOTAL_MAX
      ? [problem(at, 'total_too_long', sums('markdown blocks have', markdown, MARKDOWN_TOTAL_MAX))]
      : []),
    ...(total > MESSAGE_LENGTH_MAX
      ? [
          problem(
            at,
            'total_too_long',
            `${sums('blocks have', total, MESSAGE_LENGTH_MAX)} (each block after the first counts ${BLOCK_WEIGHT})`,
          ),
        ]
      : []),
  ];
}

function tooMany(at: string, found: number, allowed: number, what: string): Problem[] {
  if (found <= allowed) return [];
  return [problem(at, 'too_many', `The message has ${found} ${what}, at most ${allowed} allowed`)];
}

function sums(subject: string, found: number, allowed: number): string {
  return `The ${subject} ${found} characters together, at most ${allowed} are allowed`;
}
