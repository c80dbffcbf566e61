import { type Spans, subtractSpans } from '../time/spans.ts';
import type { Availability } from './availability.ts';
import { type Axis, stepAtOrAfter, tickAtOrAfter, tickAtOrBefore, tickToMs } from './axis.ts';
import { type Bitmap, addRange, emptyBitmap } from './bitmap.ts';
import { dayUnits } from './constraints/day.ts';
import { idleUnits } from './constraints/idle.ts';
import { maxIdleMinutes } from './constraints/max-idle.ts';
import { predecessors } from './constraints/order.ts';
import { CANDIDATE_RULES, INTERVIEW_COSTS } from './constraints/rules.ts';
import { isSameDay } from './constraints/same-day.ts';
import type { Ground } from './ground.ts';
import type { CalendarDay } from './candidate-day.ts';
import { IMPOSSIBLE, type InterviewModel, type SeatModel } from './interview-model.ts';
import type { LoopModel } from './loop-model.ts';
import type { SeatNeeded } from './seat-needed.ts';
import { usableDays } from './openings.ts';
import { liftedCaps } from './loop-people.ts';
import type { Interview, Loop, Seat } from './problem.ts';
import { sortedById } from './sorted.ts';
import { placeOf } from './team.ts';

/** Works out who may sit where, and when the candidate can. */
export function compileLoop(loop: Loop, availability: Availability): LoopModel {
  const { ground } = availability;
  const { axis, weights } = ground;
  const sorted = sortedById(loop.interviews);
  const before = predecessors(sorted);
  const open = openTime(loop, ground);
  const seating = new Seating(loop, availability);
  const tickMinutes = axis.tickMs / 60_000;
  const interviews = sorted.map((interview, i) =>
    interviewModel(
      interview,
      before[i]!,
      ground.rooms.keepStarts(startsOf(interview, open, axis), interview),
      seating,
    ),
  );
  const calendar = calendarOf(loop, ground);
  const longestDay = Math.max(1, ...calendar.map(day => day.end - day.first + 1));
  return {
    loop,
    ground,
    interviews,
    calendar,
    days: usableDays(
      calendar,
      interviews.map(one => one.starts),
      isSameDay(loop),
    ),
    sameDay: isSameDay(loop),
    maxIdle: Math.floor(maxIdleMinutes(loop) / tickMinutes),
    idleCosts: Int32Array.from(
      { length: longestDay },
      (_, ticks) => weights.idle * idleUnits(ticks * tickMinutes),
    ),
    tables: [],
    shadows: sorted.flatMap(interview => seating.of(interview).filter(({ seat }) => isShadow(seat))),
  };
}

/** When the candidate can, whatever the interviewers do. */
function openTime(loop: Loop, { axis, now, places, problem }: Ground): Spans {
  const place = placeOf(places, loop.zone, problem, axis);
  return CANDIDATE_RULES.reduce<Spans>(
    (left, rule) => subtractSpans(left, rule.blocked({ loop, place, axis, now })),
    [axis.from, axis.to],
  );
}

function calendarOf(loop: Loop, { axis, places, problem, weights }: Ground): CalendarDay[] {
  const { days } = placeOf(places, loop.zone, problem, axis);
  const units = dayUnits(days);
  return days.map((local, i) => ({
    local,
    first: Math.max(0, tickAtOrAfter(axis, local.start)),
    end: Math.min(axis.ticks, tickAtOrAfter(axis, local.end)),
    cost: weights.day * units[i]!,
  }));
}

/** Starts that the candidate's side allows: on whole steps within the open time, or the one that is fixed. */
export function startsOf(interview: Interview, open: Spans, axis: Axis): Bitmap {
  const starts = emptyBitmap(axis.ticks);
  const duration = durationOf(interview, axis);
  if (interview.fixedStart) {
    const tick = tickAtOrAfter(axis, interview.fixedStart.epochMilliseconds);
    if (tick + duration <= axis.ticks) addRange(starts, tick, tick + 1);
    return starts;
  }
  for (let at = 0; at < open.length; at += 2) {
    const last = tickAtOrBefore(axis, open[at + 1]!) - duration;
    for (let tick = stepAtOrAfter(axis, open[at]!); tick <= last; tick += axis.step)
      addRange(starts, tick, tick + 1);
  }
  return starts;
}

function durationOf({ minutes }: Interview, axis: Axis): number {
  if (minutes > 0) return (minutes * 60_000) / axis.tickMs;
  throw new RangeError(`An interview lasts at least one minute, got ${minutes}`);
}

function interviewModel(
  interview: Interview,
  before: number,
  starts: Bitmap,
  seating: Seating,
): InterviewModel {
  const seats = seating.of(interview).filter(({ seat }) => !isShadow(seat));
  return {
    interview,
    duration: durationOf(interview, seating.availability.ground.axis),
    before,
    starts,
    seats,
    costAt: meterOf(interview, seating),
    floor: seats.reduce((sum, seat) => Math.min(IMPOSSIBLE, sum + cheapest(seat)), 0),
  };
}

function meterOf(
  interview: Interview,
  { loop, availability }: Seating,
): ((tick: number) => number) | undefined {
  const { axis, rooms, weights } = availability.ground;
  const meters = INTERVIEW_COSTS.flatMap(rule => {
    const meter = weights[rule.name] > 0 ? rule.meter(loop, rooms.busy) : undefined;
    return meter ? [{ meter, weight: weights[rule.name] }] : [];
  });
  if (meters.length === 0) return undefined;
  return tick => {
    const start = tickToMs(axis, tick);
    const end = start + interview.minutes * 60_000;
    return meters.reduce((sum, { meter, weight }) => sum + weight * meter(start, end), 0);
  };
}

function cheapest({ members, costs, weeks, emptyCost }: SeatModel): number {
  let least = emptyCost;
  for (let k = 0; k < members.length; k += 1) least = Math.min(least, costs[k]! + weeks[k]!.least);
  return least;
}

const isShadow = ({ kind }: Seat): boolean => kind === 'shadow' || kind === 'reverse-shadow';

/** The seats of one loop's interviews, with their people. */
class Seating {
  readonly loop: Loop;
  readonly availability: Availability;
  readonly #lifted: ReadonlyMap<string, ReadonlySet<string>>;

  constructor(loop: Loop, availability: Availability) {
    this.loop = loop;
    this.availability = availability;
    this.#lifted = liftedCaps(loop);
  }

  of(interview: Interview): SeatModel[] {
    return sortedById(interview.seats).flatMap(seat =>
      Array.from({ length: seat.count ?? 1 }, () => this.#seat(interview, seat)),
    );
  }

  #seat(interview: Interview, seat: Seat): SeatModel {
    const { availability, loop } = this;
    const needed: SeatNeeded = {
      interview,
      seat,
      needs: seat.anyOf ?? [seat],
      people: seat.people && new Map(seat.people.map(({ id, quality }) => [id, quality])),
    };
    const { members, costs } = availability.candidatesFor(needed, loop);
    const duration = durationOf(interview, availability.ground.axis);
    return {
      ...needed,
      members,
      costs,
      profiles: Array.from(members, index =>
        availability.profile(index, duration, this.#lifted.get(availability.ground.team[index]!.who.id)),
      ),
      weeks: Array.from(members, index => availability.weekAmounts(index)),
      orders: new Map(),
      emptyCost: availability.emptyCost(needed),
    };
  }
}
