import type { TeamId } from '../core/loop/glossary.ts';
import type { Db, Tx } from './database.ts';

/** Small facts that outlive a process: how far a calendar was followed, who opened their Home tab. */
export async function readCursor(db: Db, team: TeamId, name: string): Promise<string | undefined> {
  const query = db.selectFrom('cursor').select('value').where('team_id', '=', team).where('name', '=', name);
  return (await query.executeTakeFirst())?.value;
}

export async function saveCursor(db: Db, team: TeamId, name: string, value: string): Promise<void> {
  await db
    .insertInto('cursor')
    .values({ team_id: team, name, value })
    .onConflict(c => c.columns(['team_id', 'name']).doUpdateSet({ value }))
    .execute();
}

/** The next number of a sequence. Its row stays locked to the end of the transaction, so numbers commit in order. */
export async function nextInSequence(tx: Tx, team: TeamId, name: string): Promise<number> {
  await tx
    .insertInto('cursor')
    .values({ team_id: team, name, value: '0' })
    .onConflict(c => c.columns(['team_id', 'name']).doUpdateSet(e => ({ value: e.ref('cursor.value') })))
    .execute();
  const next = Number(await readCursor(tx, team, name)) + 1;
  await saveCursor(tx, team, name, String(next));
  return next;
}
