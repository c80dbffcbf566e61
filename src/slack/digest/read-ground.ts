import { type Supply, WEEKS_AHEAD, weeksAhead } from '../../core/clock/capacity.ts';
import type { World } from '../../operations/world.ts';
import { listClaims } from '../../store/bookings.ts';
import { listInterviewers } from '../../store/interviewers.ts';
import { findWorkspace } from '../../store/workspaces.ts';
import { type DigestHabits, readHabits } from './habits.ts';

/** What the digests of all roles go by, read once for all of them. */
export type Ground = { habits: DigestHabits; supply: Supply };

export async function readGround(world: World, team: string): Promise<Ground> {
  const { db, clock } = world;
  const now = clock.now();
  const workspace = await findWorkspace(db, team);
  const within = { start: now, end: now.add({ hours: 24 * 7 * WEEKS_AHEAD }) };
  const claims = await listClaims(db, team, within, 'interview');
  const weeks = weeksAhead(now, workspace ?? { zone: 'UTC', daysOff: [] }, claims);
  return {
    habits: await readHabits(world, team),
    supply: { team: await listInterviewers(db, team), weeks },
  };
}
