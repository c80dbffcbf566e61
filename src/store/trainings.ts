import type { Id, PersonId, TeamId } from '../core/loop/glossary.ts';
import type { Training } from '../core/scoring/training.ts';
import { instant, ms } from './columns.ts';
import type { Db, Tx } from './database.ts';

/** Who learns what now. @param only Leave it out for all of the team. */
export async function listTrainings(db: Db, team: TeamId, only?: readonly PersonId[]): Promise<Training[]> {
  if (only?.length === 0) return [];
  const rows = await db
    .selectFrom('training as t')
    .leftJoin('training_end as e', j =>
      j.onRef('e.team_id', '=', 't.team_id').onRef('e.training_id', '=', 't.id'),
    )
    .select(['t.id', 't.person_id', 't.stage_kind', 't.since_at'])
    .where('t.team_id', '=', team)
    .where('e.training_id', 'is', null)
    .$if(only !== undefined, q => q.where('t.person_id', 'in', [...(only ?? [])]))
    .orderBy('t.since_at')
    .orderBy('t.id')
    .execute();
  return rows.map(r => ({
    id: r.id,
    person: r.person_id,
    stage: r.stage_kind,
    since: instant(r.since_at),
  }));
}

/** One training with how it ended, if it did. */
export type TrainingRecord = Training & { end: { why: 'graduated' | 'stopped'; by: PersonId } | undefined };

export async function findTraining(db: Db, team: TeamId, id: Id): Promise<TrainingRecord | undefined> {
  const row = await db
    .selectFrom('training as t')
    .leftJoin('training_end as e', j =>
      j.onRef('e.team_id', '=', 't.team_id').onRef('e.training_id', '=', 't.id'),
    )
    .select(['t.id', 't.person_id', 't.stage_kind', 't.since_at', 'e.why', 'e.ended_by'])
    .where('t.team_id', '=', team)
    .where('t.id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const end = row.why && row.ended_by !== null ? { why: row.why, by: row.ended_by } : undefined;
  return { id: row.id, person: row.person_id, stage: row.stage_kind, since: instant(row.since_at), end };
}

export async function insertTraining(tx: Tx, team: TeamId, training: Training, by: PersonId): Promise<void> {
  const { id, person, stage, since } = training;
  await tx
    .insertInto('training')
    .values({ team_id: team, id, person_id: person, stage_kind: stage, since_at: ms(since), by_person: by })
    .execute();
}

export async function insertTrainingEnd(
  tx: Tx,
  team: TeamId,
  training: Id,
  end: { why: 'graduated' | 'stopped'; at: Temporal.Instant; by: PersonId },
): Promise<void> {
  const { why, at, by } = end;
  await tx
    .insertInto('training_end')
    .values({ team_id: team, training_id: training, why, ended_at: ms(at), ended_by: by })
    .execute();
}
