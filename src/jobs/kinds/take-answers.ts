import { z } from 'zod';
import type { Interview, Situation } from '../../core/loop/situation.ts';
import type { CalendarEvent } from '../../core/ports.ts';
import { addressOf } from '../../operations/addresses.ts';
import type { World } from '../../operations/world.ts';
import { takeCalendarEdit } from '../../operations/take-calendar-edit.ts';
import { takeCalendarAnswer } from '../../operations/take-calendar-answer.ts';
import { type EventLink, findEventLink, saveEventLink } from '../../store/event-links.ts';
import { findPerson } from '../../store/people.ts';
import { findSituationOfInterview } from '../../store/situations.ts';
import { draftOf, hashOf } from '../event-draft.ts';
import { DONE, type Job, type Outside } from '../job.ts';
import { noteJoinLink } from '../note-join-link.ts';
import { resultOf } from '../outcome.ts';

const payloadSchema = z.object({ interview: z.string() });

/**
 * Takes over what people answered in their calendars, and what they moved, deleted or took off there. News is what
 * differs from what the calendar was last known to say, not from what we think: an answer given here and still on its
 * way to the calendar is newer. It runs in the lane of its event, so the calendar is not written to meanwhile.
 */
export const takeAnswers: Job = {
  kind: 'take-answers',
  async run(outside, { team, payload }) {
    const { world } = outside;
    const { interview: id } = payloadSchema.parse(payload);
    const link = await findEventLink(world.db, team, id);
    if (!link?.etag) return { kind: 'drop', note: 'no event any more' };
    const organiser = { address: link.organiser, name: '' };
    const read = await world.calendar.read(team, organiser, link.eventId);
    // A calendar that is gone as a whole takes no interview with it.
    if (read.kind === 'gone' && !(await isReadable(world, team, link.organiser)))
      return { kind: 'dead', note: 'calendar gone' };
    if (read.kind === 'gone' || (read.kind === 'ok' && read.value.cancelled)) {
      const edited = { interview: id, version: link.version, edit: { kind: 'deleted' as const } };
      return { kind: 'done', note: await takeCalendarEdit(world, team, edited) };
    }
    if (read.kind !== 'ok') return resultOf(read);
    const shows = await takeNews(outside, team, link, read.value);
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

/** @returns What the event shows of ours from now on: nothing that is known where somebody edited it. */
async function takeNews(
  { world }: Outside,
  team: string,
  link: EventLink,
  event: CalendarEvent,
): Promise<string> {
  const situation = await findSituationOfInterview(world.db, team, link.interview);
  const interview = situation?.interviews.find(i => i.id === link.interview);
  if (!situation || !interview?.booking) return link.shows;
  // What is not as we wrote it was changed by somebody else, once nothing of ours is on its way.
  const settled = link.shows === hashOf(await draftOf(world, situation, interview, link));
  const { version, time } = interview.booking;
  if (event.time.start.equals(time.start) && event.time.end.equals(time.end)) {
    const news = { team, link, event, interview, settled };
    const isComplete = await takeAnswersOf(world, news);
    return (await takeGuest(world, situation, news)) && isComplete ? link.shows : '';
  }
  // An answer to an earlier time says nothing about this one.
  if (!settled) return link.shows;
  const edit = { kind: 'moved' as const, time: event.time };
  await takeCalendarEdit(world, team, { interview: interview.id, version, edit });
  return '';
}

type News = { team: string; link: EventLink; event: CalendarEvent; interview: Interview; settled: boolean };

/** @returns false where somebody was taken off the event. */
async function takeAnswersOf(
  world: World,
  { team, link, event, interview, settled }: News,
): Promise<boolean> {
  const version = interview.booking?.version ?? 0;
  let isComplete = true;
  for (const seat of interview.seats) {
    const address = addressOf(seat.person, await findPerson(world.db, team, seat.person));
    const removed = settled && !event.guests.includes(address);
    if (removed) isComplete = false;
    const said = removed
      ? { answer: 'declined' as const, reason: '', why: 'removed' as const }
      : event.answers.find(a => a.address === address);
    if (!said || (!removed && said.answer === link.answers[address])) continue;
    const actor = { team, person: seat.person };
    await takeCalendarAnswer(world, actor, { ...said, seat: seat.id, version });
  }
  return isComplete;
}

/**
 * What became of the candidate on the event. Where the provider does not invite them itself their answer never comes.
 * @returns false where they were taken off it.
 */
async function takeGuest(world: World, { candidate }: Situation, news: News): Promise<boolean> {
  const { team, link, event, interview, settled } = news;
  const edited = { interview: interview.id, version: interview.booking?.version ?? 0 };
  if (settled && !event.guests.includes(candidate.email)) {
    await takeCalendarEdit(world, team, { ...edited, edit: { kind: 'guest-removed' } });
    return false;
  }
  const said = event.answers.find(a => a.address === candidate.email);
  if (said?.answer === 'declined' && link.answers[candidate.email] !== 'declined')
    await takeCalendarEdit(world, team, {
      ...edited,
      edit: { kind: 'guest-declined', reason: said.reason },
    });
  return true;
}
