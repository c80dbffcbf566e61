import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planJoint } from '../../../src/core/scheduling/joint/plan-joint.ts';
import { planEach, planStarts } from '../../../src/core/scheduling/plan.ts';
import type { Problem } from '../../../src/core/scheduling/problem.ts';
import { instance } from '../../../bench/instances.ts';
import { randomProblem } from './random-problem.ts';

/** The same problem with every list in another order. */
function reversed(problem: Problem): Problem {
  return {
    ...problem,
    interviewers: problem.interviewers
      .toReversed()
      .map(one => Object.assign({}, one, { busy: one.busy.toReversed() })),
    loops: problem.loops.toReversed().map(one =>
      Object.assign({}, one, {
        windows: one.windows.toReversed(),
        interviews: one.interviews
          .toReversed()
          .map(each => Object.assign({}, each, { seats: each.seats.toReversed() })),
      }),
    ),
  };
}

const json = (value: unknown) => JSON.stringify(value);

describe('answers depend on the problem and nothing else', () => {
  test('the order of people, meetings, windows, interviews and seats does not matter', () => {
    fc.assert(
      fc.property(randomProblem, problem => {
        expect(json(planEach(reversed(problem))[0]!.itineraries)).toBe(
          json(planEach(problem)[0]!.itineraries),
        );
        expect(json(planStarts(reversed(problem)))).toBe(json(planStarts(problem)));
      }),
      { numRuns: 60 },
    );
  });

  test('a joint plan is the same for the same seed, in any order of loops and people', () => {
    const problem = instance({ people: 15, weeks: 2, loops: 6, interviews: 2 }, 5);
    const plan = planJoint(problem, { budgetMs: 200 });
    expect(plan.cutShort).toBe(false);
    expect(json(planJoint(problem, { budgetMs: 200 }))).toBe(json(plan));
    expect(json(planJoint(reversed(problem), { budgetMs: 200 }))).toBe(json(plan));
  });
});
