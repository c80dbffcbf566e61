import { IMPOSSIBLE } from '../interview-model.ts';

/** Numbers that are kept of each person. */
const COLUMNS = 5;

/** Somebody who could sit there. `week`, `day`: places in the flat lists of the diary. */
export type Sitter = {
  readonly member: number;
  readonly week: number;
  readonly day: number;
  /** Without load. */
  readonly cost: number;
  /** With the least load that there can be. */
  readonly floor: number;
};

/**
 * A seat at one time with everybody who is free then while nobody plans anything, by their floors. Large problems have
 * millions of these people, and annealing looks at some of them in each step: numbers side by side are read several
 * times faster than an object for each.
 */
export class Chair {
  readonly start: number;
  readonly end: number;
  /** What leaving it empty costs; `IMPOSSIBLE` where that is not allowed. */
  readonly emptyCost: number;
  /** Nobody, and leaving it empty, costs less. */
  readonly least: number;
  readonly count: number;
  readonly #rows: Int32Array;

  /** In ticks. `sitters`: cheapest first. */
  constructor(start: number, end: number, emptyCost: number, sitters: readonly Sitter[]) {
    this.start = start;
    this.end = end;
    this.emptyCost = emptyCost;
    this.least = Math.min(emptyCost, sitters[0]?.floor ?? IMPOSSIBLE);
    this.count = sitters.length;
    this.#rows = new Int32Array(sitters.length * COLUMNS);
    for (let place = 0; place < sitters.length; place += 1) {
      const { member, week, day, cost, floor } = sitters[place]!;
      const row = place * COLUMNS;
      this.#rows[row] = member;
      this.#rows[row + 1] = week;
      this.#rows[row + 2] = day;
      this.#rows[row + 3] = cost;
      this.#rows[row + 4] = floor;
    }
  }

  member(place: number): number {
    return this.#rows[place * COLUMNS]!;
  }

  week(place: number): number {
    return this.#rows[place * COLUMNS + 1]!;
  }

  day(place: number): number {
    return this.#rows[place * COLUMNS + 2]!;
  }

  cost(place: number): number {
    return this.#rows[place * COLUMNS + 3]!;
  }

  floor(place: number): number {
    return this.#rows[place * COLUMNS + 4]!;
  }

  /** -1 for somebody who is not free then. */
  placeOf(member: number): number {
    for (let place = 0; place < this.count; place += 1) if (this.member(place) === member) return place;
    return -1;
  }
}
