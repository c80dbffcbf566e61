import ICAL from 'ical.js';
import type { Answer } from '../../core/loop/glossary.ts';
import {
  type Attendee,
  type CalendarAnswer,
  type CalendarEvent,
  type EventDraft,
  invitedTo,
} from '../../core/ports.ts';
import type { Interval } from '../../core/time/interval.ts';
import { type IcsEvent, parseCalendars, readEvents } from '../ics/read-events.ts';
import { ianaZone } from '../ics/zones.ts';
import { uidOf } from './names.ts';

/** Who of the guests the calendar server must not write to: we mail them ourselves. */
export type IsOutside = (guest: Attendee) => boolean;

const UTC = ianaZone('UTC');

/** A new event. Times are written in UTC, which every client shows in its own zone and none can misread. */
export function newText(draft: EventDraft, now: Temporal.Instant, isOutside: IsOutside): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.updatePropertyWithValue('version', '2.0');
  calendar.updatePropertyWithValue('prodid', '-//Hireloop//Hireloop//EN');
  const event = new ICAL.Component('vevent');
  calendar.addSubcomponent(event);
  event.updatePropertyWithValue('uid', uidOf(draft.team, draft.id));
  event.updatePropertyWithValue('created', utc(now));
  event.updatePropertyWithValue('sequence', 0);
  fill(event, draft, now, { isOutside, keep: new Map() });
  return calendar.toString();
}

/** The event as it stands, brought to the draft: what people added themselves (alarms, notes) stays. */
export function changedText(
  text: string,
  draft: EventDraft,
  now: Temporal.Instant,
  isOutside: IsOutside,
): string {
  const { calendar, event } = only(text);
  const before = readOne(text);
  // Answers were given to a time.
  const keep = isSameTime(timeOf(before), draft.time)
    ? new Map(guestProperties(event).map(p => [addressOf(p), p]))
    : new Map<string, ICAL.Property>();
  fill(event, draft, now, { isOutside, keep });
  event.updatePropertyWithValue('sequence', sequenceOf(event) + 1);
  return calendar.toString();
}

type Filling = { isOutside: IsOutside; keep: ReadonlyMap<string, ICAL.Property> };

function fill(
  event: ICAL.Component,
  draft: EventDraft,
  now: Temporal.Instant,
  { isOutside, keep }: Filling,
): void {
  const hadRoom = guestProperties(event).some(isRoom);
  event.updatePropertyWithValue('dtstamp', utc(now));
  event.updatePropertyWithValue('last-modified', utc(now));
  for (const name of ['dtstart', 'dtend', 'duration', 'organizer', 'attendee', 'rrule', 'exdate', 'rdate'])
    event.removeAllProperties(name);
  event.updatePropertyWithValue('dtstart', utc(draft.time.start));
  event.updatePropertyWithValue('dtend', utc(draft.time.end));
  event.updatePropertyWithValue('summary', draft.title);
  event.updatePropertyWithValue('description', draft.description);
  event.updatePropertyWithValue('status', 'CONFIRMED');
  writePlace(event, draft, hadRoom);
  event.updatePropertyWithValue('transp', 'OPAQUE');
  event.addProperty(person('organizer', draft.organiser));
  for (const guest of unique(invitedTo(draft))) {
    const property = person('attendee', guest);
    if (guest.address === draft.room?.address.toLowerCase()) {
      property.setParameter('cutype', 'ROOM');
      property.setParameter('role', 'NON-PARTICIPANT');
    }
    const before = keep.get(guest.address);
    property.setParameter('partstat', before?.getFirstParameter('partstat') || 'NEEDS-ACTION');
    const reason = before?.getFirstParameter(REASON);
    if (reason) property.setParameter(REASON, reason);
    property.setParameter('rsvp', 'TRUE');
    if (isOutside(guest)) property.setParameter('schedule-agent', 'CLIENT');
    event.addProperty(property);
  }
}

/** What people wrote there themselves stays, unless it was a room of ours that is left. */
function writePlace(event: ICAL.Component, { room, video }: EventDraft, hadRoom: boolean): void {
  const place = room?.place ?? (typeof video === 'object' ? video.link : undefined);
  if (place !== undefined) event.updatePropertyWithValue('location', place);
  else if (hadRoom) event.removeAllProperties('location');
}

const isRoom = (guest: ICAL.Property): boolean => guest.getFirstParameter('cutype') === 'ROOM';

/** Apple's servers and clients keep the words of an answer there; the standard has no place for them. */
const REASON = 'x-response-comment';

function person(name: 'organizer' | 'attendee', { address, name: of }: Attendee): ICAL.Property {
  const property = new ICAL.Property(name);
  property.setValue(`mailto:${address}`);
  if (of !== '') property.setParameter('cn', of);
  return property;
}

