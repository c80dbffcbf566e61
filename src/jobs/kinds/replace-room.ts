import { z } from 'zod';
import { replaceRoom as replace } from '../../operations/replace-room.ts';
import { DONE, type Job } from '../job.ts';

const payloadSchema = z.object({
  interview: z.string(),
  version: z.number(),
  room: z.string(),
  why: z.enum(['declined', 'retired']),
});

/** Finds another room for an interview that cannot be held in its own. */
export const replaceRoom: Job = {
  kind: 'replace-room',
  promised: true,
  async run({ world }, { team, payload }) {
    const found = await replace(world, team, payloadSchema.parse(payload));
    if (found === 'moot') return { kind: 'drop', note: 'not in that room any more' };
    return found === 'again' ? { kind: 'retry', note: 'the other room was booked meanwhile' } : DONE;
  },
};
