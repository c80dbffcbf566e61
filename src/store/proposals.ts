import type { Id, PersonId, TeamId } from '../core/loop/glossary.ts';
import { instant, ms } from './columns.ts';
import type { Db, Tx } from './database.ts';

export type StoredProposal = {
  team: TeamId;
  id: Id;
  application: Id;
  body: unknown;
  madeAt: Temporal.Instant;
};

export async function insertProposal(tx: Tx, proposal: StoredProposal, by: PersonId): Promise<void> {
  await tx
    .insertInto('proposal')
    .values({
      team_id: proposal.team,
      id: proposal.id,
      application_id: proposal.application,
      body_json: JSON.stringify(proposal.body),
      made_at: ms(proposal.madeAt),
      made_by: by,
    })
    .execute();
}

export async function findProposal(db: Db, team: TeamId, id: Id): Promise<StoredProposal | undefined> {
  const query = db.selectFrom('proposal').selectAll().where('team_id', '=', team).where('id', '=', id);
  const row = await query.executeTakeFirst();
  if (!row) return undefined;
  return {
    team,
    id,
    application: row.application_id,
    body: JSON.parse(row.body_json),
    madeAt: instant(row.made_at),
  };
}

/** Those that one person was shown at one moment, in the order of their ids. */
export async function listProposalsMade(
  db: Db,
  team: TeamId,
  made: { by: PersonId; at: Temporal.Instant },
): Promise<StoredProposal[]> {
  const rows = await db
    .selectFrom('proposal')
    .selectAll()
    .where('team_id', '=', team)
    .where('made_at', '=', ms(made.at))
    .where('made_by', '=', made.by)
    .orderBy('id')
    .execute();
  return rows.map(row => ({
    team,
    id: row.id,
    application: row.application_id,
    body: JSON.parse(row.body_json) as unknown,
    madeAt: instant(row.made_at),
  }));
}

export async function deleteProposalsBefore(db: Db, before: Temporal.Instant): Promise<void> {
  await db.deleteFrom('proposal').where('made_at', '<', ms(before)).execute();
}
