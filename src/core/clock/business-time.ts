import type { Workspace } from '../loop/people.ts';

type Habits = Pick<Workspace, 'daysOff' | 'quietFrom' | 'quietTo'>;

/** Saturday and Sunday are off, and the company's own days. */
export function isWorkingDay(day: Temporal.PlainDate, daysOff: Workspace['daysOff']): boolean {
  return day.dayOfWeek <= 5 && !daysOff.some(off => off.day.equals(day));
}

/**
 * The same local time `days` working days later. A moment on a day off counts as the beginning of the next working day,
 * so that what comes later is never due earlier. A local time that a clock change skips moves forward over the gap.
 */
export function addBusinessDays(
  from: Temporal.Instant,
  days: number,
  zone: string,
  daysOff: Workspace['daysOff'],
): Temporal.Instant {
  const local = from.toZonedDateTimeISO(zone);
  let day = local.toPlainDate();
  const working = isWorkingDay(day, daysOff);
  while (!isWorkingDay(day, daysOff)) day = day.add({ days: 1 });
  for (let left = days; left > 0;) {
    day = day.add({ days: 1 });
    if (isWorkingDay(day, daysOff)) left -= 1;
  }
  if (working && days === 0) return from;
  const begins = day.toZonedDateTime(zone);
  return (working ? begins.withPlainTime(local.toPlainTime()) : begins).toInstant();
}

/** Working days that have begun after the day of `from`, up to the day of `to`, in `zone`. */
export function businessDaysBetween(
  from: Temporal.Instant,
  to: Temporal.Instant,
  zone: string,
  daysOff: Workspace['daysOff'],
): number {
  const last = to.toZonedDateTimeISO(zone).toPlainDate();
  let day = from.toZonedDateTimeISO(zone).toPlainDate();
  let count = 0;
  while (Temporal.PlainDate.compare(day, last) < 0) {
    day = day.add({ days: 1 });
    if (isWorkingDay(day, daysOff)) count += 1;
  }
  return count;
}

/** `at`, or the end of the quiet time that it falls into: nights, weekends and days off in `zone`. */
export function nextSpeakingTime(at: Temporal.Instant, zone: string, habits: Habits): Temporal.Instant {
  const local = at.toZonedDateTimeISO(zone);
  const time = local.toPlainTime();
  const { quietFrom, quietTo, daysOff } = habits;
  let day = local.toPlainDate();
  if (isWorkingDay(day, daysOff)) {
    const early = Temporal.PlainTime.compare(time, quietTo) < 0;
    const late = Temporal.PlainTime.compare(time, quietFrom) >= 0;
    if (!early && !late) return at;
    if (late) day = day.add({ days: 1 });
  }
  while (!isWorkingDay(day, daysOff)) day = day.add({ days: 1 });
  return day.toZonedDateTime({ timeZone: zone, plainTime: quietTo }).toInstant();
}

/** `at`, or where it falls on a weekend or a day off in `zone`, the same local time on the last working day before. */
export function lastWorkingTime(
  at: Temporal.Instant,
  zone: string,
  daysOff: Workspace['daysOff'],
): Temporal.Instant {
  let local = at.toZonedDateTimeISO(zone);
  while (!isWorkingDay(local.toPlainDate(), daysOff)) local = local.subtract({ days: 1 });
  return local.toInstant();
}
