import { type Axis, axisOf, isSameAxis } from './axis.ts';
import type { Problem } from './problem.ts';
import { Rooms } from './rooms.ts';
import type { Member, Places } from './member.ts';
import { prepareTeam } from './team.ts';
import { DEFAULT_WEIGHTS, type Weights } from './weights.ts';

/** What all loops of a problem share, however they are searched. */
export type Ground = {
  readonly problem: Problem;
  readonly axis: Axis;
  readonly weights: Weights;
  readonly places: Places;
  readonly team: readonly Member[];
  readonly rooms: Rooms;
  /** Milliseconds; minimum notice counts from it. */
  readonly now: number;
};

/** `like`: the ground of a problem that is mostly the same, whose work is used again where it is. */
export function groundOf(problem: Problem, like?: Ground): Ground {
  const axis = axisOf(problem);
  const same = like && isSameAxis(axis, like.axis) && problem.daysOff === like.problem.daysOff;
  const places: Places = same ? like.places : { byZone: new Map(), dates: new Map() };
  return {
    problem,
    axis,
    weights: { ...DEFAULT_WEIGHTS, ...problem.weights },
    places,
    team: prepareTeam(problem, axis, places, same ? like.team : []),
    rooms: new Rooms(problem.rooms ?? [], axis),
    now: (problem.now ?? problem.from).epochMilliseconds,
  };
}
