import type { Itinerary, PlannedInterview } from '../../../src/core/scheduling/itinerary.ts';
import type {
  Interview,
  Interviewer,
  Loop,
  Problem,
  Seat,
  SeatNeed,
} from '../../../src/core/scheduling/problem.ts';

/*
 * The rules of the planner a second time, as plainly as possible: minute by minute, on Temporal, sharing no
 * code with the engine. Slow; for problems of a few people and hours.
 */

const MINUTE = 60_000;
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const LEVELS = ['junior', 'mid', 'senior', 'staff'];
const WEIGHTS = {
  day: 4,
  idle: 1,
  load: 3,
  fit: 2,
  scarcity: 3,
  fragment: 2,
  focus: 0,
  empty: 20,
  late: 20,
  preference: 0,
  offHours: 0,
  room: 0,
  fairness: 0,
};

type Wall = { weekday: (typeof WEEKDAYS)[number]; time: string; date: string; week: string };
const walls = new Map<string, Wall>();

function wall(zone: string, ms: number): Wall {
  const key = `${zone} ${ms}`;
  const known = walls.get(key);
  if (known) return known;
  const local = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
  const made: Wall = {
    weekday: WEEKDAYS[local.dayOfWeek - 1]!,
    time: local.toPlainTime().toString({ smallestUnit: 'minute' }),
    date: local.toPlainDate().toString(),
    week: isoWeek(local.toPlainDate()),
  };
  walls.set(key, made);
  return made;
}

function isoWeek(date: Temporal.PlainDate): string {
  return `${date.yearOfWeek}-W${String(date.weekOfYear).padStart(2, '0')}`;
}

type Stretch = { readonly start: Temporal.Instant; readonly end: Temporal.Instant };
const holds = ({ start, end }: Stretch, ms: number) =>
  start.epochMilliseconds <= ms && ms < end.epochMilliseconds;
const inWall = (pieces: readonly (readonly [string, string])[] | undefined, time: string) =>
  (pieces ?? []).some(([from, to]) => from <= time && time < to);

const avoids = (avoided: Loop['avoid'], time: string, ms: number) =>
  (avoided ?? []).some(one => ('start' in one ? holds(one, ms) : inWall([one], time)));

function everyMinute(start: number, end: number, test: (ms: number) => boolean): boolean {
  for (let ms = start; ms < end; ms += MINUTE) if (!test(ms)) return false;
  return true;
}

export class Oracle {
  readonly problem: Problem;
  readonly loop: Loop;
  readonly weights: typeof WEIGHTS;
  readonly step: number;

  constructor(problem: Problem, loop: Loop) {
    this.problem = problem;
    this.loop = loop;
    this.weights = { ...WEIGHTS, ...problem.weights };
    this.step = (problem.stepMinutes ?? 15) * MINUTE;
  }

