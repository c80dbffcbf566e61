import type { Id } from '../core/loop/glossary.ts';
import {
  type Proposal,
  type ProposedInterview,
  type ProposedItinerary,
  storedProposal,
} from '../core/loop/proposal.ts';
import {
  type Interview,
  openEntry,
  type Seat,
  type Situation,
  type StageEntry,
} from '../core/loop/situation.ts';
import { UserError } from '../core/user-error.ts';
import {
  deleteClaims,
  type Holder,
  insertBooking,
  insertBookingEnd,
  insertClaims,
} from '../store/bookings.ts';
import { isDuplicate, isOverlap } from '../store/conflicts.ts';
import { findEventLink } from '../store/event-links.ts';
import { listInterviewers } from '../store/interviewers.ts';
import { insertInterview } from '../store/interviews.ts';
import { findProposal } from '../store/proposals.ts';
import { insertSeat } from '../store/seats.ts';
import { authorise } from './authorise.ts';
import { releaseSeat } from './call-off.ts';
import { makeKit } from './make-kit.ts';
import { operate, type Step } from './operate.ts';
import { inviteSeat, mailCandidate, postNotice, refreshApplication, syncEvent } from './outbox.ts';
import { readBusy } from './read-busy.ts';
import { requireSituation } from './require.ts';
import type { Actor, World } from './world.ts';

export type Booked =
  | { kind: 'booked'; situation: Situation; itinerary: ProposedItinerary }
  /** Somebody's time went to something else since it was proposed; nothing was booked. */
  | { kind: 'taken'; situation: Situation };

/** Times found longer ago than this are found anew: calendars have moved on. */
const FRESH = { hours: 24 };

/** Books one of the proposed itineraries as a whole: all its interviews and people, or nothing. */
export async function bookItinerary(
  world: World,
  actor: Actor,
  choice: { proposal: Id; option: number },
): Promise<Booked> {
  const { proposal, itinerary, situation } = await chosen(world, actor, choice);
  if (!(await stillFree(world, situation, itinerary))) return { kind: 'taken', situation };
  try {
    return await operate(world, actor, 'book-itinerary', async step => {
      const fresh = await requireSituation(step, situation.application.id);
      await authorise(step, 'schedule interviews', { situation: fresh });
      await bookAll(world, step, fresh, { proposal, itinerary });
      return {
        kind: 'booked' as const,
        situation: await requireSituation(step, fresh.application.id),
        itinerary,
      };
    });
  } catch (error) {
    // The database has the last word on what is free.
    if (isOverlap(error)) return { kind: 'taken', situation };
    if (isDuplicate(error))
      throw new UserError('Somebody else booked this at the same moment.', 'See it with /hire status.', {
        cause: error,
      });
    throw error;
  }
}

async function chosen(world: World, { team, person }: Actor, choice: { proposal: Id; option: number }) {
  const stored = await findProposal(world.db, team, choice.proposal);
  const proposal = stored && storedProposal.parse(stored.body);
  const itinerary = proposal?.options[choice.option];
  if (!stored || !proposal || !itinerary)
    throw new UserError('These times are not there any more.', 'Ask again with /hire schedule.');
  const now = world.clock.now();
  const on = { tx: world.db, team, by: person };
  const situation = await requireSituation(on, stored.application);
  await authorise(on, 'schedule interviews', { situation });
  const [first] = itinerary.interviews;
  const old = Temporal.Instant.compare(stored.madeAt.add(FRESH), now) < 0;
  if (old || !first || Temporal.Instant.compare(first.start, now) <= 0) {
    throw new UserError(
      'These times are out of date.',
      `Find new ones with /hire schedule ${situation.candidate.name}.`,
    );
  }
  return { proposal, itinerary, situation };
}

/** Reads the calendars of the chosen people once more. One that cannot be read is not free. */
async function stillFree(world: World, situation: Situation, itinerary: ProposedItinerary): Promise<boolean> {
  const { team } = situation.role;
  const known = await Promise.all(situation.interviews.map(i => findEventLink(world.db, team, i.id)));
  const ownEvents = known.flatMap(l => l?.eventId ?? []);
  for (const { start, end, seats } of itinerary.interviews) {
    const members = await listInterviewers(
      world.db,
      team,
      seats.map(s => s.person),
    );
    const { busy } = await readBusy(world, team, members, { start, end }, ownEvents);
    const free = seats.every(s => busy.get(s.person)?.length === 0);
    if (!free) return false;
  }
  return true;
}

type Plan = { proposal: Pick<Proposal, 'purpose'>; itinerary: ProposedItinerary };

