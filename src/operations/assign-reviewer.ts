import type { Id, PersonId } from '../core/loop/glossary.ts';
import {
  type InterviewPlan,
  interviewsOf,
  type SeatPlan,
  type Stage,
  STAGE_KINDS,
} from '../core/loop/pipeline.ts';
import { mayFill } from '../core/loop/qualify.ts';
import {
  type Interview,
  interviewsOfEntry,
  openEntry,
  openStage,
  type Seat,
  type Situation,
  type StageEntry,
} from '../core/loop/situation.ts';
import { InputError, UserError } from '../core/user-error.ts';
import { listInterviewers } from '../store/interviewers.ts';
import { insertInterview } from '../store/interviews.ts';
import { insertSeat } from '../store/seats.ts';
import { authorise } from './authorise.ts';
import { releaseSeat } from './call-off.ts';
import { keptOut } from './guests.ts';
import { makeKit } from './make-kit.ts';
import { operate, type Step } from './operate.ts';
import { postNotice, refreshApplication } from './outbox.ts';
import { refuseClosedRole, requireSituation } from './require.ts';
import type { Actor, World } from './world.ts';

/** Gives the review of written work to somebody: the questions and the scorecard come at once. */
export async function assignReviewer(
  world: World,
  actor: Actor,
  input: { application: Id; reviewer: PersonId },
): Promise<{ situation: Situation; seat: Seat }> {
  return operate(world, actor, 'assign-reviewer', async step => {
    const situation = await requireSituation(step, input.application);
    await authorise(step, 'schedule interviews', { situation });
    const review = reviewOf(situation);
    await refuseUnfit(step, situation, review, input.reviewer);
    const { existing } = review;
    const [before] = existing?.seats ?? [];
    if (before?.scoredAt) throw new UserError('The scorecard is in already.', 'Decide with /hire debrief.');
    if (before?.person === input.reviewer) return { situation, seat: before };
    if (before) await releaseSeat(step, before.id, 'replaced', '');
    const interview = existing ?? (await openReview(step, situation, review));
    const seat = await seatReviewer(step, interview, review.wanted, input.reviewer);
    await makeKit(world, step, situation, { ...interview, seats: [seat] });
    await step.audit(`interview:${interview.id}`, {
      before: { reviewer: before?.person },
      after: { reviewer: input.reviewer },
    });
    await postNotice(step, {
      key: `kit:${seat.id}:0`,
      ref: { notice: 'kit', ids: { interview: interview.id, seat: seat.id, version: '0' } },
      to: seat.person,
      subject: input.application,
    });
    await refreshApplication(step, situation);
    return { situation: await requireSituation(step, input.application), seat };
  });
}

type Review = {
  entry: StageEntry;
  stage: Stage;
  plan: InterviewPlan;
  wanted: SeatPlan;
  existing: Interview | undefined;
};

function reviewOf(situation: Situation): Review {
  const entry = openEntry(situation);
  const stage = openStage(situation);
  if (!entry || !stage) throw new UserError(`The application of ${situation.candidate.name} is closed.`);
  refuseClosedRole(situation.role);
  const { meets, scored } = STAGE_KINDS[stage.kind];
  const [plan] = interviewsOf(stage);
  const [wanted] = plan?.seats ?? [];
  if (meets || !scored || !plan || !wanted)
    throw new UserError(`The ${stage.name} has no review to hand out.`);
  const existing = interviewsOfEntry(situation, entry).find(i => i.part === plan.id);
  return { entry, stage, plan, wanted, existing };
}

/** @throws InputError */
async function refuseUnfit(
  step: Step,
  situation: Situation,
  { stage, wanted }: Review,
  reviewer: PersonId,
): Promise<void> {
  const { ruledOut, know } = await keptOut(step.tx, situation);
  const { name } = situation.candidate;
  const ruled = ruledOut.find(one => one.person === reviewer);
  if (ruled)
    throw new InputError({
      reviewer: `${ruled.name} was ruled out for ${name} by ${ruled.byName}. Choose another.`,
    });
  if (know.includes(reviewer))
    throw new InputError({ reviewer: `This person said that they know ${name}. Choose another.` });
  const [member] = await listInterviewers(step.tx, step.team, [reviewer]);
  if (member && mayFill(wanted, stage, situation.role, member)) return;
  throw new InputError({
    reviewer:
      'This person does not know any layer of the role at its level. Choose another, or change their skills with /hire team.',
  });
}

async function openReview(
  step: Step,
  { application }: Situation,
  { entry, plan }: Review,
): Promise<Interview> {
  const interview: Interview = {
    id: step.nextId(),
    applicationId: application.id,
    stageEntryId: entry.id,
    part: plan.id,
    name: plan.name,
    minutes: plan.minutes,
    openedAt: step.now,
    booking: undefined,
    lastVersion: 0,
    seats: [],
  };
  await insertInterview(step.tx, step.team, interview);
  return interview;
}

async function seatReviewer(
  step: Step,
  interview: Interview,
  { kind }: SeatPlan,
  person: PersonId,
): Promise<Seat> {
  const seat: Seat = {
    id: step.nextId(),
    interviewId: interview.id,
    kind,
    position: 0,
    person,
    because: 'chosen by the recruiter',
    assignedAt: step.now,
    answer: undefined,
    scoredAt: undefined,
  };
  await insertSeat(step.tx, step.team, seat, step.by);
  return seat;
}
