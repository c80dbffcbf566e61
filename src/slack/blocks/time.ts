import { formatDistanceStrict } from 'date-fns/formatDistanceStrict';
import type { Interval } from '../../core/time/interval.ts';
import { Mrkdwn } from './mrkdwn.ts';

const DAY = { weekday: 'short', day: 'numeric', month: 'short' } as const;
const DATE = { day: 'numeric', month: 'short', year: 'numeric' } as const;

/** A moment that Slack shows in each reader's own zone; `zone` is for clients that cannot. */
export function when(at: Temporal.Instant, zone: string): Mrkdwn {
  const seconds = Math.floor(at.epochMilliseconds / 1000);
  return new Mrkdwn(`<!date^${seconds}^{date_long_pretty} at {time}|${momentIn(at, zone)}>`);
}

/** Day and time in a zone, named: `Thu 3 Dec, 10:00 CET`. For buttons, labels and fallbacks, which nobody translates. */
function momentIn(at: Temporal.Instant, zone: string): string {
  return `${dayIn(at, zone)}, ${timeIn(at, zone)} ${zoneName(at, zone)}`;
}

/** `Thu 3 Dec, 10:00–11:00 CET` */
export function spanIn({ start, end }: Interval, zone: string): string {
  return `${dayIn(start, zone)}, ${timeIn(start, zone)}–${timeIn(end, zone)} ${zoneName(start, zone)}`;
}

/** `14:05` */
export function timeIn(at: Temporal.Instant, zone: string): string {
  return at.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** `Thu 3 Dec` */
export function dayIn(at: Temporal.Instant, zone: string): string {
  return at.toZonedDateTimeISO(zone).toLocaleString('en-GB', DAY).replace(',', '');
}

/** `15 Jan 2027` */
export function dateWords(day: Temporal.PlainDate): string {
  return day.toLocaleString('en-GB', DATE);
}

function zoneName(at: Temporal.Instant, zone: string): string {
  const name = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'short' })
    .formatToParts(at.epochMilliseconds)
    .find(part => part.type === 'timeZoneName');
  return name?.value ?? zone;
}

/** "3 days", "5 hours": how long a stretch is, in one unit. */
export function duration(from: Temporal.Instant, to: Temporal.Instant): string {
  return formatDistanceStrict(from.epochMilliseconds, to.epochMilliseconds);
}
