import { tickAtOrAfter } from './axis.ts';
import { GUEST_RULES, SEAT_COSTS, WHO_RULES } from './constraints/rules.ts';
import { type Ground, groundOf } from './ground.ts';
import { IMPOSSIBLE } from './interview-model.ts';
import type { SeatNeeded } from './seat-needed.ts';
import type { Interviewer, Loop, Problem } from './problem.ts';
import { type Profile, profileOf } from './profile.ts';
import type { Member } from './member.ts';
import { type WeekAmounts, weekCosts } from './week-amounts.ts';

/** Who may take a seat, in order of id, with the costs that depend on nothing else. */
export type Candidates = { readonly members: Int32Array; readonly costs: Int32Array };

/**
 * Who can start what, when, at what cost. What is worked out for one loop is kept for the next, so that one object
 * serves all loops of a problem.
 */
export class Availability {
  readonly ground: Ground;
  readonly #profiles = new Map<number, Profile[]>();
  readonly #candidates = new Map<string, Candidates>();
  readonly #weeks: WeekAmounts[] = [];
  readonly #known: Availability | undefined;

  /** What `known` has for members that both have is used again. */
  constructor(ground: Ground, known?: Availability) {
    this.ground = ground;
    this.#known = known;
  }

  static of(problem: Problem): Availability {
    return new Availability(groundOf(problem));
  }

  /** For a problem that is mostly the same. */
  like(problem: Problem): Availability {
    return new Availability(groundOf(problem, this.ground), this);
  }

  /** `duration` in ticks. `lifted`: caps that a loop overrides, as in `Member`. */
  profile(index: number, duration: number, lifted?: ReadonlySet<string>): Profile {
    const { team, axis, weights } = this.ground;
    const member = team[index]!;
    if (!lifted && this.#known?.ground.team[index] === member) return this.#known.profile(index, duration);
    if (lifted) return profileOf({ ...member, lifted }, duration, axis, weights);
    let profiles = this.#profiles.get(duration);
    if (!profiles) this.#profiles.set(duration, (profiles = []));
    return (profiles[index] ??= profileOf(member, duration, axis, weights));
  }

  weekAmounts(index: number): WeekAmounts {
    return (this.#weeks[index] ??= this.#weekAmounts(this.ground.team[index]!));
  }

  /** Who may take a seat in a loop. */
  candidatesFor(seat: SeatNeeded, loop: Loop): Candidates {
    const { members, costs } = this.#qualified(seat);
    const kept = Array.from(members.keys()).filter(k =>
      GUEST_RULES.every(rule => rule.allows(this.ground.team[members[k]!]!.who, loop)),
    );
    if (kept.length === members.length) return { members, costs };
    return { members: Int32Array.from(kept, k => members[k]!), costs: Int32Array.from(kept, k => costs[k]!) };
  }

  /** What leaving a seat empty costs; `IMPOSSIBLE` where it has to be filled. */
  emptyCost({ seat }: SeatNeeded): number {
    return seat.optional ? this.ground.weights.empty : IMPOSSIBLE;
  }

  /** The cost of a person in a seat that depends on nothing else. */
  protected seatCost(who: Interviewer, seat: SeatNeeded): number {
    return SEAT_COSTS.reduce((sum, rule) => sum + this.ground.weights[rule.name] * rule.units(who, seat), 0);
  }

  #qualified(seat: SeatNeeded): Candidates {
    const key = JSON.stringify([seat.needs, seat.people ? [...seat.people, seat.seat.level] : null]);
    const known = this.#candidates.get(key);
    if (known) return known;
    const fitting = this.ground.team.filter(({ who }) => WHO_RULES.every(rule => rule.allows(who, seat)));
    const candidates = {
      members: Int32Array.from(fitting, member => member.index),
      costs: Int32Array.from(fitting, ({ who }) => this.seatCost(who, seat)),
    };
    this.#candidates.set(key, candidates);
    return candidates;
  }

  #weekAmounts(member: Member): WeekAmounts {
    const amounts = weekCosts(member, this.ground.weights);
    const ends = Int32Array.from(member.weeks, week => tickAtOrAfter(this.ground.axis, week.end));
    return { ends, amounts, least: Math.min(...amounts) };
  }
}
