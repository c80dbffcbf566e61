import { type Weekday, WEEKDAYS } from '../loop/people.ts';
import { type ZoneTable, firstInstantAt, offsetAt } from './zone-table.ts';

/** One calendar day of a zone, `[start, end)` in milliseconds since the epoch; not always 24 hours long. */
export type LocalDay = CalendarDate & { readonly start: number; readonly end: number };

/** What a date is in every zone. */
type CalendarDate = {
  /** `2026-12-03` */
  readonly date: string;
  readonly weekday: Weekday;
  /** The ISO week of the date: `2026-W49`. */
  readonly week: string;
  /** Midnight of the date in milliseconds as if it were UTC: wall times of the day count from here. */
  readonly wall: number;
};

/** Dates by `wall`, worked out once for all zones of a problem. */
export type KnownDates = Map<number, CalendarDate>;

const DAY = 86_400_000;

/** The local days that overlap `[from, to)` (milliseconds), in order and without gaps. Skipped dates are left out. */
export function localDays(
  table: ZoneTable,
  from: number,
  to: number,
  known: KnownDates = new Map(),
): LocalDay[] {
  const days: LocalDay[] = [];
  let wall = Math.floor((from + offsetAt(table, from)) / DAY) * DAY;
  for (let start = firstInstantAt(table, wall); start < to; wall += DAY) {
    const end = firstInstantAt(table, wall + DAY);
    if (end > from && end > start) {
      const { date, weekday, week } = dateAt(wall, known);
      days.push({ date, weekday, week, start, end, wall });
    }
    start = end;
  }
  return days;
}

function dateAt(wall: number, known: KnownDates): CalendarDate {
  const before = known.get(wall);
  if (before) return before;
  const date = Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO('UTC').toPlainDate();
  const calendarDate = {
    date: date.toString(),
    weekday: WEEKDAYS[date.dayOfWeek - 1]!,
    week: isoWeek(date),
    wall,
  };
  known.set(wall, calendarDate);
  return calendarDate;
}

/** `2026-W49`; the first days of January may belong to the last week of the year before. */
export function isoWeek(date: Temporal.PlainDate): string {
  return `${date.yearOfWeek}-W${String(date.weekOfYear).padStart(2, '0')}`;
}

export function isWorkweekDay(day: LocalDay): boolean {
  return day.weekday !== 'sat' && day.weekday !== 'sun';
}
