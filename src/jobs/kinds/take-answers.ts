import { z } from 'zod';
import type { CalendarEvent } from '../../core/ports.ts';
import { addressOf } from '../../operations/addresses.ts';
import type { World } from '../../operations/world.ts';
import { type EventLink, findEventLink, saveEventLink } from '../../store/event-links.ts';
import { findPerson } from '../../store/people.ts';
import { type Appointment, findAppointment } from '../appointments/appointment.ts';
import { hashOf } from '../event-id.ts';
import { DONE, type Job } from '../job.ts';
import { noteJoinLink } from '../note-join-link.ts';
import { resultOf } from '../outcome.ts';

const payloadSchema = z.object({ appointment: z.string() });

/**
 * Takes over what people answered in their calendars, and what they moved, deleted or took off there. News is what
 * differs from what the calendar was last known to say, not from what we think: an answer given here and still on its
 * way to the calendar is newer. It runs in the lane of its event, so the calendar is not written to meanwhile.
 */
export const takeAnswers: Job = {
  kind: 'take-answers',
  async run({ world }, { team, payload }) {
    const { appointment: id } = payloadSchema.parse(payload);
    const link = await findEventLink(world.db, team, id);
    if (!link?.etag) return { kind: 'drop', note: 'no event any more' };
    const organiser = { address: link.organiser, name: '' };
    const read = await world.calendar.read(team, organiser, link.eventId);
    // A calendar that is gone as a whole takes no appointment with it.
    if (read.kind === 'gone' && !(await isReadable(world, team, link.organiser)))
      return { kind: 'dead', note: 'calendar gone' };
    const appointment = await findAppointment(world, team, id);
    if (!appointment) return { kind: 'drop', note: 'appointment gone' };
    if (read.kind === 'gone' || (read.kind === 'ok' && read.value.cancelled)) {
      const isShown = link.version === appointment.booking?.version;
      return { kind: 'done', note: isShown ? await appointment.edit({ kind: 'deleted' }) : 'moot' };
    }
    if (read.kind !== 'ok') return resultOf(read);
    const shows = await takeNews(world, { appointment, link, event: read.value });
    const answers = Object.fromEntries(read.value.answers.map(a => [a.address, a.answer]));
    const now = world.clock.now();
    const { etag, join = link.join } = read.value;
    await saveEventLink(world.db, team, { ...link, etag, answers, shows, join }, now);
    if (join !== link.join) await noteJoinLink(world, team, id);
    return DONE;
  },
};

async function isReadable({ calendar, clock }: World, team: string, address: string): Promise<boolean> {
  const start = clock.now();
  const owner = { person: address, address, zone: 'UTC' };
  const read = await calendar.busy(team, [owner], { start, end: start.add({ hours: 1 }) });
  return read.get(address)?.kind === 'ok';
}

type News = { appointment: Appointment; link: EventLink; event: CalendarEvent };

/** @returns What the event shows of ours from now on: nothing that is known where somebody edited it. */
async function takeNews(world: World, news: News): Promise<string> {
  const { appointment, link, event } = news;
  if (!appointment.booking) return link.shows;
  // What is not as we wrote it was changed by somebody else, once nothing of ours is on its way.
  const settled = link.shows === hashOf(await appointment.draft(link));
  const { time } = appointment.booking;
  if (event.time.start.equals(time.start) && event.time.end.equals(time.end)) {
    const isComplete = await takeAnswersOf(world, news, settled);
    const hasRoom = await takeRoom(news, settled);
    return (await takeCandidate(news, settled)) && isComplete && hasRoom ? link.shows : '';
  }
  // An answer to an earlier time says nothing about this one.
  if (!settled) return link.shows;
  await appointment.edit({ kind: 'moved', time: event.time });
  return '';
}

/** @returns false where somebody was taken off the event. */
async function takeAnswersOf(
  world: World,
  { appointment, link, event }: News,
  settled: boolean,
): Promise<boolean> {
  let isComplete = true;
  for (const guest of appointment.guests) {
    const address = addressOf(guest.person, await findPerson(world.db, appointment.team, guest.person));
    const removed = settled && !event.guests.includes(address);
    if (removed) isComplete = false;
    const said = removed
      ? { answer: 'declined' as const, reason: '', why: 'removed' as const }
      : event.answers.find(a => a.address === address);
    if (!said || (!removed && said.answer === link.answers[address])) continue;
    await guest.take(said);
  }
  return isComplete;
}

/**
 * What the room said: it answers by itself, some time after it was invited.
 * @returns false where it was taken off the event.
 */
async function takeRoom({ appointment, link, event }: News, settled: boolean): Promise<boolean> {
  const { room } = appointment;
  if (!room) return true;
  const removed = settled && !event.guests.includes(room.address);
  const said = event.answers.find(a => a.address === room.address)?.answer;
  if (removed || (said === 'declined' && link.answers[room.address] !== 'declined')) await room.decline();
  return !removed;
}

/**
 * What became of the candidate on the event. Where the provider does not invite them itself their answer never comes.
 * @returns false where they were taken off it.
 */
async function takeCandidate({ appointment, link, event }: News, settled: boolean): Promise<boolean> {
  const { candidate } = appointment;
  if (candidate === undefined) return true;
  if (settled && !event.guests.includes(candidate)) {
    await appointment.edit({ kind: 'guest-removed' });
    return false;
  }
  const said = event.answers.find(a => a.address === candidate);
  if (said?.answer === 'declined' && link.answers[candidate] !== 'declined')
    await appointment.edit({ kind: 'guest-declined', reason: said.reason });
  return true;
}
