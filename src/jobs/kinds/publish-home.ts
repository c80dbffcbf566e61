import { z } from 'zod';
import { readCursor } from '../../store/cursors.ts';
import { homeCursor } from '../../operations/open-home.ts';
import { DONE, type Job } from '../job.ts';
import { resultOf } from '../outcome.ts';

const payloadSchema = z.object({ person: z.string() });

/** Keeps the Home tab of those who look at it up to date. */
export const publishHome: Job = {
  kind: 'publish-home',
  async run({ world, messenger }, { team, payload }) {
    const { person } = payloadSchema.parse(payload);
    if (!(await readCursor(world.db, team, homeCursor(person))))
      return { kind: 'drop', note: 'never opened' };
    const outcome = await messenger.publishHome(team, person);
    return outcome.kind === 'ok' ? DONE : resultOf(outcome);
  },
};
