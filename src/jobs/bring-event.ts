import type { Id, TeamId } from '../core/loop/glossary.ts';
import { type Calendar, type EventDraft, type EventRef, invitedTo, type Outcome } from '../core/ports.ts';
import { deleteEventLink, type EventLink, findEventLink, saveEventLink } from '../store/event-links.ts';
import { findAppointment } from './appointments/appointment.ts';
import { eventId, hashOf } from './event-id.ts';
import { hearRoom } from './hear-room.ts';
import { DONE, type Outside, type Result } from './job.ts';
import { noteJoinLink } from './note-join-link.ts';
import { resultOf } from './outcome.ts';

/** Deleted ids to step over before it is taken for a fault. */
const GENERATIONS = 20;

/** `link` where the event stands in the calendar as it should. */
export type Brought = { result: Result; link?: EventLink };

/**
 * Makes the calendar event of an appointment equal to its booking: creates, changes or cancels it, whatever happened
 * before. Running it twice, or after a crash at any point, ends the same.
 */
export async function bringEvent(outside: Outside, team: TeamId, id: Id): Promise<Brought> {
  const { world } = outside;
  const appointment = await findAppointment(world, team, id);
  if (!appointment) return { result: { kind: 'drop', note: 'appointment gone' } };
  const link = await findEventLink(world.db, team, id);
  if (!appointment.booking) return { result: link ? await cancel(outside, team, link) : DONE };
  const draft = await appointment.draft(link);
  if (link?.shows === hashOf(draft)) return { result: DONE, link };
  const wanted = { draft, appointment: id, version: appointment.booking.version, link };
  return link?.etag ? change(outside, wanted, link) : create(outside, wanted);
}

async function cancel({ world }: Outside, team: TeamId, link: EventLink): Promise<Result> {
  const organiser = { address: link.organiser, name: '' };
  const outcome = await world.calendar.cancel(team, organiser, link.eventId);
  if (outcome.kind !== 'ok' && outcome.kind !== 'gone') return resultOf(outcome);
  await deleteEventLink(world.db, team, link.appointment);
  return DONE;
}

type Wanted = {
  draft: EventDraft;
  appointment: Id;
  version: number;
  link: EventLink | undefined;
};

async function change(outside: Outside, wanted: Wanted, link: EventLink): Promise<Brought> {
  const outcome = await overwrite(outside.world.calendar, wanted.draft, link.etag);
  if (outcome.kind === 'ok') return keep(outside, wanted, outcome.value);
  return outcome.kind === 'gone' ? create(outside, wanted) : { result: resultOf(outcome) };
}

/** Somebody answered or edited meanwhile: what we want still holds, so it goes on top of their version. */
async function overwrite(calendar: Calendar, draft: EventDraft, etag: string): Promise<Outcome<EventRef>> {
  const outcome = await calendar.update(draft, etag);
  return outcome.kind === 'conflict' ? updateCurrent(calendar, draft) : outcome;
}

async function updateCurrent(calendar: Calendar, draft: EventDraft): Promise<Outcome<EventRef>> {
  const fresh = await calendar.read(draft.team, draft.organiser, draft.id);
  if (fresh.kind !== 'ok') return fresh;
  return fresh.value.cancelled ? { kind: 'gone' } : calendar.update(draft, fresh.value.etag);
}

async function create(outside: Outside, wanted: Wanted): Promise<Brought> {
  const { calendar } = outside.world;
  for (let generation = 0; generation < GENERATIONS; generation += 1) {
    const draft = { ...wanted.draft, id: eventId(wanted.appointment, generation) };
    await announce(outside, wanted, draft);
    const made = await calendar.create(draft, generation === 0 && wanted.link === undefined);
    // Ours from before a crash, with other people or another time: bring it up to date.
    const outcome = made.kind === 'conflict' ? await updateCurrent(calendar, draft) : made;
    if (outcome.kind === 'ok') return keep(outside, { ...wanted, draft }, outcome.value);
    if (outcome.kind !== 'gone') return { result: resultOf(outcome) };
  }
  return { result: { kind: 'dead', note: `${GENERATIONS} deleted events` } };
}

/** Written down before the calendar is asked, so that an event of which we never heard again can still be cancelled. */
async function announce(
  outside: Outside,
  { appointment, version }: Wanted,
  draft: EventDraft,
): Promise<void> {
  await save(outside, draft, { appointment, eventId: draft.id, etag: '', shows: '', version, answers: {} });
}

/** Answers stay known as long as the time stands and their givers are invited. */
async function keep(outside: Outside, wanted: Wanted, ref: EventRef): Promise<Brought> {
  const { draft, appointment, version, link } = wanted;
  const before = link?.version === version && link.eventId === ref.eventId ? link.answers : {};
  const guests = new Set(invitedTo(draft).map(a => a.address));
  const answers = Object.fromEntries(Object.entries(before).filter(([address]) => guests.has(address)));
  const { join = joinIn(draft) ?? (link?.eventId === ref.eventId ? link.join : undefined), ...known } = ref;
  const kept = { appointment, version, shows: hashOf(draft), answers, join, ...known };
  const saved = await save(outside, draft, kept);
  if (join !== undefined && join !== link?.join) await noteJoinLink(outside.world, draft.team, appointment);
  if (draft.room)
    await hearRoom(outside.world, draft.team, { appointment, etag: ref.etag, until: draft.time.end });
  return { result: DONE, link: saved };
}

const joinIn = ({ video }: EventDraft): string | undefined =>
  typeof video === 'object' ? video.link : undefined;

async function save(
  { world }: Outside,
  { team, organiser }: EventDraft,
  link: Omit<EventLink, 'provider' | 'organiser'>,
): Promise<EventLink> {
  const whole = { ...link, provider: world.calendar.provider, organiser: organiser.address };
  await saveEventLink(world.db, team, whole, world.clock.now());
  return whole;
}
