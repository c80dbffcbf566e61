import { lowestBit } from './bitmap.ts';
import {
  type CandidateDay,
  IMPOSSIBLE,
  type InterviewModel,
  type LoopModel,
  NOBODY,
  type SeatModel,
} from './loop-model.ts';
import { amountAt } from './profile.ts';

/**
 * What each interview of a loop costs at each start of one day, with its cheapest panel: nobody twice in the same
 * interview, but somebody may still sit in another one. `slot` counts ticks from the first of the day.
 */
export type DayTable = {
  readonly day: CandidateDay;
  readonly slots: number;
  /** Per interview, by slot; `IMPOSSIBLE` where it cannot start. */
  readonly costs: readonly Int32Array[];
  /** Per interview, the cheapest panel: the member in seat `s` at `s * slots + slot`. */
  readonly panels: readonly Int32Array[];
  /** Per interview, slots `[from, to)` outside of which it cannot start. */
  readonly ranges: readonly { readonly from: number; readonly to: number }[];
};

/** `charges`: what each member costs more, by index. */
export function dayTable(model: LoopModel, day: CandidateDay, charges?: Int32Array): DayTable {
  const slots = Math.max(0, day.end - day.first);
  const filled = model.interviews.map((interview, i) =>
    fillInterview(interview, wordsOf(interview, i, day), day, charges),
  );
  return {
    day,
    slots,
    costs: filled.map(one => one.costs),
    panels: filled.map(one => one.panel),
    ranges: filled.map(one => rangeOf(one.costs)),
  };
}

function rangeOf(costs: Int32Array): { from: number; to: number } {
  const from = costs.findIndex(cost => cost < IMPOSSIBLE);
  return from < 0 ? { from: 0, to: 0 } : { from, to: costs.findLastIndex(cost => cost < IMPOSSIBLE) + 1 };
}

function fillInterview(
  interview: InterviewModel,
  words: Uint32Array,
  day: CandidateDay,
  charges?: Int32Array,
) {
  const { seats, costAt } = interview;
  const slots = Math.max(0, day.end - day.first);
  const costs = new Int32Array(slots).fill(IMPOSSIBLE);
  const panel = new Int32Array(slots * seats.length).fill(NOBODY);
  if (words.length === 0) return { costs, panel };
  const ranked = seats.map(seat => rankSeat(seat, day, words, seats.length, charges));
  eachStart(words, day, slot => {
    costs[slot] = cheapestPanel(ranked, slot, slots, panel);
    if (costAt && costs[slot] < IMPOSSIBLE) costs[slot] += costAt(day.first + slot);
  });
  return { costs, panel };
}

/** The words of the candidate's starts that overlap the day, with other days masked out; none where all are empty. */
export function wordsOf(interview: InterviewModel, i: number, day: CandidateDay): Uint32Array {
  const { first, end } = day;
  if (first >= end) return NO_WORDS;
  const words = (day.starts?.[i] ?? interview.starts).slice(first >>> 5, ((end - 1) >>> 5) + 1);
  words[0] = words[0]! & (-1 << (first & 31));
  words[words.length - 1] = words.at(-1)! & (-1 >>> (31 - ((end - 1) & 31)));
  return words.every(word => word === 0) ? NO_WORDS : words;
}
const NO_WORDS = new Uint32Array(0);

function eachStart(words: Uint32Array, { first }: CandidateDay, visit: (slot: number) => void): void {
  const base = ((first >>> 5) << 5) - first;
  for (let w = 0; w < words.length; w += 1) {
    for (let left = words[w]!; left !== 0; left &= left - 1) visit(base + (w << 5) + lowestBit(left));
  }
}

/** The `depth` cheapest people per slot, cheapest first, at `rank * slots + slot`; equal costs in order of id. */
type Ranked = { readonly depth: number; readonly costs: Int32Array; readonly members: Int32Array };

function rankSeat(
  seat: SeatModel,
  day: CandidateDay,
  words: Uint32Array,
  depth: number,
  charges: Int32Array | undefined,
): Ranked {
  const slots = day.end - day.first;
  const ranked = {
    depth,
    costs: new Int32Array(depth * slots).fill(IMPOSSIBLE),
    members: new Int32Array(depth * slots).fill(NOBODY),
  };
  eachSitting(seat, day, words, (k, tick, cost) => {
    const member = seat.members[k]!;
    insert(ranked, tick - day.first, slots, charges ? cost + charges[member]! : cost, member);
  });
  if (seat.emptyCost < IMPOSSIBLE) {
    eachStart(words, day, slot => insert(ranked, slot, slots, seat.emptyCost, NOBODY));
  }
  return ranked;
}

/** Everybody who can take the seat at any of the starts, with the cost: `k` counts in the lists of the seat. */
export function eachSitting(
  seat: SeatModel,
  { first }: CandidateDay,
  words: Uint32Array,
  visit: (k: number, tick: number, cost: number) => void,
): void {
  const firstWord = first >>> 5;
  for (let k = 0; k < seat.members.length; k += 1) {
    const profile = seat.profiles[k]!;
    const { ends, amounts } = seat.weeks[k]!;
    let week = 0;
    while (ends[week]! <= first) week += 1;
    for (let w = 0; w < words.length; w += 1) {
      let left = profile.starts[firstWord + w]! & words[w]!;
      for (; left !== 0; left &= left - 1) {
        const tick = ((firstWord + w) << 5) + lowestBit(left);
        while (ends[week]! <= tick) week += 1;
        visit(k, tick, seat.costs[k]! + amounts[week]! + amountAt(profile, tick));
      }
    }
  }
}

function insert(ranked: Ranked, slot: number, slots: number, cost: number, member: number): void {
  let rank = ranked.depth - 1;
  if (cost >= ranked.costs[rank * slots + slot]!) return;
  for (; rank > 0 && cost < ranked.costs[(rank - 1) * slots + slot]!; rank -= 1) {
    ranked.costs[rank * slots + slot] = ranked.costs[(rank - 1) * slots + slot]!;
    ranked.members[rank * slots + slot] = ranked.members[(rank - 1) * slots + slot]!;
  }
  ranked.costs[rank * slots + slot] = cost;
  ranked.members[rank * slots + slot] = member;
}

/** Fills the slot of `panel` and gives its cost. Seats are few, so that trying in order of cost is quick. */
function cheapestPanel(ranked: readonly Ranked[], slot: number, slots: number, panel: Int32Array): number {
  const chosen: number[] = [];
  let best = IMPOSSIBLE;
  const seat = (s: number, cost: number): void => {
    if (s === ranked.length) {
      best = cost;
      for (let i = 0; i < s; i += 1) panel[i * slots + slot] = chosen[i]!;
      return;
    }
    const { depth, costs, members } = ranked[s]!;
    for (let rank = 0; rank < depth; rank += 1) {
      const at = rank * slots + slot;
      if (cost + costs[at]! >= best) return;
      const member = members[at]!;
      if (member !== NOBODY && chosen.includes(member, 0)) continue;
      chosen[s] = member;
      chosen.length = s + 1;
      seat(s + 1, cost + costs[at]!);
      chosen.length = s;
    }
  };
  seat(0, 0);
  return best;
}
