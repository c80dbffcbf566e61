import { type Charges, NO_CHARGES, chargesOn } from './charges.ts';
import { type DayTable, dayTable } from './day-table.ts';
import { IMPOSSIBLE, type LoopModel, dayAt } from './loop-model.ts';

const UNKNOWN = -1;

/**
 * The least that finishing a loop can cost, exact but for people who sit in two interviews: dynamic programming over
 * (interviews that are done, time). Tables of days are made when first looked at. `done` is a set of interviews.
 * Where people are wanted twice, `reprice` puts charges on them; all costs are then with charges.
 */
export class Completion {
  readonly #model: LoopModel;
  readonly #all: number;
  readonly #charged: (DayTable | undefined)[] = [];
  /** Per day, by `done * (slots + 1) + slot`; per day, by `done`; per day, by `done`. */
  readonly #after: (Int32Array | undefined)[] = [];
  readonly #opened: (Int32Array | undefined)[] = [];
  #from: Int32Array[] = [];
  /** By `done`: no rest costs less, whenever. Days never cost less than days before, so that this ends a search. */
  readonly #floors: Int32Array;
  /** Per day where loops are of one day, else one for all; undefined where seats cannot be filled. */
  readonly #charges: (Charges | undefined)[] = [];

  constructor(model: LoopModel) {
    this.#model = model;
    this.#all = (1 << model.interviews.length) - 1;
    this.#floors = Int32Array.from({ length: this.#all + 1 }, (_, done) =>
      model.interviews.reduce(
        (sum, { floor }, i) => (done & (1 << i) ? sum : Math.min(IMPOSSIBLE, sum + floor)),
        0,
      ),
    );
  }

  table(day: number): DayTable {
    const { tables, days } = this.#model;
    const charges = this.charges(day)?.byMember;
    if (!charges) return (tables[day] ??= dayTable(this.#model, days[day]!));
    return (this.#charged[day] ??= dayTable(this.#model, days[day]!, charges));
  }

  /** Undefined where the seats cannot be filled with different people that day. */
  charges(day: number): Charges | undefined {
    const scope = this.#scope(day);
    return scope in this.#charges ? this.#charges[scope] : NO_CHARGES;
  }

  /**
   * Works out charges for the day, or for all days of a loop that may use several. False where that is done already.
   * All costs that were asked for before are void.
   */
  reprice(day: number): boolean {
    const scope = this.#scope(day);
    if (scope in this.#charges) return false;
    const { sameDay, days } = this.#model;
    this.#charges[scope] = chargesOn(this.#model, sameDay ? [days[day]!] : days);
    const [first, end] = sameDay ? [day, day + 1] : [0, days.length];
    for (const known of [this.#after, this.#opened]) known.fill(undefined, first, end);
    this.#from = [];
    return true;
  }

  #scope(day: number): number {
    return this.#model.sameDay ? day : 0;
  }

  /** The cheapest panel of one interview at a start, and what its people cost. */
  panelAt(interview: number, tick: number): { members: number[]; cost: number } {
    const day = dayAt(this.#model, tick);
    const { costs, panels, slots, day: one } = this.table(day);
    const slot = tick - one.first;
    const model = this.#model.interviews[interview]!;
    const members = model.seats.map((_, seat) => panels[interview]![seat * slots + slot]!);
    return { members, cost: costs[interview]![slot]! - (model.costAt?.(tick) ?? 0) };
  }

  /** Where the next interview is on `day` or a later one. */
  from(day: number, done: number): number {
    const known = (this.#from[day] ??= this.#unknown(this.#all + 1))[done]!;
    return known === UNKNOWN ? (this.#from[day][done] = this.#seekFrom(day, done)) : known;
  }

  /** A bound of `from` that needs no table. */
  roughlyFrom(day: number, done: number): number {
    const one = this.#model.days[day];
    return one ? Math.min(IMPOSSIBLE, one.cost + this.#floors[done]!) : IMPOSSIBLE;
  }

  /** Where the next interview is on `day`, the first of the loop that day. */
  onDay(day: number, done: number): number {
    if (!this.charges(day)) return IMPOSSIBLE;
    const known = (this.#opened[day] ??= this.#unknown(this.#all + 1))[done]!;
    return known === UNKNOWN ? (this.#opened[day][done] = this.#seekOnDay(day, done)) : known;
  }

  /** Where an interview of `day` has just ended at `tick`. */
  after(day: number, done: number, tick: number): number {
    const { slots, day: one } = this.table(day);
    if (done === this.#all) return one.cost;
    const slot = Math.min(slots, tick - one.first);
    const known = (this.#after[day] ??= this.#unknown((this.#all + 1) * (slots + 1)));
    const at = done * (slots + 1) + slot;
    if (known[at] === UNKNOWN) known[at] = this.#seekAfter(day, done, slot);
    return known[at]!;
  }

  #seekFrom(first: number, done: number): number {
    let best = IMPOSSIBLE;
    for (let day = first; this.roughlyFrom(day, done) < best; day += 1)
      best = Math.min(best, this.onDay(day, done));
    return best;
  }

  #seekOnDay(day: number, done: number): number {
    return this.#seekNext(day, done, 0, Infinity, () => 0, IMPOSSIBLE);
  }

  #seekAfter(day: number, done: number, slot: number): number {
    const { maxIdle, idleCost, sameDay } = this.#model;
    const later = sameDay ? IMPOSSIBLE : this.from(day + 1, done);
    return this.#seekNext(day, done, slot, slot + maxIdle, next => idleCost(next - slot), later);
  }

  #seekNext(
    day: number,
    done: number,
    earliest: number,
    latest: number,
    idle: (slot: number) => number,
    atMost: number,
  ): number {
    const { interviews } = this.#model;
    const { costs, ranges, day: one } = this.table(day);
    let best = atMost;
    for (let i = 0; i < interviews.length; i += 1) {
      const { before, duration } = interviews[i]!;
      if (done & (1 << i) || (before & ~done) !== 0) continue;
      const { from, to } = ranges[i]!;
      const end = Math.min(to, latest + 1);
      for (let slot = Math.max(from, earliest); slot < end; slot += 1) {
        const cost = costs[i]![slot]!;
        if (cost >= best) continue;
        const total = cost + idle(slot);
        if (total >= best) continue;
        best = Math.min(best, total + this.after(day, done | (1 << i), one.first + slot + duration));
      }
    }
    return best;
  }

  #unknown(length: number): Int32Array {
    return new Int32Array(length).fill(UNKNOWN);
  }
}
