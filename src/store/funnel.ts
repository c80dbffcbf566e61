import type { JoinBuilder } from 'kysely';
import type { Id, TeamId } from '../core/loop/glossary.ts';
import type { StagePass } from '../core/clock/funnel.ts';
import { instant, ms } from './columns.ts';
import type { Db } from './database.ts';
import type { Schema } from './schema.ts';

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

/** The time that people spent on a role, in minutes; interviews that were called off or moved away cost none. */
export type Effort = { minutes: number; seniorMinutes: number; held: number };

/** Interviews that took place in a stretch of time, once for every seat; and reviews of written work, once scored. */
export async function sumEffort(
  db: Db,
  team: TeamId,
  role: Id,
  { since, until }: { since: Temporal.Instant; until: Temporal.Instant },
): Promise<Effort> {
  const row = await db
    .selectFrom('interview as i')
    .innerJoin('application as a', j =>
      j.onRef('a.team_id', '=', 'i.team_id').onRef('a.id', '=', 'i.application_id'),
    )
    .innerJoin('seat as s', j => j.onRef('s.team_id', '=', 'i.team_id').onRef('s.interview_id', '=', 'i.id'))
    .leftJoin('seat_release as r', j =>
      j.onRef('r.team_id', '=', 's.team_id').onRef('r.seat_id', '=', 's.id'),
    )
    .leftJoin('interviewer as p', j =>
      j.onRef('p.team_id', '=', 's.team_id').onRef('p.person_id', '=', 's.person_id'),
    )
    .leftJoin('scorecard as c', j =>
      j.onRef('c.team_id', '=', 's.team_id').onRef('c.seat_id', '=', 's.id').on('c.version', '=', 1),
    )
    .leftJoin('booking as b', standing)
    .select(x => [
      x.fn.sum<number | null>('i.minutes').as('minutes'),
      x.fn
        .sum<number | null>(x.case().when('p.level', 'in', SENIOR).then(x.ref('i.minutes')).else(0).end())
        .as('senior'),
      x.fn.count<number>('i.id').distinct().as('held'),
    ])
    .where('i.team_id', '=', team)
    .where('a.role_id', '=', role)
    .where('r.seat_id', 'is', null)
    .where(x => {
      const done = x.fn.coalesce('b.ends_at', 'c.submitted_at');
      return x.and([x(done, '<=', ms(until)), x(done, '>', ms(since))]);
    })
    .executeTakeFirst();
  return { minutes: row?.minutes ?? 0, seniorMinutes: row?.senior ?? 0, held: row?.held ?? 0 };
}

/** Joins the one booking of an interview that was neither called off nor moved. */
function standing(join: JoinBuilder<Schema & { i: Schema['interview']; b: Schema['booking'] }, 'i' | 'b'>) {
  return join
    .onRef('b.team_id', '=', 'i.team_id')
    .onRef('b.interview_id', '=', 'i.id')
    .on(x =>
      x.not(
        x.exists(
          x
            .selectFrom('booking_end as e')
            .select('e.version')
            .whereRef('e.team_id', '=', 'b.team_id')
            .whereRef('e.interview_id', '=', 'b.interview_id')
            .whereRef('e.version', '=', 'b.version'),
        ),
      ),
    );
}

const SENIOR = ['senior', 'staff'] as const;

/** How long each scorecard took, in hours, from the end of the interview or the day the work was handed over. */
export async function listTurnarounds(
  db: Db,
  team: TeamId,
  role: Id,
  { since, until }: { since: Temporal.Instant; until: Temporal.Instant },
): Promise<number[]> {
  const rows = await db
    .selectFrom('scorecard as c')
    .innerJoin('seat as s', j => j.onRef('s.team_id', '=', 'c.team_id').onRef('s.id', '=', 'c.seat_id'))
    .innerJoin('interview as i', j =>
      j.onRef('i.team_id', '=', 's.team_id').onRef('i.id', '=', 's.interview_id'),
    )
    .innerJoin('application as a', j =>
      j.onRef('a.team_id', '=', 'i.team_id').onRef('a.id', '=', 'i.application_id'),
    )
    .leftJoin('booking as b', standing)
    .select(['c.submitted_at', 's.assigned_at', 'b.ends_at'])
    .where('c.team_id', '=', team)
    .where('c.version', '=', 1)
    .where('a.role_id', '=', role)
    .where('c.submitted_at', '>', ms(since))
    .where('c.submitted_at', '<=', ms(until))
    .execute();
  return rows.map(r => Math.max(0, r.submitted_at - (r.ends_at ?? r.assigned_at)) / HOUR_MS);
}

const HOUR_MS = 3_600_000;
