import { isWorkweekDay } from '../../time/local-days.ts';
import { expandDaily } from '../../time/wall-hours.ts';
import type { Availability } from '../availability.ts';
import { compileLoop } from '../compile-loop.ts';
import type { Ground } from '../ground.ts';
import type { LoopModel } from '../loop-model.ts';
import { dayAt } from '../candidate-day.ts';
import { hasTick } from '../bitmap.ts';
import { usableDays } from '../openings.ts';
import { type Offer, askCandidate } from '../offers.ts';
import type { Loop } from '../problem.ts';
import { placeOf } from '../team.ts';
import { applyToLoop } from './apply-changes.ts';
import { PRICE } from './relaxed-availability.ts';

/** What a candidate may be asked for on a weekday, on their own clock. */
const ASKED_HOURS = [['09:00', '18:00']] as const;

/** One offer for every weekday of the horizon, by date. */
export function askDays(loop: Loop, { axis, places, problem }: Ground): Map<string, Offer> {
  const { days, table } = placeOf(places, loop.zone, problem, axis);
  const asks = new Map<string, Offer>();
  for (const day of days.filter(isWorkweekDay)) {
    const [start, end] = expandDaily(ASKED_HOURS, [day], table);
    if (start === undefined || end === undefined || start < axis.from || end > axis.to) continue;
    asks.set(day.date, askCandidate(loop, day.date, start, end));
  }
  return asks;
}

/**
 * Adds the time that the candidate could be asked for. For loops of one day, a day is one offer: each is there a
 * second time, dearer. For others every interview pays for itself.
 */
export function withAskedDays(
  model: LoopModel,
  asks: ReadonlyMap<string, Offer>,
  availability: Availability,
): LoopModel {
  const asked = compileLoop(
    applyToLoop(
      model.loop,
      Array.from(asks.values(), ask => ask.make()),
    ),
    availability,
  );
  const starts = asked.interviews.map(interview => interview.starts);
  const price = Math.max(0, ...[...asks.values()].map(ask => ask.price)) * PRICE;
  if (model.sameDay) {
    const dearer = model.calendar.filter(day => asks.has(day.local.date));
    const usable = usableDays(dearer, starts, true).map(({ local, first, end, cost, openings }) => {
      return { local, first, end, cost: cost + price, openings };
    });
    return { ...model, tables: [], days: [...model.days, ...usable] };
  }
  return {
    ...model,
    tables: [],
    days: usableDays(model.calendar, starts, false),
    interviews: model.interviews.map((interview, i) => ({
      ...interview,
      starts: starts[i]!,
      costAt: tick => (interview.costAt?.(tick) ?? 0) + (hasTick(interview.starts, tick) ? 0 : price),
    })),
  };
}

/** The days that would have to be asked for, so that the interviews can start at these ticks. */
export function asksFor(
  usual: LoopModel,
  placed: readonly { readonly interview: number; readonly tick: number }[],
  asks: ReadonlyMap<string, Offer>,
): Offer[] {
  const dates = placed
    .filter(({ interview, tick }) => !hasTick(usual.interviews[interview]!.starts, tick))
    .map(({ tick }) => usual.calendar[dayAt(usual.calendar, tick)]!.local.date);
  return [...new Set(dates)].flatMap(date => asks.get(date) ?? []);
}
