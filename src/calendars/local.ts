import type { Answer, PersonId, TeamId } from '../core/loop/glossary.ts';
import {
  type Attendee,
  type Busy,
  type BusyNews,
  type Calendar,
  type CalendarAnswer,
  type CalendarEvent,
  type CalendarOwner,
  type EventDraft,
  type EventRef,
  invitedTo,
  type Outcome,
} from '../core/ports.ts';
import { type Interval, overlaps } from '../core/time/interval.ts';

/** An event as the local calendar keeps it. `calendar` is the address whose calendar holds it. */
export type LocalEvent = {
  id: string;
  calendar: string;
  /** 1, 2, 3 …: grows with every change. */
  version: number;
  title: string;
  description: string;
  /** Of an all-day event: midnights in UTC; it blocks those dates in each reader's own zone. */
  time: Interval;
  zone: string;
  allDay: boolean;
  transparency: 'busy' | 'free';
  status: 'confirmed' | 'cancelled';
  /** Where it takes place, for people; empty where nothing is known of it. */
  location?: string;
  attendees: readonly LocalAttendee[];
};
type LocalAttendee = Attendee & { answer: Answer | 'none'; reason: string };

/** Where the events are kept. */
export interface LocalEvents {
  find(team: TeamId, id: string): Promise<LocalEvent | undefined>;
  /** Events in the calendars of these addresses, or with them as attendees, that touch `within`; cancelled ones too. */
  list(team: TeamId, addresses: readonly string[], within: Interval): Promise<LocalEvent[]>;
  /** @returns false where the event is not at `version` (0: does not exist) any more; nothing is saved then. */
  save(team: TeamId, event: LocalEvent, version: number): Promise<boolean>;
  changedSince(team: TeamId, change: number): Promise<{ events: LocalEvent[]; change: number }>;
}

/** Calendars kept in Hireloop's own database: for teams without a calendar service, and for the sandbox. */
export function localCalendar(events: LocalEvents): Calendar {
  return {
    provider: 'local',
    mailsGuests: () => false,
    busy: (team, owners, within) => busy(events, team, owners, within),
    follow: (team, owner, within) => follow(events, team, owner, within),
    create: draft => create(events, draft),
    update: (draft, etag) => update(events, draft, etag),
    cancel: (team, _organiser, eventId) => cancel(events, team, eventId),
    answer: (team, _organiser, eventId, given) => answer(events, team, eventId, given),
    read: (team, _organiser, eventId) => read(events, team, eventId),
    changes: (team, cursor) => changes(events, team, cursor),
  };
}

/** No zone is further than 14 hours from UTC: an all-day event may reach so far beyond its midnights. */
const ZONE_REACH = { hours: 14 };

async function busy(
  events: LocalEvents,
  team: TeamId,
  owners: readonly CalendarOwner[],
  within: Interval,
): Promise<Map<PersonId, Outcome<Busy[]>>> {
  const wide = { start: within.start.subtract(ZONE_REACH), end: within.end.add(ZONE_REACH) };
  const addresses = owners.map(o => o.address);
  const found = await events.list(team, addresses, wide);
  return new Map(
    owners.map(owner => {
      const own = found
        .filter(e => blocks(e, owner.address))
        .map(e => ({ time: timeFor(e, owner.zone), eventId: e.id, title: e.title }));
      return [owner.person, { kind: 'ok', value: own.filter(b => overlaps(b.time, within)) }];
    }),
  );
}

/** Reading all of it costs no more than finding out what changed. */
async function follow(
  events: LocalEvents,
  team: TeamId,
  owner: CalendarOwner,
  within: Interval,
): Promise<Outcome<BusyNews>> {
  const read = (await busy(events, team, [owner], within)).get(owner.person);
  if (read?.kind !== 'ok') return read ?? { kind: 'gone' };
  const parts = read.value.map(b => ({ key: b.eventId ?? '', busy: [b] }));
  return { kind: 'ok', value: { whole: true, parts, cursor: '' } };
}

/** Declined, cancelled and transparent events block nobody; nor does one that somebody only organises for others. */
function blocks(event: LocalEvent, address: string): boolean {
  if (event.status === 'cancelled' || event.transparency === 'free') return false;
  const attendee = event.attendees.find(a => a.address === address);
  if (attendee) return attendee.answer !== 'declined';
  return event.calendar === address && event.attendees.length === 0;
}

function timeFor(event: LocalEvent, zone: string): Interval {
  if (!event.allDay) return event.time;
  const midnight = (at: Temporal.Instant) =>
    at.toZonedDateTimeISO('UTC').toPlainDate().toZonedDateTime(zone).toInstant();
  return { start: midnight(event.time.start), end: midnight(event.time.end) };
}

async function create(events: LocalEvents, draft: EventDraft): Promise<Outcome<EventRef>> {
  const fresh = fromDraft(draft, undefined);
  if (await events.save(draft.team, fresh, 0)) {
    await answerForRoom(events, draft, fresh);
    return { kind: 'ok', value: refOf(fresh) };
  }
  const known = await events.find(draft.team, draft.id);
  if (!known || known.status === 'cancelled') return { kind: 'gone' };
  return sameContent(known, fresh) ? { kind: 'ok', value: refOf(known) } : { kind: 'conflict' };
}

