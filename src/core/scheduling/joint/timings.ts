import { hasTick } from '../bitmap.ts';
import { IMPOSSIBLE, type LoopModel, type SeatModel, dayAt } from '../loop-model.ts';
import { type Path, type Start, stepsOf } from '../path.ts';
import { amountAt } from '../profile.ts';
import { search } from '../search.ts';
import type { Diary, Entry } from './diary.ts';

/** Who could sit in a seat at one time while nobody plans anything, cheapest first. */
export type Chair = {
  readonly start: number;
  readonly end: number;
  readonly entries: readonly Entry[];
  /** Without load. */
  readonly costs: Int32Array;
  /** With the least load that there can be: entries are sorted by it. */
  readonly floors: Int32Array;
  /** What leaving it empty costs; `IMPOSSIBLE` where that is not allowed. */
  readonly emptyCost: number;
};

/** One way to time a loop. `cost`: what depends on neither people nor load; `floor`: nobody makes it cheaper. */
export type Timing = {
  readonly path: Path;
  readonly cost: number;
  readonly floor: number;
  readonly chairs: readonly Chair[];
};

/** Timings that are kept of each day: the cheapest while nobody plans anything. */
const TIMINGS_A_DAY = 12;
const NODES_A_DAY = 1000;

/** The timings of one loop, found once and looked up by their path. */
export class Timings {
  readonly list: Timing[] = [];
  readonly #byPath = new Map<string, Timing>();
  readonly #model: LoopModel;
  readonly #diary: Diary;
  readonly #chairs = new Map<SeatModel, Map<number, Chair>>();
  #effort = 0;

  constructor(model: LoopModel, diary: Diary) {
    this.#model = model;
    this.#diary = diary;
    const options = { take: TIMINGS_A_DAY, nodeLimit: NODES_A_DAY };
    const parts = model.sameDay
      ? model.days.map((day, i) => ({ days: [day], tables: [model.tables[i]] }))
      : [{}];
    for (const part of parts) {
      const { found, effort } = search({ ...model, ...part }, options);
      this.#effort += effort;
      for (const { path } of found) this.at(path);
    }
  }

  get effort(): number {
    return this.#effort;
  }

  at(path: Path): Timing {
    const key = path.join();
    const known = this.#byPath.get(key);
    if (known) return known;
    const steps = stepsOf(path);
    const chairs = steps.flatMap(start => this.#chairsAt(start));
    const cost = this.#costOf(steps);
    const floor = chairs.reduce(
      (sum, chair) => sum + Math.min(chair.emptyCost, chair.floors[0] ?? IMPOSSIBLE),
      cost,
    );
    const timing = { path, cost, floor, chairs };
    this.list.push(timing);
    this.#byPath.set(key, timing);
    return timing;
  }

  #chairsAt({ interview, tick }: Start): Chair[] {
    const { seats, duration } = this.#model.interviews[interview]!;
    return seats.map(seat => {
      const known = this.#chairs.get(seat) ?? new Map<number, Chair>();
      this.#chairs.set(seat, known);
      const chair = known.get(tick) ?? this.#chair(seat, tick, tick + duration);
      known.set(tick, chair);
      return chair;
    });
  }

  #chair(seat: SeatModel, start: number, end: number): Chair {
    const free = Array.from(seat.members.keys()).filter(k => hasTick(seat.profiles[k]!.starts, start));
    const priced = free.map(k => {
      const cost = seat.costs[k]! + amountAt(seat.profiles[k]!, start);
      const entry = this.#diary.entry(seat.members[k]!, start);
      return { k, cost, entry, floor: cost + this.#diary.leastCost(entry.week) };
    });
    priced.sort((a, b) => a.floor - b.floor || a.k - b.k);
    return {
      start,
      end,
      emptyCost: seat.emptyCost,
      entries: priced.map(one => one.entry),
      costs: Int32Array.from(priced, one => one.cost),
      floors: Int32Array.from(priced, one => one.floor),
    };
  }

  #costOf(steps: readonly Start[]): number {
    const { days, interviews, idleCosts } = this.#model;
    return steps.reduce((sum, { interview, tick }, i) => {
      const { costAt, duration } = interviews[interview]!;
      const own = sum + (costAt?.(tick) ?? 0);
      const next = steps[i + 1];
      const day = dayAt(days, tick);
      if (!next) return own + days[day]!.cost;
      return dayAt(days, next.tick) === day ? own + idleCosts[next.tick - tick - duration]! : own;
    }, 0);
  }
}
