import { z } from 'zod';
import { followCalendar } from '../../operations/follow-calendar.ts';
import { mirrorCalendar } from '../../operations/mirror-calendars.ts';
import { DONE, type Job } from '../job.ts';

const payloadSchema = z.object({ address: z.string() });

/** A provider called: looks at a calendar that changed, and whether an event of ours changed with it. */
export const readCalendar: Job = {
  kind: 'read-calendar',
  async run({ world }, { team, payload }) {
    const { address } = payloadSchema.parse(payload);
    await mirrorCalendar(world, team, address);
    await followCalendar(world, team);
    return DONE;
  },
};
