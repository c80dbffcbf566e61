import type { Selectable } from 'kysely';
import type { TeamId } from '../core/loop/glossary.ts';
import { instant, ms } from './columns.ts';
import type { Db, Tx } from './database.ts';
import type { EffectTable } from './schema.ts';

/** Something to do outside the database, written down in the transaction that makes it necessary. */
export type Effect = {
  team: TeamId;
  /** Says what the effect does, so that the same thing is never enqueued twice: `invitation:<seat>:2`. */
  key: string;
  kind: string;
  /** Ids only: the handler reads the rest when it runs. */
  payload: Readonly<Record<string, unknown>>;
  notBefore: Temporal.Instant;
  /** Past this it would do harm or confuse: it is dropped and counted. */
  notAfter: Temporal.Instant;
};

export type DueEffect = Effect & { attempts: number };

export type Settlement = {
  outcome: 'done' | 'dropped' | 'cancelled' | 'dead';
  at: Temporal.Instant;
  note?: string;
};

/** @returns false where an effect with that key was there already, done or not. */
export async function insertEffect(tx: Tx, effect: Effect, now: Temporal.Instant): Promise<boolean> {
  const result = await tx
    .insertInto('effect')
    .values({
      team_id: effect.team,
      key: effect.key,
      kind: effect.kind,
      payload_json: JSON.stringify(effect.payload),
      not_before: ms(effect.notBefore),
      not_after: ms(effect.notAfter),
      next_at: ms(effect.notBefore),
      attempts: 0,
      enqueued_at: ms(now),
      outcome: null,
      settled_at: null,
      note: null,
    })
    .onConflict(c => c.columns(['team_id', 'key']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

function toDue(row: Selectable<EffectTable>): DueEffect {
  return {
    team: row.team_id,
    key: row.key,
    kind: row.kind,
    payload: JSON.parse(row.payload_json) as Effect['payload'],
    notBefore: instant(row.not_before),
    notAfter: instant(row.not_after),
    attempts: row.attempts,
  };
}

/** What is due, longest due first. Unknown kinds stay where they are: an older version must not lose them. */
export async function listDueEffects(
  db: Db,
  kinds: readonly string[],
  now: Temporal.Instant,
  limit: number,
): Promise<DueEffect[]> {
  const rows = await db
    .selectFrom('effect')
    .selectAll()
    .where('outcome', 'is', null)
    .where('next_at', '<=', ms(now))
    .where('kind', 'in', kinds)
    .orderBy('next_at')
    .orderBy('enqueued_at')
    .orderBy('key')
    .limit(limit)
    .execute();
  return rows.map(toDue);
}

/** When the next effect falls due, if any waits. */
export async function findNextDue(db: Db, kinds: readonly string[]): Promise<Temporal.Instant | undefined> {
  const row = await db
    .selectFrom('effect')
    .select(e => e.fn.min('next_at').as('at'))
    .where('outcome', 'is', null)
    .where('kind', 'in', kinds)
    .executeTakeFirst();
  return row?.at === null || row?.at === undefined ? undefined : instant(row.at);
}

export async function settleEffect(db: Db, effect: Effect, settlement: Settlement): Promise<void> {
  await db
    .updateTable('effect')
    .set({ outcome: settlement.outcome, settled_at: ms(settlement.at), note: settlement.note ?? null })
    .where('team_id', '=', effect.team)
    .where('key', '=', effect.key)
    .where('outcome', 'is', null)
    .execute();
}

export async function postponeEffect(
  db: Db,
  effect: DueEffect,
  until: Temporal.Instant,
  note: string,
): Promise<void> {
  await db
    .updateTable('effect')
    .set({ next_at: ms(until), attempts: effect.attempts + 1, note })
    .where('team_id', '=', effect.team)
    .where('key', '=', effect.key)
    .where('outcome', 'is', null)
    .execute();
}

/** Calls off whatever is still to do under keys that start with `prefix`. */
export async function cancelEffects(
  tx: Tx,
  team: TeamId,
  prefix: string,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable('effect')
    .set({ outcome: 'cancelled', settled_at: ms(now) })
    .where('team_id', '=', team)
    .where('outcome', 'is', null)
    .where('key', '>=', prefix)
    .where('key', '<', `${prefix}\uffff`)
    .execute();
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