  /** Hours without days off and busy time, within the horizon. */
  #free(who: Interviewer, ms: number): boolean {
    const { weekday, time, date } = wall(who.zone, ms);
    return (
      this.problem.from.epochMilliseconds <= ms &&
      ms < this.problem.to.epochMilliseconds &&
      (inWall(who.hours[weekday], time) ||
        inWall(who.offHours?.[weekday], time) ||
        who.alsoFree?.some(one => holds(one, ms)) === true) &&
      !this.problem.daysOff?.includes(date) &&
      !who.daysOff?.includes(date) &&
      !who.busy.some(event => holds(event, ms))
    );
  }

  canSit(who: Interviewer, interview: Interview, start: number): boolean {
    const end = start + interview.minutes * MINUTE;
    const margin = (who.bufferMinutes ?? 0) * MINUTE;
    const clear = who.busy.every(
      busy => end + margin <= busy.start.epochMilliseconds || busy.end.epochMilliseconds + margin <= start,
    );
    const { date, week } = wall(who.zone, start);
    const lifted = (cap: string, period: string) =>
      this.loop.overrides?.some(
        one =>
          one.person === who.id && one.cap === cap && (one.period === undefined || one.period === period),
      );
    return (
      clear &&
      everyMinute(start, end, ms => this.#free(who, ms) && !this.#avoids(who, ms)) &&
      ((who.loadByDay?.[date] ?? 0) < (who.perDay ?? Infinity) || lifted('perDay', date) === true) &&
      ((who.load?.[week] ?? 0) < (who.perWeek ?? Infinity) || lifted('perWeek', week) === true) &&
      !this.loop.never?.includes(who.id) &&
      !this.loop.met?.includes(who.id)
    );
  }

  #avoids(who: Interviewer, ms: number): boolean {
    const { date, time } = wall(who.zone, ms);
    return !who.avoidExcept?.includes(date) && avoids(who.avoid, time, ms);
  }

  /** The need served and the quality there; undefined where somebody does not qualify. */
  #need(who: Interviewer, seat: Seat): { quality: number; level: string } | undefined {
    const highEnough = (level: string | null | undefined) =>
      LEVELS.indexOf(who.level) >= LEVELS.indexOf(level ?? 'junior');
    if (seat.people) {
      const listed = seat.people.find(one => one.id === who.id);
      return listed && highEnough(seat.level)
        ? { quality: listed.quality, level: seat.level ?? 'junior' }
        : undefined;
    }
    const quality = (need: SeatNeed) => (need.skill ? (who.skills[need.skill] ?? 0) : 3);
    const need = (seat.anyOf ?? [seat]).find(
      one =>
        quality(one) >= (one.minQuality ?? 1) &&
        highEnough(one.level) &&
        (!one.pool || one.pool.includes(who.id)),
    );
    return need && { quality: quality(need), level: need.level ?? 'junior' };
  }

  /** Undefined where this person cannot take this seat at this time. */
  seatCost(who: Interviewer, seat: Seat, interview: Interview, start: number): number | undefined {
    const need = this.#need(who, seat);
    if (!need || !this.canSit(who, interview, start)) return undefined;
    const end = start + interview.minutes * MINUTE;
    const { week } = wall(who.zone, start);
    const count = (n: number) => 2 * n + 1;
    const day = Temporal.PlainDate.from(wall(who.zone, start).date);
    const rolling = [0, 1, 2, 3].map(weeks => isoWeek(day.subtract({ weeks })));
    const every = (hours: Interviewer['hours'] | undefined) =>
      everyMinute(start, end, ms => inWall(hours?.[wall(who.zone, ms).weekday], wall(who.zone, ms).time));
    const w = this.weights;
    return (
      w.load * count(who.load?.[week] ?? 0) +
      w.fairness * count(rolling.reduce((sum, key) => sum + (who.load?.[key] ?? 0), 0)) +
      w.fit * (3 - need.quality) +
      w.scarcity * (LEVELS.indexOf(who.level) - LEVELS.indexOf(need.level)) +
      w.fragment * this.#fragments(who, start, end) +
      w.focus * this.#cutsFocus(who, start, end) +
      ((who.offHours || who.alsoFree) && !every(who.hours) ? w.offHours : 0) +
      (who.prefers && !every(who.prefers) ? w.preference : 0)
    );
  }

  /** Free whole steps on each side of an interview, counted outwards until something else comes. */
  #fragments(who: Interviewer, start: number, end: number): number {
    const free = (from: number, to: number) => everyMinute(from, to, ms => this.#free(who, ms));
    let left = 0;
    const lastWhole = Math.floor(start / this.step) * this.step;
    if (free(lastWhole, start)) {
      while (left < 2 && free(lastWhole - (left + 1) * this.step, lastWhole - left * this.step)) left += 1;
    }
    let right = 0;
    const firstWhole = Math.ceil(end / this.step) * this.step;
    if (free(end, firstWhole)) {
      while (right < 2 && free(firstWhole + right * this.step, firstWhole + (right + 1) * this.step))
        right += 1;
    }
    return Number(left === 1) + Number(right === 1);
  }

  #cutsFocus(who: Interviewer, start: number, end: number): number {
    if (this.weights.focus === 0) return 0;
    const two = 120 * MINUTE;
    let left = start;
    while (this.#free(who, left - MINUTE)) left -= MINUTE;
    let right = end;
    while (this.#free(who, right)) right += MINUTE;
    return Number(right - left >= two && start - left < two && right - end < two);
  }

  candidateCan(interview: Interview, start: number): boolean {
    const { from, to, now } = this.problem;
    const end = start + interview.minutes * MINUTE;
    if (start < from.epochMilliseconds || end > to.epochMilliseconds) return false;
    if (interview.room && this.roomsFor(interview, start).length === 0) return false;
    if (interview.fixedStart) return start === interview.fixedStart.epochMilliseconds;
    const earliest = (now ?? from).epochMilliseconds + (this.loop.noticeMinutes ?? 0) * MINUTE;
    return (
      start % this.step === 0 &&
      start >= earliest &&
      everyMinute(
        start,
        end,
        ms =>
          this.loop.windows.some(window => holds(window, ms)) &&
          !avoids(this.loop.avoid, wall(this.loop.zone, ms).time, ms),
      )
    );
  }

  /** Ids of the rooms that would do at that time. */
  roomsFor({ room: need, minutes }: Interview, start: number): string[] {
    const enough = (this.problem.rooms ?? []).filter(
      ({ seats, site }) =>
        (seats === undefined || seats >= need!.seats) && (need!.site === undefined || need!.site === site),
    );
    const free = enough.filter(({ busy }) =>
      everyMinute(start, start + minutes * MINUTE, ms => !busy.some(event => holds(event, ms))),
    );
    return free.map(({ id }) => id);
  }

  interviewCost(interview: Interview, start: number): number {
    const end = start + interview.minutes * MINUTE;
    const { deadline, prefers } = this.loop;
    const roomless =
      (this.problem.rooms ?? []).length > 0 &&
      this.problem.rooms!.every(room =>
        room.busy.some(busy => busy.start.epochMilliseconds < end && start < busy.end.epochMilliseconds),
      );
    return (
      (deadline && start > deadline.epochMilliseconds ? this.weights.late : 0) +
      (prefers && !everyMinute(start, end, ms => prefers.some(one => holds(one, ms)))
        ? this.weights.preference
        : 0) +
      (roomless ? this.weights.room : 0)
    );
  }

  dateOf(start: number): string {
    return wall(this.loop.zone, start).date;
  }

  /** Monday to Friday dates from the one of `from` up to, and without, that of the last interview. */
  dayCost(last: number): number {
    let units = 0;
    let date = Temporal.PlainDate.from(this.dateOf(this.problem.from.epochMilliseconds));
    for (; date.toString() < this.dateOf(last); date = date.add({ days: 1 }))
      if (date.dayOfWeek <= 5) units += 1;
    return this.weights.day * units;
  }

  /** Order, days, breaks of interviews with their starts; undefined where a rule forbids it, else the cost. */
  shapeCost(starts: readonly number[]): number | undefined {
    const { interviews, sameDay = true, maxIdleMinutes = 60 } = this.loop;
    const placed = interviews
      .map((interview, i) => ({ interview, start: starts[i]!, end: starts[i]! + interview.minutes * MINUTE }))
      .sort((a, b) => a.start - b.start);
    let cost = this.dayCost(placed.at(-1)!.start);
    for (const [i, { interview, start }] of placed.entries()) {
      const next = placed[i + 1];
      const mustBeOver = placed.filter(
        other =>
          interview.after?.includes(other.interview.id) || (interview.last && other.interview !== interview),
      );
      if (mustBeOver.some(other => other.end > start)) return undefined;
      if (!next) continue;
      if (next.start < placed[i]!.end) return undefined;
      if (this.dateOf(start) === this.dateOf(next.start)) {
        const gap = (next.start - placed[i]!.end) / MINUTE;
        if (maxIdleMinutes !== null && gap > maxIdleMinutes) return undefined;
        cost += this.weights.idle * Math.floor(gap / 15);
      } else if (sameDay) return undefined;
    }
    return cost;
  }

  grid(): number[] {
    const { from, to } = this.problem;
    const fixed = this.loop.interviews.flatMap(one => one.fixedStart?.epochMilliseconds ?? []);
    const starts = new Set(fixed);
    const first = Math.ceil(from.epochMilliseconds / this.step) * this.step;
    for (let ms = first; ms < to.epochMilliseconds; ms += this.step) starts.add(ms);
    return [...starts].sort((a, b) => a - b);
  }

  seats(interview: Interview): Seat[] {
    return interview.seats
      .filter(seat => seat.kind !== 'shadow' && seat.kind !== 'reverse-shadow')
      .flatMap(seat => Array.from({ length: seat.count ?? 1 }, () => seat));
  }

  /** Whether any start vector works. */
  exists(): boolean {
    return this.all(1).length > 0;
  }

  /** Every start vector that works, with the cost of its best panel, cheapest first. */
  all(most = Infinity): { starts: number[]; cost: number }[] {
    const { interviews } = this.loop;
    const grid = this.grid();
    const options = interviews.map(interview => grid.filter(start => this.candidateCan(interview, start)));
    const found: { starts: number[]; cost: number }[] = [];
    const choose = (starts: number[]): void => {
      const i = starts.length;
      if (found.length >= most) return;
      if (i === interviews.length) {
        const shape = i > 0 ? this.shapeCost(starts) : undefined;
        const panel = shape === undefined ? Infinity : this.bestPanel(starts);
        const fixed = starts.reduce((sum, start, k) => sum + this.interviewCost(interviews[k]!, start), 0);
        if (panel < Infinity) found.push({ starts, cost: shape! + panel + fixed });
        return;
      }
      for (const start of options[i]!) {
        const clashes = starts.some(
          (other, k) =>
            other < start + interviews[i]!.minutes * MINUTE &&
            start < other + interviews[k]!.minutes * MINUTE,
        );
        if (!clashes && this.#table(i, start).every(people => people.length > 0)) choose([...starts, start]);
      }
    };
    choose([]);
    return found.sort((a, b) => a.cost - b.cost);
  }

  /** What an itinerary costs, found anew from who sits where; undefined where it breaks a rule. */
  priceOf({ interviews }: Itinerary): number | undefined {
    const planned = this.loop.interviews.map(one => interviews.find(other => other.id === one.id)!);
    const starts = planned.map(one => one.start.epochMilliseconds);
    const people = planned.flatMap(one => one.seats.map(seat => seat.person));
    const fair =
      new Set(people).size === people.length &&
      (this.loop.must ?? []).every(id => people.includes(id)) &&
      this.loop.interviews.every((one, i) => this.candidateCan(one, starts[i]!));
    const costs = [
      this.shapeCost(starts),
      ...this.loop.interviews.map((one, i) => this.interviewCost(one, starts[i]!)),
      ...this.loop.interviews.flatMap((one, i) => this.#seatCosts(one, starts[i]!, planned[i]!)),
    ];
    if (!fair || costs.includes(undefined)) return undefined;
    return costs.reduce<number>((sum, cost) => sum + cost!, 0);
  }

  #seatCosts(interview: Interview, start: number, planned: PlannedInterview): (number | undefined)[] {
    return interview.seats.flatMap(seat => {
      if (seat.kind === 'shadow' || seat.kind === 'reverse-shadow') return [];
      const sitting = planned.seats.filter(one => one.id === seat.id);
      return Array.from({ length: seat.count ?? 1 }, (_, i) => {
        const who = this.problem.interviewers.find(one => one.id === sitting[i]?.person);
        if (who) return this.seatCost(who, seat, interview, start);
        return seat.optional ? this.weights.empty : undefined;
      });
    });
  }

  readonly #tables = new Map<string, { id: string | undefined; cost: number }[][]>();
  /** Per seat of one interview at one start, who could sit there. */
  #table(i: number, start: number): { id: string | undefined; cost: number }[][] {
    const key = `${i} ${start}`;
    const interview = this.loop.interviews[i]!;
    const made =
      this.#tables.get(key) ?? this.seats(interview).map(seat => this.#people(seat, interview, start));
    this.#tables.set(key, made);
    return made;
  }

  #people(seat: Seat, interview: Interview, start: number): { id: string | undefined; cost: number }[] {
    const people: { id: string | undefined; cost: number }[] = [];
    for (const who of this.problem.interviewers) {
      const cost = this.seatCost(who, seat, interview, start);
      if (cost !== undefined) people.push({ id: who.id, cost });
    }
    if (seat.optional) people.push({ id: undefined, cost: this.weights.empty });
    return people;
  }

  bestPanel(starts: readonly number[]): number {
    const seats = starts.flatMap((start, i) => this.#table(i, start));
    const must = new Set(this.loop.must);
    let best = Infinity;
    const sit = (s: number, taken: ReadonlySet<string>, cost: number): void => {
      if (cost >= best) return;
      if (s === seats.length) {
        if ([...must].every(id => taken.has(id))) best = cost;
        return;
      }
      for (const { id, cost: more } of seats[s]!) {
        if (id === undefined) sit(s + 1, taken, cost + more);
        else if (!taken.has(id)) sit(s + 1, new Set([...taken, id]), cost + more);
      }
    };
    sit(0, new Set(), 0);
    return best;
  }
}
