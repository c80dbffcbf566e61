import { type Assignment, type Choices, assign } from './assign.ts';
import { choicesOf } from './choices.ts';
import type { Completion } from './completion.ts';
import { type LoopModel, NOBODY, type SeatModel } from './loop-model.ts';
import type { Placed } from './path.ts';

/** Finds the people for given starts of a loop, and remembers who could sit where. */
export class Panels {
  readonly #model: LoopModel;
  readonly #seats: number;
  readonly #choices = new Map<SeatModel, Map<number, Choices>>();

  constructor(model: LoopModel) {
    this.#model = model;
    this.#seats = model.interviews.reduce((sum, { seats }) => sum + seats.length, 0);
  }

  /** The cheapest way to fill all seats of these interviews, nobody twice; in order of `placed`, then of seat. */
  best(placed: readonly Placed[]): Assignment | undefined {
    return assign(placed.flatMap(one => this.#choicesFor(one)));
  }

  /**
   * What it costs more than the tables of `completion` say, that nobody may sit in two of the interviews; undefined
   * where they cannot be filled that way.
   */
  surcharge(placed: readonly Placed[], completion: Completion): number | undefined {
    const cheapest = placed.map(({ interview, tick }) => completion.panelAt(interview, tick));
    if (!sharesMember(cheapest.map(one => one.members))) return 0;
    const best = this.best(placed);
    return best && best.cost - cheapest.reduce((sum, { cost }) => sum + cost, 0);
  }

  #choicesFor({ interview, tick }: Placed): Choices[] {
    return this.#model.interviews[interview]!.seats.map(seat => {
      const known = this.#choices.get(seat) ?? new Map<number, Choices>();
      this.#choices.set(seat, known);
      const choices = known.get(tick) ?? choicesOf(seat, tick, this.#seats);
      known.set(tick, choices);
      return choices;
    });
  }
}

function sharesMember(panels: readonly (readonly number[])[]): boolean {
  const members = panels.flat().filter(member => member !== NOBODY);
  return new Set(members).size < members.length;
}
