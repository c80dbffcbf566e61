import { type Charges, NO_CHARGES, chargesOn } from './charges.ts';
import { type DayTable, dayTable } from './day-table.ts';
import { DayRest } from './day-rest.ts';
import type { CandidateDay } from './candidate-day.ts';
import { IMPOSSIBLE } from './interview-model.ts';
import type { LoopModel } from './loop-model.ts';

const UNKNOWN = -1;
/** As measured; only their sum is used, as a clock that runs alike on every machine. */
const MICROS = { person: 0.2, state: 0.006 };
/** Charges cost as much as a day's table, which is more than going on where people are rarely wanted twice. */
const CONFLICTS_BEFORE_CHARGES = 8;

/**
 * The least that finishing a loop can cost, exact but for people who sit in two interviews: dynamic programming over
 * (interviews that are done, time). Tables of days are made when first looked at. `done` is a set of interviews.
 * Where people are wanted twice, `reprice` puts charges on them; all costs are then with charges.
 */
export class Completion {
  readonly #model: LoopModel;
  readonly #all: number;
  readonly #charged: (DayTable | undefined)[] = [];
  readonly #rests: (DayRest | undefined)[] = [];
  /** Per day, by `done`. */
  #from: Int32Array[] = [];
  #effort = 0;
  /** By `done`: no rest costs less, whenever. Days never cost less than days before, so that this ends a search. */
  readonly #floors: Int32Array;
  /** Per day where loops are of one day, else one for all; undefined where seats cannot be filled. */
  readonly #conflicts: number[] = [];
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

  /** Microseconds that the work so far takes on a usual machine: tables by people, the rest by sets and slots. */
  get effort(): number {
    return this.#effort;
  }

  table(day: number): DayTable {
    const { tables, days } = this.#model;
    const charges = this.charges(day)?.byMember;
    if (!charges) return (tables[day] ??= this.#makeTable(days[day]!));
    return (this.#charged[day] ??= this.#makeTable(days[day]!, charges));
  }

  /** Undefined where the seats cannot be filled with different people that day. */
  charges(day: number): Charges | undefined {
    const scope = this.#scope(day);
    return scope in this.#charges ? this.#charges[scope] : NO_CHARGES;
  }

  /**
   * Works out charges for the day, or for all days of a loop that may use several, if people have been wanted twice
   * there for some time. False where that is not so, or done already. All costs that were asked for before are void.
   */
  reprice(day: number): boolean {
    const scope = this.#scope(day);
    if (scope in this.#charges) return false;
    this.#conflicts[scope] = (this.#conflicts[scope] ?? 0) + 1;
    if (this.#conflicts[scope] < CONFLICTS_BEFORE_CHARGES) return false;
    const { sameDay, days } = this.#model;
    this.#charges[scope] = chargesOn(this.#model, sameDay ? [days[day]!] : days);
    if (sameDay) this.#rests[day] = undefined;
    else this.#rests.length = 0;
    this.#from = [];
    return true;
  }

  #makeTable(day: CandidateDay, charges?: Int32Array): DayTable {
    const { interviews } = this.#model;
    const people = interviews.reduce(
      (sum, { seats }) => seats.reduce((n, seat) => n + seat.members.length, sum),
      0,
    );
    const states = (this.#all + 1) * (day.end - day.first) * interviews.length;
    this.#effort += people * MICROS.person + states * MICROS.state;
    return dayTable(interviews, day, charges);
  }

  #scope(day: number): number {
    return this.#model.sameDay ? day : 0;
  }

  /** Where the next interview is on `day` or a later one. */
  from(day: number, done: number): number {
    const known = (this.#from[day] ??= new Int32Array(this.#all + 1).fill(UNKNOWN));
    if (known[done] === UNKNOWN) known[done] = this.#seekFrom(day, done);
    return known[done]!;
  }

  /** A bound of `from` that needs no table. */
  roughlyFrom(day: number, done: number): number {
    const one = this.#model.days[day];
    if (!one) return IMPOSSIBLE;
    const rough = Math.min(IMPOSSIBLE, one.cost + this.#floors[done]!);
    return done === 0 ? Math.max(rough, one.floor ?? 0) : rough;
  }

  /** Where the next interview is on `day`, the first of the loop that day. */
  onDay(day: number, done: number): number {
    return this.charges(day) ? this.rest(day).onDay(done) : IMPOSSIBLE;
  }

  rest(day: number): DayRest {
    return (this.#rests[day] ??= new DayRest(this.#model, this.table(day), done => this.#later(day, done)));
  }

  #later(day: number, done: number): number {
    return this.#model.sameDay ? IMPOSSIBLE : this.from(day + 1, done);
  }

  #seekFrom(first: number, done: number): number {
    let best = IMPOSSIBLE;
    for (let day = first; this.roughlyFrom(day, done) < best; day += 1)
      best = Math.min(best, this.onDay(day, done));
    return best;
  }
}
