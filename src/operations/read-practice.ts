import type { PersonId, TeamId } from '../core/loop/glossary.ts';
import { STAGE_KINDS, type StageKind } from '../core/loop/pipeline.ts';
import {
  driftOf,
  type Estimate,
  type RatedCard,
  severityOf,
  type TooFew,
} from '../core/scoring/calibration.ts';
import {
  type AnswerPack,
  type Given,
  practiceResult,
  type PracticeResult,
} from '../core/scoring/practice.ts';
import { type TrainingStep, trainingStep } from '../core/scoring/training.ts';
import { listHeldSeats, listScoredBy } from '../store/held-seats.ts';
import { listPracticeScores } from '../store/practice.ts';
import { findSituation } from '../store/situations.ts';
import { seeScorecards } from './see-scorecards.ts';
import type { World } from './world.ts';

/** How somebody judges: for their own eyes alone. */
export type PracticeRead = {
  severity: Estimate | TooFew;
  drift: Estimate | TooFew;
  packs: { pack: AnswerPack; given: Given; result: PracticeResult }[];
  path: { stage: StageKind; step: TrainingStep }[];
};

export async function readPractice(world: World, team: TeamId, person: PersonId): Promise<PracticeRead> {
  const { db, catalogue, clock } = world;
  const cards = await ratedCards(world, team, person);
  const scores = await listPracticeScores(db, team, person);
  const packs = catalogue.answers.map(pack => {
    const given = Object.fromEntries(scores.filter(s => s.pack === pack.id).map(s => [s.answer, s.score]));
    return { pack, given, result: practiceResult(pack, given) };
  });
  const held = await listHeldSeats(db, team, person, clock.now());
  const alike = packs.some(p => p.result.alike);
  const kinds = (Object.keys(STAGE_KINDS) as StageKind[]).filter(kind => STAGE_KINDS[kind].meets);
  return {
    severity: severityOf(person, cards),
    drift: driftOf(person, cards),
    packs,
    path: kinds.map(stage => ({ stage, step: trainingStep(held, stage, alike) })),
  };
}

/**
 * Cards to compare with, read as the person may read them: where they owe a card they see no other, so nothing of those
 * enters here either. As each stood before others could be read: what was changed after that is not a judgment of one's own.
 */
async function ratedCards({ db }: World, team: TeamId, person: PersonId): Promise<RatedCard[]> {
  const rated: RatedCard[] = [];
  for (const application of await listScoredBy(db, team, person)) {
    const situation = await findSituation(db, team, application);
    if (!situation) continue;
    const { cards } = await seeScorecards(db, team, person, situation);
    rated.push(...cards.map(({ by, card, first }) => ({ application, by, scores: (first ?? card).scores })));
  }
  return rated;
}
