import type { Interviewer, Loop } from './problem.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** `Thu 3 Dec` for `2026-12-03`. Own tables: what `Intl` prints changes with its version. */
export function dayWords(date: string | Temporal.PlainDate): string {
  const day = Temporal.PlainDate.from(date);
  return `${DAYS[day.dayOfWeek - 1]} ${day.day} ${MONTHS[day.month - 1]}`;
}

/** `Thu 3 Dec 14:00`, in a zone. */
function timeWords(epochMs: number, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone);
  return `${dayWords(local.toPlainDate())} ${clockWords(epochMs, zone)}`;
}

/** `14:00`, in a zone. */
export function clockWords(epochMs: number, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone);
  return local.toPlainTime().toString({ smallestUnit: 'minute' });
}

/** `Thu 3 Dec 14:00 (Berlin)` */
export function placedTimeWords(epochMs: number, zone: string): string {
  return `${timeWords(epochMs, zone)} (${zoneWords(zone)})`;
}

export function zoneWords(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** `a, b and c` */
export function listWords(items: readonly string[], joint = 'and'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${joint} ${items.at(-1)}`;
}

export function countWords(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

export const nameOf = (of: Interviewer | Loop): string => of.name ?? of.id;
