import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LoopPlan, planEach } from '../../../src/core/scheduling/plan.ts';
import type { Problem } from '../../../src/core/scheduling/problem.ts';
import { applyChanges, onVideo } from '../../../src/core/scheduling/relax/apply-changes.ts';
import { Oracle } from './brute-force.ts';
import { randomProblem } from './random-problem.ts';

const RUNS = { numRuns: 100 };

const oracleOf = (problem: Problem) => new Oracle(problem, problem.loops[0]!);

function forInfeasible(check: (problem: Problem, plan: LoopPlan) => void): void {
  fc.assert(
    fc.property(randomProblem, problem => {
      const plan = planEach(problem)[0]!;
      if (plan.itineraries.length === 0 && plan.proven) check(problem, plan);
    }),
    RUNS,
  );
}

describe('where nothing fits', () => {
  test('every set of changes is enough, and what it promises is the cheapest then', () => {
    forInfeasible((problem, plan) => {
      for (const { changes, itinerary } of plan.relaxations) {
        const changed = oracleOf(applyChanges(problem, 'mia', changes));
        expect(changed.all()[0]?.cost).toBe(itinerary.cost);
        expect(changed.priceOf(itinerary)).toBe(itinerary.cost);
      }
    });
  });

  test('no change of a set can be left out', () => {
    forInfeasible((problem, plan) => {
      for (const { changes } of plan.relaxations) {
        for (const change of changes) {
          const fewer = changes.filter(one => one !== change);
          expect(oracleOf(applyChanges(problem, 'mia', fewer)).exists()).toBe(false);
        }
      }
    });
  });

  test('sets come cheapest first, each once, at most three', () => {
    forInfeasible((_, { relaxations }) => {
      const prices = relaxations.map(({ changes }) => changes.reduce((sum, one) => sum + one.price, 0));
      expect(prices).toEqual(prices.toSorted((a, b) => a - b));
      const texts = relaxations.map(({ changes }) =>
        changes
          .map(one => one.text)
          .sort()
          .join('; '),
      );
      expect(new Set(texts).size).toBe(texts.length);
      expect(texts.length).toBeLessThanOrEqual(3);
    });
  });

  test('there is a reason, and people named for a seat can indeed never take it', () => {
    forInfeasible((problem, plan) => {
      expect(plan.reasons.length).toBeGreaterThan(0);
      const oracle = oracleOf(problem);
      for (const { rule, interview: id, seat: seatId, people } of plan.reasons) {
        if (!id || !seatId || rule === 'distinct') continue;
        const interview = oracle.loop.interviews.find(one => one.id === id)!;
        const seat = interview.seats.find(one => one.id === seatId)!;
        const who = problem.interviewers.filter(one => people?.includes(one.id));
        const starts = oracle.grid().filter(start => oracle.candidateCan(interview, start));
        for (const one of who) {
          for (const start of starts) expect(oracle.seatCost(one, seat, interview, start)).toBeUndefined();
        }
      }
    });
  });

  test('a rule of the loop’s shape is blamed only if the loop fits without it', () => {
    const without = {
      sameDay: { sameDay: false },
      maxIdle: { maxIdleMinutes: null },
      required: { must: [] },
    } as const;
    forInfeasible((problem, { reasons }) => {
      for (const { rule, people } of reasons) {
        if (!(rule in without) || people) continue;
        // Where rooms are needed, it is said of the loop without them: it does not even fit on video.
        const loop = { ...onVideo(problem.loops[0]!), ...without[rule as keyof typeof without] };
        expect(new Oracle(problem, loop).exists()).toBe(true);
      }
    });
  });
});
