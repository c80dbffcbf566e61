import type { Id, PersonId, TeamId } from '../core/loop/glossary.ts';
import { interviewsOfEntry, openEntry, scoringSeats, type Situation } from '../core/loop/situation.ts';
import { type Evaluation, evaluate, evaluateEntry, type SubmittedCard } from '../core/scoring/evaluation.ts';
import { type PlannedLayers, plannedLayers } from '../core/scoring/planned-layers.ts';
import type { Db } from '../store/database.ts';
import { listKitsOfCandidate } from '../store/kits.ts';
import { seeScorecards } from './see-scorecards.ts';

export type EvaluationRead = {
  evaluation: Evaluation;
  /** Where what nobody has tested yet is going to be tested. */
  planned: PlannedLayers;
  /** How many seats owe a card, and how many gave one. */
  given: number;
  owed: number;
  /** The reader's own seat without a card: whoever owes one sees none of the others. */
  owesCard: Id | undefined;
  /** Whether all cards of the open stage are in and differ: then it is worth a talk. */
  differs: boolean;
};

/** The evaluation as far as somebody may read it: the one way to it, for a message, a modal and a page. */
export async function readEvaluation(
  db: Db,
  team: TeamId,
  person: PersonId,
  situation: Situation,
): Promise<EvaluationRead> {
  const { cards, given, owed } = await seeScorecards(db, team, person, situation);
  const { role, application, candidate, interviews } = situation;
  const open = new Set(interviews.filter(i => scoringSeats(i).some(s => !s.scoredAt)).map(i => i.id));
  const kits = await listKitsOfCandidate(db, team, candidate.id);
  const coming = kits.filter(k => k.application === application.id && open.has(k.interview));
  const own = interviews.flatMap(scoringSeats).filter(s => s.person === person);
  return {
    evaluation: evaluate(role.layers, cards),
    planned: plannedLayers(
      role.layers,
      coming.map(k => k.kit),
    ),
    given,
    owed,
    owesCard: own.find(s => !s.scoredAt)?.id,
    differs: differs(situation, cards),
  };
}

function differs(situation: Situation, cards: readonly SubmittedCard[]): boolean {
  const entry = openEntry(situation);
  if (
    !entry ||
    interviewsOfEntry(situation, entry)
      .flatMap(scoringSeats)
      .some(s => !s.scoredAt)
  )
    return false;
  return evaluateEntry(situation, entry, cards).disagreements.length > 0;
}
