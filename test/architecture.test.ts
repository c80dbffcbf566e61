import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

/** Which packages and rooms each room may import; a room is a folder of `src`, `root` the files right in it. */
const ALLOWED: Record<string, { rooms: string[]; packages: RegExp }> = {
  core: { rooms: ['core'], packages: /^(zod|date-fns)(\/|$)/ },
  store: { rooms: ['store', 'core'], packages: /^(kysely|better-sqlite3|pg|node:.*)(\/|$)/ },
  calendars: { rooms: ['calendars', 'core'], packages: /^(?!@slack|hono|kysely|better-sqlite3)/ },
  mail: { rooms: ['mail', 'core'], packages: /^(nodemailer|ical-generator|node:.*)(\/|$)/ },
  operations: { rooms: ['operations', 'core', 'store'], packages: /^(zod|date-fns|kysely|node:.*)(\/|$)/ },
  jobs: {
    rooms: ['jobs', 'core', 'store', 'operations'],
    packages: /^(node-cron|pg-boss|zod|date-fns|kysely|node:.*)(\/|$)/,
  },
  slack: {
    rooms: ['slack', 'core', 'store', 'operations'],
    packages: /^(@slack\/.*|zod|date-fns|node:.*)(\/|$)/,
  },
  web: {
    rooms: ['web', 'core', 'store', 'operations'],
    packages: /^(hono|@hono\/.*|prom-client|zod|date-fns|node:.*)(\/|$)/,
  },
  cli: { rooms: ['cli', 'core', 'store', 'operations', 'sandbox', 'root'], packages: /^/ },
  sandbox: {
    rooms: ['sandbox', 'core', 'store', 'calendars', 'mail', 'operations', 'jobs', 'slack', 'web', 'root'],
    packages: /^/,
  },
  root: {
    rooms: ['core', 'store', 'calendars', 'mail', 'operations', 'jobs', 'slack', 'web', 'cli', 'root'],
    packages: /^/,
  },
};

const source = resolve(import.meta.dirname, '../src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter(path => /\.(ts|js)$/.test(path))
  .map(path => ({ path, text: readFileSync(join(source, path), 'utf8') }));

const withoutComments = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');

function importsOf(text: string): string[] {
  const pattern = /(?:\bfrom\s*|\bimport\s*\(\s*|\bimport\s+|\bnew URL\(\s*(?='[^']+\.[tj]s'))'([^'\s,]+)'/g;
  return [...withoutComments(text).matchAll(pattern)].flatMap(match => match[1] ?? []);
}

function roomOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : 'root';
}

function forbidden(path: string, imported: string): string | undefined {
  const room = roomOf(path);
  const allowed = ALLOWED[room];
  if (!allowed) return `${path}: the room ${room} is not in the table`;
  if (!imported.startsWith('.')) {
    return allowed.packages.test(imported) ? undefined : `${path} imports the package ${imported}`;
  }
  const target = roomOf(relative(source, resolve(source, dirname(path), imported)));
  return target === room || allowed.rooms.includes(target) ? undefined : `${path} imports ${imported}`;
}

/** Files that import one another in a circle, types included: what is left when files without imports are taken away. */
function circular(graph: ReadonlyMap<string, readonly string[]>): string[] {
  let left = [...graph.keys()];
  for (;;) {
    const within = (path: string) => graph.get(path)!.filter(to => left.includes(to));
    const imported = new Set(left.flatMap(within));
    const kept = left.filter(path => imported.has(path) && within(path).length > 0);
    if (kept.length === left.length) return left.sort();
    left = kept;
  }
}

const importGraph = (room: string): Map<string, string[]> =>
  new Map(
    files
      .filter(f => roomOf(f.path) === room)
      .map(f => [
        f.path,
        importsOf(f.text)
          .filter(i => i.startsWith('.'))
          .map(i => relative(source, resolve(source, dirname(f.path), i))),
      ]),
  );

describe('the rooms of the house', () => {
  test('each imports only what its row of the table allows', () => {
    expect(files.length).toBeGreaterThan(0);
    expect(files.flatMap(f => importsOf(f.text).flatMap(i => forbidden(f.path, i) ?? []))).toEqual([]);
  });

  test('in core, no files import one another in a circle', () => {
    const graph = importGraph('core');
    expect(graph.size).toBeGreaterThan(100);
    expect([...graph.values()].flat().every(path => graph.has(path))).toBe(true);
    expect(circular(graph)).toEqual([]);
  });

  test('the check sees circles of two and of three files, and nothing else', () => {
    const graph = new Map([
      ['a', ['b']],
      ['b', ['c', 'e']],
      ['c', ['a']],
      ['d', ['a']],
      ['e', []],
      ['f', ['g']],
      ['g', ['f']],
    ]);
    expect(circular(graph)).toEqual(['a', 'b', 'c', 'f', 'g']);
  });

  test('the check sees static, type-only, re-exported and dynamic imports', () => {
    const text =
      "import a from './a.ts'; import type { B } from './b.ts';\nexport * from './c.ts'; await import('./d.ts'); import './e.ts'; new Worker(new URL('./f.ts', import.meta.url));";
    expect(importsOf(text)).toEqual(['./a.ts', './b.ts', './c.ts', './d.ts', './e.ts', './f.ts']);
    expect(forbidden('slack/x.ts', '../jobs/y.ts')).toBe('slack/x.ts imports ../jobs/y.ts');
    expect(forbidden('core/loop/x.ts', 'kysely')).toBe('core/loop/x.ts imports the package kysely');
  });

  test.each([
    ['the clock', /\bDate\.now\(|\bnew Date\(\)|\bTemporal\.Now\b|\bperformance\.now\(/, ['system.ts']],
    ['randomness', /\bMath\.random\(|\brandomUUID\(|\brandomBytes\(/, ['system.ts']],
    ['the environment', /\bprocess\.env\b/, ['config.ts', 'hireloop.js']],
    ['a second SQLite', /node:sqlite/, []],
  ])('only one file touches %s', (_, pattern, keepers: string[]) => {
    const elsewhere = files.filter(
      f => !f.path.startsWith('sandbox/') && pattern.test(withoutComments(f.text)),
    );
    expect(elsewhere.map(f => f.path).filter(path => !keepers.includes(path))).toEqual([]);
  });
});
