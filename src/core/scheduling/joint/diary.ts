import { weekCosts } from '../week-amounts.ts';
import { tickAtOrAfter, tickToMs } from '../axis.ts';
import { bufferMs } from '../constraints/buffer.ts';
import type { Ground } from '../ground.ts';
import type { Member } from '../member.ts';
import type { Chair } from './chair.ts';

/** By tick, which week and day of a zone it is in; -1 where nobody asked yet. */
type ZoneTicks = { readonly weeks: Int16Array; readonly days: Int16Array };

/**
 * Everybody's planned interviews in flat lists: what annealing needs to know of them, and can change a million times a
 * second. Time that was never free is not in it.
 */
export class Diary {
  readonly #weekCounts: Int32Array;
  /** As they were before anything was added. */
  readonly #leastCounts: Int32Array;
  readonly #dayCounts: Int32Array;
  readonly #weekCaps: Float64Array;
  readonly #dayCaps: Float64Array;
  /** Per member, a bitmap of ticks that an interview takes, with the distance after it. */
  readonly #taken: readonly Uint32Array[];
  readonly #margins: Int32Array;
  readonly #ground: Ground;
  /** By the list of days that members of one zone share. */
  readonly #zones = new Map<Member['days'], ZoneTicks>();
  readonly #weeks: number;
  readonly #days: number;
  readonly #loadWeight: number;
  /** What an interview in a week costs beside load, whatever is planned. */
  readonly #weekCosts: Int32Array;

  /** Counts are taken from the team as it is. */
  constructor(ground: Ground) {
    const { team, axis, weights } = ground;
    this.#ground = ground;
    this.#weeks = Math.max(0, ...team.map(member => member.weeks.length));
    this.#days = Math.max(0, ...team.map(member => member.days.length));
    this.#loadWeight = weights.load;
    this.#weekCounts = new Int32Array(team.length * this.#weeks);
    this.#dayCounts = new Int32Array(team.length * this.#days);
    this.#weekCosts = new Int32Array(team.length * this.#weeks);
    for (const member of team)
      this.#weekCosts.set(weekCosts(member, { ...weights, load: 0 }), member.index * this.#weeks);
    for (const { index, weekCount, dayCount } of team) {
      this.#weekCounts.set(weekCount, index * this.#weeks);
      this.#dayCounts.set(dayCount, index * this.#days);
    }
    this.#leastCounts = this.#weekCounts.slice();
    this.#weekCaps = Float64Array.from(team, ({ who }) => who.perWeek ?? Infinity);
    this.#dayCaps = Float64Array.from(team, ({ who }) => who.perDay ?? Infinity);
    this.#margins = Int32Array.from(team, member => tickAtOrAfter(axis, axis.origin + bufferMs(member)));
    this.#taken = team.map(() => new Uint32Array(((axis.ticks + 31) >>> 5) + 2));
  }

  /** The place of a member's week in the flat lists. */
  weekAt(member: number, tick: number): number {
    return member * this.#weeks + this.#zoneAt(member, tick).weeks[tick]!;
  }

  dayAt(member: number, tick: number): number {
    return member * this.#days + this.#zoneAt(member, tick).days[tick]!;
  }

  #zoneAt(member: number, tick: number): ZoneTicks {
    const { team, axis } = this.#ground;
    const { weeks, days } = team[member]!;
    let zone = this.#zones.get(days);
    if (!zone) {
      const none = () => new Int16Array(axis.ticks).fill(-1);
      this.#zones.set(days, (zone = { weeks: none(), days: none() }));
    }
    if (zone.days[tick] === -1) {
      const ms = tickToMs(axis, tick);
      zone.weeks[tick] = weeks.findIndex(one => ms < one.end);
      zone.days[tick] = days.findIndex(one => ms < one.end);
    }
    return zone;
  }

  /** What it costs by the week that somebody sits there, or Infinity where a cap or another interview forbids it. */
  cost(chair: Chair, place: number): number {
    const member = chair.member(place);
    const week = chair.week(place);
    const count = this.#weekCounts[week]!;
    if (count >= this.#weekCaps[member]! || this.#dayCounts[chair.day(place)]! >= this.#dayCaps[member]!)
      return Infinity;
    return this.#meets(member, chair.start, chair.end)
      ? Infinity
      : this.#weekCosts[week]! + this.#loadWeight * (2 * count + 1);
  }

  /** No interview costs less by its week, whatever is planned. */
  leastCost(week: number): number {
    return this.#weekCosts[week]! + this.#loadWeight * (2 * this.#leastCounts[week]! + 1);
  }

  /** What the last interview of the week costs. */
  lastCost(week: number): number {
    return this.#weekCosts[week]! + this.#loadWeight * (2 * this.#weekCounts[week]! - 1);
  }

  add(chair: Chair, place: number): void {
    this.#weekCounts[chair.week(place)]! += 1;
    this.#dayCounts[chair.day(place)]! += 1;
    this.#mark(chair, chair.member(place), true);
  }

  remove(chair: Chair, place: number): void {
    this.#weekCounts[chair.week(place)]! -= 1;
    this.#dayCounts[chair.day(place)]! -= 1;
    this.#mark(chair, chair.member(place), false);
  }

  #meets(member: number, start: number, end: number): boolean {
    const taken = this.#taken[member]!;
    const last = end + this.#margins[member]! - 1;
    const from = start >>> 5;
    const to = last >>> 5;
    const head = -1 << (start & 31);
    const tail = -1 >>> (31 - (last & 31));
    if (from === to) return (taken[from]! & head & tail) !== 0;
    for (let word = from + 1; word < to; word += 1) if (taken[word] !== 0) return true;
    return (taken[from]! & head) !== 0 || (taken[to]! & tail) !== 0;
  }

  #mark({ start, end }: Chair, member: number, on: boolean): void {
    const taken = this.#taken[member]!;
    for (let tick = start; tick < end + this.#margins[member]!; tick += 1) {
      const bit = 1 << (tick & 31);
      taken[tick >>> 5] = on ? taken[tick >>> 5]! | bit : taken[tick >>> 5]! & ~bit;
    }
  }
}
