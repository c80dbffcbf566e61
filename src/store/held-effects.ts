import type { TeamId } from '../core/loop/glossary.ts';
import { instant, ms } from './columns.ts';
import type { Db, Tx } from './database.ts';
import type { Effect } from './effects.ts';

/** An effect that nobody runs until a person says whether it is still to be done. */
export type HeldEffect = Pick<Effect, 'key' | 'kind' | 'payload' | 'notBefore'>;

const HELD = 'held';

/** Takes what is due, of some kinds, out of what is run. */
export async function holdDueEffects(
  tx: Tx,
  team: TeamId,
  kinds: readonly string[],
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable('effect')
    .set({ outcome: HELD, settled_at: ms(now), claimed_until: null })
    .where('team_id', '=', team)
    .where('outcome', 'is', null)
    .where('kind', 'in', kinds)
    .where('not_before', '<=', ms(now))
    .execute();
}

/** Oldest first. */
export async function listHeldEffects(db: Db, team: TeamId): Promise<HeldEffect[]> {
  const rows = await db
    .selectFrom('effect')
    .select(['key', 'kind', 'payload_json', 'not_before'])
    .where('team_id', '=', team)
    .where('outcome', '=', HELD)
    .orderBy('not_before')
    .orderBy('id')
    .execute();
  return rows.map(r => ({
    key: r.key,
    kind: r.kind,
    payload: JSON.parse(r.payload_json) as Effect['payload'],
    notBefore: instant(r.not_before),
  }));
}

/** `send`: they are due now; what came too late meanwhile is dropped by whoever runs it. */
export async function settleHeldEffects(
  tx: Tx,
  team: TeamId,
  how: 'send' | 'leave',
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable('effect')
    .set(
      how === 'send'
        ? { outcome: null, settled_at: null, next_at: ms(now), not_before: ms(now) }
        : { outcome: 'dropped', settled_at: ms(now), note: 'not sent after a restore' },
    )
    .where('team_id', '=', team)
    .where('outcome', '=', HELD)
    .execute();
}
