import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mrkdwn } from '../../src/slack/blocks/mrkdwn.ts';

const shown = (name: string) => mrkdwn`*${name}* is open.`.text;

describe('what people wrote, in mark-up', () => {
  test.each([
    ['<!channel> & co', '*&lt;!channel&gt; &amp; co* is open.'],
    ['*Mia*', '*∗Mia∗* is open.'],
    ['Backend * Platform', '*Backend ∗ Platform* is open.'],
    ['_quiet_ ~gone~ `code`', '*ˍquietˍ ∼gone∼ ˋcodeˋ* is open.'],
    ['user_id and 2*3', '*user_id and 2*3* is open.'],
    ['a`b', '*aˋb* is open.'],
  ])('%s is quoted', (name, expected) => {
    expect(shown(name)).toBe(expected);
  });

  test('can neither end the style around it nor begin one of its own', () => {
    const text = fc.string({ unit: fc.constantFrom('*', '_', '~', '`', ' ', 'a', 'é', '1', '(', '.', '\n') });
    fc.assert(
      fc.property(text, name => {
        const quoted = mrkdwn`${name}`.text;
        for (const { index } of quoted.matchAll(/[*_~`]/g)) {
          expect(quoted[index]).not.toBe('`');
          expect([quoted[index - 1], quoted[index + 1]].join('')).toMatch(/^[\p{L}\p{N}]{2}$/u);
        }
        expect(quoted).toHaveLength(name.length);
      }),
    );
  });
});
