import type { Id, PersonId, TeamId } from '../core/loop/glossary.ts';
import type { Application, Decision, StageEntry } from '../core/loop/situation.ts';
import type { Interval } from '../core/time/interval.ts';
import { instant, ms } from './columns.ts';
import type { Db, Tx } from './database.ts';

export async function findApplicationOf(
  db: Db,
  team: TeamId,
  candidate: Id,
  role: Id,
): Promise<Application | undefined> {
  const row = await db
    .selectFrom('application')
    .selectAll()
    .where('team_id', '=', team)
    .where('candidate_id', '=', candidate)
    .where('role_id', '=', role)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    team,
    id: row.id,
    candidateId: row.candidate_id,
    roleId: row.role_id,
    source: row.source ?? undefined,
    appliedAt: instant(row.applied_at),
  };
}

export async function insertApplication(tx: Tx, application: Application, by: PersonId): Promise<void> {
  await tx
    .insertInto('application')
    .values({
      team_id: application.team,
      id: application.id,
      candidate_id: application.candidateId,
      role_id: application.roleId,
      source: application.source ?? null,
      applied_at: ms(application.appliedAt),
      added_by: by,
    })
    .execute();
}

/** The windows that count from now on. Of earlier offers only their times are kept. */
export async function replaceWindows(
  tx: Tx,
  application: Pick<Application, 'team' | 'id'>,
  windows: readonly Interval[],
  now: Temporal.Instant,
): Promise<void> {
  const { team, id } = application;
  await tx
    .deleteFrom('offered_window')
    .where('team_id', '=', team)
    .where('application_id', '=', id)
    .execute();
  await insertOffer(tx, application, windows, now);
  if (windows.length === 0) return;
  const rows = windows.map(w => ({
    team_id: team,
    application_id: id,
    starts_at: ms(w.start),
    ends_at: ms(w.end),
    offered_at: ms(now),
  }));
  await tx.insertInto('offered_window').values(rows).execute();
}

async function insertOffer(
  tx: Tx,
  { team, id }: Pick<Application, 'team' | 'id'>,
  windows: readonly Interval[],
  now: Temporal.Instant,
): Promise<void> {
  const until_at = Math.max(ms(now), ...windows.map(w => ms(w.end)));
  await tx
    .insertInto('offer')
    .values({ team_id: team, application_id: id, offered_at: ms(now), until_at })
    .onConflict(c => c.columns(['team_id', 'application_id', 'offered_at']).doUpdateSet({ until_at }))
    .execute();
}

export async function insertStageEntry(
  tx: Tx,
  application: Pick<Application, 'team' | 'id'>,
  entry: StageEntry,
  by: PersonId,
): Promise<void> {
  await tx
    .insertInto('stage_entry')
    .values({
      team_id: application.team,
      id: entry.id,
      application_id: application.id,
      stage_id: entry.stageId,
      position: entry.position,
      entered_at: ms(entry.enteredAt),
      entered_by: by,
    })
    .execute();
  await tx
    .insertInto('open_entry')
    .values({
      team_id: application.team,
      stage_entry_id: entry.id,
      application_id: application.id,
      entered_at: ms(entry.enteredAt),
    })
    .execute();
}

/** One decision a stage entry: the key refuses a second one. */
export async function insertDecision(
  tx: Tx,
  application: Pick<Application, 'team' | 'id'>,
  entry: StageEntry,
  decision: Decision,
): Promise<void> {
  await tx
    .insertInto('decision')
    .values({
      team_id: application.team,
      stage_entry_id: entry.id,
      application_id: application.id,
      kind: decision.kind,
      reason: decision.reason,
      decided_at: ms(decision.at),
      decided_by: decision.by,
    })
    .execute();
  await tx
    .deleteFrom('open_entry')
    .where('team_id', '=', application.team)
    .where('stage_entry_id', '=', entry.id)
    .execute();
}

export async function countHires(db: Db, team: TeamId, role: Id): Promise<number> {
  const row = await db
    .selectFrom('decision as d')
    .innerJoin('application as a', j =>
      j.onRef('a.team_id', '=', 'd.team_id').onRef('a.id', '=', 'd.application_id'),
    )
    .select(e => e.fn.countAll<number>().as('hires'))
    .where('d.team_id', '=', team)
    .where('a.role_id', '=', role)
    .where('d.kind', '=', 'hire')
    .executeTakeFirstOrThrow();
  return row.hires;
}
