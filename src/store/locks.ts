import { PostgresAdapter } from 'kysely';
import type { Id, PersonId, TeamId } from '../core/loop/glossary.ts';
import type { Db } from './database.ts';

/**
 * Whoever decides from what they read keeps others from changing it until they are done. PostgreSQL runs transactions
 * side by side, so they queue for a row of the matter; SQLite runs one after the other anyway. Outside of a transaction
 * nothing is held. Where one needs several: workspace, application, role, interviewers.
 */
const needsLocks = (db: Db): boolean =>
  db.isTransaction && db.getExecutor().adapter instanceof PostgresAdapter;

export async function lockWorkspace(db: Db, team: TeamId): Promise<void> {
  if (!needsLocks(db)) return;
  await db.selectFrom('workspace').select('team_id').where('team_id', '=', team).forUpdate().execute();
}

export async function lockApplication(db: Db, team: TeamId, id: Id): Promise<void> {
  await lock(db, 'application', team, id);
}

export async function lockRole(db: Db, team: TeamId, id: Id): Promise<void> {
  await lock(db, 'role', team, id);
}

async function lock(db: Db, table: 'application' | 'role', team: TeamId, id: Id): Promise<void> {
  if (!needsLocks(db)) return;
  const query = db.selectFrom(table).select('id').where('team_id', '=', team).where('id', '=', id);
  await query.forNoKeyUpdate().execute();
}

/** In one order for everybody, so that two that want the same people do not lock each other out. */
export async function lockInterviewers(db: Db, team: TeamId, people: readonly PersonId[]): Promise<void> {
  if (!needsLocks(db) || people.length === 0) return;
  await db
    .selectFrom('interviewer')
    .select('person_id')
    .where('team_id', '=', team)
    .where('person_id', 'in', people)
    .orderBy('person_id')
    .forNoKeyUpdate()
    .execute();
}
