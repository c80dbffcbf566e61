import type { PersonId, TeamId } from '../core/loop/glossary.ts';
import {
  type AnswerPack,
  type Given,
  practiceResult,
  type PracticeResult,
} from '../core/scoring/practice.ts';
import { listPracticeScores } from '../store/practice.ts';
import type { World } from './world.ts';

/** What somebody made of each practice pack so far. */
export type PracticePack = { pack: AnswerPack; given: Given; result: PracticeResult };

export async function practiceResults(
  { db, catalogue }: Pick<World, 'db' | 'catalogue'>,
  team: TeamId,
  person: PersonId,
): Promise<PracticePack[]> {
  const scores = await listPracticeScores(db, team, person);
  return catalogue.answers.map(pack => {
    const given = Object.fromEntries(scores.filter(s => s.pack === pack.id).map(s => [s.answer, s.score]));
    return { pack, given, result: practiceResult(pack, given) };
  });
}
