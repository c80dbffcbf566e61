import { hasTick } from '../bitmap.ts';
import type { LoopModel } from '../loop-model.ts';
import type { SeatModel } from '../interview-model.ts';
import { dayAt } from '../candidate-day.ts';
import { type Path, type Start, stepsOf } from '../path.ts';
import { amountAt } from '../profile.ts';
import { search } from '../search.ts';
import { Chair, type Sitter } from './chair.ts';
import type { Diary } from './diary.ts';

/** One way to time a loop. `cost`: what depends on neither people nor load; `floor`: nobody makes it cheaper. */
export type Timing = {
  readonly path: Path;
  readonly cost: number;
  readonly floor: number;
  readonly chairs: readonly Chair[];
};

/**
 * Timings that are kept of each day: the cheapest while nobody plans anything. The best plan of 30 loops uses some that
 * are not among the first 12; with hundreds of loops there is no time to try more.
 */
const TIMINGS_A_DAY = { fewest: 12, most: 40, together: 1200 };
const NODES_A_DAY = 1000;
/** As measured with 100 to 500 people and loops: to find out about one person in one chair. */
const MICROS_A_SITTER = 0.35;

/** The timings of one loop, found once and looked up by their path. */
export class Timings {
  readonly list: Timing[] = [];
  readonly #byPath = new Map<string, Timing>();
  readonly #model: LoopModel;
  readonly #diary: Diary;
  readonly #chairs = new Map<SeatModel, Map<number, Chair>>();
  #searching = 0;
  #sitters = 0;

  /** `loops`: how many are planned together. */
  constructor(model: LoopModel, diary: Diary, loops: number) {
    this.#model = model;
    this.#diary = diary;
    const { fewest, most, together } = TIMINGS_A_DAY;
    const take = Math.min(most, Math.max(fewest, Math.floor(together / loops)));
    const options = { take, nodeLimit: NODES_A_DAY };
    const parts = model.sameDay
      ? model.days.map((day, i) => ({ days: [day], tables: [model.tables[i]] }))
      : [{}];
    for (const part of parts) {
      const { found, effort } = search({ ...model, ...part }, options);
      this.#searching += effort;
      for (const { path } of found) this.at(path);
    }
  }

  /** Microseconds of work on a usual machine. */
  get effort(): number {
    return this.#searching + this.#sitters * MICROS_A_SITTER;
  }

  /** How many people there are in all chairs together. */
  get sitters(): number {
    return this.#sitters;
  }

  at(path: Path): Timing {
    const key = path.join();
    const known = this.#byPath.get(key);
    if (known) return known;
    const steps = stepsOf(path);
    const chairs = steps.flatMap(start => this.#chairsAt(start));
    const cost = this.#costOf(steps);
    const floor = chairs.reduce((sum, chair) => sum + chair.least, cost);
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
    const sitters: Sitter[] = [];
    for (let k = 0; k < seat.members.length; k += 1) {
      if (!hasTick(seat.profiles[k]!.starts, start)) continue;
      const member = seat.members[k]!;
      const week = this.#diary.weekAt(member, start);
      const cost = seat.costs[k]! + amountAt(seat.profiles[k]!, start);
      const floor = cost + this.#diary.leastCost(week);
      sitters.push({ member, week, day: this.#diary.dayAt(member, start), cost, floor });
    }
    this.#sitters += sitters.length;
    sitters.sort((a, b) => a.floor - b.floor || a.member - b.member);
    return new Chair(start, end, seat.emptyCost, sitters);
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
