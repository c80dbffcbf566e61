import { z } from 'zod';
import { bringEvent } from '../bring-event.ts';
import type { Job } from '../job.ts';

const payloadSchema = z.object({ appointment: z.string() });

/** Makes the calendar event of an appointment equal to its booking. */
export const syncEvent: Job = {
  kind: 'sync-event',
  promised: true,
  async run(outside, { team, payload }) {
    const { appointment } = payloadSchema.parse(payload);
    return (await bringEvent(outside, team, appointment)).result;
  },
};
