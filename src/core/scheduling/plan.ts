import { Availability } from './availability.ts';
import type { Change } from './changes.ts';
import { tickToMs } from './axis.ts';
import { sortedById } from './sorted.ts';
import { compileLoop } from './compile-loop.ts';
import { Describer } from './describe.ts';
import type { Reason } from './explain.ts';
import type { Itinerary } from './itinerary.ts';
import type { Loop, Problem } from './problem.ts';
import { NODE_LIMIT, search } from './search.ts';
import { feasibleStarts } from './starts.ts';

export type LoopPlan = {
  readonly id: string;
  /** Cheapest first, each with other starts than all before it; none where nothing fits. */
  readonly itineraries: readonly Itinerary[];
  /** Whether it is certain that no itinerary is cheaper than these, or that none exists. */
  readonly proven: boolean;
  /** Sentences for people: what decided, or why nothing fits. */
  readonly because: readonly string[];
  /** The same as data, with the rule that each is about. */
  readonly reasons: readonly Reason[];
  /** Where nothing fits: minimal sets of changes that make it fit, cheapest first. */
  readonly relaxations: readonly Relaxation[];
  /** Steps of the search. */
  readonly nodes: number;
};

export type Relaxation = {
  readonly changes: readonly Change[];
  /** What would be booked after the changes. */
  readonly itinerary: Itinerary;
};

export type PlanOptions = {
  /** Steps after which the search of one loop gives up and says so. Default 200,000: a fraction of a second. */
  readonly nodeLimit?: number;
  /** Made from the same problem, to be used for several calls. */
  readonly availability?: Availability;
};

const DEFAULT_TAKE = 10;

/**
 * The cheapest itineraries of every loop on its own, as if the others were not there; sorted by loop id. Depends on
 * nothing but the problem: not on its order, the machine's zone or the day.
 */
export function planEach(problem: Problem, options: PlanOptions = {}): LoopPlan[] {
  const availability = options.availability ?? new Availability(problem);
  return sortedById(problem.loops).map(loop => planLoop(loop, availability, options.nodeLimit ?? NODE_LIMIT));
}

export type LoopStarts = {
  readonly id: string;
  /** Earliest first. */
  readonly starts: readonly Temporal.Instant[];
  /** False where the limit ended the search: there may be more. */
  readonly proven: boolean;
};

/**
 * Per loop, every instant at which its first interview, whichever that is, can start so that the whole loop fits:
 * what a candidate may choose from. Sorted by loop id.
 */
export function planStarts(problem: Problem, options: PlanOptions = {}): LoopStarts[] {
  const availability = options.availability ?? new Availability(problem);
  return sortedById(problem.loops).map(loop => {
    const model = compileLoop(loop, availability);
    const { ticks, proven } = feasibleStarts(model, options.nodeLimit ?? NODE_LIMIT);
    const starts = ticks.map(tick =>
      Temporal.Instant.fromEpochMilliseconds(tickToMs(availability.axis, tick)),
    );
    return { id: loop.id, starts, proven };
  });
}

function planLoop(loop: Loop, availability: Availability, nodeLimit: number): LoopPlan {
  const model = compileLoop(loop, availability);
  const describer = new Describer(model, availability);
  const { found, proven, nodes } = search(model, availability.problem.take ?? DEFAULT_TAKE, nodeLimit);
  return {
    id: loop.id,
    itineraries: found.map(({ path }) => describer.itinerary(path)),
    proven,
    because: found.length > 0 ? [] : ['Nothing fits.'],
    reasons: [],
    relaxations: [],
    nodes,
  };
}
