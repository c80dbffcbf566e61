import type { AppointmentKind, Id, TeamId } from '../core/loop/glossary.ts';
import { instant, ms } from './columns.ts';
import type { Db, Tx } from './database.ts';

export async function insertAppointment(tx: Tx, team: TeamId, id: Id, kind: AppointmentKind): Promise<void> {
  await tx.insertInto('appointment').values({ team_id: team, id, kind }).execute();
}

/** Which application an appointment belongs to. */
export async function findApplicationOfAppointment(db: Db, team: TeamId, id: Id): Promise<Id | undefined> {
  const row = await db
    .selectFrom('appointment as a')
    .leftJoin('interview as i', j => j.onRef('i.team_id', '=', 'a.team_id').onRef('i.id', '=', 'a.id'))
    .leftJoin('debrief as d', j => j.onRef('d.team_id', '=', 'a.team_id').onRef('d.id', '=', 'a.id'))
    .select(['i.application_id as of_interview', 'd.application_id as of_debrief'])
    .where('a.team_id', '=', team)
    .where('a.id', '=', id)
    .executeTakeFirst();
  return row?.of_interview ?? row?.of_debrief ?? undefined;
}

/** Booked appointments that are not over. */
export async function listAppointmentsAhead(
  db: Db,
  team: TeamId,
  now: Temporal.Instant,
): Promise<{ id: Id; end: Temporal.Instant }[]> {
  const rows = await db
    .selectFrom('claim')
    .select(['appointment_id', 'ends_at'])
    .distinct()
    .where('team_id', '=', team)
    .where('ends_at', '>', ms(now))
    .orderBy('ends_at')
    .orderBy('appointment_id')
    .execute();
  return rows.map(r => ({ id: r.appointment_id, end: instant(r.ends_at) }));
}