const STATES = { accepted: 'ACCEPTED', declined: 'DECLINED', tentative: 'TENTATIVE' } as const;

/** @returns undefined where the guest is not invited. */
export function answeredText(text: string, given: CalendarAnswer, now: Temporal.Instant): string | undefined {
  const { calendar, event } = only(text);
  const guest = guestProperties(event).find(p => addressOf(p) === given.address);
  if (!guest) return undefined;
  guest.setParameter('partstat', STATES[given.answer]);
  guest.removeParameter('rsvp');
  if (given.reason === '') guest.removeParameter(REASON);
  else guest.setParameter(REASON, given.reason);
  event.updatePropertyWithValue('dtstamp', utc(now));
  return calendar.toString();
}

/** Left standing as cancelled, so that its id is not taken again. */
export function cancelledText(text: string, now: Temporal.Instant): string {
  const { calendar, event } = only(text);
  event.updatePropertyWithValue('status', 'CANCELLED');
  event.updatePropertyWithValue('transp', 'TRANSPARENT');
  event.updatePropertyWithValue('dtstamp', utc(now));
  event.updatePropertyWithValue('sequence', sequenceOf(event) + 1);
  return calendar.toString();
}

export type OwnObject = CalendarEvent & {
  guests: readonly string[];
  organiser: string;
  title: string;
  description: string;
};

/** An event of ours, read from the calendar of whoever organises it. */
export function readOwn(text: string, eventId: string, etag: string): OwnObject {
  const read = readOne(text);
  const { event } = only(text);
  const words = (name: string) => String(event.getFirstPropertyValue(name) ?? '');
  return {
    eventId,
    etag,
    time: timeOf(read),
    cancelled: read.cancelled,
    answers: answersOf(read),
    guests: read.guests.map(g => g.address),
    organiser: read.organiser ?? '',
    title: words('summary'),
    description: words('description'),
  };
}

export function answersOf({ guests }: IcsEvent): CalendarAnswer[] {
  return guests.flatMap(({ address, state, reason }) => {
    const answer = (Object.keys(STATES) as Answer[]).find(a => STATES[a] === state);
    return answer ? { address, answer, reason } : [];
  });
}

export function readOne(text: string): IcsEvent {
  const [event] = readEvents(text, UTC);
  if (!event) throw new Error('An object without an event');
  return event;
}

export function showsTheSame(own: OwnObject, draft: EventDraft): boolean {
  const people = (addresses: readonly string[]) => [...new Set(addresses)].toSorted().join();
  return (
    own.organiser === draft.organiser.address.toLowerCase() &&
    own.title === draft.title &&
    own.description === draft.description &&
    isSameTime(own.time, draft.time) &&
    people(own.guests) === people(invitedTo(draft).map(a => a.address.toLowerCase()))
  );
}

function timeOf({ start, length }: IcsEvent): Interval {
  const from = 'date' in start ? start.date.toZonedDateTime('UTC').toInstant() : start.zone.instant(start.at);
  const long = 'exact' in length ? length.exact : length.nominal;
  return { start: from, end: from.toZonedDateTimeISO('UTC').add(long).toInstant() };
}

const isSameTime = (a: Interval, b: Interval): boolean => a.start.equals(b.start) && a.end.equals(b.end);

function only(text: string): { calendar: ICAL.Component; event: ICAL.Component } {
  const calendar = parseCalendars(text)[0];
  const event = calendar?.getFirstSubcomponent('vevent');
  if (!calendar || !event) throw new Error('An object without an event');
  // Cyrus 3.6 writes TRANSP twice into a guest's copy when the event changes, and takes no more than one back.
  for (const name of ONCE)
    for (const again of event.getAllProperties(name).slice(1)) event.removeProperty(again);
  return { calendar, event };
}

const ONCE = ['transp', 'status', 'summary', 'description', 'sequence', 'dtstamp', 'last-modified'];

const guestProperties = (event: ICAL.Component): ICAL.Property[] => event.getAllProperties('attendee');

const addressOf = (property: ICAL.Property): string =>
  String(property.getFirstValue())
    .replace(/^mailto:/i, '')
    .toLowerCase();

const sequenceOf = (event: ICAL.Component): number => Number(event.getFirstPropertyValue('sequence') ?? 0);

const utc = (at: Temporal.Instant): ICAL.Time =>
  ICAL.Time.fromDateTimeString(`${at.toString({ smallestUnit: 'second' }).slice(0, 19)}Z`);

/** Who is invited twice, as interviewer and as candidate say, is invited once. */
const unique = (guests: readonly Attendee[]): Attendee[] => [
  ...new Map(guests.map(g => [g.address.toLowerCase(), { ...g, address: g.address.toLowerCase() }])).values(),
];
