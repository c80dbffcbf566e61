import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BLOCKS } from '../../../src/slack/block-kit/blocks.ts';
import { ELEMENTS } from '../../../src/slack/block-kit/elements.ts';
import { validateMessage, validateView } from '../../../src/slack/block-kit/validate.ts';
import { BLOCK_CASES, payload } from './worst-cases.ts';
import type { Json } from './worst-cases.ts';

const KEYS = [
  'type',
  'text',
  'elements',
  'element',
  'accessory',
  'options',
  'option_groups',
  'initial_option',
  'rows',
  'chart',
  'series',
  'data',
  'axis_config',
  'categories',
  'child_blocks',
  'block_id',
  'action_id',
  'fields',
];
const TYPES = [
  ...Object.keys(BLOCKS),
  ...Object.keys(ELEMENTS),
  'plain_text',
  'mrkdwn',
  'pie',
  'bar',
  'modal',
  'home',
  '__proto__',
];

const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSparseArray: true,
  withTypedArray: true,
});

/** Values that look enough like Block Kit to get deep into the checks. */
const nearly = fc.letrec(tie => ({
  value: fc.oneof(
    { maxDepth: 5 },
    anything,
    fc.constantFrom(...TYPES),
    fc.array(tie('value'), { maxLength: 4 }),
    tie('object'),
  ),
  object: fc
    .record({
      type: fc.constantFrom(...TYPES),
      more: fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 5 }),
    })
    .map(({ type, more }) => Object.assign(more, { type })),
})).value;

describe('garbage', () => {
  test('is answered with problems and never with an exception', () => {
    fc.assert(
      fc.property(anything, value => {
        expect(Array.isArray(validateMessage(value))).toBe(true);
        expect(validateView(value).length).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });

  test('that looks like blocks is answered with problems and never with an exception', () => {
    fc.assert(
      fc.property(
        fc.array(nearly, { maxLength: 4 }),
        fc.constantFrom('message', 'modal', 'home'),
        (blocks, surface) => {
          const view = payload(surface, blocks);
          const problems = surface === 'message' ? validateMessage(view) : validateView(view);
          expect(problems.every(({ pointer, message }) => pointer.startsWith('/') && message !== '')).toBe(
            true,
          );
        },
      ),
      { numRuns: 1500 },
    );
  });

  test('a valid block with one value replaced is refused at or above that value, or stays valid', () => {
    fc.assert(
      fc.property(fc.constantFrom(...BLOCK_CASES), fc.nat(), anything, ({ surface, block }, seed, junk) => {
        const keys = Object.keys(block);
        const key = keys[seed % keys.length] ?? 'type';
        const changed: Json = { ...block, [key]: junk };
        const view = payload(surface, [changed]);
        const problems = surface === 'message' ? validateMessage(view) : validateView(view);
        expect(problems.every(({ pointer }) => pointer.startsWith('/blocks'))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('a payload of many thousand objects is answered quickly', () => {
    const blocks = Array.from({ length: 5000 }, () => ({
      type: 'section',
      fields: [{ type: 'plain_text' }],
    }));
    expect(validateMessage({ blocks }).length).toBeGreaterThan(5000);
  });
});
