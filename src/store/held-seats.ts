import type { Id, PersonId, TeamId } from '../core/loop/glossary.ts';
import { stageOf } from '../core/loop/pipeline.ts';
import type { HeldSeat } from '../core/scoring/training.ts';
import { instant, readPipeline } from './columns.ts';
import type { Db } from './database.ts';

/** Seats that somebody has in interviews that are booked, and held in those that took place. */
export async function listHeldSeats(db: Db, team: TeamId, person: PersonId): Promise<HeldSeat[]> {
  const rows = await db
    .selectFrom('seat as s')
    .innerJoin('interview as i', j =>
      j.onRef('i.team_id', '=', 's.team_id').onRef('i.id', '=', 's.interview_id'),
    )
    .innerJoin('stage_entry as e', j =>
      j.onRef('e.team_id', '=', 'i.team_id').onRef('e.id', '=', 'i.stage_entry_id'),
    )
    .innerJoin('application as a', j =>
      j.onRef('a.team_id', '=', 'i.team_id').onRef('a.id', '=', 'i.application_id'),
    )
    .innerJoin('role as r', j => j.onRef('r.team_id', '=', 'a.team_id').onRef('r.id', '=', 'a.role_id'))
    .innerJoin('booking as b', j =>
      j.onRef('b.team_id', '=', 'i.team_id').onRef('b.interview_id', '=', 'i.id'),
    )
    .leftJoin('booking_end as x', j =>
      j
        .onRef('x.team_id', '=', 'b.team_id')
        .onRef('x.interview_id', '=', 'b.interview_id')
        .onRef('x.version', '=', 'b.version'),
    )
    .leftJoin('seat_release as g', j =>
      j.onRef('g.team_id', '=', 's.team_id').onRef('g.seat_id', '=', 's.id'),
    )
    .select(['s.kind', 's.interview_id', 'e.stage_id', 'r.pipeline_json', 'b.ends_at'])
    .where('s.team_id', '=', team)
    .where('s.person_id', '=', person)
    .where('x.version', 'is', null)
    .where('g.seat_id', 'is', null)
    .execute();
  return rows.map(r => ({
    interview: r.interview_id,
    kind: r.kind,
    stage: stageOf(readPipeline(r.pipeline_json), r.stage_id).kind,
    until: instant(r.ends_at),
  }));
}

/** Applications in which somebody gave a scorecard. */
export async function listScoredBy(db: Db, team: TeamId, person: PersonId): Promise<Id[]> {
  const rows = await db
    .selectFrom('scorecard as c')
    .innerJoin('seat as s', j => j.onRef('s.team_id', '=', 'c.team_id').onRef('s.id', '=', 'c.seat_id'))
    .innerJoin('interview as i', j =>
      j.onRef('i.team_id', '=', 's.team_id').onRef('i.id', '=', 's.interview_id'),
    )
    .select('i.application_id')
    .select(e => e.fn.min('c.submitted_at').as('first'))
    .where('c.team_id', '=', team)
    .where('c.author', '=', person)
    .groupBy('i.application_id')
    .orderBy('first')
    .execute();
  return rows.map(r => r.application_id);
}
