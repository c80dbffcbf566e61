import { z } from 'zod';
import { findReplacement } from '../../operations/find-replacement.ts';
import { DONE, type Job } from '../job.ts';

const payloadSchema = z.object({
  interview: z.string(),
  seat: z.string(),
  version: z.number(),
  wave: z.number(),
});

/** Finds somebody else for a seat whose holder declined. */
export const replaceSeat: Job = {
  kind: 'replace-seat',
  promised: true,
  async run({ world }, { team, payload }) {
    const found = await findReplacement(world, team, payloadSchema.parse(payload));
    if (found === 'moot') return { kind: 'drop', note: 'nothing to replace any more' };
    return found === 'again' ? { kind: 'retry', note: 'somebody was booked meanwhile' } : DONE;
  },
};
