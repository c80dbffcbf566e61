import type { Answer, TeamId } from '../../core/loop/glossary.ts';
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
import type { GraphAttendee, GraphEvent, GraphTime } from './api.ts';

/**
 * Graph chooses ids itself. What tells our events is two properties of our own, which lists can be asked for; an app's
 * properties are named under an id of its own.
 * @see https://learn.microsoft.com/en-us/graph/api/resources/extended-properties-overview
 */
const PROPERTY_SET = '{6a3d3b5e-4f0b-4a55-9c3a-7a2f6f2f8f11}';
const ID_PROPERTY = `String ${PROPERTY_SET} Name HireloopEvent`;
const TEAM_PROPERTY = `String ${PROPERTY_SET} Name HireloopTeam`;

export const isEvent = (team: TeamId, id: string): string => equals(ID_PROPERTY, taggedId(team, id));
export const isOfTeam = (team: TeamId): string => equals(TEAM_PROPERTY, team);

const equals = (property: string, value: string): string =>
  `singleValueExtendedProperties/Any(ep: ep/id eq '${property}' and ep/value eq '${value.replaceAll("'", "''")}')`;

/** @param before As it stands, where it does: what cannot be changed later is said once. */
export function resourceOf(draft: EventDraft, before?: GraphEvent): object {
  const marks = {
    transactionId: taggedId(draft.team, draft.id),
    singleValueExtendedProperties: [
      { id: ID_PROPERTY, value: taggedId(draft.team, draft.id) },
      { id: TEAM_PROPERTY, value: draft.team },
    ],
  };
  return {
    subject: draft.title,
    // The text of an event with a Teams meeting ends in how to join it; written without that, the meeting is lost.
    ...(before?.isOnlineMeeting ? {} : { body: { contentType: 'text', content: draft.description } }),
    start: toTime(draft.time.start),
    end: toTime(draft.time.end),
    showAs: 'busy',
    attendees: unique(invitedTo(draft)).map(({ address, name }) => ({
      type: draft.room?.address.toLowerCase() === address ? 'resource' : 'required',
      emailAddress: { address, name },
    })),
    ...placeOf(draft, before),
    ...(before ? {} : marks),
  };
}

/** A meeting is made where there is none yet. */
function placeOf({ room, video }: EventDraft, before: GraphEvent | undefined): object {
  if (room) {
    const location = { displayName: room.place, locationEmailAddress: room.address };
    return { location: { ...location, locationType: 'conferenceRoom' } };
  }
  if (typeof video === 'object') return { location: { displayName: video.link } };
  const hadRoom = before?.attendees?.some(a => a.type === 'resource') === true;
  const left = hadRoom ? { location: { displayName: '' } } : {};
  if (video !== 'make' || before?.isOnlineMeeting) return left;
  return { ...left, isOnlineMeeting: true, onlineMeetingProvider: 'teamsForBusiness' };
}

export function joinOf({ onlineMeeting }: GraphEvent): { join?: string } {
  const join = onlineMeeting?.joinUrl;
  return join ? { join } : {};
}

const toTime = (at: Temporal.Instant): GraphTime => ({
  dateTime: at.toString({ smallestUnit: 'second' }).replace(/Z$/, ''),
  timeZone: 'UTC',
});

export function toEvent(event: GraphEvent, eventId: string): CalendarEvent {
  return {
    eventId,
    etag: event['@odata.etag'] ?? '',
    time: timeOf(event, 'UTC'),
    cancelled: event.isCancelled === true,
    guests: (event.attendees ?? []).map(a => a.emailAddress.address.toLowerCase()),
    answers: (event.attendees ?? []).flatMap(toAnswer),
    ...joinOf(event),
  };
}

const ANSWERS: Record<string, Answer> = {
  accepted: 'accepted',
  declined: 'declined',
  tentativelyAccepted: 'tentative',
};

/** Graph keeps no words with an answer: they travel by mail. */
function toAnswer({ emailAddress, status }: GraphAttendee): CalendarAnswer[] {
  const answer = ANSWERS[status?.response ?? ''];
  return answer ? [{ address: emailAddress.address.toLowerCase(), answer, reason: '' }] : [];
}

/** @param zone In which days of all-day events lie: they arrive as midnights without a zone that counts. */
export function timeOf({ start, end, isAllDay }: GraphEvent, zone: string): Interval {
  const instant = ({ dateTime, timeZone }: GraphTime) => {
    const at = Temporal.PlainDateTime.from(dateTime);
    if (isAllDay) return at.toPlainDate().toZonedDateTime(zone).toInstant();
    return at.toZonedDateTime(timeZone === '' ? 'UTC' : timeZone).toInstant();
  };
  const never = { dateTime: '1970-01-01T00:00:00', timeZone: 'UTC' };
  return { start: instant(start ?? never), end: instant(end ?? never) };
}

export function showsTheSame(event: GraphEvent, draft: EventDraft): boolean {
  const people = (addresses: readonly string[]) =>
    [...new Set(addresses.map(a => a.toLowerCase()))].toSorted().join();
  return (
    event.subject === draft.title &&
    saysTheSame(event, draft) &&
    (draft.video !== 'make' || event.isOnlineMeeting === true) &&
    isSameTime(timeOf(event, 'UTC'), draft.time) &&
    people((event.attendees ?? []).map(a => a.emailAddress.address)) ===
      people(invitedTo(draft).map(a => a.address))
  );
}

/** Where there is a Teams meeting, more stands below, and what stands there is not written over. */
function saysTheSame({ body, isOnlineMeeting }: GraphEvent, { description }: EventDraft): boolean {
  return isOnlineMeeting === true || (body?.content ?? '').trim() === description.trim();
}

const isSameTime = (a: Interval, b: Interval): boolean => a.start.equals(b.start) && a.end.equals(b.end);

const unique = (guests: readonly Attendee[]): Attendee[] => [
  ...new Map(guests.map(g => [g.address.toLowerCase(), { ...g, address: g.address.toLowerCase() }])).values(),
];

/** Shown as free or as working elsewhere, cancelled or declined: no time is taken. Unknown kinds are. */
export function blocks(event: GraphEvent): boolean {
  if (event.isCancelled || event.showAs === 'free' || event.showAs === 'workingElsewhere') return false;
  return event.responseStatus?.response !== 'declined';
}

/** Out of office says so in any language; of all others the subject tells. */
export function classOf({ showAs, subject }: GraphEvent): Pick<Busy, 'class' | 'title'> {
  if (showAs === 'oof') return { class: 'never' };
  return subject ? { title: subject } : {};
}
