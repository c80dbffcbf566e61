import type { TeamId } from '../core/loop/glossary.ts';
import type { Interval } from '../core/time/interval.ts';
import { type Claim, listClaims } from '../store/bookings.ts';
import type { Db } from '../store/database.ts';
import { listHeldTime } from '../store/holds.ts';

/** Time that is booked, or kept for somebody who was asked for it. */
export async function listTakenTime(
  db: Db,
  team: TeamId,
  within: Interval,
  now: Temporal.Instant,
): Promise<Claim[]> {
  return [...(await listClaims(db, team, within)), ...(await listHeldTime(db, team, within, now))];
}

/** As it is for one application: what is kept for it stands in everybody's way but its own. */
export const takenFor = (claims: readonly Claim[], application: string): Claim[] =>
  claims.filter(c => c.heldFor !== application);
