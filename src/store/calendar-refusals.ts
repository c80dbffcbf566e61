import type { PersonId, TeamId } from '../core/loop/glossary.ts';
import { instant, ms } from './columns.ts';
import type { Db, Tx } from './database.ts';

/** Somebody's calendar that cannot be read until a person mends it; `wholly`: nobody's can. */
export type Refusal = { person: PersonId; wholly: boolean; since: Temporal.Instant };

export async function listRefusals(db: Db, team: TeamId): Promise<Refusal[]> {
  const rows = await db
    .selectFrom('calendar_refusal')
    .selectAll()
    .where('team_id', '=', team)
    .orderBy('person_id')
    .execute();
  return rows.map(r => ({ person: r.person_id, wholly: r.wholly === 1, since: instant(r.since_at) }));
}

/** Keeps since when it is so. */
export async function saveRefusal(tx: Tx, team: TeamId, { person, wholly, since }: Refusal): Promise<void> {
  const flag = wholly ? 1 : 0;
  await tx
    .insertInto('calendar_refusal')
    .values({ team_id: team, person_id: person, wholly: flag, since_at: ms(since) })
    .onConflict(c => c.columns(['team_id', 'person_id']).doUpdateSet({ wholly: flag }))
    .execute();
}

export async function deleteRefusals(tx: Tx, team: TeamId, people: readonly PersonId[]): Promise<void> {
  if (people.length === 0) return;
  await tx
    .deleteFrom('calendar_refusal')
    .where('team_id', '=', team)
    .where('person_id', 'in', people)
    .execute();
}
