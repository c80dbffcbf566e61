import type { Choices } from './assign.ts';
import { hasTick } from './bitmap.ts';
import { IMPOSSIBLE, NOBODY, type SeatModel } from './interview-model.ts';
import { amountAt } from './profile.ts';

/** Cheapest first, then by id; an empty seat comes after anybody who costs as much. */
export function choicesOf(seat: SeatModel, tick: number, most: number, charges?: Int32Array): Choices {
  const choices = new CheapestChoices(most);
  for (let k = 0; k < seat.members.length; k += 1) {
    if (!hasTick(seat.profiles[k]!.starts, tick)) continue;
    const member = seat.members[k]!;
    choices.add(member, costOf(seat, k, tick) + (charges ? charges[member]! : 0));
  }
  if (seat.emptyCost < IMPOSSIBLE) choices.add(NOBODY, seat.emptyCost);
  return choices;
}

/** Keeps the `most` cheapest of what is added, cheapest first; equal costs in the order in which they came. */
export class CheapestChoices implements Choices {
  readonly members: number[] = [];
  readonly costs: number[] = [];
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  add(member: number, cost: number): void {
    const { members, costs } = this;
    let at = costs.length;
    if (at === this.#most) {
      if (cost >= costs[at - 1]!) return;
      at -= 1;
    }
    for (; at > 0 && cost < costs[at - 1]!; at -= 1) {
      members[at] = members[at - 1]!;
      costs[at] = costs[at - 1]!;
    }
    members[at] = member;
    costs[at] = cost;
  }
}

/** What the member `k` of a seat costs there. */
export function costOf(seat: SeatModel, k: number, tick: number): number {
  const { ends, amounts } = seat.weeks[k]!;
  let week = 0;
  while (ends[week]! <= tick) week += 1;
  return seat.costs[k]! + amounts[week]! + amountAt(seat.profiles[k]!, tick);
}
