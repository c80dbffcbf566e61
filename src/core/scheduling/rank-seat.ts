import { countBits } from './bitmap.ts';
import type { CandidateDay, Opening } from './candidate-day.ts';
import { IMPOSSIBLE, NOBODY, type SeatModel, type SeatOrder } from './interview-model.ts';

/** The `depth` cheapest people per slot, cheapest first, at `rank * slots + slot`. */
export type Ranks = {
  readonly depth: number;
  readonly slots: number;
  readonly costs: Int32Array;
  readonly members: Int32Array;
};

export function emptyRanks(depth: number, slots: number): Ranks {
  const costs = new Int32Array(depth * slots).fill(IMPOSSIBLE);
  return { depth, slots, costs, members: new Int32Array(depth * slots).fill(NOBODY) };
}

/**
 * Finds the cheapest people for every start of a day. Whoever costs least comes first, so that a slot is closed as
 * soon as nobody after can be among its cheapest: most people are never looked at slot by slot.
 */
export function rankSeat(
  seat: SeatModel,
  day: CandidateDay,
  { words, slots }: Opening,
  ranks: Ranks,
  charges: Int32Array | undefined,
): void {
  const open = words.slice();
  const order = inOrder(seat, day, charges);
  for (let place = 0; place < order.places.length; place += 1) {
    const k = order.places[place]!;
    if (!rankMember(seat, k, order.costs[k]!, day, open, ranks)) break;
  }
  if (seat.emptyCost < IMPOSSIBLE) for (const slot of slots) insert(ranks, slot, seat.emptyCost, NOBODY);
}

/** `base`: the least that the member costs on the day. False once all slots are closed. */
function rankMember(
  seat: SeatModel,
  k: number,
  base: number,
  day: CandidateDay,
  open: Uint32Array,
  ranks: Ranks,
): boolean {
  const { depth, costs, members } = ranks;
  const last = (depth - 1) * ranks.slots;
  const firstWord = day.first >>> 5;
  const { starts, special, rank, amounts } = seat.profiles[k]!;
  const { before, change, after } = weekSteps(seat, k, day);
  let someOpen = 0;
  for (let w = 0; w < open.length; w += 1) {
    const word = firstWord + w;
    const dearer = special[word]!;
    for (let left = starts[word]! & open[w]!; left !== 0; left &= left - 1) {
      const bit = left & -left;
      const slot = (word << 5) + 31 - Math.clz32(bit) - day.first;
      const extra = dearer & bit ? amounts[rank[word]! + countBits(dearer & (bit - 1))]! : 0;
      const cost = base + extra + (slot < change ? before : after);
      if (depth > 1) insert(ranks, slot, cost, seat.members[k]!);
      else if (cost < costs[slot]!) {
        costs[slot] = cost;
        members[slot] = seat.members[k]!;
      }
      if (costs[last + slot]! <= base) open[w] = open[w]! & ~bit;
    }
    someOpen |= open[w]!;
  }
  return someOpen !== 0;
}

function insert({ depth, slots, costs, members }: Ranks, slot: number, cost: number, member: number): void {
  let rank = depth - 1;
  if (cost >= costs[rank * slots + slot]!) return;
  for (; rank > 0 && cost < costs[(rank - 1) * slots + slot]!; rank -= 1) {
    costs[rank * slots + slot] = costs[(rank - 1) * slots + slot]!;
    members[rank * slots + slot] = members[(rank - 1) * slots + slot]!;
  }
  costs[rank * slots + slot] = cost;
  members[rank * slots + slot] = member;
}

/** Kept with the seat and sorted by insertion: between two looks at a seat few costs change. */
function inOrder(seat: SeatModel, day: CandidateDay, charges: Int32Array | undefined): SeatOrder {
  let order = seat.orders.get(day.local.date);
  if (!order) seat.orders.set(day.local.date, (order = firstOrder(seat.members.length)));
  const { places, costs } = order;
  for (let k = 0; k < costs.length; k += 1) {
    const { amounts, ends } = seat.weeks[k]!;
    const week = weekAt(ends, day.first);
    const least = ends[week]! < day.end ? Math.min(amounts[week]!, amounts[week + 1]!) : amounts[week]!;
    costs[k] = seat.costs[k]! + least + (charges ? charges[seat.members[k]!]! : 0);
  }
  for (let at = 1; at < places.length; at += 1) {
    const k = places[at]!;
    const cost = costs[k]!;
    let to = at;
    for (; to > 0; to -= 1) {
      const before = places[to - 1]!;
      if (costs[before]! < cost || (costs[before] === cost && before < k)) break;
      places[to] = before;
    }
    places[to] = k;
  }
  return order;
}

function firstOrder(length: number): SeatOrder {
  return { places: Int32Array.from({ length }, (_, k) => k), costs: new Int32Array(length) };
}

/** What the week costs beyond the cheaper of those that the day is in: before the slot `change`, and from it on. */
function weekSteps(
  seat: SeatModel,
  k: number,
  day: CandidateDay,
): { before: number; change: number; after: number } {
  const { amounts, ends } = seat.weeks[k]!;
  const week = weekAt(ends, day.first);
  if (ends[week]! >= day.end) return ONE_WEEK;
  const step = amounts[week + 1]! - amounts[week]!;
  return { before: Math.max(0, -step), change: ends[week]! - day.first, after: Math.max(0, step) };
}
const ONE_WEEK = { before: 0, change: Infinity, after: 0 };

function weekAt(ends: Int32Array, tick: number): number {
  let week = 0;
  while (ends[week]! <= tick) week += 1;
  return week;
}
