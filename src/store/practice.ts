import type { PersonId, TeamId } from '../core/loop/glossary.ts';
import type { Score } from '../core/scoring/rubric.ts';
import { ms } from './columns.ts';
import type { Db, Tx } from './database.ts';

/** What somebody gave each answer of each pack. */
export async function listPracticeScores(
  db: Db,
  team: TeamId,
  person: PersonId,
): Promise<{ pack: string; answer: string; score: Score }[]> {
  const rows = await db
    .selectFrom('practice_score')
    .select(['pack', 'answer', 'score'])
    .where('team_id', '=', team)
    .where('person_id', '=', person)
    .execute();
  return rows.map(r => ({ ...r, score: r.score as Score }));
}

/** The first score stands. */
export async function insertPracticeScore(
  tx: Tx,
  team: TeamId,
  person: PersonId,
  given: { pack: string; answer: string; score: Score },
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .insertInto('practice_score')
    .values({ team_id: team, person_id: person, ...given, scored_at: ms(now) })
    .onConflict(c => c.columns(['team_id', 'person_id', 'pack', 'answer']).doNothing())
    .execute();
}
