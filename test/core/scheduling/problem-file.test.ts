import { describe, expect, test } from 'vitest';
import { asJson, problemFromJson } from '../../../src/core/scheduling/as-json.ts';
import { planEach } from '../../../src/core/scheduling/plan.ts';
import { parseProblem } from '../../../src/core/scheduling/problem-file.ts';

/** One of everything that a file needs. */
const EXAMPLE = {
  version: 1,
  from: '2026-12-01T00:00:00Z',
  to: '2026-12-29T00:00:00Z',
  stepMinutes: 15,
  take: 10,
  mode: 'each',
  budgetMs: 3000,
  seed: 1,
  weights: { day: 4 },
  interviewers: [
    {
      id: 'ana',
      zone: 'Europe/Berlin',
      hours: { thu: [['09:00', '18:00']], tue: [] },
      level: 'senior',
      skills: { data: 3, api: 2 },
      perDay: 2,
      perWeek: 4,
      bufferMinutes: 0,
      load: { '2026-W49': 2 },
      loadByDay: { '2026-12-02': 1 },
      busy: [['2026-12-02T09:00:00Z', '2026-12-02T10:00:00Z']],
    },
  ],
  loops: [
    {
      id: 'mia',
      zone: 'Europe/Paris',
      windows: [['2026-12-03T08:00:00Z', '2026-12-03T16:00:00Z']],
      avoid: [],
      sameDay: true,
      maxIdleMinutes: 60,
      priority: 1,
      interviews: [
        {
          id: 'coding',
          minutes: 60,
          after: [],
          last: false,
          seats: [{ id: 'lead', skill: 'data', level: 'mid', pool: null as unknown }],
        },
      ],
    },
  ],
};

/** The example with one value changed, by path. */
function changed(path: string, value: unknown): unknown {
  const copy = structuredClone(EXAMPLE) as unknown;
  const keys = path.split('.');
  const last = keys.pop()!;
  const parent = keys.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], copy);
  (parent as Record<string, unknown>)[last] = value;
  return copy;
}

function faultsOf(json: unknown): string[] {
  const parsed = parseProblem(json);
  return parsed.kind === 'faults' ? parsed.faults.map(({ path, message }) => `${path}: ${message}`) : [];
}

function problemOf(json: unknown) {
  const parsed = parseProblem(json);
  if (parsed.kind === 'faults') throw new Error(parsed.faults.map(one => one.path).join());
  return parsed.problem;
}

