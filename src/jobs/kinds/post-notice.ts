import { z } from 'zod';
import { foldLateNotice } from '../../operations/fold-late-notice.ts';
import { findMessage, insertMessage, type StoredMessage, updateMessage } from '../../store/messages.ts';
import { DONE, type Job, type Outside, type Result } from '../job.ts';
import { resultOf } from '../outcome.ts';

const payloadSchema = z.object({
  message: z.string(),
  notice: z.string(),
  ids: z.record(z.string(), z.string()),
  to: z.string(),
  subject: z.string(),
});

/** Posts a message once; from then on it is changed in place. */
export const postNotice: Job = {
  kind: 'post-notice',
  oneAtATime: true,
  async run(outside, effect) {
    const { team, payload } = effect;
    const { world, messenger } = outside;
    const { message: key, notice, ids, to, subject } = payloadSchema.parse(payload);
    const known = await findMessage(world.db, team, key);
    if (known) return settleWords(outside, known);
    const ref = { notice, ids };
    if (await foldLateNotice(world, effect, { ref, to, subject }))
      return { kind: 'drop', note: 'late: said in the message of the day' };
    const posted = await messenger.post(team, to, ref);
    if (posted.kind === 'moot') return { kind: 'drop', note: 'no longer so' };
    if (posted.kind !== 'ok') return resultOf(posted);
    const message = { team, key, recipient: to, ref, ...posted.value };
    await insertMessage(world.db, message, subject, world.clock.now());
    return settleWords(outside, message);
  },
};

/** What changed while the message was on its way found no message to refresh: look once more, now that it is there. */
async function settleWords({ world, messenger }: Outside, message: StoredMessage): Promise<Result> {
  const { team, key, recipient, ref, channel, ts, contentHash } = message;
  const fresh = await messenger.refresh(team, recipient, ref, { channel, ts, contentHash });
  if (fresh.kind === 'unavailable') return resultOf(fresh);
  if (fresh.kind === 'ok' && fresh.value.contentHash !== contentHash)
    await updateMessage(world.db, team, key, fresh.value);
  return DONE;
}
