import { type Selectable, sql } from 'kysely';
import { instant, ms } from './columns.ts';
import type { Db } from './database.ts';
import type { Effect } from './effects.ts';
import type { EffectTable } from './schema.ts';

export type DueEffect = Effect & {
  /** How often it was begun, this time included once it is claimed. */
  attempts: number;
  faults: number;
};

export type Settlement = {
  outcome: 'done' | 'dropped' | 'cancelled' | 'dead';
  at: Temporal.Instant;
  note?: string;
};

function toDue(row: Selectable<EffectTable>): DueEffect {
  return {
    team: row.team_id,
    key: row.key,
    kind: row.kind,
    lane: row.lane,
    payload: readPayload(row.payload_json),
    notBefore: instant(row.not_before),
    notAfter: instant(row.not_after),
    attempts: row.attempts,
    faults: row.faults,
  };
}

/** A payload that cannot be read fails its own effect in its handler, and not the list of all that is due. */
function readPayload(json: string): Effect['payload'] {
  try {
    return JSON.parse(json) as Effect['payload'];
  } catch {
    return {};
  }
}

/** An effect that is tried again holds its lane up to this many attempts, about a minute; then the others go past it. */
const HOLDS_LANE = 6;

/**
 * What can be run, longest due first; of one lane in its order. Unknown kinds stay where they are: an older version
 * must not lose them. Left out are effects that somebody runs, and those whose lane has an earlier one to be tried again.
 * @param without Lanes under way, by `laneOf`, and kinds of which enough are.
 */
export async function listDueEffects(
  db: Db,
  kinds: readonly string[],
  now: Temporal.Instant,
  limit: number,
  without: { lanes: readonly string[]; kinds: readonly string[] } = { lanes: [], kinds: [] },
): Promise<DueEffect[]> {
  if (kinds.length === 0) return [];
  const { lanes, kinds: full } = without;
  const rows = await db
    .selectFrom('effect as e')
    .selectAll('e')
    .where('e.outcome', 'is', null)
    .where('e.next_at', '<=', ms(now))
    .where(x => x.or([x('e.claimed_until', 'is', null), x('e.claimed_until', '<=', ms(now))]))
    .where('e.kind', 'in', kinds)
    .$if(lanes.length > 0, q => q.where(sql<string>`e.team_id || ' ' || e.lane`, 'not in', lanes))
    .$if(full.length > 0, q => q.where('e.kind', 'not in', full))
    .where(x =>
      x.not(
        x.exists(
          x
            .selectFrom('effect as p')
            .select('p.id')
            .whereRef('p.team_id', '=', 'e.team_id')
            .whereRef('p.lane', '=', 'e.lane')
            .where('p.outcome', 'is', null)
            .where('p.kind', 'in', kinds)
            .where(y =>
              y.or([
                y.between('p.attempts', 1, HOLDS_LANE),
                // Left out for its kind, it is still the first of its lane.
                ...(full.length > 0 ? [y.and([y('p.attempts', '=', 0), y('p.kind', 'in', full)])] : []),
              ]),
            )
            .where(y =>
              y.or([
                y('p.not_before', '<', y.ref('e.not_before')),
                y.and([y('p.not_before', '=', y.ref('e.not_before')), y('p.id', '<', y.ref('e.id'))]),
              ]),
            ),
        ),
      ),
    )
    .orderBy('e.next_at')
    .orderBy('e.id')
    .limit(limit)
    .execute();
  return rows.map(toDue);
}

/** What tells lanes apart in `listDueEffects`. */
export const laneOf = ({ team, lane }: Pick<Effect, 'team' | 'lane'>): string => `${team} ${lane}`;

/**
 * When the next effect falls due, if any waits.
 * @param after Only those that fall due later than this, for whoever has done all that is due by then.
 */
export async function findNextDue(
  db: Db,
  kinds: readonly string[],
  after?: Temporal.Instant,
): Promise<Temporal.Instant | undefined> {
  if (kinds.length === 0) return undefined;
  const from = after ? ms(after) : Number.MIN_SAFE_INTEGER;
  const earliest = async (column: 'next_at' | 'claimed_until') => {
    const query = db
      .selectFrom('effect')
      .select(e => e.fn.min(column).as('at'))
      .where('outcome', 'is', null)
      .where('kind', 'in', kinds)
      .where(column, '>', from);
    return (await query.executeTakeFirst())?.at ?? Infinity;
  };
  const at = Math.min(await earliest('next_at'), await earliest('claimed_until'));
  return Number.isFinite(at) ? instant(at) : undefined;
}

const waiting = (db: Db, { team, key }: Pick<Effect, 'team' | 'key'>) =>
  db.updateTable('effect').where('team_id', '=', team).where('key', '=', key).where('outcome', 'is', null);

/**
 * Takes an effect to be run now. Written down before anything happens outside, so that what cannot be remembered (a
 * full disk) is not done at all, and counted as a fault until it ends otherwise, so that one that ends the process
 * is not begun for ever.
 * @returns undefined where it was cancelled, settled or taken by somebody else since it was listed.
 */
export async function claimEffect(
  db: Db,
  effect: DueEffect,
  until: Temporal.Instant,
): Promise<DueEffect | undefined> {
  const claimed = { ...effect, attempts: effect.attempts + 1, faults: effect.faults + 1 };
  const { attempts, faults } = claimed;
  const result = await waiting(db, effect)
    .set({ claimed_until: ms(until), attempts, faults })
    .where('attempts', '=', effect.attempts)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n ? claimed : undefined;
}

/** Does nothing where somebody else has begun the effect again since. */
export async function settleEffect(db: Db, effect: DueEffect, settlement: Settlement): Promise<void> {
  const { outcome, at, note } = settlement;
  await waiting(db, effect)
    .set({ outcome, settled_at: ms(at), claimed_until: null, note: note ?? null })
    .where('attempts', '=', effect.attempts)
    .execute();
}

/** Lets go of a claimed effect until it is tried again. */
export async function postponeEffect(
  db: Db,
  effect: DueEffect,
  until: Temporal.Instant,
  why: { note: string; fault: boolean },
): Promise<void> {
  await waiting(db, effect)
    .set({
      next_at: ms(until),
      claimed_until: null,
      faults: why.fault ? effect.faults : effect.faults - 1,
      note: why.note,
    })
    .where('attempts', '=', effect.attempts)
    .execute();
}

/** Takes over at once what a process that is gone had begun; only for whoever knows that it is gone. */
export async function releaseClaims(db: Db): Promise<void> {
  await db
    .updateTable('effect')
    .set({ claimed_until: null })
    .where('outcome', 'is', null)
    .where('claimed_until', 'is not', null)
    .execute();
}
