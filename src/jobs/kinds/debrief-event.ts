import { z } from 'zod';
import type { PersonId } from '../../core/loop/glossary.ts';
import { videoOf } from '../../operations/video-link.ts';
import { findSituation } from '../../store/situations.ts';
import { attendee } from '../attendee.ts';
import { eventId } from '../event-draft.ts';
import { DONE, type Job } from '../job.ts';
import { resultOf } from '../outcome.ts';

const payloadSchema = z.object({
  application: z.string(),
  entry: z.string(),
  people: z.array(z.string()),
  start: z.string(),
  end: z.string(),
});

/** Puts the talk about a candidate into the calendars of those who met them; the candidate is not in it. */
export const debriefEvent: Job = {
  kind: 'debrief-event',
  promised: true,
  async run({ world }, { team, payload }) {
    const { application, entry, people, start, end } = payloadSchema.parse(payload);
    const situation = await findSituation(world.db, team, application);
    if (!situation) return { kind: 'drop', note: 'application gone' };
    const { role, candidate } = situation;
    const guestOf = (id: PersonId) => attendee(world, team, id, 'Interviewer');
    const outcome = await world.calendar.create({
      id: eventId(`debrief:${entry}`, 0),
      team,
      organiser: await guestOf(role.recruiter),
      title: `Debrief: ${candidate.name} (${role.title})`,
      description: `Your cards differ. Read the evaluation first: /hire debrief ${candidate.name} in Slack.`,
      time: { start: Temporal.Instant.from(start), end: Temporal.Instant.from(end) },
      zone: role.zone,
      attendees: await Promise.all(people.map(guestOf)),
      ...videoOf(world, `debrief:${entry}`),
    });
    // Ours from before a crash: the same people at the same time.
    return outcome.kind === 'ok' || outcome.kind === 'conflict' ? DONE : resultOf(outcome);
  },
};
