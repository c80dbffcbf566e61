import { type Assignment, type Choices, assign, assignedCost } from './assign.ts';
import { choicesOf } from './choices.ts';
import type { Completion } from './completion.ts';
import { type LoopModel, NOBODY, type SeatModel } from './loop-model.ts';
import type { Placed } from './path.ts';

/** Finds the people for given starts of a loop, and remembers who could sit where. */
export class Panels {
  readonly #model: LoopModel;
  readonly #seats: number;
  readonly #plain: Known = new Map();
  readonly #charged = new Map<Int32Array, Known>();

  constructor(model: LoopModel) {
    this.#model = model;
    this.#seats = model.interviews.reduce((sum, { seats }) => sum + seats.length, 0);
  }

  /** The cheapest way to fill all seats of these interviews, nobody twice; in order of `placed`, then of seat. */
  best(placed: readonly Placed[]): Assignment | undefined {
    return assign(placed.flatMap(one => this.#choicesFor(one, this.#plain)));
  }

  /** What `best` would cost. */
  cost(placed: readonly Placed[]): number | undefined {
    return assignedCost(placed.flatMap(one => this.#choicesFor(one, this.#plain)));
  }

  /**
   * What it costs more than the tables of `completion` say, that nobody may sit in two of the interviews; undefined
   * where they cannot be filled that way. All of them under the charges of one day.
   */
  surcharge(
    placed: readonly Placed[],
    completion: Completion,
    charges: Int32Array | undefined,
  ): number | undefined {
    const cheapest = placed.map(({ interview, tick }) => completion.panelAt(interview, tick));
    if (!sharesMember(cheapest.map(one => one.members))) return 0;
    const cost = assignedCost(placed.flatMap(one => this.#choicesFor(one, this.#under(charges), charges)));
    return cost === undefined ? undefined : cost - cheapest.reduce((sum, one) => sum + one.cost, 0);
  }

  #under(charges: Int32Array | undefined): Known {
    if (!charges) return this.#plain;
    const known = this.#charged.get(charges) ?? new Map();
    this.#charged.set(charges, known);
    return known;
  }

  #choicesFor({ interview, tick }: Placed, known: Known, charges?: Int32Array): Choices[] {
    return this.#model.interviews[interview]!.seats.map(seat => {
      const ofSeat = known.get(seat) ?? new Map<number, Choices>();
      known.set(seat, ofSeat);
      const choices = ofSeat.get(tick) ?? choicesOf(seat, tick, this.#seats, charges);
      ofSeat.set(tick, choices);
      return choices;
    });
  }
}

type Known = Map<SeatModel, Map<number, Choices>>;

function sharesMember(panels: readonly (readonly number[])[]): boolean {
  const members = panels.flat().filter(member => member !== NOBODY);
  return new Set(members).size < members.length;
}
