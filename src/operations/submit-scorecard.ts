import type { Id, TeamId } from '../core/loop/glossary.ts';
import {
  type Interview,
  interviewsOfEntry,
  scoringSeats,
  type Seat,
  type Situation,
} from '../core/loop/situation.ts';
import { checkScorecard, type Problem } from '../core/scoring/check-scorecard.ts';
import {
  type Scorecard,
  scorecardForm,
  type ScorecardForm,
  type ScorecardInput,
} from '../core/scoring/scorecard.ts';
import { InputError, UserError } from '../core/user-error.ts';
import { isDuplicate } from '../store/conflicts.ts';
import type { Db } from '../store/database.ts';
import { findKit } from '../store/kits.ts';
import { insertScorecard, listScorecards } from '../store/scorecards.ts';
import { authorise } from './authorise.ts';
import { operate, type Step } from './operate.ts';
import { postNotice, refreshApplication } from './outbox.ts';
import { requireSeat } from './require.ts';
import type { Actor, World } from './world.ts';

export type Submitted = {
  situation: Situation;
  /** What the author may want to look at again; nothing that stands in the way. */
  questions: Problem[];
  /** All cards of the stage are in. */
  complete: boolean;
};

/** Takes a scorecard. Submitting again makes a new version; the earlier ones are kept. */
export async function submitScorecard(
  world: World,
  actor: Actor,
  input: { seat: Id; card: ScorecardInput },
): Promise<Submitted> {
  try {
    return await operate(world, actor, 'submit-scorecard', step => submitIn(world, step, input));
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    throw new UserError(
      'This scorecard was submitted twice at the same moment; the first one counts.',
      'Open it again to see it.',
      { cause: error },
    );
  }
}

async function submitIn(
  world: World,
  step: Step,
  input: { seat: Id; card: ScorecardInput },
): Promise<Submitted> {
  const situation = await requireSeat(step, input.seat);
  const { interview, seat } = scorableSeat(situation, input.seat, step.now);
  await authorise(step, 'fill the scorecard', { owner: seat.person });
  const form = await formOf(world, step, interview);
  const problems = checkScorecard(form, input.card);
  const musts = problems.filter(p => p.weight === 'must');
  const { verdict } = input.card;
  if (musts.length > 0 || !verdict)
    throw new InputError(Object.fromEntries(musts.map(p => [p.field, p.message])));
  const card: Scorecard = { ...input.card, verdict };
  const earlier = (await listScorecards(step.tx, step.team, situation.application.id)).filter(
    c => c.seat === seat.id,
  );
  const version = Math.max(0, ...earlier.map(c => c.version)) + 1;
  await insertScorecard(step.tx, step.team, {
    seat: seat.id,
    version,
    author: step.by,
    form,
    card,
    submittedAt: step.now,
  });
  // The card itself is its own record; the audit says that there is one, and not what stands in it.
  await step.audit(`seat:${seat.id}`, { after: { scorecard: version, interview: interview.id } });
  const fresh = await requireSeat(step, seat.id);
  const complete = await announceComplete(step, fresh, interview);
  await refreshApplication(step, fresh);
  return { situation: fresh, questions: problems, complete };
}

function scorableSeat(
  situation: Situation,
  seatId: Id,
  now: Temporal.Instant,
): { interview: Interview; seat: Seat } {
  const interview = situation.interviews.find(i => i.seats.some(s => s.id === seatId));
  const seat = interview?.seats.find(s => s.id === seatId);
  if (!interview || !seat)
    throw new UserError('This seat was called off or given to somebody else: no scorecard is needed.');
  if (seat.kind === 'shadow') throw new UserError('Shadows listen and learn; they fill no scorecard.');
  if (interview.booking && Temporal.Instant.compare(now, interview.booking.time.start) < 0) {
    throw new UserError('The interview has not begun.', 'Come back when it has.');
  }
  return { interview, seat };
}

/** The form of an interview's scorecard, from the kit as it was handed out. */
export async function formOf(
  world: World,
  on: { tx: Db; team: TeamId },
  interview: Interview,
): Promise<ScorecardForm> {
  const kit = await findKit(on.tx, on.team, interview.id);
  if (!kit) throw new Error(`Interview ${interview.id} has no kit`);
  const { rubrics, redFlags } = world.catalogue;
  return scorecardForm({ kit, rubrics, redFlags });
}

async function announceComplete(step: Step, situation: Situation, interview: Interview): Promise<boolean> {
  const entry = situation.entries.find(e => e.id === interview.stageEntryId);
  if (!entry) return false;
  const seats = interviewsOfEntry(situation, entry).flatMap(scoringSeats);
  if (seats.some(s => !s.scoredAt)) return false;
  const { role, application } = situation;
  for (const person of new Set([role.hiringManager, role.recruiter])) {
    await postNotice(step, {
      key: `evaluation:${entry.id}:${person}`,
      ref: { notice: 'evaluation', ids: { application: application.id, entry: entry.id } },
      to: person,
      subject: application.id,
    });
  }
  return true;
}
