import { z } from 'zod';
import { addressOf } from '../../operations/addresses.ts';
import { findEventLink } from '../../store/event-links.ts';
import { findPerson } from '../../store/people.ts';
import { findSituationOfSeat } from '../../store/situations.ts';
import { DONE, type Job } from '../job.ts';
import { resultOf } from '../outcome.ts';

const payloadSchema = z.object({ interview: z.string(), seat: z.string() });

/** Writes the answer that an interviewer gave in Slack into the calendar event. */
export const answerEvent: Job = {
  kind: 'answer-event',
  lane: payload => `event:${String(payload['interview'])}`,
  async run({ world }, { team, payload }) {
    const { interview, seat: id } = payloadSchema.parse(payload);
    const situation = await findSituationOfSeat(world.db, team, id);
    const seat = situation?.interviews.flatMap(i => i.seats).find(s => s.id === id);
    const link = await findEventLink(world.db, team, interview);
    if (!seat?.answer || !link) return { kind: 'drop', note: 'no answer or no event any more' };
    const address = addressOf(seat.person, await findPerson(world.db, team, seat.person));
    const { answer, reason } = seat.answer;
    const organiser = { address: link.organiser, name: '' };
    const outcome = await world.calendar.answer(team, organiser, link.eventId, { address, answer, reason });
    return outcome.kind === 'ok' || outcome.kind === 'gone' ? DONE : resultOf(outcome);
  },
};
