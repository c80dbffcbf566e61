import type { CandidateDay } from './candidate-day.ts';
import { IMPOSSIBLE, type InterviewModel, NOBODY } from './interview-model.ts';
import { type Ranks, emptyRanks, rankSeat } from './rank-seat.ts';

/**
 * What each interview of a loop costs at each start of one day, with its cheapest panel: nobody twice in the same
 * interview, but somebody may still sit in another one. `slot` counts ticks from the first of the day. Lists are
 * flat, because thousands of these are made.
 */
export type DayTable = {
  readonly day: CandidateDay;
  readonly slots: number;
  /** At `interview * slots + slot`; `IMPOSSIBLE` where it cannot start. */
  readonly costs: Int32Array;
  /** The member in a seat of the cheapest panel, at `seat * slots + slot`; seats count through all interviews. */
  readonly panels: Int32Array;
  /** Per interview the number of its first seat. */
  readonly firstSeat: readonly number[];
  /** Per interview, slots `[from, to)` outside of which it cannot start. */
  readonly from: Int32Array;
  readonly to: Int32Array;
};

/** `charges`: what each member costs more, by index. */
export function dayTable(
  interviews: readonly InterviewModel[],
  day: CandidateDay,
  charges?: Int32Array,
): DayTable {
  const slots = Math.max(0, day.end - day.first);
  let seats = 0;
  const firstSeat = interviews.map(one => (seats += one.seats.length) - one.seats.length);
  const table: DayTable = {
    day,
    slots,
    firstSeat,
    costs: new Int32Array(interviews.length * slots).fill(IMPOSSIBLE),
    panels: new Int32Array(seats * slots).fill(NOBODY),
    from: new Int32Array(interviews.length),
    to: new Int32Array(interviews.length),
  };
  for (let i = 0; i < interviews.length; i += 1) fillInterview(table, interviews[i]!, i, charges);
  return table;
}

function fillInterview(
  { day, slots, costs, panels, firstSeat, from, to }: DayTable,
  { seats, costAt }: InterviewModel,
  i: number,
  charges: Int32Array | undefined,
): void {
  const opening = day.openings[i]!;
  const own = costs.subarray(i * slots, (i + 1) * slots);
  const panel = panels.subarray(firstSeat[i]! * slots, (firstSeat[i]! + seats.length) * slots);
  if (seats.length === 1) {
    rankSeat(seats[0]!, day, opening, { depth: 1, slots, costs: own, members: panel }, charges);
  } else {
    const ranked = seats.map(seat => {
      const ranks = emptyRanks(seats.length, slots);
      rankSeat(seat, day, opening, ranks, charges);
      return ranks;
    });
    for (const slot of opening.slots) own[slot] = new PanelChoice(ranked, slot, panel).cheapest();
  }
  if (costAt)
    for (const slot of opening.slots) if (own[slot]! < IMPOSSIBLE) own[slot]! += costAt(day.first + slot);
  from[i] = opening.slots.find(slot => own[slot]! < IMPOSSIBLE) ?? 0;
  to[i] = (opening.slots.findLast(slot => own[slot]! < IMPOSSIBLE) ?? -1) + 1;
}

/** Fills a slot of `panel` with different people. Seats are few, so that trying in order of cost is quick. */
class PanelChoice {
  readonly #ranked: readonly Ranks[];
  readonly #slot: number;
  readonly #slots: number;
  readonly #panel: Int32Array;
  readonly #chosen: number[] = [];
  #best = IMPOSSIBLE;

  constructor(ranked: readonly Ranks[], slot: number, panel: Int32Array) {
    this.#ranked = ranked;
    this.#slot = slot;
    this.#slots = ranked[0]?.slots ?? 0;
    this.#panel = panel;
  }

  cheapest(): number {
    this.#seat(0, 0);
    return this.#best;
  }

  #seat(s: number, cost: number): void {
    if (s === this.#ranked.length) return this.#keep(cost);
    const { depth, costs, members } = this.#ranked[s]!;
    for (let rank = 0; rank < depth; rank += 1) {
      const at = rank * this.#slots + this.#slot;
      if (cost + costs[at]! >= this.#best) return;
      const member = members[at]!;
      if (member !== NOBODY && this.#chosen.includes(member)) continue;
      this.#chosen.push(member);
      this.#seat(s + 1, cost + costs[at]!);
      this.#chosen.pop();
    }
  }

  #keep(cost: number): void {
    this.#best = cost;
    for (let i = 0; i < this.#chosen.length; i += 1)
      this.#panel[i * this.#slots + this.#slot] = this.#chosen[i]!;
  }
}
