import type { PersonId } from '../core/loop/glossary.ts';
import type { Interviewer } from '../core/loop/people.ts';
import { type InterviewPlan, interviewsOf, type Stage } from '../core/loop/pipeline.ts';
import { isForLearning, mayFill } from '../core/loop/qualify.ts';
import type { Situation } from '../core/loop/situation.ts';
import { plural } from '../core/loop/text.ts';
import { InputError, UserError } from '../core/user-error.ts';
import { listInterviewers } from '../store/interviewers.ts';
import { findPerson } from '../store/people.ts';
import { keptOut } from './guests.ts';
import type { Step } from './operate.ts';
import { requirePerson } from './require.ts';

/** Somebody who is to have to take part, and the field of the form that says so. */
export type Asked = { person: PersonId; interview: string | undefined; field: string };

type Wanted = {
  situation: Situation;
  stage: Stage;
  must: readonly Asked[];
  never: readonly PersonId[];
};

const NEVER_LIMIT = 50;

/** @throws InputError at the field that is wrong: what cannot be is refused here, not found out by a search. */
export async function refuseUnfit(step: Step, wanted: Wanted): Promise<void> {
  const { situation, stage, must, never } = wanted;
  if (never.length > NEVER_LIMIT)
    throw new InputError({ never: `Up to ${NEVER_LIMIT} people can be ruled out, got ${never.length}.` });
  for (const person of never) await requireKnown(step, person);
  const team = await listInterviewers(
    step.tx,
    step.team,
    must.map(one => one.person),
  );
  const { know } = await keptOut(step.tx, situation);
  for (const [at, { person, field, interview }] of must.entries()) {
    const { name } = await requirePerson(step, person, field);
    const refuse = (why: string) => new InputError({ [field]: `${name} ${why}` });
    if (never.includes(person))
      throw new InputError({ never: `${name} cannot both have to take part and be ruled out.` });
    if (must.slice(0, at).some(one => one.person === person))
      throw refuse(`sits in one interview of the ${stage.name} alone. Name them once.`);
    if (know.includes(person))
      throw refuse(`said that they know ${situation.candidate.name}, and cannot take part. Choose another.`);
    const who = team.find(one => one.person === person);
    const unfit = unfitness(who, situation, stage, placeOf(stage, interview));
    if (unfit) throw refuse(unfit);
  }
  refuseTooMany(wanted);
}

/** Where somebody is to sit: in one interview of the stage, or in any. */
type Place = { name: string; plans: readonly InterviewPlan[] };

function placeOf(stage: Stage, interview: string | undefined): Place {
  const plans = interviewsOf(stage);
  if (interview === undefined) return { name: stage.name, plans };
  const plan = plans.find(one => one.id === interview);
  if (plan) return { name: plan.name, plans: [plan] };
  throw new UserError(
    `The ${stage.name} does not have this interview: the candidate is at another stage by now.`,
    'Ask again with /hire schedule.',
  );
}

const seatsOf = ({ plans }: Place) => plans.flatMap(one => one.seats).filter(seat => !isForLearning(seat));

function unfitness(
  who: Interviewer | undefined,
  { role }: Situation,
  stage: Stage,
  place: Place,
): string | undefined {
  if (!who) return 'is no interviewer yet. Add them with /hire team first.';
  if (who.paused) return 'takes no interviews for now. End their pause with /hire team, or choose another.';
  if (seatsOf(place).some(seat => mayFill(seat, stage, role, who))) return undefined;
  return `can take none of the seats of the ${place.name}: it asks for other skills or a higher level, or they still learn it. Choose another, or change what they can judge with /hire team.`;
}

function refuseTooMany({ stage, must }: Wanted): void {
  for (const { field, interview } of must) {
    const place = placeOf(stage, interview);
    const seats = seatsOf(place).length;
    const asked = interview === undefined ? must : must.filter(one => one.interview === interview);
    if (asked.length <= seats) continue;
    const has = `The ${place.name} has ${plural(seats, 'seat')}`;
    throw new InputError({
      [field]: `${has}: ${plural(asked.length, 'person', 'people')} do not fit. Take some out.`,
    });
  }
}

/** Also somebody who has left may be ruled out. */
async function requireKnown(step: Step, id: PersonId): Promise<void> {
  if (await findPerson(step.tx, step.team, id)) return;
  throw new InputError({
    never: 'Hireloop does not know one of these people. Choose members of this workspace.',
  });
}
