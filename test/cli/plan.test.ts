import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { instance } from '../../bench/instances.ts';
import type { Problem } from '../../src/core/scheduling/problem.ts';

const root = resolve(import.meta.dirname, '../..');
const ZONES = ['UTC', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo'];

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hireloop-plan-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A problem in the form of a file. */
function asFile({ interviewers, loops, from, to }: Problem, mode: string) {
  const span = ({ start, end }: { start: Temporal.Instant; end: Temporal.Instant }) => [start, end];
  return JSON.stringify({
    version: 1,
    from,
    to,
    mode,
    take: 5,
    budgetMs: 300,
    seed: 7,
    interviewers: interviewers.map(one => Object.assign({}, one, { busy: one.busy.map(span) })),
    loops: loops.map(one => Object.assign({}, one, { windows: one.windows.map(span) })),
  });
}

function run(args: readonly string[], options: { zone?: string; input?: string } = {}) {
  const env = { ...process.env, TZ: options.zone ?? 'UTC' };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/hireloop.js', 'plan', ...args], {
    cwd: root,
    env,
    encoding: 'utf8',
    ...(options.input === undefined ? {} : { input: options.input }),
  });
  return { status, stdout, stderr };
}

type Answer = { version: number; loops: { id: string; starts?: string[] }[]; stats?: object; cost: number };

function answer(text: string): Answer {
  const parsed = JSON.parse(text) as Answer;
  delete parsed.stats;
  return parsed;
}

describe('npm run plan', () => {
  test.each(['each', 'joint', 'starts'])(
    'scenario 8: %s answers the same in four zones of the process',
    mode => {
      const file = join(folder, `${mode}.json`);
      writeFileSync(file, asFile(instance({ people: 12, weeks: 2, loops: 3, interviews: 3 }, 2), mode));
      const answers = ZONES.map(zone => answer(run([file], { zone }).stdout));
      expect(answers[0]!.version).toBe(1);
      expect(answers[0]!.loops.map(one => one.id)).toEqual(['l0000', 'l0001', 'l0002']);
      for (const other of answers.slice(1)) expect(other).toEqual(answers[0]);
    },
  );

  test('reads standard input, and prints nothing but the answer', () => {
    const input = asFile(instance({ people: 8, weeks: 1, loops: 1, interviews: 1 }, 3), 'each');
    const { status, stdout, stderr } = run(['-'], { input });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(Object.keys(JSON.parse(stdout) as object)).toEqual([
      'version',
      'loops',
      'cost',
      'unplaced',
      'stats',
    ]);
  });

  test('names every fault of a malformed file and ends with 2', () => {
    const { status, stdout, stderr } = run(['-'], {
      input: '{"version":2,"from":"soon","loops":[{"id":"mia"}]}',
    });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    for (const path of [
      '$.version',
      '$.from',
      '$.to',
      '$.interviewers',
      '$.loops[0].zone',
      '$.loops[0].windows',
    ]) {
      expect(stderr).toContain(`${path}: `);
    }
  });

  test.each([
    [['-'], 'not json', /is not JSON/],
    [['missing.json'], '', /missing\.json: ENOENT/],
    [[], '', /Which file is to be planned\? Write: npm run --silent plan/],
    [['a.json', 'b.json'], '', /"b\.json" is one word too many/],
    [['--joint', 'a.json'], '', /'--joint'/],
  ])('%j with %j ends with 2 and says what is wrong', (args, input, message) => {
    const { status, stderr } = run(args, { input });
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
  });

  test('is there under its name', () => {
    const scripts = execFileSync('npm', ['run'], { cwd: root, encoding: 'utf8' });
    expect(scripts).toContain('hireloop.js plan');
  });
});
