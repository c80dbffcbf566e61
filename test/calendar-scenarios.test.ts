import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

/** `| 7 | what happens | what is done | `file` `file` |` */
const ROW = /^\| (F?\d+) \|(.*)\|([^|]*)\|$/gm;
/** What a title begins with: one or several of "F5" and "scenario 19", then a colon. */
const TITLE = /['"`]((?:(?:F\d+|scenario \d+)(?:, )?)+): /g;

type Named = Map<string, string[]>;

function named(doc: string): Named {
  const text = readFileSync(join(ROOT, 'docs', doc), 'utf8');
  const rows = [...text.matchAll(ROW)].map(([, id = '', , files = '']) => {
    return [id, [...files.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file)] as const;
  });
  return new Map(rows);
}

/** By number, the files in which titles begin with it. */
const titled: Named = new Map();
for (const file of globSync('test/**/*.ts', { cwd: ROOT }).toSorted()) {
  const tags = [...readFileSync(join(ROOT, file), 'utf8').matchAll(TITLE)].flatMap(([, all = '']) =>
    all.split(', '),
  );
  for (const tag of new Set(tags)) {
    const id = tag.replace('scenario ', '');
    titled.set(id, [...(titled.get(id) ?? []), file]);
  }
}

const scenarios = named('calendar-scenarios.md');
const faults = named('faults.md');

test('there are twenty-five scenarios, and each fault of calendars and bookings has a row', () => {
  expect([...scenarios.keys()]).toEqual(Array.from({ length: 25 }, (_, i) => String(i + 1)));
  const owed = [3, 5, 8, 9, 10, 11, 12, 13, 14, 15, 16, 24, 34].map(n => `F${n}`);
  expect(owed.filter(id => !faults.has(id))).toEqual([]);
});

describe.each([...scenarios, ...faults])('%s', (id, files) => {
  test('is in the titles of exactly the test files that the table names', () => {
    expect(files.length).toBeGreaterThan(0);
    expect(files.toSorted()).toEqual(titled.get(id) ?? []);
  });
});

test('no title has a number that no table explains', () => {
  expect([...titled.keys()].filter(id => !scenarios.has(id) && !faults.has(id))).toEqual([]);
});
