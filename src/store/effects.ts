import type { ExpressionBuilder } from 'kysely';
import type { TeamId } from '../core/loop/glossary.ts';
import { ms } from './columns.ts';
import type { Db, Tx } from './database.ts';
import type { Schema } from './schema.ts';

/** Something to do outside the database, written down in the transaction that makes it necessary. */
export type Effect = {
  team: TeamId;
  /** Says what the effect does, so that the same thing is never enqueued twice: `invitation:<seat>:2`. */
  key: string;
  kind: string;
  /** What must not overtake each other: effects of one lane run one after the other, in the order in which they fell due. */
  lane: string;
  /** Ids only: the handler reads the rest when it runs. */
  payload: Readonly<Record<string, unknown>>;
  notBefore: Temporal.Instant;
  /** Past this it would do harm or confuse: it is dropped and counted. */
  notAfter: Temporal.Instant;
};

/** @returns false where an effect with that key was there already, done or not. */
export async function insertEffect(tx: Tx, effect: Effect, now: Temporal.Instant): Promise<boolean> {
  const result = await tx
    .insertInto('effect')
    .values({
      team_id: effect.team,
      key: effect.key,
      kind: effect.kind,
      lane: effect.lane,
      payload_json: JSON.stringify(effect.payload),
      not_before: ms(effect.notBefore),
      not_after: ms(effect.notAfter),
      next_at: ms(effect.notBefore),
      enqueued_at: ms(now),
      claimed_until: null,
      attempts: 0,
      faults: 0,
      outcome: null,
      settled_at: null,
      note: null,
    })
    .onConflict(c => c.columns(['team_id', 'key']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Which of these keys were enqueued before, whatever became of them; or only those that are not to be done any more. */
export async function listKnownKeys(
  db: Db,
  team: TeamId,
  keys: readonly string[],
  which: 'all' | 'ended' = 'all',
): Promise<Set<string>> {
  const known = new Set<string>();
  for (let at = 0; at < keys.length; at += 500) {
    const rows = await db
      .selectFrom('effect')
      .select('key')
      .where('team_id', '=', team)
      .where('key', 'in', keys.slice(at, at + 500))
      .$if(which === 'ended', q => q.where('outcome', 'is not', null))
      .execute();
    for (const { key } of rows) known.add(key);
  }
  return known;
}

/** Exact in every collation; a range of keys is not. */
const startsWith = (e: ExpressionBuilder<Schema, 'effect'>, prefix: string) =>
  e(e.fn<string>('substr', ['key', e.val(1), e.val(Array.from(prefix).length)]), '=', prefix);

/** Calls off whatever is still to do under keys that start with `prefix`. */
export async function cancelEffects(
  tx: Tx,
  team: TeamId,
  prefix: string,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable('effect')
    .set({ outcome: 'cancelled', settled_at: ms(now), claimed_until: null })
    .where('team_id', '=', team)
    .where('outcome', 'is', null)
    .where(e => startsWith(e, prefix))
    .execute();
}

export async function hasWaitingEffect(db: Db, team: TeamId, prefix: string): Promise<boolean> {
  const row = await db
    .selectFrom('effect')
    .select('id')
    .where('team_id', '=', team)
    .where('outcome', 'is', null)
    .where(e => startsWith(e, prefix))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function countEffects(db: Db): Promise<{ kind: string; outcome: string; count: number }[]> {
  const rows = await db
    .selectFrom('effect')
    .select(['kind', 'outcome'])
    .select(e => e.fn.countAll<number>().as('count'))
    .groupBy(['kind', 'outcome'])
    .execute();
  return rows.map(r => ({ kind: r.kind, outcome: r.outcome ?? 'waiting', count: r.count }));
}

export async function deleteEffectsSettledBefore(db: Db, before: Temporal.Instant): Promise<void> {
  await db
    .deleteFrom('effect')
    .where('outcome', 'is not', null)
    .where('settled_at', '<', ms(before))
    .execute();
}