describe('a problem as a file', () => {
  test('the example is read, and planned as worked out by hand', () => {
    const [plan] = planEach(problemOf(EXAMPLE));
    const [best] = plan!.itineraries;
    expect(best!.interviews[0]!.start.toString()).toBe('2026-12-03T08:00:00Z');
    expect(best!.costs).toEqual({ day: 8, idle: 0, load: 15, fit: 0, scarcity: 3, fragment: 0, focus: 0 });
    expect(best!.cost).toBe(26);
    expect(plan!.itineraries).toHaveLength(10);
  });

  test.each<[string, unknown, string]>([
    ['version', 2, '$.version'],
    ['from', '2026-12-01 00:00', '$.from'],
    ['to', '2026-11-01T00:00:00Z', '$.to'],
    ['stepMinutes', 25, '$.stepMinutes'],
    ['take', 0, '$.take'],
    ['mode', 'all', '$.mode'],
    ['budgetMs', 1.5, '$.budgetMs'],
    ['weights', { haste: 1 }, '$.weights.haste'],
    ['weights', { day: -1 }, '$.weights.day'],
    ['interviewers.0.zone', 'Mars/Base', '$.interviewers[0].zone'],
    ['interviewers.0.hours', { monday: [] }, '$.interviewers[0].hours.monday'],
    ['interviewers.0.hours', { mon: [['9:00', '18:00']] }, '$.interviewers[0].hours.mon[0][0]'],
    ['interviewers.0.hours', { mon: [['18:00', '09:00']] }, '$.interviewers[0].hours.mon[0]'],
    ['interviewers.0.level', 'boss', '$.interviewers[0].level'],
    ['interviewers.0.skills', { data: 4 }, '$.interviewers[0].skills.data'],
    ['interviewers.0.perDay', -1, '$.interviewers[0].perDay'],
    ['interviewers.0.load', { '2026-49': 1 }, '$.interviewers[0].load["2026-49"]'],
    ['interviewers.0.loadByDay', { '2026-02-30': 1 }, '$.interviewers[0].loadByDay["2026-02-30"]'],
    ['interviewers.0.busy', [['2026-12-02T10:00:00Z', '2026-12-02T09:00:00Z']], '$.interviewers[0].busy[0]'],
    ['interviewers.0.busy', [['2026-12-02T09:00:00Z']], '$.interviewers[0].busy[0]'],
    [
      'interviewers.0.busy',
      [['2026-02-30T09:00:00Z', '2026-12-02T10:00:00Z']],
      '$.interviewers[0].busy[0][0]',
    ],
    [
      'interviewers.0.busy',
      [['2026-12-02T09:00:00Z', '2026-12-02T10:00:00Z', 'soft']],
      '$.interviewers[0].busy[0][2]',
    ],
    ['interviewers.0.nickname', 'An', '$.interviewers[0].nickname'],
    ['interviewers', [EXAMPLE.interviewers[0], EXAMPLE.interviewers[0]], '$.interviewers[1].id'],
    ['loops.0.windows', [['2026-12-03T16:00:00Z', '2026-12-03T08:00:00Z']], '$.loops[0].windows[0]'],
    ['loops.0.avoid', [['12:00', '11:00']], '$.loops[0].avoid[0]'],
    ['loops.0.interviews', [], '$.loops[0].interviews'],
    ['loops.0.interviews.0.minutes', 0, '$.loops[0].interviews[0].minutes'],
    ['loops.0.interviews.0.after', ['design'], '$.loops[0].interviews[0].after[0]'],
    ['loops.0.interviews.0.after', ['coding'], '$.loops[0].interviews[0].after[0]'],
    ['loops.0.interviews.0.seats', [], '$.loops[0].interviews[0].seats'],
    ['loops.0.interviews.0.seats.0.pool', ['zoe'], '$.loops[0].interviews[0].seats[0].pool[0]'],
    ['loops.0.interviews.0.seats.0.pool', 'seniors', '$.loops[0].interviews[0].seats[0].pool'],
    ['loops.0.must', ['zoe'], '$.loops[0].must[0]'],
  ])('%s as %j is a fault at %s', (path, value, at) => {
    expect(faultsOf(changed(path, value)).map(one => one.split(': ')[0])).toContain(at);
  });

  test('every fault is named at once, with what was received', () => {
    const broken = {
      ...EXAMPLE,
      version: 3,
      from: 12,
      extra: true,
      loops: [{ ...EXAMPLE.loops[0], zone: undefined }],
    };
    expect(faultsOf(broken)).toEqual([
      '$.version: Invalid input: expected 1, got 3',
      '$.from: Invalid input: expected string, received number, got 12',
      '$.loops[0].zone: missing',
      '$.extra: unknown key',
    ]);
  });

  test.each([null, 3, 'text', [], {}])('%j is no problem', json => {
    expect(faultsOf(json).length).toBeGreaterThan(0);
  });

  test('a pool may be a name, and avoided time a wall time or a stretch', () => {
    const named = { ...EXAMPLE, pools: { seniors: ['ana'] } };
    const loop = {
      ...EXAMPLE.loops[0]!,
      avoid: [
        ['12:00', '13:00'],
        ['2026-12-03T08:00:00Z', '2026-12-03T09:00:00Z'],
      ],
    };
    const seats = [{ id: 'lead', pool: 'seniors' }];
    const problem = problemOf({
      ...named,
      loops: [{ ...loop, interviews: [{ id: 'coding', minutes: 60, seats }] }],
    });
    expect(planEach(problem)[0]!.itineraries[0]!.interviews[0]!.start.toString()).toBe(
      '2026-12-03T09:00:00Z',
    );
  });

  test('a horizon that needs too much memory is refused', () => {
    expect(faultsOf({ ...EXAMPLE, to: '2029-12-01T00:00:00Z', stepMinutes: 5 })[0]).toMatch(
      /^\$\.to: .*at most/,
    );
  });

  test('a problem survives being sent to another thread', () => {
    const problem = problemOf(EXAMPLE);
    expect(JSON.stringify(planEach(problemFromJson(asJson(problem))))).toBe(
      JSON.stringify(planEach(problem)),
    );
  });
});
