import { aheadOf } from '../core/loop/debrief.ts';
import type { DecisionKind, Id } from '../core/loop/glossary.ts';
import { STAGE_KINDS, stageAfter, type Stage, stageOf } from '../core/loop/pipeline.ts';
import {
  interviewsOfEntry,
  openEntry,
  type Role,
  scoringSeats,
  type Situation,
  type StageEntry,
} from '../core/loop/situation.ts';
import { cleanText, REASON_LIMIT, shorten } from '../core/loop/text.ts';
import { InputError, UserError } from '../core/user-error.ts';
import { countHires, insertDecision, insertStageEntry } from '../store/applications.ts';
import { findDebriefOfEntry } from '../store/debriefs.ts';
import { deleteHolds } from '../store/holds.ts';
import { insertRoleClosure } from '../store/roles.ts';
import { actionOf } from '../core/loop/decision-action.ts';
import { authorise } from './authorise.ts';
import { callOff } from './call-off.ts';
import { operate, type Step } from './operate.ts';
import { postNotice, refreshAbout, refreshApplication } from './outbox.ts';
import { callOffDebrief } from './place-debrief.ts';
import { requireRole, requireSituation } from './require.ts';
import type { Actor, World } from './world.ts';

export type DecisionInput = {
  application: Id;
  /** The stage that was decided on: a button of an earlier stage decides nothing. */
  entry: Id;
  kind: DecisionKind;
  reason: string;
};

export type Decided = { situation: Situation; next: Stage | undefined; roleFilled: boolean };

/** Moves a candidate on, rejects, hires or records that they withdrew. One decision a stage. */
export async function decide(world: World, actor: Actor, input: DecisionInput): Promise<Decided> {
  return operate(world, actor, 'decide', step => decideIn(step, input));
}

async function decideIn(step: Step, input: DecisionInput): Promise<Decided> {
  const situation = await requireSituation(step, input.application);
  const entry = situation.entries.find(e => e.id === input.entry);
  if (!entry) throw new UserError('This stage does not exist any more.');
  const stage = stageOf(situation.role.pipeline, entry.stageId);
  await authorise(step, actionOf(input.kind, stage), { situation });
  refuseSettled(situation, entry, stage);
  if (input.kind === 'hire') refuseEarlyHire(situation.role, stage);
  if (input.kind === 'advance' || input.kind === 'hire') refuseUnfinished(situation, entry, stage);
  const reason = readReason(input);
  await deleteHolds(step.tx, step.team, situation.application.id);
  await insertDecision(step.tx, situation.application, entry, {
    kind: input.kind,
    reason,
    at: step.now,
    by: step.by,
  });
  await step.audit(`application:${situation.application.id}`, {
    before: { stage: stage.id },
    after: { decision: input.kind, reason },
  });
  for (const interview of interviewsOfEntry(situation, entry)) {
    const ahead = interview.booking && Temporal.Instant.compare(step.now, interview.booking.time.end) < 0;
    if (ahead) await callOff(step, situation, interview, 'The application was decided.');
  }
  const debrief = await findDebriefOfEntry(step.tx, step.team, entry.id);
  if (debrief && aheadOf(debrief, step.now))
    await callOffDebrief(step, situation, debrief, 'The stage was decided.');
  const next = input.kind === 'advance' ? await moveOn(step, situation, stage) : undefined;
  const roleFilled = input.kind === 'hire' && (await fill(step, situation.role));
  await tell(step, situation, entry);
  return { situation: await requireSituation(step, input.application), next, roleFilled };
}

function readReason({ kind, reason: text }: DecisionInput): string {
  const reason = shorten(cleanText(text), REASON_LIMIT);
  if (kind !== 'advance' && reason === '') {
    throw new InputError({
      reason: 'Write a sentence: it is what others learn from, and what a candidate may ask for.',
    });
  }
  return reason;
}

/** Whoever may screen résumés may not hire by it, nor leave out the stages that the role was opened with. */
function refuseEarlyHire({ pipeline }: Role, stage: Stage): void {
  const next = stageAfter(pipeline, stage.id);
  if (next)
    throw new UserError(
      `After the ${stage.name} comes the ${next.name}.`,
      'Move them on, and hire at the end.',
    );
}

function refuseSettled(situation: Situation, entry: StageEntry, stage: Stage): void {
  const { decision } = entry;
  if (!decision) return;
  const words = { advance: 'moved on', reject: 'rejected', hire: 'hired', withdraw: 'recorded as withdrawn' };
  const name = situation.candidate.name;
  throw new UserError(
    `${name} was already ${words[decision.kind]} at the ${stage.name}.`,
    openEntry(situation)
      ? `See /hire status ${name}.`
      : `This application is closed. If they come back, open a role with /hire role and add them to it.`,
  );
}

/** Moving on and hiring need the evidence that the stage is there for; rejecting does not. */
function refuseUnfinished(situation: Situation, entry: StageEntry, stage: Stage): void {
  if (!STAGE_KINDS[stage.kind].scored) return;
  const interviews = interviewsOfEntry(situation, entry);
  const seats = interviews.flatMap(scoringSeats);
  const missing = seats.filter(s => !s.scoredAt).length;
  const hint = 'Wait for it, or reject or record a withdrawal, which need no scorecard.';
  if (seats.length === 0)
    throw new UserError(`The ${stage.name} has not taken place: there is no scorecard to decide on.`, hint);
  if (missing > 0)
    throw new UserError(`${missing} of ${seats.length} scorecards of the ${stage.name} are missing.`, hint);
}

async function moveOn(step: Step, situation: Situation, stage: Stage): Promise<Stage> {
  const { application, role } = situation;
  const next = stageAfter(role.pipeline, stage.id);
  if (!next) throw new UserError(`The ${stage.name} is the last stage.`, 'Hire or reject.');
  const position = role.pipeline.stages.indexOf(next);
  const entry: StageEntry = {
    id: step.nextId(),
    stageId: next.id,
    position,
    enteredAt: step.now,
    decision: undefined,
  };
  await insertStageEntry(step.tx, application, entry, step.by);
  return next;
}

/** @returns true where this hire was the last one that the role is for. */
async function fill(step: Step, { id }: Role): Promise<boolean> {
  // Two hires at once for the last two openings: each must see the other.
  const role = await requireRole(step, id);
  if (role.closed || (await countHires(step.tx, step.team, role.id)) < role.headCount) return false;
  await insertRoleClosure(step.tx, { ...role, closed: { why: 'filled', at: step.now, by: step.by } });
  await step.audit(`role:${role.id}`, { after: { closed: 'filled' } });
  await refreshAbout(step, role.id, [role.recruiter, role.hiringManager]);
  return true;
}

async function tell(step: Step, situation: Situation, entry: StageEntry): Promise<void> {
  const { application, role } = situation;
  for (const person of new Set([role.recruiter, role.hiringManager])) {
    if (person === step.by) continue;
    await postNotice(step, {
      key: `decided:${entry.id}:${person}`,
      ref: { notice: 'decided', ids: { application: application.id, entry: entry.id } },
      to: person,
      subject: application.id,
    });
  }
  await refreshApplication(step, situation);
}
