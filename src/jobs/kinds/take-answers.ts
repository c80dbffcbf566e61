import { z } from 'zod';
import type { CalendarEvent } from '../../core/ports.ts';
import { addressOf } from '../../operations/addresses.ts';
import { takeCalendarAnswer } from '../../operations/take-calendar-answer.ts';
import { type EventLink, findEventLink, saveEventLink } from '../../store/event-links.ts';
import { findPerson } from '../../store/people.ts';
import { findSituationOfInterview } from '../../store/situations.ts';
import { DONE, type Job, type Outside } from '../job.ts';
import { resultOf } from '../outcome.ts';

const payloadSchema = z.object({ interview: z.string() });

/**
 * Takes over what people answered in their calendars. News is what differs from what the calendar was last known to
 * say, not from what we think: an answer given here and still on its way to the calendar is newer. It runs in the lane
 * of its event, so the calendar is not written to meanwhile.
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
    if (read.kind !== 'ok') return resultOf(read);
    if (read.value.cancelled) return { kind: 'drop', note: 'cancelled in the calendar' };
    await takeNews(outside, team, link, read.value);
    const answers = Object.fromEntries(read.value.answers.map(a => [a.address, a.answer]));
    await saveEventLink(world.db, team, { ...link, etag: read.value.etag, answers }, world.clock.now());
    return DONE;
  },
};

async function takeNews(
  { world }: Outside,
  team: string,
  link: EventLink,
  event: CalendarEvent,
): Promise<void> {
  const situation = await findSituationOfInterview(world.db, team, link.interview);
  const interview = situation?.interviews.find(i => i.id === link.interview);
  const { booking, seats } = interview ?? {};
  // An answer to an earlier time says nothing about this one.
  if (!booking || !seats || !event.time.start.equals(booking.time.start)) return;
  for (const seat of seats) {
    const address = addressOf(seat.person, await findPerson(world.db, team, seat.person));
    const said = event.answers.find(a => a.address === address);
    if (!said || said.answer === link.answers[address]) continue;
    const { answer, reason } = said;
    await takeCalendarAnswer(
      world,
      { team, person: seat.person },
      { seat: seat.id, version: booking.version, answer, reason },
    );
  }
}
