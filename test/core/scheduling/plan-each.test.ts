import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planEach } from '../../../src/core/scheduling/plan.ts';
import { Oracle } from './brute-force.ts';
import { randomProblem } from './random-problem.ts';

describe('the itineraries of one loop, beside an independent brute force', () => {
  test('cost exactly as much as the cheapest of all, and differ in their starts', () => {
    let feasible = 0;
    fc.assert(
      fc.property(randomProblem, problem => {
        const [plan] = planEach(problem);
        const all = new Oracle(problem, problem.loops[0]!).all();
        const take = problem.take ?? 10;
        expect(plan!.proven).toBe(true);
        expect(plan!.itineraries.map(one => one.cost)).toEqual(all.slice(0, take).map(one => one.cost));
        feasible += Number(all.length > 0);
      }),
      { numRuns: 300 },
    );
    console.log({ feasible });
  });
});
