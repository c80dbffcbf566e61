import type { Id, TeamId } from '../core/loop/glossary.ts';
import { instant } from './columns.ts';
import type { Db } from './database.ts';

/** How many were hired, by role; roles without a hire are not in it. */
export async function countHiresByRole(db: Db, team: TeamId): Promise<Map<Id, number>> {
  const rows = await db
    .selectFrom('decision as d')
    .innerJoin('application as a', j =>
      j.onRef('a.team_id', '=', 'd.team_id').onRef('a.id', '=', 'd.application_id'),
    )
    .select('a.role_id')
    .select(e => e.fn.countAll<number>().as('hires'))
    .where('d.team_id', '=', team)
    .where('d.kind', '=', 'hire')
    .groupBy('a.role_id')
    .execute();
  return new Map(rows.map(r => [r.role_id, r.hires]));
}

/** When the last application for a role came or was decided on; undefined where there never was one. */
export async function findLastMove(db: Db, team: TeamId, role: Id): Promise<Temporal.Instant | undefined> {
  const row = await db
    .selectFrom('application as a')
    .leftJoin('decision as d', j =>
      j.onRef('d.team_id', '=', 'a.team_id').onRef('d.application_id', '=', 'a.id'),
    )
    .select(e => [e.fn.max('a.applied_at').as('applied'), e.fn.max('d.decided_at').as('decided')])
    .where('a.team_id', '=', team)
    .where('a.role_id', '=', role)
    .executeTakeFirst();
  const last = Math.max(row?.applied ?? 0, row?.decided ?? 0);
  return last > 0 ? instant(last) : undefined;
}
