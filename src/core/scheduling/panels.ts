import { type Assignment, type Choices, assign, assignedCost } from './assign.ts';
import { choicesOf } from './choices.ts';
import type { Completion } from './completion.ts';
import type { LoopModel } from './loop-model.ts';
import { NOBODY, type SeatModel } from './interview-model.ts';
import type { Start } from './path.ts';

/** A start with the place of its day in `LoopModel.days`. */
type Placed = Start & { readonly day: number };

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
  best(placed: readonly Start[]): Assignment | undefined {
    return assign(placed.flatMap(one => this.#choicesFor(one, this.#plain)));
  }

  /** What `best` would cost. */
  cost(placed: readonly Start[]): number | undefined {
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
    if (!this.#sharesMember(placed, completion)) return 0;
    const cost = assignedCost(placed.flatMap(one => this.#choicesFor(one, this.#under(charges), charges)));
    return cost === undefined ? undefined : cost - this.cheapest(placed, completion);
  }

  /** What the people of the cheapest panels cost, some of them perhaps counted twice. */
  cheapest(placed: readonly Placed[], completion: Completion): number {
    return placed.reduce((sum, { interview, tick, day }) => {
      const { costs, slots, day: one } = completion.table(day);
      const cost = costs[interview * slots + tick - one.first]!;
      return sum + cost - (this.#model.interviews[interview]!.costAt?.(tick) ?? 0);
    }, 0);
  }

  #sharesMember(placed: readonly Placed[], completion: Completion): boolean {
    const members: number[] = [];
    for (const { interview, tick, day } of placed) {
      const { panels, slots, firstSeat, day: one } = completion.table(day);
      const seats = this.#model.interviews[interview]!.seats.length;
      for (let seat = firstSeat[interview]!; seat < firstSeat[interview]! + seats; seat += 1) {
        const member = panels[seat * slots + tick - one.first]!;
        if (member !== NOBODY && members.includes(member)) return true;
        members.push(member);
      }
    }
    return false;
  }

  #under(charges: Int32Array | undefined): Known {
    if (!charges) return this.#plain;
    const known = this.#charged.get(charges) ?? new Map();
    this.#charged.set(charges, known);
    return known;
  }

  #choicesFor({ interview, tick }: Start, known: Known, charges?: Int32Array): Choices[] {
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
