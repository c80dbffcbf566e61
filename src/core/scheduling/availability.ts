import { type Spans, mergeSpans } from '../time/spans.ts';
import { type Axis, axisOf, tickAtOrAfter } from './axis.ts';
import { SEAT_COSTS, WEEK_COSTS, WHO_RULES } from './constraints/rules.ts';
import type { SeatNeeded } from './loop-model.ts';
import type { Problem } from './problem.ts';
import { type Profile, profileOf } from './profile.ts';
import { type Member, type Places, prepareTeam } from './team.ts';
import { DEFAULT_WEIGHTS, type Weights } from './weights.ts';

/** What a seat costs in each ISO week of one person, by their load; week `w` ends before tick `ends[w]`. */
export type WeekAmounts = { readonly ends: Int32Array; readonly amounts: Int32Array };

/** Who may take a seat, in order of id, with the costs that depend on nothing else. */
export type Eligible = { readonly members: Int32Array; readonly costs: Int32Array };

/**
 * A problem with everything that its loops share worked out: when each person can start what, at what cost. Made
 * once; what is worked out for one loop is kept for the next.
 */
export class Availability {
  readonly problem: Problem;
  readonly axis: Axis;
  readonly weights: Weights;
  readonly places: Places = new Map();
  readonly team: readonly Member[];
  readonly rooms: readonly Spans[];
  /** Milliseconds; minimum notice counts from it. */
  readonly now: number;
  readonly #profiles = new Map<number, Profile[]>();
  readonly #eligible = new Map<string, Eligible>();
  readonly #weeks: WeekAmounts[] = [];

  constructor(problem: Problem) {
    this.problem = problem;
    this.axis = axisOf(problem);
    this.weights = { ...DEFAULT_WEIGHTS, ...problem.weights };
    this.team = prepareTeam(problem, this.axis, this.places);
    this.rooms = (problem.rooms ?? []).map(({ busy }) =>
      mergeSpans(busy.flatMap(one => [one.start.epochMilliseconds, one.end.epochMilliseconds])),
    );
    this.now = (problem.now ?? problem.from).epochMilliseconds;
  }

  /** `duration` in ticks. `lifted`: caps that a loop overrides, as in `Member`. */
  profile(index: number, duration: number, lifted?: ReadonlySet<string>): Profile {
    const member = this.team[index]!;
    if (lifted) return profileOf({ ...member, lifted }, duration, this.axis, this.weights);
    let profiles = this.#profiles.get(duration);
    if (!profiles) this.#profiles.set(duration, (profiles = []));
    return (profiles[index] ??= profileOf(member, duration, this.axis, this.weights));
  }

  weekAmounts(index: number): WeekAmounts {
    return (this.#weeks[index] ??= this.#weekAmounts(this.team[index]!));
  }

  eligible(seat: SeatNeeded): Eligible {
    const key = JSON.stringify([seat.needs, seat.people ? [...seat.people, seat.seat.level] : null]);
    const known = this.#eligible.get(key);
    if (known) return known;
    const fitting = this.team.filter(({ who }) => WHO_RULES.every(rule => rule.allows(who, seat)));
    const eligible = {
      members: Int32Array.from(fitting, member => member.index),
      costs: Int32Array.from(fitting, ({ who }) =>
        SEAT_COSTS.reduce((sum, rule) => sum + this.weights[rule.name] * rule.units(who, seat), 0),
      ),
    };
    this.#eligible.set(key, eligible);
    return eligible;
  }

  #weekAmounts(member: Member): WeekAmounts {
    const active = WEEK_COSTS.filter(rule => this.weights[rule.name] > 0);
    return {
      ends: Int32Array.from(member.weeks, week => tickAtOrAfter(this.axis, week.end)),
      amounts: Int32Array.from(member.weeks, (_, week) =>
        active.reduce((sum, rule) => sum + this.weights[rule.name] * rule.units(member, week), 0),
      ),
    };
  }
}