async function bookAll(
  world: World,
  step: Step,
  situation: Situation,
  { proposal, itinerary }: Plan,
): Promise<void> {
  const entry = openEntry(situation);
  if (!entry)
    throw new UserError(
      `The application of ${situation.candidate.name} was decided meanwhile: nothing was booked.`,
    );
  const current = situation.interviews.filter(i => i.stageEntryId === entry.id);
  for (const planned of itinerary.interviews) {
    const existing = current.find(i => i.part === planned.part);
    if (proposal.purpose === 'book' && existing?.booking) {
      throw new UserError(
        `The ${planned.name} with ${situation.candidate.name} was booked meanwhile.`,
        'See it with /hire status.',
      );
    }
    if (proposal.purpose === 'move' && !existing?.booking) {
      throw new UserError(
        `The ${planned.name} with ${situation.candidate.name} was called off meanwhile.`,
        'Book it anew with /hire schedule.',
      );
    }
    await bookOne(world, step, { situation, entry, existing, planned });
  }
  await postNotice(step, {
    key: `booking:${entry.id}:${step.nextId()}`,
    ref: { notice: 'booking', ids: { application: situation.application.id, entry: entry.id } },
    to: situation.role.recruiter,
    subject: situation.application.id,
  });
  await refreshApplication(step, await requireSituation(step, situation.application.id));
}

type One = {
  situation: Situation;
  entry: StageEntry;
  existing: Interview | undefined;
  planned: ProposedInterview;
};

async function bookOne(
  world: World,
  step: Step,
  { situation, entry, existing, planned }: One,
): Promise<void> {
  const { application, candidate } = situation;
  const interview = existing ?? (await openInterview(step, situation, entry, planned));
  const time = { start: planned.start, end: planned.end };
  if (interview.booking) {
    const end = {
      version: interview.booking.version,
      why: 'moved' as const,
      reason: '',
      at: step.now,
      by: step.by,
    };
    await insertBookingEnd(step.tx, step.team, interview.id, end);
    await deleteClaims(step.tx, step.team, interview.id);
  }
  const booking = {
    version: interview.lastVersion + 1,
    time,
    zone: candidate.zone,
    bookedAt: step.now,
    bookedBy: step.by,
  };
  await insertBooking(step.tx, step.team, interview.id, booking);
  const seats = await seatAll(step, interview, planned);
  const holders: Holder[] = [`candidate:${candidate.id}`, ...seats.map(s => `person:${s.person}` as const)];
  await insertClaims(step.tx, step.team, interview.id, holders, time);
  const booked = { ...interview, booking, seats };
  await makeKit(world, step, situation, booked);
  await step.audit(`interview:${interview.id}`, {
    before: existing?.booking && {
      start: existing.booking.time.start,
      seats: existing.seats.map(s => s.person),
    },
    after: {
      start: time.start,
      end: time.end,
      version: booking.version,
      seats: seats.map(s => s.person),
      application: application.id,
    },
  });
  await syncEvent(step, interview.id, time.end);
  await mailCandidate(step, 'invitation', interview.id, booking.version, time.end);
  for (const seat of seats) await inviteSeat(step, application.id, booked, seat);
}

async function openInterview(
  step: Step,
  { application }: Situation,
  entry: StageEntry,
  planned: ProposedInterview,
): Promise<Interview> {
  const minutes = planned.start.until(planned.end).total('minutes');
  const interview: Interview = {
    id: step.nextId(),
    applicationId: application.id,
    stageEntryId: entry.id,
    part: planned.part,
    name: planned.name,
    minutes,
    openedAt: step.now,
    booking: undefined,
    lastVersion: 0,
    seats: [],
  };
  await insertInterview(step.tx, step.team, interview);
  return interview;
}

/** Whoever stays keeps the seat and is asked anew about the time; the others are released. */
async function seatAll(step: Step, interview: Interview, planned: ProposedInterview): Promise<Seat[]> {
  const stays = (s: Seat) => planned.seats.some(p => p.position === s.position && p.person === s.person);
  for (const seat of interview.seats)
    if (!stays(seat)) await releaseSeat(step, seat.id, 'replaced', 'The interview was moved.');
  const seats: Seat[] = [];
  for (const { position, kind, person } of planned.seats) {
    const kept = interview.seats.find(s => s.position === position && s.person === person);
    const seat: Seat = kept ?? {
      id: step.nextId(),
      interviewId: interview.id,
      kind,
      position,
      person,
      because: planned.reasons.join('; '),
      assignedAt: step.now,
      answer: undefined,
      scoredAt: undefined,
    };
    if (!kept) await insertSeat(step.tx, step.team, seat, step.by);
    seats.push(seat);
  }
  return seats;
}
