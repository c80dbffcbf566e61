import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planEach, planStarts } from '../../../src/core/scheduling/plan.ts';
import type { Itinerary } from '../../../src/core/scheduling/itinerary.ts';
import { Oracle } from './brute-force.ts';
import { randomProblem } from './random-problem.ts';

/** fast-check prints the seed of a failure; `{ seed }` here plays it again. */
const RUNS = { numRuns: 100 };

describe('beside an independent brute force', () => {
  test('the itineraries cost exactly as much as the cheapest of all', () => {
    fc.assert(
      fc.property(randomProblem, problem => {
        const [plan] = planEach(problem);
        const all = new Oracle(problem, problem.loops[0]!).all();
        const cheapest = all.slice(0, problem.take ?? 10).map(one => one.cost);
        expect(plan!.itineraries.map(one => one.cost)).toEqual(cheapest);
        expect(plan!.proven).toBe(true);
      }),
      RUNS,
    );
  });

  test('no itinerary breaks a rule, starts like another, or is priced wrongly', () => {
    fc.assert(
      fc.property(randomProblem, problem => {
        const { itineraries } = planEach(problem)[0]!;
        const oracle = new Oracle(problem, problem.loops[0]!);
        for (const one of itineraries) expect(oracle.priceOf(one)).toBe(one.cost);
        for (const one of itineraries) expect(sum(Object.values(one.costs))).toBe(one.cost);
        const starts = itineraries.map(startsOf);
        expect(new Set(starts).size).toBe(starts.length);
        for (const { id, start, room } of itineraries.flatMap(one => one.interviews)) {
          const interview = oracle.loop.interviews.find(one => one.id === id)!;
          const allowed = interview.room ? oracle.roomsFor(interview, start.epochMilliseconds) : [undefined];
          expect(allowed).toContain(room);
        }
      }),
      RUNS,
    );
  });

  test('a loop can begin at exactly the starts that are given', () => {
    fc.assert(
      fc.property(randomProblem, problem => {
        const [plan] = planStarts(problem);
        const first = new Oracle(problem, problem.loops[0]!).all().map(one => Math.min(...one.starts));
        expect(plan!.starts.map(one => one.epochMilliseconds)).toEqual(
          [...new Set(first)].sort((a, b) => a - b),
        );
      }),
      RUNS,
    );
  });

  test('a search that is cut short never calls its answer proven unless it is', () => {
    fc.assert(
      fc.property(randomProblem, fc.integer({ min: 1, max: 60 }), (problem, nodeLimit) => {
        const plan = planEach(problem, { nodeLimit })[0]!;
        if (!plan.proven) return;
        const all = new Oracle(problem, problem.loops[0]!).all();
        const cheapest = all.slice(0, problem.take ?? 10).map(one => one.cost);
        expect(plan.itineraries.map(one => one.cost)).toEqual(cheapest);
      }),
      RUNS,
    );
  });
});

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
const startsOf = ({ interviews }: Itinerary) =>
  interviews
    .map(one => `${one.id} ${one.start.toString()}`)
    .sort()
    .join();
