import { z } from 'zod';
import { listMessagesAbout, updateMessage } from '../../store/messages.ts';
import { DONE, type Job, type Result } from '../job.ts';
import { resultOf } from '../outcome.ts';

const payloadSchema = z.object({ subject: z.string() });

/** Brings all messages about an application or role up to date, where they stand. */
export const refreshMessages: Job = {
  kind: 'refresh-messages',
  async run({ world, messenger }, { team, payload }) {
    const { subject } = payloadSchema.parse(payload);
    let result: Result = DONE;
    for (const message of await listMessagesAbout(world.db, team, subject)) {
      const { key, recipient, ref, ...at } = message;
      const outcome = await messenger.refresh(team, recipient, ref, at);
      if (outcome.kind === 'ok') {
        if (outcome.value.contentHash !== at.contentHash)
          await updateMessage(world.db, team, key, outcome.value);
      } else if (outcome.kind === 'unavailable') result = resultOf(outcome);
    }
    return result;
  },
};
