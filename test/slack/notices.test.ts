import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isObject } from '../../src/slack/block-kit/shape.ts';
import { interactions } from '../../src/slack/interactions.ts';
import { readIds, writeIds } from '../../src/slack/kernel/ids.ts';
import { notices } from '../../src/slack/notices.ts';
import { verbs } from '../../src/slack/verbs.ts';
import { VERB_LABELS } from '../../src/slack/home/verb-button.ts';
import { elementsOf } from './company/shown.ts';
import { CASES } from './worst/cases.ts';
import { worst } from './worst/models.ts';

const SOURCE = resolve(import.meta.dirname, '../../src');
const sources = (room: string) =>
  readdirSync(join(SOURCE, room), { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.ts'))
    .map(path => ({ path, text: readFileSync(join(SOURCE, room, path), 'utf8') }));
const repeated = (ids: readonly string[]) => ids.filter((id, at) => ids.indexOf(id) !== at);

describe('notices', () => {
  const asked = ['operations', 'jobs']
    .flatMap(sources)
    .flatMap(({ text }) => [...text.matchAll(/\bnotice: '([^']+)'/g)].flatMap(([, id]) => id ?? []));

  test('that operations ask for are those that can be worded', () => {
    expect([...new Set(asked)].toSorted()).toEqual(notices.map(n => n.id).toSorted());
  });

  test('have names of their own', () => {
    expect(repeated(notices.map(n => n.id))).toEqual([]);
  });
});

describe('interactions', () => {
  const model = worst('Mia Okafor');
  const built = Object.values(CASES)
    .flatMap(make => make(model))
    .filter(isObject);
  const of = (kind: string) => interactions.filter(i => i.kind === kind).map(i => i.id);
  const elements = built.flatMap(b => elementsOf(b['blocks']));
  const idOf = (element: Record<string, unknown>) => String(element['action_id']).split(':')[0] ?? '';

  test('have ids of their own', () => {
    expect(repeated(interactions.map(i => i.id))).toEqual([]);
    expect(interactions.filter(i => /[^a-z.-]/.test(i.id))).toEqual([]);
  });

  test('answer every button', () => {
    const buttons = new Set(elements.filter(e => e['type'] === 'button').map(idOf));
    expect([...buttons].filter(id => !of('button').includes(id))).toEqual([]);
  });

  test('answer every search', () => {
    const searches = new Set(elements.filter(e => e['type'] === 'external_select').map(idOf));
    expect([...searches].toSorted()).toEqual(of('search').toSorted());
  });

  test('answer every other element that speaks up while a form is filled', () => {
    const others = elements.filter(e => !['button', 'external_select'].includes(String(e['type'])));
    const ids = new Set(others.map(idOf).filter(id => id !== 'value'));
    expect([...ids].filter(id => !of('button').includes(id))).toEqual([]);
  });

  test('answer every form, and each form is shown', () => {
    const forms = built.filter(b => b['submit'] !== undefined).map(b => String(b['callback_id']));
    expect([...new Set(forms)].toSorted()).toEqual(of('modal').toSorted());
  });

  test('are each shown somewhere', () => {
    const shown = new Set(elements.map(idOf));
    expect(of('button').filter(id => !shown.has(id) && !PICKED.has(id))).toEqual([]);
  });

  test('read what their own buttons and forms carry', () => {
    const carried = elements.flatMap(e => {
      const found = interactions.find(i => i.kind === 'button' && i.id === idOf(e));
      return e['type'] === 'button' && found && 'keys' in found ? [{ found, value: e['value'] }] : [];
    });
    expect(carried.length).toBeGreaterThan(50);
    expect(
      carried.filter(({ found, value }) => readIds(found, value as string | undefined) === undefined),
    ).toEqual([]);
  });
});

/** Shown in lists of candidates or roles only, where the worst cases stand with another button. */
const PICKED = new Set([
  'reschedule.candidate',
  'cancel.candidate',
  'kit.candidate',
  'score.candidate',
  'status.candidate',
  'stalled.role',
  'role.show',
]);

describe('ids that buttons carry', () => {
  const ref = { id: 'x', keys: ['seat', 'version'] };
  const longest = 'a'.repeat(100);

  test('come back as they went', () => {
    const ids = { seat: 'id-0001', version: '12' };
    expect(readIds(ref, writeIds(ref, ids))).toEqual(ids);
    expect(readIds(ref, writeIds(ref, { seat: longest, version: '' }))).toEqual({
      seat: longest,
      version: '',
    });
  });

  test.each([
    ['nothing', undefined],
    ['less than it needs', 'seat=1'],
    ['more than it knows', 'seat=1&version=2&admin=1'],
    ['one of them twice', 'seat=1&version=2&seat=3'],
    ['what is too long', `seat=${longest}a&version=1`],
    ['what is far too long', `seat=1&version=${'1'.repeat(100_000)}`],
    ['characters that no id has', 'seat=1%27%20or%201&version=1'],
    ['names that every object has', 'constructor=1&__proto__=2'],
    ['something else altogether', '{"seat":1}'],
  ])('are refused with %s', (_, text) => {
    expect(readIds(ref, text)).toBeUndefined();
  });

  test.each([
    ['unknown', { seat: '1', version: '2', name: 'Mia' }],
    ['missing', { seat: '1' }],
    ['no id', { seat: 'Mia Okafor', version: '1' }],
  ])('are not written where one is %s', (_, ids) => {
    expect(() => writeIds(ref, ids as never)).toThrow('x carries seat, version');
  });
});

describe('the rest of the room', () => {
  test('has one listener a kind of payload', () => {
    const text = sources('slack')
      .map(s => s.text)
      .join('\n');
    const listeners = [
      ...text.matchAll(/\bapp\.(command|shortcut|action|view|options|event|message)\(([^,]*)/g),
    ];
    expect(listeners.map(([, kind, what]) => `${kind} ${what}`).toSorted()).toEqual([
      'action /./',
      'command COMMAND',
      "event 'app_home_opened'",
      'event type',
      'options /./',
      'shortcut /./',
      'view { callback_id: /.*/',
      'view { callback_id: /.*/',
    ]);
  });

  test('has every verb on the Home tab', () => {
    expect(VERB_LABELS.flatMap(row => Object.keys(row))).toEqual(verbs.map(v => v.name));
  });

  test('reads scorecards by the one rule that says who may', () => {
    const readers = sources('slack').filter(({ text }) => /store\/scorecards/.test(text));
    expect(readers.map(r => r.path)).toEqual([]);
  });
});
