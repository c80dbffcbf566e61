import type { Id, TeamId } from '../core/loop/glossary.ts';
import type { ProposedInterview } from '../core/loop/proposal.ts';
import type { Situation } from '../core/loop/situation.ts';
import { UserError } from '../core/user-error.ts';
import { isOverlap } from '../store/conflicts.ts';
import type { Db } from '../store/database.ts';
import { listSwapOffers } from '../store/swap-offers.ts';
import { recordAnswer } from './answer-invitation.ts';
import { declined, type Declined } from './find-replacement.ts';
import { operate, type Step } from './operate.ts';
import { answerInCalendar } from './outbox.ts';
import { replaceIn } from './replace-interviewer.ts';
import { requireSeat } from './require.ts';
import { readCalendars } from './still-fits.ts';
import type { Actor, World } from './world.ts';

/** Takes over a seat that was offered to several: the first tap has it, and with it the interview is accepted. */
export async function takeSeat(
  world: World,
  actor: Actor,
  input: { seat: Id; version: number },
): Promise<Situation> {
  const before = await requireOffered({ tx: world.db, team: actor.team }, actor, input, world.clock.now());
  const busy = await readCalendars(world, before.situation, [before.planned]);
  try {
    return await operate(world, actor, 'take-seat', async step => {
      const { situation, planned, on } = await requireOffered(step, actor, input, step.now);
      const done = await replaceIn(world, step, { seatId: input.seat, planned, granted: [], busy });
      if (done.kind === 'taken') throw busyNow(situation);
      await accept(step, done, on);
      return done.situation;
    });
  } catch (error) {
    if (isOverlap(error)) throw busyNow(before.situation);
    throw error;
  }
}

async function requireOffered(
  on: { tx: Db; team: TeamId },
  { person }: Actor,
  { seat, version }: { seat: Id; version: number },
  now: Temporal.Instant,
): Promise<{ situation: Situation; planned: ProposedInterview; on: Declined }> {
  const asked = await listSwapOffers(on.tx, on.team, seat, version);
  const offered = asked.some(a => a.person === person);
  if (!offered)
    throw new UserError(
      'Only the person whom it was offered can take this seat.',
      'Your own interviews are under /hire me.',
    );
  const situation = await requireSeat(on, seat);
  const found = declined(situation, { seat, version }, now);
  if (!found?.interview.booking)
    throw new UserError('Somebody was faster, or it is not needed any more. Thank you!');
  const { name, part, booking } = found.interview;
  const { kind, position } = found.seat;
  const planned: ProposedInterview = {
    part,
    name,
    ...booking.time,
    seats: [{ position, kind, person, because: 'You took it over when asked.' }],
  };
  return { situation, planned, on: found };
}

const busyNow = ({ candidate }: Situation): UserError =>
  new UserError(
    `You cannot take the interview with ${candidate.name} any more: something else of yours is at that time, or a limit of yours is reached.`,
    'Your interviews and limits are under /hire me.',
  );

async function accept(
  step: Step,
  { situation, seat }: { situation: Situation; seat: { id: Id } },
  { interview: { id } }: Declined,
): Promise<void> {
  const interview = situation.interviews.find(i => i.id === id);
  const own = interview?.seats.find(s => s.id === seat.id);
  if (!interview?.booking || !own) return;
  const { version } = interview.booking;
  await recordAnswer(
    step,
    { situation, interview, seat: own },
    { version, answer: 'accepted', reason: '', via: 'slack' },
  );
  await answerInCalendar(step, interview, own);
}