async function update(events: LocalEvents, draft: EventDraft, etag: string): Promise<Outcome<EventRef>> {
  const known = await events.find(draft.team, draft.id);
  if (!known || known.status === 'cancelled') return { kind: 'gone' };
  if (refOf(known).etag !== etag) return { kind: 'conflict' };
  const changed = fromDraft(draft, known);
  if (sameContent(known, changed)) return { kind: 'ok', value: refOf(known) };
  if (!(await events.save(draft.team, changed, known.version))) return { kind: 'conflict' };
  await answerForRoom(events, draft, changed);
  return { kind: 'ok', value: refOf(changed) };
}

/**
 * A room takes the first who ask for it, as those of other services do: the answer is a change of its own, which whoever
 * follows the event comes to see. Where somebody changes the event meanwhile, that change is answered.
 */
async function answerForRoom(
  events: LocalEvents,
  { team, room }: EventDraft,
  event: LocalEvent,
): Promise<void> {
  const asked = event.attendees.find(a => a.address === room?.address);
  if (!asked || asked.answer !== 'none') return;
  const others = (await events.list(team, [asked.address], event.time)).filter(
    e => e.id !== event.id && blocks(e, asked.address) && overlaps(e.time, event.time),
  );
  const answer = others.length > 0 ? ('declined' as const) : ('accepted' as const);
  const attendees = event.attendees.map(a => (a === asked ? { ...a, answer } : a));
  await events.save(team, { ...event, attendees, version: event.version + 1 }, event.version);
}

async function cancel(events: LocalEvents, team: TeamId, eventId: string): Promise<Outcome<undefined>> {
  const known = await events.find(team, eventId);
  if (known && known.status !== 'cancelled') {
    const gone = { ...known, status: 'cancelled' as const, version: known.version + 1 };
    if (!(await events.save(team, gone, known.version))) return { kind: 'conflict' };
  }
  return { kind: 'ok', value: undefined };
}

async function answer(
  events: LocalEvents,
  team: TeamId,
  eventId: string,
  given: CalendarAnswer,
): Promise<Outcome<EventRef>> {
  const known = await events.find(team, eventId);
  const before = known?.attendees.find(a => a.address === given.address);
  if (!known || !before || known.status === 'cancelled') return { kind: 'gone' };
  if (before.answer === given.answer && before.reason === given.reason)
    return { kind: 'ok', value: refOf(known) };
  const attendees = known.attendees.map(a => (a === before ? { ...a, ...given } : a));
  const changed = { ...known, attendees, version: known.version + 1 };
  const saved = await events.save(team, changed, known.version);
  return saved ? { kind: 'ok', value: refOf(changed) } : { kind: 'conflict' };
}

async function read(events: LocalEvents, team: TeamId, eventId: string): Promise<Outcome<CalendarEvent>> {
  const known = await events.find(team, eventId);
  return known ? { kind: 'ok', value: toEvent(known) } : { kind: 'gone' };
}

async function changes(
  events: LocalEvents,
  team: TeamId,
  cursor: string | undefined,
): Promise<Outcome<{ events: CalendarEvent[]; cursor: string }>> {
  const { events: changed, change } = await events.changedSince(team, Number(cursor ?? 0));
  return { kind: 'ok', value: { events: changed.map(toEvent), cursor: String(change) } };
}

/** Whoever was there keeps the answer, unless the time changed: then everybody is asked anew. */
function fromDraft(draft: EventDraft, before: LocalEvent | undefined): LocalEvent {
  const moved = before && !sameTime(before.time, draft.time);
  return {
    id: draft.id,
    calendar: draft.organiser.address,
    version: (before?.version ?? 0) + 1,
    title: draft.title,
    description: draft.description,
    time: draft.time,
    zone: draft.zone,
    allDay: false,
    transparency: 'busy',
    status: 'confirmed',
    location: draft.room?.place ?? (typeof draft.video === 'object' ? draft.video.link : ''),
    attendees: uniqueByAddress(invitedTo(draft)).map(attendee => {
      const known = moved ? undefined : before?.attendees.find(a => a.address === attendee.address);
      return { ...attendee, answer: known?.answer ?? 'none', reason: known?.reason ?? '' };
    }),
  };
}

/** Who is invited twice, as interviewer and as candidate say, is invited once. */
function uniqueByAddress(attendees: readonly Attendee[]): Attendee[] {
  return [...new Map(attendees.map(a => [a.address, a])).values()];
}

function sameContent(a: LocalEvent, b: LocalEvent): boolean {
  const people = (e: LocalEvent) =>
    e.attendees
      .map(p => p.address)
      .sort()
      .join();
  return (
    a.calendar === b.calendar &&
    a.zone === b.zone &&
    a.title === b.title &&
    a.description === b.description &&
    (a.location ?? '') === (b.location ?? '') &&
    sameTime(a.time, b.time) &&
    people(a) === people(b)
  );
}

function sameTime(a: Interval, b: Interval): boolean {
  return a.start.equals(b.start) && a.end.equals(b.end);
}

const refOf = (event: LocalEvent): EventRef => ({ eventId: event.id, etag: String(event.version) });

function toEvent(event: LocalEvent): CalendarEvent {
  return {
    ...refOf(event),
    time: event.time,
    cancelled: event.status === 'cancelled',
    guests: event.attendees.map(a => a.address),
    answers: event.attendees.flatMap(({ address, answer, reason }) =>
      answer === 'none' ? [] : { address, answer, reason },
    ),
  };
}
