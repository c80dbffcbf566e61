import type { PersonId, TeamId } from '../core/loop/glossary.ts';
import type { StageKind } from '../core/loop/pipeline.ts';
import {
  driftOf,
  type Estimate,
  type RatedCard,
  severityOf,
  type TooFew,
} from '../core/scoring/calibration.ts';
import type { TrainingStep } from '../core/scoring/training.ts';
import { listScoredBy } from '../store/held-seats.ts';
import { findSituation } from '../store/situations.ts';
import { type PracticePack, practiceResults } from './practice-results.ts';
import { readTrainings } from './read-trainings.ts';
import { seeScorecards } from './see-scorecards.ts';
import type { World } from './world.ts';

/** How somebody judges: for their own eyes alone. */
export type PracticeRead = {
  severity: Estimate | TooFew;
  drift: Estimate | TooFew;
  packs: PracticePack[];
  /** The kinds of interview that they learn; all others they hold alone. */
  path: { stage: StageKind; step: TrainingStep }[];
};

export async function readPractice(world: World, team: TeamId, person: PersonId): Promise<PracticeRead> {
  const cards = await ratedCards(world, team, person);
  const trainings = await readTrainings({ ...world, now: world.clock.now() }, team, [person]);
  return {
    severity: severityOf(person, cards),
    drift: driftOf(person, cards),
    packs: await practiceResults(world, team, person),
    path: trainings.map(({ training, step }) => ({ stage: training.stage, step })),
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
