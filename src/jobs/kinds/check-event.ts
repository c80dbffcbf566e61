import { z } from 'zod';
import type { Interview, Situation } from '../../core/loop/situation.ts';
import { takeCalendarEdit } from '../../operations/take-calendar-edit.ts';
import { findEventLink, saveEventLink } from '../../store/event-links.ts';
import { findSituationOfInterview } from '../../store/situations.ts';
import { bringEvent } from '../bring-event.ts';
import { draftOf, eventId, hashOf } from '../event-draft.ts';
import type { Job, Outside, Result } from '../job.ts';
import { resultOf } from '../outcome.ts';
import { takeAnswers } from './take-answers.ts';

const payloadSchema = z.object({ interview: z.string() });

/**
 * Compares an interview with its calendar event when the calendar may know more than the database does: after an older
 * database was put back. What people see in their calendars counts; an event that is not there is made.
 */
export const checkEvent: Job = {
  kind: 'check-event',
  promised: true,
  async run(outside, effect) {
    const { world } = outside;
    const { team, payload } = effect;
    const { interview: id } = payloadSchema.parse(payload);
    const situation = await findSituationOfInterview(world.db, team, id);
    const interview = situation?.interviews.find(i => i.id === id);
    if (!situation || !interview?.booking) return { kind: 'drop', note: 'called off' };
    const link = await findEventLink(world.db, team, id);
    const unknown = link?.etag ? undefined : await adopt(outside, situation, interview);
    if (unknown) return unknown;
    const taken = await takeAnswers.run(outside, effect);
    return taken.kind === 'retry' || taken.kind === 'dead'
      ? taken
      : (await bringEvent(outside, team, id)).result;
  },
};

/** Enough: an interview whose event was deleted so often has other worries. */
const GENERATIONS = 20;

/**
 * Looks for an event that was made after the backup, by the ids that it must have.
 * @returns how it ended where there is nothing to compare; undefined where an event was found, or never was.
 */
async function adopt(
  { world }: Outside,
  situation: Situation,
  interview: Interview,
): Promise<Result | undefined> {
  const { team } = situation.role;
  const version = interview.booking?.version ?? 0;
  const draft = await draftOf(world, situation, interview, undefined);
  let isDeleted = false;
  for (let generation = 0; generation < GENERATIONS; generation += 1) {
    const id = eventId(interview.id, generation);
    const read = await world.calendar.read(team, draft.organiser, id);
    if (read.kind === 'gone') break;
    if (read.kind !== 'ok') return resultOf(read);
    isDeleted = read.value.cancelled;
    if (isDeleted) continue;
    const link = {
      interview: interview.id,
      provider: world.calendar.provider,
      organiser: draft.organiser.address,
      eventId: id,
      etag: read.value.etag,
      // As if we had written it: what differs was changed since.
      shows: hashOf({ ...draft, id }),
      version,
      answers: {},
    };
    await saveEventLink(world.db, team, link, world.clock.now());
    return undefined;
  }
  if (!isDeleted) return undefined;
  const edited = { interview: interview.id, version, edit: { kind: 'deleted' as const } };
  return { kind: 'done', note: await takeCalendarEdit(world, team, edited) };
}
