import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isObject } from '../../src/slack/block-kit/shape.ts';
import { validateMessage, validateView } from '../../src/slack/block-kit/validate.ts';
import { CASES } from './worst/cases.ts';
import { worst } from './worst/models.ts';

const SOURCE = resolve(import.meta.dirname, '../../src/slack');
/** What builders are made with; whoever calls one of these at the top of a file is one. */
const MAKES = /\b(?:message|settled|modal|modalView)\(|\btype: 'home'/;
/** The constructors themselves, and the way a table of any message becomes a modal. */
const CONSTRUCTORS = ['blocks/', 'block-kit/', 'kernel/kinds.ts'];

function buildersIn(path: string): string[] {
  const source = readFileSync(join(SOURCE, path), 'utf8');
  const parts = source.split(/^(?=(?:export )?(?:async )?(?:function|const) )/m);
  return parts.flatMap(part => {
    const name = /^(?:export )?(?:async )?(?:function|const) (\w+)/.exec(part)?.[1];
    return name && MAKES.test(part) ? `${path}#${name}` : [];
  });
}

/** 80 characters as people count them each. */
const NAMES = {
  'ampersands, which are written with five characters': '&'.repeat(80),
  'emoji of a family, which count eleven': '👨‍👩‍👧‍👦'.repeat(80),
  'mark-up that would call everybody': '<!channel> <@U1> <https://a|b> '.repeat(3).slice(0, 80),
  'letters from right to left': 'مريم '.repeat(16),
};

describe('builders', () => {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter(f => f.endsWith('.ts'));

  test('all have a worst case', () => {
    const found = files
      .filter(path => !CONSTRUCTORS.some(c => path.startsWith(c)))
      .flatMap(buildersIn)
      .sort();
    expect(found).toEqual(Object.keys(CASES).sort());
  });

  describe.each(Object.entries(NAMES))('with names of %s', (_, name) => {
    const model = worst(name);
    test.each(Object.keys(CASES))('%s', key => {
      for (const built of CASES[key]!(model)) expect(faultsOf(built)).toEqual([]);
    });
  });
});

function faultsOf(built: unknown): string[] {
  if (!isObject(built)) return [`It is ${typeof built}`];
  const { moot: _moot, ...sent } = built;
  const isView = sent['type'] === 'modal' || sent['type'] === 'home';
  const problems = isView ? validateView(sent) : validateMessage(sent);
  const text = isView ? '' : String(sent['text']);
  return [
    ...problems.map(p => `${p.message} at ${p.pointer}`),
    ...(text.length > 4000 ? [`The fallback has ${text.length} characters`] : []),
    ...(JSON.stringify(sent).length > 250_000 ? ['It has more than 250 kB'] : []),
    ...[text, ...mrkdwnIn(sent)].flatMap(t => /<!channel>|<@U1>|<https:\/\/a\|/.exec(t)?.[0] ?? []),
  ];
}

/** What Slack reads as mark-up. */
function mrkdwnIn(shown: unknown): string[] {
  if (Array.isArray(shown)) return shown.flatMap(mrkdwnIn);
  if (!isObject(shown)) return [];
  const own = shown['type'] === 'mrkdwn' ? [String(shown['text'])] : [];
  return [...own, ...Object.values(shown).flatMap(mrkdwnIn)];
}
