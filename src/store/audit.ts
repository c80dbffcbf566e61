import type { TeamId } from '../core/loop/glossary.ts';
import { instant, ms } from './columns.ts';
import type { Db, Tx } from './database.ts';

export type AuditEntry = {
  team: TeamId;
  at: Temporal.Instant;
  actor: string;
  operation: string;
  /** Kind and id of what changed: `role:…`, `application:…`. */
  subject: string;
  before?: unknown;
  after?: unknown;
};

export async function insertAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  await tx
    .insertInto('audit')
    .values({
      team_id: entry.team,
      at: ms(entry.at),
      actor: entry.actor,
      operation: entry.operation,
      subject: entry.subject,
      before_json: entry.before === undefined ? null : JSON.stringify(entry.before),
      after_json: entry.after === undefined ? null : JSON.stringify(entry.after),
    })
    .execute();
}

/** Grows with every operation of a workspace: the same as before means that nothing was done since. */
export async function findLastAudit(db: Db, team: TeamId): Promise<number> {
  const row = await db
    .selectFrom('audit')
    .select('id')
    .where('team_id', '=', team)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? 0;
}

/** What somebody did something about since a moment. */
export async function listSubjectsOf(
  db: Db,
  team: TeamId,
  actors: readonly string[],
  since: Temporal.Instant,
): Promise<{ actor: string; subject: string; at: Temporal.Instant }[]> {
  if (actors.length === 0) return [];
  const rows = await db
    .selectFrom('audit')
    .select(['actor', 'subject', 'at'])
    .where('team_id', '=', team)
    .where('actor', 'in', actors)
    .where('at', '>=', ms(since))
    .execute();
  return rows.map(r => ({ actor: r.actor, subject: r.subject, at: instant(r.at) }));
}
