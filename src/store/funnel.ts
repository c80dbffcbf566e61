import type { Id, TeamId } from '../core/loop/glossary.ts';
import type { StagePass } from '../core/clock/funnel.ts';
import { instant } from './columns.ts';
import type { Db } from './database.ts';

/** Every time an application was in a stage of a role, decided or not, oldest first. */
export async function listStagePasses(db: Db, team: TeamId, role: Id): Promise<StagePass[]> {
  const rows = await db
    .selectFrom('stage_entry as e')
    .innerJoin('application as a', j =>
      j.onRef('a.team_id', '=', 'e.team_id').onRef('a.id', '=', 'e.application_id'),
    )
    .leftJoin('decision as d', j =>
      j.onRef('d.team_id', '=', 'e.team_id').onRef('d.stage_entry_id', '=', 'e.id'),
    )
    .select(['e.stage_id', 'e.entered_at', 'd.decided_at', 'd.kind'])
    .where('e.team_id', '=', team)
    .where('a.role_id', '=', role)
    .orderBy('e.entered_at')
    .execute();
  return rows.map(r => ({
    stage: r.stage_id,
    enteredAt: instant(r.entered_at),
    decided: r.kind && r.decided_at !== null ? { kind: r.kind, at: instant(r.decided_at) } : undefined,
  }));
}

/** Minutes of booked interviews that took place, counted once for every seat, by role. */
export async function sumInterviewMinutes(
  db: Db,
  team: TeamId,
  role: Id,
  until: Temporal.Instant,
): Promise<number> {
  const row = await db
    .selectFrom('booking as b')
    .innerJoin('interview as i', j =>
      j.onRef('i.team_id', '=', 'b.team_id').onRef('i.id', '=', 'b.interview_id'),
    )
    .innerJoin('application as a', j =>
      j.onRef('a.team_id', '=', 'i.team_id').onRef('a.id', '=', 'i.application_id'),
    )
    .innerJoin('seat as s', j => j.onRef('s.team_id', '=', 'i.team_id').onRef('s.interview_id', '=', 'i.id'))
    .leftJoin('seat_release as r', j =>
      j.onRef('r.team_id', '=', 's.team_id').onRef('r.seat_id', '=', 's.id'),
    )
    .leftJoin('booking_end as e', j =>
      j
        .onRef('e.team_id', '=', 'b.team_id')
        .onRef('e.interview_id', '=', 'b.interview_id')
        .onRef('e.version', '=', 'b.version'),
    )
    .select(x => x.fn.sum<number>('i.minutes').as('minutes'))
    .where('b.team_id', '=', team)
    .where('a.role_id', '=', role)
    .where('b.ends_at', '<=', until.epochMilliseconds)
    .where('e.version', 'is', null)
    .where('r.seat_id', 'is', null)
    .executeTakeFirst();
  return row?.minutes ?? 0;
}
