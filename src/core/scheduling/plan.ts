import { Availability } from './availability.ts';
import { tickToMs } from './axis.ts';
import { sortedById } from './sorted.ts';
import { compileLoop } from './compile-loop.ts';
import { describe, seatPath, shadowsFor, withShadows } from './describe.ts';
import type { Reason } from './explain.ts';
import type { Itinerary } from './itinerary.ts';
import type { Loop, Problem } from './problem.ts';
import { membersRequired } from './loop-people.ts';
import { type Relaxation, relaxations } from './relax/relax.ts';
import { type FoundIn, searchLoop } from './search-loop.ts';
import { NODE_LIMIT } from './search.ts';
import { feasibleStarts } from './starts.ts';
import { whyNot } from './why/why-not.ts';
import { whyThese } from './why/why-these.ts';

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

export type PlanOptions = {
  /** Steps after which the search of one loop gives up and says so. Default 60,000: a fraction of a second. */
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
  const availability = options.availability ?? Availability.of(problem);
  return sortedById(problem.loops).map(loop => planLoop(loop, availability, options.nodeLimit ?? NODE_LIMIT));
}

export type LoopStarts = {
  readonly id: string;
  /** Earliest first. */
  readonly starts: readonly Temporal.Instant[];
  /** False where the limit ended the search: there may be more. */
  readonly proven: boolean;
  /** Steps of the search. */
  readonly nodes: number;
};

/**
 * Per loop, every instant at which its first interview, whichever that is, can start so that the whole loop fits:
 * what a candidate may choose from. Sorted by loop id.
 */
export function planStarts(problem: Problem, options: PlanOptions = {}): LoopStarts[] {
  const availability = options.availability ?? Availability.of(problem);
  return sortedById(problem.loops).map(loop => {
    const model = compileLoop(loop, availability);
    const required = membersRequired(loop, availability.ground);
    const { ticks, proven, nodes } = feasibleStarts(model, required, options.nodeLimit ?? NODE_LIMIT);
    const starts = ticks.map(tick =>
      Temporal.Instant.fromEpochMilliseconds(tickToMs(availability.ground.axis, tick)),
    );
    return { id: loop.id, starts, proven, nodes };
  });
}

function planLoop(loop: Loop, availability: Availability, nodeLimit: number): LoopPlan {
  const model = compileLoop(loop, availability);
  const required = membersRequired(loop, availability.ground);
  const take = availability.ground.problem.take ?? DEFAULT_TAKE;
  const { found, proven, nodes } = searchLoop(model, required, { take, nodeLimit });
  const itineraries = found.map(itineraryOf);
  const impossible = found.length === 0 && proven;
  const reasons = impossible
    ? whyNot(model, availability, nodeLimit)
    : whyThese(loop, itineraries, { take, proven, nodes });
  return {
    id: loop.id,
    itineraries,
    proven,
    because: reasons.map(reason => reason.text),
    reasons,
    relaxations: impossible ? relaxations(loop, availability, nodeLimit) : [],
    nodes,
  };
}

function itineraryOf({ path, model }: FoundIn): Itinerary {
  const seated = seatPath(path, model);
  return withShadows(describe(seated, model), shadowsFor(seated, model), model);
}
