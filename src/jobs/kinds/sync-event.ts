import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Interview, Situation } from '../../core/loop/situation.ts';
import type { Attendee, Calendar, EventDraft, EventRef, Outcome } from '../../core/ports.ts';
import { addressOf } from '../../operations/addresses.ts';
import { deleteEventLink, type EventLink, findEventLink, saveEventLink } from '../../store/event-links.ts';
import { findPerson } from '../../store/people.ts';
import { findSituationOfInterview } from '../../store/situations.ts';
import { DONE, type Job, type Outside, type Result } from '../job.ts';
import { resultOf } from '../outcome.ts';

const payloadSchema = z.object({ interview: z.string() });
/** A deleted event leaves its id behind for good (Google), so a new attempt needs the next one. */
const GENERATIONS = 20;

/**
 * Makes the calendar event of an interview equal to its booking: creates, changes or cancels it, whatever happened
 * before. Running it twice, or after a crash at any point, ends the same.
 */
export const syncEvent: Job = {
  kind: 'sync-event',
  lane: payload => `event:${String(payload['interview'])}`,
  async run(outside, { team, payload }) {
    const { interview: id } = payloadSchema.parse(payload);
    const { db } = outside.world;
    const situation = await findSituationOfInterview(db, team, id);
    const interview = situation?.interviews.find(i => i.id === id);
    if (!situation || !interview) return { kind: 'drop', note: 'interview gone' };
    const link = await findEventLink(db, team, id);
    if (!interview.booking) return link ? cancel(outside, situation, link) : DONE;
    const draft = await draftOf(outside, situation, interview, link);
    const shows = createHash('sha256').update(JSON.stringify(draft)).digest('hex');
    if (link?.shows === shows) return DONE;
    return link ? change(outside, { draft, link, shows }) : create(outside, { draft, interview: id, shows });
  },
};

async function cancel({ world }: Outside, { role }: Situation, link: EventLink): Promise<Result> {
  const organiser = { address: link.organiser, name: '' };
  const outcome = await world.calendar.cancel(role.team, organiser, link.eventId);
  if (outcome.kind !== 'ok' && outcome.kind !== 'gone') return resultOf(outcome);
  await deleteEventLink(world.db, role.team, link.interview);
  return DONE;
}

type Change = { draft: EventDraft; link: EventLink; shows: string };

async function change(outside: Outside, { draft, link, shows }: Change): Promise<Result> {
  const { calendar } = outside.world;
  const outcome = await overwrite(calendar, draft, link.etag);
  if (outcome.kind === 'ok') return keep(outside, { draft, interview: link.interview, shows }, outcome.value);
  if (outcome.kind !== 'gone') return resultOf(outcome);
  return create(outside, { draft, interview: link.interview, shows });
}

/** Somebody answered or edited meanwhile: what we want still holds, so it goes on top of their version. */
async function overwrite(calendar: Calendar, draft: EventDraft, etag: string): Promise<Outcome<EventRef>> {
  const outcome = await calendar.update(draft, etag);
  if (outcome.kind !== 'conflict') return outcome;
  const fresh = await calendar.read(draft.team, draft.organiser, draft.id);
  if (fresh.kind !== 'ok') return fresh;
  return fresh.value.cancelled ? { kind: 'gone' } : calendar.update(draft, fresh.value.etag);
}

type Creation = { draft: EventDraft; interview: string; shows: string };

async function create(outside: Outside, creation: Creation): Promise<Result> {
  const { calendar } = outside.world;
  for (let generation = 0; generation < GENERATIONS; generation += 1) {
    const draft = { ...creation.draft, id: eventId(creation.interview, generation) };
    let outcome = await calendar.create(draft);
    // Ours from before a crash, with other people or another time: bring it up to date.
    if (outcome.kind === 'conflict') outcome = await overwrite(calendar, draft, '');
    if (outcome.kind === 'ok') return keep(outside, { ...creation, draft }, outcome.value);
    if (outcome.kind !== 'gone') return resultOf(outcome);
  }
  return { kind: 'dead', note: `${GENERATIONS} deleted events` };
}

async function keep(
  { world }: Outside,
  { draft, interview, shows }: Creation,
  ref: EventRef,
): Promise<Result> {
  const link = {
    interview,
    provider: world.calendar.provider,
    organiser: draft.organiser.address,
    shows,
    ...ref,
  };
  await saveEventLink(world.db, draft.team, link, world.clock.now());
  return DONE;
}

/** Letters and digits that every provider takes: base32hex of a hash, https://developers.google.com/calendar/api/v3/reference/events/insert */
export function eventId(interview: string, generation: number): string {
  const hash = createHash('sha256').update(`${interview}:${generation}`).digest();
  const bits = [...hash].map(byte => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map(five => Number.parseInt(five, 2).toString(32)).join('');
}

async function draftOf(
  { world }: Outside,
  { role, candidate }: Situation,
  interview: Interview,
  link: EventLink | undefined,
): Promise<EventDraft> {
  const { booking } = interview;
  if (!booking) throw new Error(`Interview ${interview.id} is not booked`);
  const person = async (id: string): Promise<Attendee> => {
    const found = await findPerson(world.db, role.team, id);
    return { address: addressOf(id, found), name: found?.name ?? 'Interviewer' };
  };
  const seated = await Promise.all(interview.seats.map(s => person(s.person)));
  const guest = { address: candidate.email, name: candidate.name };
  const recruiter = await person(role.recruiter);
  return {
    id: link?.eventId ?? eventId(interview.id, 0),
    team: role.team,
    organiser: link ? { ...recruiter, address: link.organiser } : recruiter,
    title: `${interview.name}: ${candidate.name} (${role.title})`,
    description: `${interview.name} for ${role.title}, ${interview.minutes} minutes. Scheduled by Hireloop; to change it, use /hire in Slack.`,
    time: booking.time,
    zone: booking.zone,
    attendees: [...seated, guest],
  };
}
