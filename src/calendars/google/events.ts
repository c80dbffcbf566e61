import type { Answer } from '../../core/loop/glossary.ts';
import {
  type Attendee,
  type Busy,
  type CalendarAnswer,
  type CalendarEvent,
  type EventDraft,
  invitedTo,
} from '../../core/ports.ts';
import type { Interval } from '../../core/time/interval.ts';
import { taggedId } from '../tagged-ids.ts';
import type { GoogleAttendee, GoogleEvent, GoogleTime } from './api.ts';

/** Marks the events of a workspace in the calendar of their organiser; nobody else sees it. */
export const OUR_MARK = 'hireloop';

/** @param before As it stands, where it does: whoever was there keeps the answer, unless the time changed. */
export function resourceOf(draft: EventDraft, before?: GoogleEvent): object {
  const moved = before && !isSameTime(timeOf(before, 'UTC'), draft.time);
  const answers = moved ? [] : (before?.attendees ?? []);
  return {
    id: taggedId(draft.team, draft.id),
    status: 'confirmed',
    summary: draft.title,
    description: draft.description,
    start: { dateTime: draft.time.start.toString(), timeZone: draft.zone },
    end: { dateTime: draft.time.end.toString(), timeZone: draft.zone },
    attendees: unique(invitedTo(draft)).map(({ address, name }) => {
      const known = answers.find(a => a.email.toLowerCase() === address);
      const { responseStatus = 'needsAction', comment } = known ?? {};
      const resource = draft.room?.address.toLowerCase() === address ? { resource: true } : {};
      const said = comment ? { comment } : {};
      return { email: address, displayName: name, responseStatus, ...said, ...resource };
    }),
    extendedProperties: { private: { [OUR_MARK]: draft.team } },
    ...placeOf(draft, before),
  };
}

/** A video room is asked for where there is none yet; the same request again makes no other one. */
function placeOf({ team, id, video, room }: EventDraft, before: GoogleEvent | undefined): object {
  if (room) return { location: room.place };
  if (typeof video === 'object') return { location: video.link };
  const left = before?.attendees?.some(a => a.resource) ? { location: '' } : {};
  if (video !== 'make' || before?.conferenceData) return left;
  const requestId = taggedId(team, id);
  const createRequest = { requestId, conferenceSolutionKey: { type: 'hangoutsMeet' } };
  return { ...left, conferenceData: { createRequest } };
}

/** Rooms are made after the event at times: then it is told later. */
export function joinOf({ hangoutLink, conferenceData }: GoogleEvent): { join?: string } {
  const video = conferenceData?.entryPoints?.find(e => e.entryPointType === 'video')?.uri;
  const join = hangoutLink ?? video;
  return join === undefined ? {} : { join };
}

export function toEvent(event: GoogleEvent, eventId: string): CalendarEvent {
  return {
    eventId,
    etag: event.etag ?? '',
    time: timeOf(event, 'UTC'),
    cancelled: event.status === 'cancelled',
    guests: (event.attendees ?? []).map(a => a.email.toLowerCase()),
    answers: (event.attendees ?? []).flatMap(toAnswer),
    ...joinOf(event),
  };
}

function toAnswer({ email, responseStatus, comment }: GoogleAttendee): CalendarAnswer[] {
  const answer = (['accepted', 'declined', 'tentative'] as Answer[]).find(a => a === responseStatus);
  return answer ? [{ address: email.toLowerCase(), answer, reason: comment ?? '' }] : [];
}

/** @param zone In which days of all-day events lie. */
export function timeOf({ start, end }: GoogleEvent, zone: string): Interval {
  return { start: instantOf(start, zone), end: instantOf(end, zone) };
}

function instantOf(time: GoogleTime | undefined, zone: string): Temporal.Instant {
  if (time?.date) return Temporal.PlainDate.from(time.date).toZonedDateTime(zone).toInstant();
  if (!time?.dateTime) return Temporal.Instant.fromEpochMilliseconds(0);
  return /Z|[+-]\d\d:\d\d$/.test(time.dateTime)
    ? Temporal.Instant.from(time.dateTime)
    : Temporal.PlainDateTime.from(time.dateTime)
        .toZonedDateTime(time.timeZone ?? zone)
        .toInstant();
}

export function showsTheSame(event: GoogleEvent, draft: EventDraft): boolean {
  const people = (addresses: readonly string[]) =>
    [...new Set(addresses.map(a => a.toLowerCase()))].toSorted().join();
  return (
    event.summary === draft.title &&
    event.description === draft.description &&
    (draft.video !== 'make' || event.conferenceData !== undefined) &&
    isSameTime(timeOf(event, 'UTC'), draft.time) &&
    people((event.attendees ?? []).map(a => a.email)) === people(invitedTo(draft).map(a => a.address))
  );
}

const isSameTime = (a: Interval, b: Interval): boolean => a.start.equals(b.start) && a.end.equals(b.end);

/** Who is invited twice, as interviewer and as candidate say, is invited once. */
const unique = (guests: readonly Attendee[]): Attendee[] => [
  ...new Map(guests.map(g => [g.address.toLowerCase(), { ...g, address: g.address.toLowerCase() }])).values(),
];

/** Kinds of event that say where somebody is, or what day it is, and not that they are busy. */
const NO_TIME = new Set(['workingLocation', 'birthday']);

/** Out-of-office and focus time block; what was declined, shown as free, or is only organised for others does not. */
export function blocks(event: GoogleEvent, address: string, isOurs: boolean): boolean {
  if (event.status === 'cancelled' || event.transparency === 'transparent') return false;
  if (NO_TIME.has(event.eventType ?? '')) return false;
  const own = (event.attendees ?? []).find(a => a.self === true || a.email.toLowerCase() === address);
  if (own) return own.responseStatus !== 'declined';
  return !isOurs;
}

/** Out of office says so in any language; of all others the title tells. */
export function classOf({ eventType, summary }: GoogleEvent): Pick<Busy, 'class' | 'title'> {
  if (eventType === 'outOfOffice') return { class: 'never' };
  return summary ? { title: summary } : {};
}
