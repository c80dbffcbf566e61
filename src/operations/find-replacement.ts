import type { Id, PersonId } from '../core/loop/glossary.ts';
import type { ProposedInterview } from '../core/loop/proposal.ts';
import { type Interview, openEntry, type Seat, type Situation } from '../core/loop/situation.ts';
import { UserError } from '../core/user-error.ts';
import { isOverlap } from '../store/conflicts.ts';
import { findSituationOfSeat } from '../store/situations.ts';
import { insertSwapOffer, listSwapOffers } from '../store/swap-offers.ts';
import { declinedIds } from './answer-invitation.ts';
import { operate, type Step } from './operate.ts';
import { findSomebodyElse, postNotice, refreshApplication } from './outbox.ts';
import { searchPeople } from './propose-times.ts';
import { replaceIn } from './replace-interviewer.ts';
import { readCalendars } from './still-fits.ts';
import { itself, type World } from './world.ts';

/** Further away than this, somebody is simply put in: there is time to say no. Closer, people are asked who can. */
const AUTOMATIC = { hours: 48 };
/** People who are asked at a time: enough that one answers, few enough that most are not asked for nothing. */
const WAVE_SIZE = 3;

/** `again`: somebody's time went to something else just now. */
export type Found = 'replaced' | 'offered' | 'nobody' | 'moot' | 'again';

export type Wanted = { seat: Id; version: number; wave: number };

/** Finds the best of those who can take over a declined seat at the same time; the candidate notices nothing but a name. */
export async function findReplacement(world: World, team: string, wanted: Wanted): Promise<Found> {
  const situation = await findSituationOfSeat(world.db, team, wanted.seat);
  const on = situation && declined(situation, wanted, world.clock.now());
  if (!situation || !on) return 'moot';
  const asked = await listSwapOffers(world.db, team, wanted.seat, wanted.version);
  const people = await whoCan(
    world,
    situation,
    wanted.seat,
    asked.map(a => a.person),
  );
  const { booking } = on.interview;
  const soon = world.clock.now().add(AUTOMATIC);
  const near = booking !== undefined && Temporal.Instant.compare(booking.time.start, soon) < 0;
  const [best] = people;
  if (best && !near) return putIn(world, situation, wanted, best);
  return operate(world, itself(team), 'find-replacement', async step => {
    if (people.length === 0) return tellNobody(step, situation, on, asked.length);
    // A second no, after it was taken back, goes on where the first one ended.
    const wave = Math.max(wanted.wave, ...asked.map(a => a.wave + 1));
    await offer(step, { situation, on, wanted: { ...wanted, wave } }, people.map(personIn));
    return 'offered';
  });
}

export type Declined = { interview: Interview; seat: Seat };

/** The seat, while it is declined and still to be filled. */
export function declined(
  situation: Situation,
  { seat: seatId, version }: Pick<Wanted, 'seat' | 'version'>,
  now: Temporal.Instant,
): Declined | undefined {
  const interview = situation.interviews.find(i => i.seats.some(s => s.id === seatId));
  const seat = interview?.seats.find(s => s.id === seatId);
  if (!interview?.booking || !seat || !openEntry(situation) || seat.scoredAt) return undefined;
  if (interview.booking.version !== version || seat.answer?.answer !== 'declined') return undefined;
  return Temporal.Instant.compare(now, interview.booking.time.start) < 0 ? { interview, seat } : undefined;
}

/** Best first; nobody where the role or the stage takes no interviews any more. */
async function whoCan(
  world: World,
  situation: Situation,
  seat: Id,
  not: readonly PersonId[],
): Promise<ProposedInterview[]> {
  try {
    return await searchPeople(world, situation, seat, { most: WAVE_SIZE, not });
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}

const personIn = ({ seats }: ProposedInterview): PersonId => seats[0]?.person ?? '';

async function putIn(
  world: World,
  situation: Situation,
  { seat, version }: Wanted,
  planned: ProposedInterview,
): Promise<Found> {
  const busy = await readCalendars(world, situation, [planned]);
  try {
    return await operate(world, itself(situation.role.team), 'find-replacement', async step => {
      const fresh = await findSituationOfSeat(step.tx, step.team, seat);
      if (!fresh || !declined(fresh, { seat, version }, step.now)) return 'moot';
      const done = await replaceIn(world, step, { seatId: seat, planned, granted: [], busy });
      return done.kind === 'replaced' ? 'replaced' : 'again';
    });
  } catch (error) {
    if (isOverlap(error)) return 'again';
    throw error;
  }
}

type Offering = { situation: Situation; on: Declined; wanted: Wanted };

async function offer(
  step: Step,
  { situation, on, wanted }: Offering,
  people: readonly PersonId[],
): Promise<void> {
  const { seat, version, wave } = wanted;
  for (const person of people) {
    await insertSwapOffer(step.tx, step.team, { seat, version, person, wave }, step.now);
    await postNotice(step, {
      key: `swap:${seat}:${version}:${person}`,
      ref: { notice: 'swap', ids: { interview: on.interview.id, seat, version: String(version) } },
      to: person,
      subject: situation.application.id,
      ...(on.interview.booking ? { notAfter: on.interview.booking.time.start } : {}),
    });
  }
  await step.audit(`seat:${seat}`, { after: { offered: people, wave } });
  await findSomebodyElse(step, on.interview, seat, wave + 1);
  await refreshApplication(step, situation);
}

/** Whoever runs the role decides then: another time, or somebody whom the rules leave out. */
async function tellNobody(
  step: Step,
  { role, application }: Situation,
  { interview, seat }: Declined,
  asked: number,
): Promise<Found> {
  await postNotice(step, {
    key: `nobody:${seat.id}:${interview.booking?.version ?? 0}`,
    ref: { notice: 'declined', ids: { ...declinedIds(interview, seat), asked: String(asked) } },
    to: role.recruiter,
    subject: application.id,
    ...(interview.booking ? { notAfter: interview.booking.time.start } : {}),
  });
  return 'nobody';
}
