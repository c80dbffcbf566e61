import type { LearningSeat } from '../scoring/training.ts';
import type { PersonId } from './glossary.ts';
import type { Interviewer } from './people.ts';
import { type InterviewPlan, STAGE_KINDS, type StageKind } from './pipeline.ts';
import { isForLearning, knowsOneOf, skillsNeeded } from './qualify.ts';
import type { Role } from './situation.ts';

/** What can be learned by sitting in: work that is handed in is reviewed alone. */
export const LEARNED_KINDS = (Object.keys(STAGE_KINDS) as StageKind[]).filter(
  kind => STAGE_KINDS[kind].meets,
);

/** Somebody who learns a kind of interview, with the seat that they take next in it. */
export type Learner = { person: PersonId; stage: StageKind; kind: LearningSeat };

/** The place of whoever learns an interview: the one that its plan has for that, or one beside all others. */
export function learningPosition({ seats }: InterviewPlan): number {
  const planned = seats.findIndex(isForLearning);
  return planned < 0 ? seats.length : planned;
}

/** Of those who learn this kind of interview, whoever knows something that it is about; the level comes with time. */
export function learnersFor(
  plan: InterviewPlan,
  on: { stage: StageKind; role: Role; members: readonly Interviewer[]; learners: readonly Learner[] },
): Learner[] {
  const skills = plan.seats.filter(s => !isForLearning(s)).flatMap(s => skillsNeeded(s, on.role));
  return on.learners.filter(
    learner =>
      learner.stage === on.stage &&
      on.members.some(m => m.person === learner.person && knowsOneOf(skills, m)),
  );
}
