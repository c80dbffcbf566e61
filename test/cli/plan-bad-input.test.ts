import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

/** What people write by mistake into the file that `plan` reads: a clear answer, from the command itself. */

const root = resolve(import.meta.dirname, '../..');

type Answer = {
  loops: { itineraries: object[]; because: string[]; proven?: boolean; starts?: string[] }[];
  unplaced: { id: string; because: string[] }[];
};

function plan(file: object) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/hireloop.js', 'plan', '-'], {
    cwd: root,
    encoding: 'utf8',
    input: JSON.stringify(file),
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, stderr, answer: stdout === '' ? undefined : (JSON.parse(stdout) as Answer) };
}

const WEEK = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map(day => [day, [['09:00', '17:00']]]));
const ANA = { id: 'ana', zone: 'Europe/Berlin', hours: WEEK, level: 'senior', skills: { data: 3 } };
const CODING = { id: 'coding', minutes: 60, seats: [{ id: 'lead', skill: 'data' }] };
const MIA = {
  id: 'mia',
  zone: 'Europe/Berlin',
  windows: [['2026-12-03T08:00:00Z', '2026-12-03T16:00:00Z']],
  interviews: [CODING],
};
const FILE = {
  version: 1,
  from: '2026-12-01T00:00:00Z',
  to: '2026-12-29T00:00:00Z',
  interviewers: [ANA],
  loops: [MIA],
};
const withMia = (changes: object) => ({ ...FILE, loops: [{ ...MIA, ...changes }] });
const seated = (seat: object) => withMia({ interviews: [{ ...CODING, seats: [{ id: 'lead', ...seat }] }] });

describe('npm run plan refuses', () => {
  test.each<[string, object, string]>([
    ['a loop without interviews', withMia({ interviews: [] }), '$.loops[0].interviews: '],
    [
      'windows that are reversed',
      withMia({ windows: [['2026-12-03T16:00:00Z', '2026-12-03T08:00:00Z']] }),
      '$.loops[0].windows[0]: the end is not after the start',
    ],
    [
      'an interview of no length',
      withMia({ interviews: [{ ...CODING, minutes: 0 }] }),
      '$.loops[0].interviews[0].minutes: ',
    ],
    [
      'an interview after itself',
      withMia({ interviews: [{ ...CODING, after: ['coding'] }] }),
      '$.loops[0].interviews[0].after[0]: an interview cannot come after itself',
    ],
    ['a horizon that is reversed', { ...FILE, to: '2026-11-01T00:00:00Z' }, '$.to: the end '],
    [
      'a horizon of ten years in small steps',
      { ...FILE, to: '2036-12-01T00:00:00Z', stepMinutes: 1 },
      '$.to: ',
    ],
  ])('%s', (_, file, message) => {
    const { status, stderr, answer } = plan(file);
    expect({ status, answer }).toEqual({ status: 2, answer: undefined });
    expect(stderr).toContain(message);
  });
});

describe('npm run plan answers', () => {
  test.each<[string, object, RegExp]>([
    ['an empty pool', seated({ pool: [] }), /Nobody in the pool can take coding/],
    ['a company without interviewers', { ...FILE, interviewers: [] }, /There are no interviewers/],
    [
      'a person with no hours',
      { ...FILE, interviewers: [{ ...ANA, hours: {} }] },
      /outside of the hours of ana/,
    ],
    [
      'an order that contradicts itself',
      withMia({
        interviews: [
          { ...CODING, id: 'a', after: ['b'] },
          { ...CODING, id: 'b', after: ['a'] },
        ],
      }),
      /contradicts itself/,
    ],
    ['a candidate without windows', withMia({ windows: [] }), /mia offers no 60 minutes/],
  ])('%s with the reason', (_, file, because) => {
    for (const mode of ['each', 'joint']) {
      const { status, answer } = plan({ ...file, mode, budgetMs: 100 });
      expect(status).toBe(0);
      expect(answer!.loops[0]?.itineraries ?? []).toEqual([]);
      const told = [...(answer!.loops[0]?.because ?? []), ...answer!.unplaced.flatMap(one => one.because)];
      expect(told.join(' ')).toMatch(because);
    }
  });

  test('2,000 people over a year', () => {
    const interviewers = Array.from({ length: 2000 }, (_, i) => ({ ...ANA, id: `p${i}` }));
    const year = { ...FILE, to: '2027-12-01T00:00:00Z', interviewers };
    const each = plan(year).answer!;
    expect(each.loops[0]).toMatchObject({ proven: true });
    expect(each.loops[0]!.itineraries).toHaveLength(10);
    expect(plan({ ...year, mode: 'joint', budgetMs: 100 }).answer!.unplaced).toEqual([]);
    expect(plan({ ...year, mode: 'starts' }).answer!.loops[0]!.starts).toHaveLength(29);
  });
});
