import { z } from 'zod';
import { addressOf } from '../../operations/addresses.ts';
import { saveEventLink } from '../../store/event-links.ts';
import { findPerson } from '../../store/people.ts';
import { findSituationOfSeat } from '../../store/situations.ts';
import { bringEvent } from '../bring-event.ts';
import { DONE, type Job } from '../job.ts';
import { resultOf } from '../outcome.ts';

const payloadSchema = z.object({ interview: z.string(), seat: z.string() });

/** Writes the answer that an interviewer gave in Slack into the calendar event; brings the event up to date before. */
export const answerEvent: Job = {
  kind: 'answer-event',
  async run(outside, { team, payload }) {
    const { world } = outside;
    const { interview, seat: id } = payloadSchema.parse(payload);
    const situation = await findSituationOfSeat(world.db, team, id);
    const seat = situation?.interviews.flatMap(i => i.seats).find(s => s.id === id);
    if (!seat?.answer) return { kind: 'drop', note: 'no answer any more' };
    const { result, link } = await bringEvent(outside, team, interview);
    if (!link) return result.kind === 'done' ? { kind: 'drop', note: 'no event any more' } : result;
    const address = addressOf(seat.person, await findPerson(world.db, team, seat.person));
    const { answer, reason } = seat.answer;
    const organiser = { address: link.organiser, name: '' };
    const outcome = await world.calendar.answer(team, organiser, link.eventId, { address, answer, reason });
    if (outcome.kind !== 'ok') return resultOf(outcome);
    const answers = { ...link.answers, [address]: answer };
    await saveEventLink(world.db, team, { ...link, ...outcome.value, answers }, world.clock.now());
    return DONE;
  },
};
