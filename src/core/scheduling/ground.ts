import { type Spans, mergeSpans } from '../time/spans.ts';
import { type Axis, axisOf } from './axis.ts';
import type { Problem } from './problem.ts';
import { type Member, type Places, prepareTeam } from './team.ts';
import { DEFAULT_WEIGHTS, type Weights } from './weights.ts';

/** What all loops of a problem share, however they are searched. */
export type Ground = {
  readonly problem: Problem;
  readonly axis: Axis;
  readonly weights: Weights;
  readonly places: Places;
  readonly team: readonly Member[];
  readonly rooms: readonly Spans[];
  /** Milliseconds; minimum notice counts from it. */
  readonly now: number;
};

export function groundOf(problem: Problem): Ground {
  const axis = axisOf(problem);
  const places: Places = new Map();
  return {
    problem,
    axis,
    weights: { ...DEFAULT_WEIGHTS, ...problem.weights },
    places,
    team: prepareTeam(problem, axis, places),
    rooms: (problem.rooms ?? []).map(({ busy }) =>
      mergeSpans(busy.flatMap(one => [one.start.epochMilliseconds, one.end.epochMilliseconds])),
    ),
    now: (problem.now ?? problem.from).epochMilliseconds,
  };
}
