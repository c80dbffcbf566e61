import type { TeamId } from '../core/loop/glossary.ts';
import { instant, ms } from './columns.ts';
import type { Db, Tx } from './database.ts';

/** What was given up, and why. */
export type DeadEffect = {
  key: string;
  kind: string;
  because: string;
  since: Temporal.Instant;
  notAfter: Temporal.Instant;
};

/** Longest given up first. */
export async function listDeadEffects(db: Db, team: TeamId): Promise<DeadEffect[]> {
  const rows = await db
    .selectFrom('effect')
    .select(['key', 'kind', 'note', 'settled_at', 'not_after'])
    .where('team_id', '=', team)
    .where('outcome', '=', 'dead')
    .orderBy('settled_at')
    .orderBy('id')
    .execute();
  return rows.map(r => ({
    key: r.key,
    kind: r.kind,
    because: r.note ?? '',
    since: instant(r.settled_at ?? 0),
    notAfter: instant(r.not_after),
  }));
}

/** @returns false where it is not given up, or would come too late. */
export async function reviveEffect(
  tx: Tx,
  team: TeamId,
  key: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const result = await tx
    .updateTable('effect')
    .set({ outcome: null, settled_at: null, note: null, attempts: 0, faults: 0, next_at: ms(now) })
    .where('team_id', '=', team)
    .where('key', '=', key)
    .where('outcome', '=', 'dead')
    .where('not_after', '>', ms(now))
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
