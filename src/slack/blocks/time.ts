import { formatDistanceStrict } from 'date-fns';
import type { Interval } from '../../core/time/interval.ts';
import { Mrkdwn } from './text.ts';

const WEEKDAY_TIME = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const;

/** A moment that Slack shows in each reader's own zone; `zone` is for clients that cannot. */
export function when(at: Temporal.Instant, zone: string): Mrkdwn {
  const seconds = Math.floor(at.epochMilliseconds / 1000);
  return new Mrkdwn(`<!date^${seconds}^{date_short_pretty} at {time}|${momentIn(at, zone)}>`);
}

/** Day and time in a zone, named: for buttons, labels and mail, which nobody translates. */
export function momentIn(at: Temporal.Instant, zone: string): string {
  return `${at.toZonedDateTimeISO(zone).toLocaleString('en-GB', WEEKDAY_TIME).replace(' at ', ', ')} ${zoneName(at, zone)}`;
}

/** `Thu, 3 Dec, 10:00–11:00 CET` */
export function spanIn({ start, end }: Interval, zone: string): string {
  const until = end.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' });
  const from = start.toZonedDateTimeISO(zone).toLocaleString('en-GB', WEEKDAY_TIME).replace(' at ', ', ');
  return `${from}–${until} ${zoneName(start, zone)}`;
}

export function timeIn(at: Temporal.Instant, zone: string): string {
  return at.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' });
}

export function dayIn(at: Temporal.Instant, zone: string): string {
  return at
    .toZonedDateTimeISO(zone)
    .toLocaleString('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });
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
