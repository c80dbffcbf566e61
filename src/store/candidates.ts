import type { Selectable } from 'kysely';
import type { Id, TeamId } from '../core/loop/glossary.ts';
import type { Candidate } from '../core/loop/situation.ts';
import { instant, ms } from './columns.ts';
import type { Db, Tx } from './database.ts';
import type { CandidateTable } from './schema.ts';

export function toCandidate(row: Selectable<CandidateTable>): Candidate {
  return {
    team: row.team_id,
    id: row.id,
    name: row.name,
    email: row.email,
    zone: row.zone,
    resumeUrl: row.resume_url ?? undefined,
    addedAt: instant(row.added_at),
  };
}

/** @param email As `cleanEmail` gives it. */
export async function findCandidateByEmail(
  db: Db,
  team: TeamId,
  email: string,
): Promise<Candidate | undefined> {
  const query = db.selectFrom('candidate').selectAll().where('team_id', '=', team).where('email', '=', email);
  const row = await query.executeTakeFirst();
  return row && toCandidate(row);
}

export async function findCandidate(db: Db, team: TeamId, id: Id): Promise<Candidate | undefined> {
  const query = db.selectFrom('candidate').selectAll().where('team_id', '=', team).where('id', '=', id);
  const row = await query.executeTakeFirst();
  return row && toCandidate(row);
}

const columns = (candidate: Candidate) => ({
  name: candidate.name,
  email: candidate.email,
  zone: candidate.zone,
  resume_url: candidate.resumeUrl ?? null,
});

export async function insertCandidate(tx: Tx, candidate: Candidate, by: string): Promise<void> {
  const { team, id, addedAt } = candidate;
  await tx
    .insertInto('candidate')
    .values({ team_id: team, id, ...columns(candidate), added_at: ms(addedAt), added_by: by })
    .execute();
}

export async function updateCandidate(tx: Tx, candidate: Candidate): Promise<void> {
  await tx
    .updateTable('candidate')
    .set(columns(candidate))
    .where('team_id', '=', candidate.team)
    .where('id', '=', candidate.id)
    .execute();
}
