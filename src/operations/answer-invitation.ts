import type { DeclineReason } from '../core/loop/decline-reasons.ts';
import type { Answer, AnsweredVia, Id } from '../core/loop/glossary.ts';
import { isForLearning } from '../core/loop/qualify.ts';
import { openEntry, type Interview, type Seat, type Situation } from '../core/loop/situation.ts';
import { cleanText, REASON_LIMIT, shorten } from '../core/loop/text.ts';
import { UserError } from '../core/user-error.ts';
import { deleteClaims } from '../store/bookings.ts';
import { insertAnswer } from '../store/seats.ts';
import { authorise } from './authorise.ts';
import { releaseSeat } from './call-off.ts';
import { splitAnew } from './make-kit.ts';
import { operate, type Step } from './operate.ts';
import { answerInCalendar, findSomebodyElse, postNotice, refreshApplication, syncEvent } from './outbox.ts';
import { requireSeat } from './require.ts';
import type { Actor, World } from './world.ts';

export type AnswerInput = {
  seat: Id;
  /** The booking that was answered; an answer to an earlier one is refused. */
  version: number;
  answer: Answer;
  reason: string;
  /** Of a no. */
  why?: DeclineReason | undefined;
  via: AnsweredVia;
};

/** Takes an interviewer's answer to an invitation. A decline leaves the time as it is and asks for a replacement. */
export async function answerInvitation(world: World, actor: Actor, input: AnswerInput): Promise<Situation> {
  return operate(world, actor, 'answer-invitation', async step => {
    const situation = await requireSeat(step, input.seat);
    const { interview, seat } = standingSeat(situation, input);
    await authorise(step, 'answer the invitation', { owner: seat.person });
    if (interview.booking && Temporal.Instant.compare(interview.booking.time.end, step.now) <= 0)
      throw new UserError('This interview is over.', 'Fill your scorecard with /hire score.');
    const changed = await recordAnswer(step, { situation, interview, seat }, input);
    if (changed && input.via === 'slack') await answerInCalendar(step, interview, seat);
    return requireSeat(step, input.seat);
  });
}

type Asked = { situation: Situation; interview: Interview; seat: Seat };

/** @returns false where the seat's holder had answered so already. */
export async function recordAnswer(
  step: Step,
  { situation, interview, seat }: Asked,
  { version, answer, reason: text, why, via }: Omit<AnswerInput, 'seat'>,
): Promise<boolean> {
  if (seat.answer?.answer === answer) return false;
  const reason = shorten(cleanText(text), REASON_LIMIT);
  await insertAnswer(step.tx, step.team, {
    id: step.nextId(),
    seat: seat.id,
    version,
    answer,
    reason,
    why,
    via,
    at: step.now,
  });
  await step.audit(`seat:${seat.id}`, {
    before: { answer: seat.answer?.answer },
    after: { answer, reason, ...(why ? { why } : {}), via },
  });
  if (answer === 'declined') {
    if (isForLearning(seat)) await goWithout(step, interview, seat, reason);
    else await askForReplacement(step, situation, interview, seat);
  }
  await refreshApplication(step, situation);
  return true;
}

function standingSeat(situation: Situation, input: AnswerInput): { interview: Interview; seat: Seat } {
  const interview = situation.interviews.find(i => i.seats.some(s => s.id === input.seat));
  const seat = interview?.seats.find(s => s.id === input.seat);
  if (!interview || !seat)
    throw new UserError('Somebody else has this seat by now: there is nothing left for you to do.');
  if (!openEntry(situation))
    throw new UserError(`The application of ${situation.candidate.name} was decided meanwhile.`);
  if (!interview.booking) throw new UserError('This interview was called off.');
  if (interview.booking.version !== input.version) {
    throw new UserError('This interview was moved since.', 'Answer the newer invitation.');
  }
  return { interview, seat };
}

/** Nobody is sought for somebody who was to learn: the others go on as if they had not been asked. */
async function goWithout(step: Step, interview: Interview, seat: Seat, reason: string): Promise<void> {
  await releaseSeat(step, seat.id, 'declined', reason);
  await deleteClaims(step.tx, step.team, interview.id, [`person:${seat.person}`]);
  await splitAnew(step, { ...interview, seats: interview.seats.filter(s => s.id !== seat.id) });
  if (interview.booking) await syncEvent(step, interview.id, interview.booking.time.end);
}

async function askForReplacement(
  step: Step,
  situation: Situation,
  interview: Interview,
  seat: Seat,
): Promise<void> {
  const { role, application } = situation;
  await findSomebodyElse(step, interview, seat.id);
  await postNotice(step, {
    key: `declined:${seat.id}:${interview.booking?.version ?? 0}`,
    ref: { notice: 'declined', ids: declinedIds(interview, seat) },
    to: role.recruiter,
    subject: application.id,
    ...(interview.booking ? { notAfter: interview.booking.time.start } : {}),
  });
}

/** What a message about a declined seat is about: the time that was declined, wherever the interview is moved later. */
export const declinedIds = (interview: Interview, seat: Seat): Record<string, string> => ({
  interview: interview.id,
  seat: seat.id,
  version: String(interview.booking?.version ?? 0),
});
