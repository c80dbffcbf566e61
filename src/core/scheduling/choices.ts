import type { Choices } from './assign.ts';
import { hasTick } from './bitmap.ts';
import { IMPOSSIBLE, NOBODY, type SeatModel } from './loop-model.ts';
import { amountAt } from './profile.ts';

/** Cheapest first, then by id; an empty seat comes after anybody who costs as much. */
export function choicesOf(seat: SeatModel, tick: number, most: number, charges?: Int32Array): Choices {
  const options: { member: number; cost: number }[] = [];
  for (let k = 0; k < seat.members.length; k += 1) {
    if (!hasTick(seat.profiles[k]!.starts, tick)) continue;
    const member = seat.members[k]!;
    options.push({ member, cost: costOf(seat, k, tick) + (charges?.[member] ?? 0) });
  }
  if (seat.emptyCost < IMPOSSIBLE) options.push({ member: NOBODY, cost: seat.emptyCost });
  return cheapestFirst(options, most);
}

/** The `most` cheapest of options that are in order of id. */
export function cheapestFirst(options: { member: number; cost: number }[], most: number): Choices {
  const kept = options.sort((a, b) => a.cost - b.cost).slice(0, most);
  return { members: kept.map(one => one.member), costs: kept.map(one => one.cost) };
}

function costOf(seat: SeatModel, k: number, tick: number): number {
  const { ends, amounts } = seat.weeks[k]!;
  let week = 0;
  while (ends[week]! <= tick) week += 1;
  return seat.costs[k]! + amounts[week]! + amountAt(seat.profiles[k]!, tick);
}
