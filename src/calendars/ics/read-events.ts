import ICAL from 'ical.js';
import { type Zone, zonesOf } from './zones.ts';

/** A day, or a wall time in a zone. */
export type Moment = { date: Temporal.PlainDate } | { at: Temporal.PlainDateTime; zone: Zone };

/** How long: exactly, or by the calendar, where a day is as long as that day is. */
export type Length = { exact: Temporal.Duration } | { nominal: Temporal.Duration };

type Guest = { address: string; name: string; state: string; reason: string };

/** One VEVENT: a single event, a series, or the exception to one. */
export type IcsEvent = {
  uid: string;
  title: string;
  start: Moment;
  length: Length;
  /** The instance of the series that this one takes the place of. */
  instead: Moment | undefined;
  /** It takes the place of all later ones too. */
  andFuture: boolean;
  rules: readonly ICAL.Recur[];
  extra: readonly { start: Moment; length: Length | undefined }[];
  except: readonly Moment[];
  cancelled: boolean;
  transparent: boolean;
  /** Its owner is out of office. */
  away: boolean;
  organiser: string | undefined;
  guests: readonly Guest[];
};

/** @throws Where the text is no iCalendar. */
export function readEvents(text: string, ownerZone: Zone): IcsEvent[] {
  return parseCalendars(text).flatMap(calendar => {
    const zones = zonesOf(calendar, ownerZone);
    return calendar.getAllSubcomponents('vevent').map(event => toEvent(event, zones));
  });
}

export function parseCalendars(text: string): ICAL.Component[] {
  const parsed = ICAL.parse(text) as unknown[];
  const all = (typeof parsed[0] === 'string' ? [parsed] : parsed) as unknown as [string, [], []][];
  return all.map(jcal => new ICAL.Component(jcal));
}

type Zones = ReturnType<typeof zonesOf>;

function toEvent(event: ICAL.Component, zones: Zones): IcsEvent {
  const moments = (name: string) =>
    event.getAllProperties(name).flatMap(p => valuesOf(p).map(v => momentOf(v, p, zones)));
  const [start] = moments('dtstart');
  if (!start) throw new Error('An event without DTSTART');
  const upper = (name: string) => textOf(event.getFirstPropertyValue(name)).toUpperCase();
  return {
    uid: textOf(event.getFirstPropertyValue('uid')),
    title: textOf(event.getFirstPropertyValue('summary')),
    start,
    length: lengthOf(event, start, moments('dtend')[0]),
    instead: moments('recurrence-id')[0],
    andFuture: event.getFirstProperty('recurrence-id')?.getFirstParameter('range') === 'THISANDFUTURE',
    rules: event.getAllProperties('rrule').map(p => p.getFirstValue() as ICAL.Recur),
    extra: event.getAllProperties('rdate').flatMap(p => valuesOf(p).map(v => extraOf(v, p, zones))),
    except: moments('exdate'),
    cancelled: upper('status') === 'CANCELLED',
    transparent: upper('transp') === 'TRANSPARENT' || upper('x-microsoft-cdo-busystatus') === 'FREE',
    away: upper('x-microsoft-cdo-busystatus') === 'OOF',
    organiser: addressOf(event.getFirstProperty('organizer')),
    guests: event.getAllProperties('attendee').map(toGuest),
  };
}

function toGuest(property: ICAL.Property): Guest {
  const parameter = (name: string) => property.getFirstParameter(name) ?? '';
  return {
    address: addressOf(property) ?? '',
    name: parameter('cn'),
    state: (parameter('partstat') || 'NEEDS-ACTION').toUpperCase(),
    reason: parameter('x-response-comment'),
  };
}

function addressOf(property: ICAL.Property | null): string | undefined {
  if (!property) return undefined;
  const value = textOf(property.getFirstValue());
  const mail = /^mailto:/i.test(value)
    ? decodeURIComponent(value.slice(7))
    : property.getFirstParameter('email');
  return (mail || value).toLowerCase();
}

/** As jCal has them: `2026-12-03`, `2026-12-03T10:00:00`, with `Z` in UTC; a period is a pair. */
type Value = string | [string, string];

const valuesOf = (property: ICAL.Property): Value[] => (property.toJSON() as unknown as Value[]).slice(3);

function momentOf(value: Value, property: ICAL.Property, zones: Zones): Moment {
  const text = typeof value === 'string' ? value : value[0];
  if (!text.includes('T')) return { date: Temporal.PlainDate.from(text) };
  const inUtc = text.endsWith('Z');
  const at = Temporal.PlainDateTime.from(inUtc ? text.slice(0, -1) : text);
  return { at, zone: zones(inUtc ? 'UTC' : property.getFirstParameter('tzid') || undefined) };
}

function extraOf(value: Value, property: ICAL.Property, zones: Zones): IcsEvent['extra'][number] {
  const start = momentOf(value, property, zones);
  if (typeof value === 'string') return { start, length: undefined };
  const length = value[1].startsWith('P')
    ? { nominal: durationOf(value[1]) }
    : between(start, momentOf(value[1], property, zones));
  return { start, length };
}

/** DTEND is exact, DURATION goes by the calendar; without either a day is a day long and a time is no time. */
function lengthOf(event: ICAL.Component, start: Moment, end: Moment | undefined): Length {
  if (end) return between(start, end);
  const duration = event.getFirstProperty('duration');
  if (duration) return { nominal: durationOf(rawOf(duration)) };
  return { nominal: 'date' in start ? ONE_DAY : new Temporal.Duration() };
}

const ONE_DAY = Temporal.Duration.from({ days: 1 });

/** Temporal writes weeks and a sign as iCalendar does, but no bare `P`. */
const durationOf = (text: string): Temporal.Duration => Temporal.Duration.from(text.replace(/T$/, ''));

function between(start: Moment, end: Moment): Length {
  if ('date' in start && 'date' in end) {
    const days = start.date.until(end.date).days;
    return { nominal: Temporal.Duration.from({ days: Math.max(days, 1) }) };
  }
  if ('date' in start || 'date' in end) return { nominal: ONE_DAY };
  const from = start.zone.instant(start.at);
  return { exact: Temporal.Duration.from({ milliseconds: Math.max(0, ms(end) - from.epochMilliseconds) }) };
}

const ms = ({ at, zone }: Extract<Moment, { at: unknown }>): number => zone.instant(at).epochMilliseconds;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** As it is written, whatever it means. */
const rawOf = (property: ICAL.Property): string => textOf(valuesOf(property)[0]);
