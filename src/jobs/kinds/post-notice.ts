import { z } from 'zod';
import { findMessage, insertMessage } from '../../store/messages.ts';
import { DONE, type Job } from '../job.ts';
import { resultOf } from '../outcome.ts';

const payloadSchema = z.object({
  message: z.string(),
  notice: z.string(),
  ids: z.record(z.string(), z.string()),
  to: z.string(),
  subject: z.string(),
});

/** Posts a message once; a message that stands already is left to `refresh-messages`. */
export const postNotice: Job = {
  kind: 'post-notice',
  // Slack takes one message a second and conversation: one lane each keeps their order as well.
  lane: payload => `slack:${String(payload['to'])}`,
  async run({ world, messenger }, { team, payload }) {
    const { message: key, notice, ids, to, subject } = payloadSchema.parse(payload);
    if (await findMessage(world.db, team, key)) return DONE;
    const ref = { notice, ids };
    const posted = await messenger.post(team, to, ref);
    if (posted.kind === 'moot') return { kind: 'drop', note: 'no longer so' };
    if (posted.kind !== 'ok') return resultOf(posted);
    await insertMessage(
      world.db,
      { team, key, recipient: to, ref, ...posted.value },
      subject,
      world.clock.now(),
    );
    return DONE;
  },
};
