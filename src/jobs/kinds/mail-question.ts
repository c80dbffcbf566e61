import { z } from 'zod';
import { openEntry, type Situation } from '../../core/loop/situation.ts';
import type { Interval } from '../../core/time/interval.ts';
import type { Mail } from '../../core/ports.ts';
import { findSituation } from '../../store/situations.ts';
import { findWorkspace } from '../../store/workspaces.ts';
import { attendee } from '../attendee.ts';
import { DONE, type Job, type Outside } from '../job.ts';
import { resultOf } from '../outcome.ts';

const instant = z.string().transform(text => Temporal.Instant.from(text));
const payloadSchema = z.object({ application: z.string(), start: instant, end: instant });

/** Asks a candidate whether they can at a time that they have not offered; the answer goes to the recruiter. */
export const mailQuestion: Job = {
  kind: 'mail-question',
  promised: true,
  oneAtATime: true,
  async run(outside, { team, payload }) {
    const { application, start, end } = payloadSchema.parse(payload);
    const { world, mailer } = outside;
    if (!mailer) return { kind: 'drop', note: 'no mail server is configured' };
    const situation = await findSituation(world.db, team, application);
    if (!situation || !openEntry(situation)) return { kind: 'drop', note: 'application closed' };
    const sent = await mailer.send(await write(outside, situation, { start, end }));
    return sent.kind === 'ok' ? DONE : resultOf(sent);
  },
};

async function write({ world }: Outside, situation: Situation, asked: Interval): Promise<Mail> {
  const { candidate, role, application } = situation;
  const company = (await findWorkspace(world.db, role.team))?.name ?? 'us';
  const recruiter = await attendee(world, role.team, role.recruiter, 'The hiring team');
  const { day, hours } = sayWhen(asked, candidate.zone);
  return {
    messageId: `question.${application.id}.${asked.start.epochMilliseconds}@hireloop`,
    to: { address: candidate.email, name: candidate.name },
    replyTo: recruiter,
    subject: `Could you also make ${day}?`,
    text: [
      `Hello ${candidate.name},`,
      `we are looking for a time for your interviews for ${role.title} at ${company}, and the times that you offered do not work out with everybody who should meet you.`,
      `Could you also make some of this?\n\n  ${day}, ${hours} (${candidate.zone})`,
      `Answer this mail with what suits you, or with other times: it reaches ${recruiter.name}.`,
    ].join('\n\n'),
  };
}

function sayWhen({ start, end }: Interval, zone: string): { day: string; hours: string } {
  const from = start.toZonedDateTimeISO(zone);
  const clock = (at: Temporal.ZonedDateTime) => at.toPlainTime().toString({ smallestUnit: 'minute' });
  const day = from.toLocaleString('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
  return { day, hours: `${clock(from)}–${clock(end.toZonedDateTimeISO(zone))}` };
}
