import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instance } from '../../../bench/instances.ts';
import { type JointPlan, planJoint } from '../../../src/core/scheduling/joint/plan-joint.ts';
import type { Problem } from '../../../src/core/scheduling/problem.ts';
import { company, interview, loop, person, seat, span } from './small-company.ts';

const TUESDAY = '2026-12-01';
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

type Meeting = { person: string; start: number; end: number };

function meetingsOf({ loops }: JointPlan): Meeting[] {
  return loops.flatMap(one =>
    (one.itineraries[0]?.interviews ?? []).flatMap(({ start, end, seats }) =>
      seats.map(({ person }) => ({ person, start: start.epochMilliseconds, end: end.epochMilliseconds })),
    ),
  );
}

/** Small, tight problems: people are few, so that loops get into each other's way. */
const tight = fc
  .record({
    seed: fc.nat(500),
    people: fc.integer({ min: 4, max: 12 }),
    loops: fc.integer({ min: 2, max: 6 }),
    interviews: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ seed, ...size }) => instance({ ...size, weeks: 1 }, seed));

const plan = (problem: Problem) => planJoint(problem, { budgetMs: 30 });

describe('a plan of all loops together', () => {
  test('gives nobody two interviews at once, keeps distances and caps', () => {
    fc.assert(
      fc.property(tight, problem => {
        const meetings = meetingsOf(plan(problem));
        for (const {
          id,
          zone,
          bufferMinutes = 0,
          perDay,
          perWeek,
          load = {},
          busy,
        } of problem.interviewers) {
          const own = meetings.filter(one => one.person === id).sort((a, b) => a.start - b.start);
          for (const [i, one] of own.entries()) {
            const next = own[i + 1];
            expect(next === undefined || next.start - one.end >= bufferMinutes * 60_000).toBe(true);
            expect(
              busy.some(b => b.start.epochMilliseconds < one.end && one.start < b.end.epochMilliseconds),
            ).toBe(false);
          }
          const local = own.map(one =>
            Temporal.Instant.fromEpochMilliseconds(one.start).toZonedDateTimeISO(zone),
          );
          const days = Map.groupBy(local, one => one.toPlainDate().toString());
          const weeks = Map.groupBy(
            local,
            one => `${one.yearOfWeek}-W${String(one.weekOfYear).padStart(2, '0')}`,
          );
          for (const some of days.values()) expect(some.length).toBeLessThanOrEqual(perDay ?? Infinity);
          for (const [week, some] of weeks)
            expect(some.length + (load[week] ?? 0)).toBeLessThanOrEqual(perWeek ?? Infinity);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('does so where some loops stay apart from the annealing: lifted caps, one candidate in two loops', () => {
    for (const seed of [3, 7, 11]) {
      const problem = instance({ people: 14, weeks: 1, loops: 10, interviews: 2 }, seed);
      const apart = problem.loops.map((one, i) => {
        if (i % 3 === 0) return { ...one, candidate: `c${Math.floor(i / 6)}` };
        return i % 3 === 1 ? { ...one, overrides: [{ person: 'p0001', cap: 'perDay' as const }] } : one;
      });
      const meetings = meetingsOf(planJoint({ ...problem, loops: apart }, { budgetMs: 1500 }));
      const twice = meetings.filter(a =>
        meetings.some(b => a !== b && a.person === b.person && a.start < b.end && b.start < a.end),
      );
      expect(twice).toEqual([]);
    }
  });

  test('costs what its itineraries and the interviews left out cost, and never less than its bound', () => {
    fc.assert(
      fc.property(tight, problem => {
        const { loops, cost, bound, proven } = plan(problem);
        const placed = loops.map(one => one.itineraries[0]?.cost ?? 0);
        const left = problem.loops.filter(
          one => loops.find(each => each.id === one.id)!.itineraries.length === 0,
        );
        expect(sum(placed) + sum(left.map(one => 300 * one.interviews.length))).toBe(cost);
        expect(bound).toBeLessThanOrEqual(cost);
        expect(proven).toBe(bound === cost);
      }),
      { numRuns: 40 },
    );
  });

  test('counts fairness from what people had before, so that no order of the loops changes what a plan costs', () => {
    for (const seed of [2, 5, 9]) {
      const problem = instance({ people: 9, weeks: 3, loops: 8, interviews: 2 }, seed);
      const fair = { ...problem, weights: { fairness: 3 } };
      const { loops, cost, bound } = planJoint(fair, { budgetMs: 300 });
      const left = loops.filter(one => one.itineraries.length === 0).length;
      expect(sum(loops.map(one => one.itineraries[0]?.cost ?? 0)) + 2 * 300 * left).toBe(cost);
      const units = sum(loops.map(one => one.itineraries[0]?.costs.fairness ?? 0));
      const before = loops.flatMap(one => one.itineraries[0]?.interviews ?? []).flatMap(one => one.seats);
      expect(units).toBeGreaterThanOrEqual(3 * before.length);
      expect(bound).toBeLessThanOrEqual(cost);
      expect(bound).toBeGreaterThan(cost / 2);
      expect(cost).toBeLessThanOrEqual(bookInTurn(fair));
    }
  });

  test('finds what any order of booking one loop after the other finds, or better', () => {
    fc.assert(
      fc.property(tight, problem => {
        const { cost, bound } = plan(problem);
        const oneByOne = bookInTurn(problem);
        expect(cost).toBeLessThanOrEqual(oneByOne);
        expect(bound).toBeLessThanOrEqual(oneByOne);
      }),
      { numRuns: 25 },
    );
  });
});

/** Books loops in the order of ids, each at its cheapest, by planning one after the other. */
function bookInTurn(problem: Problem): number {
  let { interviewers } = problem;
  let cost = 0;
  for (const one of problem.loops) {
    const { loops, cost: own } = planJoint({ ...problem, interviewers, loops: [one] });
    cost += own;
    const meetings = meetingsOf({ loops } as JointPlan);
    interviewers = interviewers.map(who =>
      meetings.filter(each => each.person === who.id).reduce(withMeeting, who),
    );
  }
  return cost;
}

function withMeeting(who: Problem['interviewers'][number], { start, end }: Meeting): typeof who {
  const [from, to] = [start, end].map(ms => Temporal.Instant.fromEpochMilliseconds(ms)) as [
    Temporal.Instant,
    Temporal.Instant,
  ];
  const local = from.toZonedDateTimeISO(who.zone);
  const week = `${local.yearOfWeek}-W${String(local.weekOfYear).padStart(2, '0')}`;
  const date = local.toPlainDate().toString();
  return {
    ...who,
    busy: [...who.busy, { start: from, end: to }],
    load: { ...who.load, [week]: (who.load?.[week] ?? 0) + 1 },
    loadByDay: { ...who.loadByDay, [date]: (who.loadByDay?.[date] ?? 0) + 1 },
  };
}

describe('loops that want the same', () => {
  const one = (id: string, changes: Parameters<typeof loop>[1] = {}) =>
    loop([interview('coding')], { id, windows: [span(TUESDAY, '09:00', '10:00')], ...changes });

  test('whoever has the higher priority is placed, and the other told why and what would help', () => {
    const problem = company([person('ana')], [one('mia'), one('noa', { priority: 2 })]);
    const { loops, unplaced, cost } = plan(problem);
    expect(unplaced.map(each => each.id)).toEqual(['mia']);
    expect(loops.find(each => each.id === 'noa')!.itineraries).toHaveLength(1);
    expect(unplaced[0]!.because.join()).toMatch(/meetings of ana/);
    expect(loops.find(each => each.id === 'mia')!.relaxations.length).toBeGreaterThan(0);
    expect(cost).toBe(300 + loops.find(each => each.id === 'noa')!.itineraries[0]!.cost + 4);
  });

  test('an exact placement that is worse for one lets both be held', () => {
    const early = one('mia', { windows: [span(TUESDAY, '09:00', '11:00')] });
    const { unplaced } = plan(company([person('ana')], [early, one('noa')]));
    expect(unplaced).toEqual([]);
  });

  test('loops of one candidate share nobody and never overlap', () => {
    const crew = ['ana', 'bo'].map(id => person(id));
    const same = ['mia-1', 'mia-2'].map(id =>
      one(id, { candidate: 'mia', windows: [span(TUESDAY, '09:00', '11:00')] }),
    );
    const meetings = meetingsOf(plan(company(crew, same)));
    expect(new Set(meetings.map(each => each.person)).size).toBe(2);
    expect(new Set(meetings.map(each => each.start)).size).toBe(2);
    const alone = plan(company([person('ana')], same));
    expect(alone.unplaced).toHaveLength(1);
  });

  test('required people and lifted caps hold in a joint plan too', () => {
    const crew = [person('ana', { perWeek: 0 }), person('bo')];
    const overrides = [{ person: 'ana', cap: 'perWeek' as const }];
    const { loops } = plan(company(crew, [one('mia', { must: ['ana'], overrides }), one('noa')]));
    expect(loops.map(each => each.itineraries[0]?.interviews[0]!.seats[0]!.person)).toEqual(['ana', 'bo']);
  });

  test('the reasons count what the plan adds, in the week and in four of them', () => {
    const loops = ['mia', 'noa', 'oli'].map(id => loop([interview('coding')], { id }));
    const { loops: planned } = planJoint(company([person('ana')], loops, { weights: { fairness: 1 } }));
    const because = planned.map(one => one.itineraries[0]!.interviews[0]!.seats[0]!.because);
    expect(because).toHaveLength(3);
    for (const text of because) {
      expect(text).toMatch(
        /^data 3\/3, senior, (first interview|interview [23]) that week, [123] in four weeks$/,
      );
      expect(/interview (\d) that week/.exec(text)?.[1] ?? '1').toBe(/(\d) in four weeks/.exec(text)![1]);
    }
    expect(new Set(because).size).toBe(3);
  });

  test('shadows are seated from who is left, and count for nothing', () => {
    const seats = [seat(), seat({ id: 'shadow', kind: 'shadow', skill: null })];
    const shadowed = (id: string) => ({ ...one(id), interviews: [interview('coding', { seats })] });
    const crew = ['ana', 'bo', 'cem'].map(id => person(id));
    const { loops, cost } = plan(company(crew, [shadowed('mia'), shadowed('noa')]));
    const sitting = loops.map(each => each.itineraries[0]!.interviews[0]!.seats.map(chair => chair.person));
    expect(sitting.flat().toSorted()).toEqual(['ana', 'bo', 'cem']);
    expect(cost).toBe(sum(loops.map(each => each.itineraries[0]!.cost)));
  });

  test('a search that is stopped gives the best plan so far and says so', () => {
    const problem = instance({ people: 20, weeks: 2, loops: 10, interviews: 3 }, 4);
    let asked = 0;
    const stopped = planJoint(problem, { budgetMs: 10_000, expired: () => (asked += 1) > 3 });
    expect(stopped.cutShort).toBe(true);
    expect(stopped.loops.filter(each => each.itineraries.length > 0).length).toBeGreaterThan(5);
  });

  test('progress goes up to the end, costs down', () => {
    const seen: { cost: number; done: number }[] = [];
    const problem = instance({ people: 20, weeks: 2, loops: 8, interviews: 3 }, 4);
    const { cost } = planJoint(problem, { budgetMs: 300, onProgress: one => seen.push(one) });
    expect(seen.map(one => one.done)).toEqual(seen.map(one => one.done).toSorted((a, b) => a - b));
    expect(Math.min(...seen.map(one => one.cost))).toBeGreaterThanOrEqual(cost);
  });
});
