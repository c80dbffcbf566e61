import type { Id, PersonId, TeamId } from '../core/loop/glossary.ts';
import { ms } from './columns.ts';
import type { Db } from './database.ts';

/** Which draft: `base` is the version of the card that the form was opened on, 0 for none. */
export type DraftKey = { seat: Id; author: PersonId; base: number };
/** The values of each field that was on the screen. */
export type DraftFields = Readonly<Record<string, readonly string[]>>;

export async function findDraft(db: Db, team: TeamId, key: DraftKey): Promise<DraftFields | undefined> {
  const rows = await db
    .selectFrom('scorecard_draft')
    .select(['field', 'value_json'])
    .where('team_id', '=', team)
    .where('seat_id', '=', key.seat)
    .where('author', '=', key.author)
    .where('base', '=', key.base)
    .execute();
  if (rows.length === 0) return undefined;
  return Object.fromEntries(rows.map(r => [r.field, JSON.parse(r.value_json) as string[]]));
}

/**
 * Keeps what fields hold; others of the draft stay as they are.
 * @param typedAt By Slack's clock, in microseconds: an older state that arrives later changes nothing. Undefined for a
 * form that was sent: it has everything that was typed until then.
 */
export async function saveDraft(
  db: Db,
  team: TeamId,
  { seat, author, base }: DraftKey,
  fields: DraftFields,
  at: { typedAt: number | undefined; now: Temporal.Instant },
): Promise<void> {
  const rows = Object.entries(fields).map(([field, values]) => ({
    team_id: team,
    seat_id: seat,
    author,
    base,
    field,
    value_json: JSON.stringify(values),
    typed_at: at.typedAt ?? 0,
    kept_at: ms(at.now),
  }));
  if (rows.length === 0) return;
  const { typedAt } = at;
  await db
    .insertInto('scorecard_draft')
    .values(rows)
    .onConflict(c => {
      const update = c.columns(['team_id', 'seat_id', 'author', 'base', 'field']).doUpdateSet(e => ({
        value_json: e.ref('excluded.value_json'),
        kept_at: e.ref('excluded.kept_at'),
        ...(typedAt === undefined ? {} : { typed_at: e.ref('excluded.typed_at') }),
      }));
      return typedAt === undefined ? update : update.where('scorecard_draft.typed_at', '<=', typedAt);
    })
    .execute();
}

export async function deleteDrafts(db: Db, team: TeamId, seat: Id, author: PersonId): Promise<void> {
  await db
    .deleteFrom('scorecard_draft')
    .where('team_id', '=', team)
    .where('seat_id', '=', seat)
    .where('author', '=', author)
    .execute();
}

export async function deleteDraftsBefore(db: Db, team: TeamId, before: Temporal.Instant): Promise<void> {
  await db
    .deleteFrom('scorecard_draft')
    .where('team_id', '=', team)
    .where('kept_at', '<', ms(before))
    .execute();
}
