import { z } from 'zod';
import { findSituation } from '../../store/situations.ts';
import { attendee } from '../attendee.ts';
import { eventId } from '../event-draft.ts';
import { DONE, type Job } from '../job.ts';
import { resultOf } from '../outcome.ts';

const payloadSchema = z.object({ application: z.string(), entry: z.string() });

/** Takes the talk about a candidate out of calendars again. */
export const debriefOff: Job = {
  kind: 'debrief-off',
  promised: true,
  async run({ world }, { team, payload }) {
    const { application, entry } = payloadSchema.parse(payload);
    const situation = await findSituation(world.db, team, application);
    if (!situation) return { kind: 'drop', note: 'application gone' };
    const organiser = await attendee(world, team, situation.role.recruiter, 'Interviewer');
    const outcome = await world.calendar.cancel(team, organiser, eventId(`debrief:${entry}`, 0));
    return outcome.kind === 'ok' ? DONE : resultOf(outcome);
  },
};
