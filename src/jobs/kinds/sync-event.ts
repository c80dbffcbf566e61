import { z } from 'zod';
import { bringEvent } from '../bring-event.ts';
import type { Job } from '../job.ts';

const payloadSchema = z.object({ interview: z.string() });

/** Makes the calendar event of an interview equal to its booking. */
export const syncEvent: Job = {
  kind: 'sync-event',
  promised: true,
  async run(outside, { team, payload }) {
    const { interview } = payloadSchema.parse(payload);
    return (await bringEvent(outside, team, interview)).result;
  },
};
