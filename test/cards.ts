import type { Verdict } from '../src/core/loop/glossary.ts';
import type { Situation } from '../src/core/loop/situation.ts';
import { EMPTY_SCORECARD, type ScorecardInput } from '../src/core/scoring/scorecard.ts';
import { formOf } from '../src/operations/submit-scorecard.ts';
import { TEAM, type TestWorld } from './world.ts';

/** A card that says enough to be submitted: every competency at 3, every question to its first probe. */
export async function card(
  world: TestWorld,
  situation: Situation,
  seat: string,
  verdict: Verdict,
): Promise<ScorecardInput> {
  const interview = situation.interviews.find(i => i.seats.some(s => s.id === seat));
  if (!interview) throw new Error(`No interview has the seat ${seat}`);
  const form = await formOf(world, { tx: world.db, team: TEAM }, interview);
  return {
    ...EMPTY_SCORECARD,
    scores: Object.fromEntries(form.competencies.map(c => [c.id, 3 as const])),
    depths: Object.fromEntries(form.questions.map(q => [q.id, 1])),
    notes: 'They explained the index from the query plan without being asked.',
    verdict,
    reason: 'They argued every choice from the access pattern.',
  };
}
