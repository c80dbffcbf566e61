import { tickToMs } from './axis.ts';
import { choicesOf } from './choices.ts';
import { costsOf } from './costs.ts';
import type { Itinerary, PlannedInterview, PlannedSeat } from './itinerary.ts';
import { type LoopModel, NOBODY, type SeatModel } from './loop-model.ts';
import { Panels } from './panels.ts';
import { type Path, type Placed, stepsOf } from './path.ts';
import { interviewReasons, loopReasons } from './reasons.ts';

/** One interview of an itinerary with who sits where; `members` are parallel to the seats of the model. */
export type Seated = Placed & { readonly members: readonly number[] };

/** Turns what the search found into an itinerary: its people, what it costs for what, and why. */
export class Describer {
  readonly #model: LoopModel;
  readonly #panels: Panels;

  constructor(model: LoopModel) {
    this.#model = model;
    this.#panels = new Panels(model);
  }

  itinerary(path: Path): Itinerary {
    const seated = this.#seat(stepsOf(path));
    const costs = costsOf(seated, this.#model);
    const shadows = this.#shadows(seated);
    return {
      cost: Object.values(costs).reduce((sum, cost) => sum + cost, 0),
      costs,
      interviews: seated.map(one => this.#interview(one, shadows)),
      reasons: loopReasons(seated, this.#model),
    };
  }

  #seat(placed: readonly Placed[]): Seated[] {
    const assignment = this.#panels.best(placed);
    if (!assignment) throw new Error('No panel for starts that the search has found');
    let next = 0;
    return placed.map(one => {
      const { length } = this.#model.interviews[one.interview]!.seats;
      next += length;
      return { ...one, members: assignment.members.slice(next - length, next) };
    });
  }

  #interview(seated: Seated, shadows: ReadonlyMap<SeatModel, number>): PlannedInterview {
    const { axis, team } = this.#model.ground;
    const { interview, duration, seats } = this.#model.interviews[seated.interview]!;
    const inSeats = seats.map((model, s) => ({ model, member: seated.members[s]! }));
    const behind = [...shadows].filter(([seat]) => seat.interview === interview);
    const all = [...inSeats, ...behind.map(([model, member]) => ({ model, member }))];
    const filled = all.filter(({ member }) => member !== NOBODY);
    const planned = filled.map(({ model, member }): PlannedSeat => ({
      id: model.seat.id,
      person: team[member]!.who.id,
    }));
    return {
      id: interview.id,
      start: Temporal.Instant.fromEpochMilliseconds(tickToMs(axis, seated.tick)),
      end: Temporal.Instant.fromEpochMilliseconds(tickToMs(axis, seated.tick + duration)),
      seats: planned.sort((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id))),
      reasons: interviewReasons(filled, seated.tick, this.#model.ground),
    };
  }

  /** Whoever is free and least costly, of those not in the loop yet. */
  #shadows(seated: readonly Seated[]): Map<SeatModel, number> {
    const taken = new Set(seated.flatMap(one => one.members));
    const shadows = new Map<SeatModel, number>();
    for (const seat of this.#model.shadows) {
      const { tick } = seated.find(
        one => this.#model.interviews[one.interview]!.interview === seat.interview,
      )!;
      const member = choicesOf(seat, tick, taken.size + 1).members.find(one => !taken.has(one));
      if (member === undefined) continue;
      taken.add(member);
      shadows.set(seat, member);
    }
    return shadows;
  }
}
