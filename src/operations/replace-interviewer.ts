import type { Id } from '../core/loop/glossary.ts';
import { declineWords } from '../core/loop/decline-reasons.ts';
import { type Choice, chosenFrom, type ProposedInterview, storedProposal } from '../core/loop/proposal.ts';
import { type Interview, openEntry, type Seat, type Situation } from '../core/loop/situation.ts';
import type { Change } from '../core/scheduling/changes.ts';
import { UserError } from '../core/user-error.ts';
import { deleteClaims, insertClaims } from '../store/bookings.ts';
import { isOverlap } from '../store/conflicts.ts';
import { findProposal } from '../store/proposals.ts';
import { insertSeat } from '../store/seats.ts';
import { authorise } from './authorise.ts';
import { releaseSeat } from './call-off.ts';
import { guestsForSeat } from './guests.ts';
import { makeKit } from './make-kit.ts';
import { operate, type Step } from './operate.ts';
import { inviteSeat, refreshApplication, syncEvent } from './outbox.ts';
import { requireSeat } from './require.ts';
import { type BusyNow, changedAfter, readCalendars, whatFits } from './still-fits.ts';
import type { Actor, World } from './world.ts';

export type Replaced =
  | { kind: 'replaced'; situation: Situation; seat: Seat }
  | { kind: 'taken'; situation: Situation };

/** Gives a seat to somebody else at the same time: the candidate notices nothing but a name. */
export async function replaceInterviewer(world: World, actor: Actor, choice: Choice): Promise<Replaced> {
  const { team, person } = actor;
  const stored = await findProposal(world.db, team, choice.proposal);
  const proposal = stored && storedProposal.parse(stored.body);
  const chosen = proposal && chosenFrom(proposal, choice);
  const planned = chosen?.itinerary.interviews[0];
  if (!proposal?.seat || !planned)
    throw new UserError('This choice is not there any more.', 'Ask for a replacement again.');
  const seatId = proposal.seat;
  const situation = await requireSeat({ tx: world.db, team }, seatId);
  await authorise({ tx: world.db, team, by: person }, 'schedule interviews', { situation });
  const busy = await readCalendars(world, situation, [planned]);
  try {
    return await operate(world, actor, 'replace-interviewer', async step => {
      await authorise(step, 'schedule interviews', { situation: await requireSeat(step, seatId) });
      return replaceIn(world, step, { seatId, planned, granted: chosen.changes, busy });
    });
  } catch (error) {
    if (isOverlap(error)) return { kind: 'taken', situation };
    throw error;
  }
}

type Replacing = { seatId: Id; planned: ProposedInterview; granted: readonly Change[]; busy: BusyNow };

/** Whoever calls it has looked who may. */
export async function replaceIn(
  world: World,
  step: Step,
  { seatId, planned, granted, busy }: Replacing,
): Promise<Replaced> {
  const situation = await requireSeat(step, seatId);
  const { interview, seat } = standing(situation, seatId, planned, step.now);
  const guests = await guestsForSeat(step.tx, situation, interview);
  const fits = await whatFits(step, { situation, planned: [planned], freed: [], granted, guests, busy });
  const chosen = fits?.[0]?.seats[0];
  if (!chosen) return { kind: 'taken', situation };
  const why = seat.answer?.answer === 'declined' ? 'declined' : 'replaced';
  await releaseSeat(step, seat.id, why, why === 'declined' && seat.answer ? declineWords(seat.answer) : '');
  await deleteClaims(step.tx, step.team, interview.id, [`person:${seat.person}`]);
  const fresh: Seat = {
    id: step.nextId(),
    interviewId: interview.id,
    kind: seat.kind,
    position: seat.position,
    person: chosen.person,
    because: chosen.because,
    assignedAt: step.now,
    answer: undefined,
    scoredAt: undefined,
  };
  await insertSeat(step.tx, step.team, fresh, step.by);
  await insertClaims(step.tx, step.team, interview.id, [`person:${chosen.person}`], interview.booking.time);
  await step.audit(`seat:${seat.id}`, {
    before: { person: seat.person },
    after: { person: chosen.person, seat: fresh.id, why, ...changedAfter(granted) },
  });
  const seats = interview.seats.map(s => (s.id === seat.id ? fresh : s));
  await makeKit(world, step, situation, { ...interview, seats });
  await syncEvent(step, interview.id, interview.booking.time.end);
  await inviteSeat(step, situation.application.id, interview, fresh);
  await refreshApplication(step, situation);
  return { kind: 'replaced', situation: await requireSeat(step, fresh.id), seat: fresh };
}

type Booked = Interview & { booking: NonNullable<Interview['booking']> };

function standing(
  situation: Situation,
  seatId: Id,
  planned: ProposedInterview,
  now: Temporal.Instant,
): { interview: Booked; seat: Seat } {
  const interview = situation.interviews.find(i => i.seats.some(s => s.id === seatId));
  const seat = interview?.seats.find(s => s.id === seatId);
  if (!interview || !seat) throw new UserError('Somebody else has this seat by now.');
  const { booking } = interview;
  if (!booking?.time.start.equals(planned.start))
    throw new UserError('The interview was moved or called off meanwhile.', 'Ask for a replacement again.');
  if (!openEntry(situation))
    throw new UserError(`The application of ${situation.candidate.name} was decided meanwhile.`);
  if (seat.scoredAt || Temporal.Instant.compare(booking.time.end, now) <= 0)
    throw new UserError('The interview is over: nobody can take this seat any more.');
  return { interview: { ...interview, booking }, seat };
}
