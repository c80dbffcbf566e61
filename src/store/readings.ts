import type { PersonId, TeamId } from '../core/loop/glossary.ts';
import { ms } from './columns.ts';
import type { Db, Tx } from './database.ts';

/** @returns false where it was opened before. */
export async function insertReading(
  tx: Tx,
  team: TeamId,
  { person, subject, at }: { person: PersonId; subject: string; at: Temporal.Instant },
): Promise<boolean> {
  const result = await tx
    .insertInto('reading')
    .values({ team_id: team, person_id: person, subject, read_at: ms(at) })
    .onConflict(c => c.columns(['team_id', 'person_id', 'subject']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** `<person> <subject>` of all that was opened since. */
export async function listReadings(db: Db, team: TeamId, since: Temporal.Instant): Promise<Set<string>> {
  const rows = await db
    .selectFrom('reading')
    .select(['person_id', 'subject'])
    .where('team_id', '=', team)
    .where('read_at', '>=', ms(since))
    .execute();
  return new Set(rows.map(r => `${r.person_id} ${r.subject}`));
}
