import type { ProposedInterview } from '../core/loop/proposal.ts';
import type { Interview, Seat, Situation, StageEntry } from '../core/loop/situation.ts';
import {
  deleteClaims,
  type Holder,
  insertBooking,
  insertBookingEnd,
  insertClaims,
} from '../store/bookings.ts';
import { insertInterview } from '../store/interviews.ts';
import { insertSeat } from '../store/seats.ts';
import { releaseSeat } from './call-off.ts';
import { makeKit } from './make-kit.ts';
import type { Step } from './operate.ts';
import { inviteSeat, mailCandidate, syncEvent } from './outbox.ts';
import { roomHolder } from './room-calendars.ts';
import type { World } from './world.ts';
import { later } from '../core/time/instants.ts';

/** All of them before any is placed anew: two interviews may swap their times. */
export async function endBookings(step: Step, moved: readonly Interview[]): Promise<void> {
  for (const { id, booking } of moved) {
    if (!booking) continue;
    const end = { version: booking.version, why: 'moved' as const, reason: '', at: step.now, by: step.by };
    await insertBookingEnd(step.tx, step.team, id, end);
    await deleteClaims(step.tx, step.team, id);
  }
}

type Placing = { situation: Situation; entry: StageEntry; planned: ProposedInterview };

/** Gives an interview its time and people; the booking that it had before, if any, is ended already. */
export async function placeBooking(world: World, step: Step, placing: Placing): Promise<void> {
  const { situation, entry, planned } = placing;
  const { application, candidate } = situation;
  const before = situation.interviews.find(i => i.stageEntryId === entry.id && i.part === planned.part);
  const interview = before ?? (await openInterview(step, placing));
  const time = { start: planned.start, end: planned.end };
  const booking = {
    version: interview.lastVersion + 1,
    time,
    zone: candidate.zone,
    bookedAt: step.now,
    bookedBy: step.by,
    ...(planned.room ? { room: planned.room } : {}),
  };
  await insertBooking(step.tx, step.team, interview.id, booking);
  const seats = await seatAll(step, interview, planned);
  const holders: Holder[] = [
    `candidate:${candidate.id}`,
    ...seats.map(s => `person:${s.person}` as const),
    ...(planned.room ? [roomHolder(planned.room.id)] : []),
  ];
  await insertClaims(step.tx, step.team, interview.id, holders, time);
  const booked = { ...interview, booking, seats };
  await makeKit(world, step, situation, booked);
  await step.audit(`interview:${interview.id}`, {
    before: before?.booking && { start: before.booking.time.start, seats: before.seats.map(s => s.person) },
    after: {
      ...time,
      version: booking.version,
      seats: seats.map(s => s.person),
      ...(planned.room ? { room: planned.room.id } : {}),
      application: application.id,
    },
  });
  // Until the event has left its old time too, where that is the later one.
  const old = before?.booking?.time.end ?? time.end;
  await syncEvent(step, interview.id, later(old, time.end));
  await mailCandidate(step, 'invitation', interview.id, booking.version, time.end);
  for (const seat of seats) await inviteSeat(step, application.id, booked, seat);
}

async function openInterview(step: Step, { situation, entry, planned }: Placing): Promise<Interview> {
  const minutes = planned.start.until(planned.end).total('minutes');
  const interview: Interview = {
    id: step.nextId(),
    applicationId: situation.application.id,
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
  for (const { position, kind, person, because } of planned.seats) {
    const kept = interview.seats.find(s => s.position === position && s.person === person);
    const seat: Seat = kept ?? {
      id: step.nextId(),
      interviewId: interview.id,
      kind,
      position,
      person,
      because,
      assignedAt: step.now,
      answer: undefined,
      scoredAt: undefined,
    };
    if (!kept) await insertSeat(step.tx, step.team, seat, step.by);
    seats.push(seat);
  }
  return seats;
}
