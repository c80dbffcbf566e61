import type { Id, TeamId } from '../core/loop/glossary.ts';
import type { Interval } from '../core/time/interval.ts';
import type { Claim, Holder } from './bookings.ts';
import { instant, ms } from './columns.ts';
import type { Db, Tx } from './database.ts';

/** Time of somebody that is kept for an application, so that nobody else is proposed or booked in it; over at `until`. */
export type Hold = { application: Id; holder: Holder; time: Interval; until: Temporal.Instant };

export async function insertHold(tx: Tx, team: TeamId, hold: Hold): Promise<void> {
  const { application, holder, time, until } = hold;
  await tx
    .insertInto('hold')
    .values({
      team_id: team,
      application_id: application,
      holder,
      starts_at: ms(time.start),
      ends_at: ms(time.end),
      until_at: ms(until),
    })
    .execute();
}

const standing = (db: Db, team: TeamId, now: Temporal.Instant) =>
  db.selectFrom('hold').selectAll().where('team_id', '=', team).where('until_at', '>', ms(now));

/** Those that touch `within`, as claims that count for everybody but the application that they are for. */
export async function listHeldTime(
  db: Db,
  team: TeamId,
  within: Interval,
  now: Temporal.Instant,
): Promise<Claim[]> {
  const rows = await standing(db, team, now)
    .where('starts_at', '<', ms(within.end))
    .where('ends_at', '>', ms(within.start))
    .execute();
  return rows.map(r => ({
    holder: r.holder as Holder,
    appointment: '',
    kind: 'interview',
    heldFor: r.application_id,
    time: { start: instant(r.starts_at), end: instant(r.ends_at) },
  }));
}

/** What stands for an application, the earliest first. */
export async function listHoldsFor(
  db: Db,
  team: TeamId,
  application: Id,
  now: Temporal.Instant,
): Promise<Hold[]> {
  const rows = await standing(db, team, now)
    .where('application_id', '=', application)
    .orderBy('starts_at')
    .orderBy('holder')
    .execute();
  return rows.map(r => ({
    application,
    holder: r.holder as Holder,
    time: { start: instant(r.starts_at), end: instant(r.ends_at) },
    until: instant(r.until_at),
  }));
}

/** The time is booked, or not needed any more. */
export async function deleteHolds(tx: Tx, team: TeamId, application: Id): Promise<void> {
  await tx.deleteFrom('hold').where('team_id', '=', team).where('application_id', '=', application).execute();
}

export async function deleteHoldsBefore(db: Db, team: TeamId, before: Temporal.Instant): Promise<void> {
  await db.deleteFrom('hold').where('team_id', '=', team).where('until_at', '<', ms(before)).execute();
}
