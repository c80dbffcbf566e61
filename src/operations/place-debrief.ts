import type { Debrief } from '../core/loop/debrief.ts';
import type { Id, PersonId } from '../core/loop/glossary.ts';
import type { Booking, Situation, StageEntry } from '../core/loop/situation.ts';
import { later } from '../core/time/instants.ts';
import type { Interval } from '../core/time/interval.ts';
import { deleteClaims, type Holder, insertClaims } from '../store/bookings.ts';
import { findDebrief, insertDebrief, insertDebriefBooking, insertDebriefEnd } from '../store/debriefs.ts';
import type { Step } from './operate.ts';
import { postNotice, refreshApplication, syncEvent } from './outbox.ts';

type Placing = {
  situation: Situation;
  entry: Pick<StageEntry, 'id'>;
  people: readonly PersonId[];
  /** The talk that there is already, with or without a time. */
  debrief: Debrief | undefined;
};

/** Gives the talk about a stage its time and people; the booking that it had before, if any, ends. */
export async function placeDebrief(step: Step, placing: Placing, time: Interval): Promise<Debrief> {
  const { situation, people, debrief } = placing;
  const { application, role } = situation;
  const id = debrief?.id ?? (await openDebrief(step, application.id, placing.entry.id));
  if (debrief?.booking) await endBooking(step, debrief, 'moved', '');
  const version = (debrief?.lastVersion ?? 0) + 1;
  const booking: Booking = { version, time, zone: role.zone, bookedAt: step.now, bookedBy: step.by };
  await insertDebriefBooking(step.tx, step.team, id, { ...booking, people });
  const holders = people.map((person): Holder => `person:${person}`);
  await insertClaims(step.tx, step.team, id, holders, time);
  await step.audit(`application:${application.id}`, {
    before: { debrief: debrief?.booking?.time },
    after: { debrief: time, people, version },
  });
  // Until the event has left its old time too, where that is the later one.
  await syncEvent(step, id, later(debrief?.booking?.time.end ?? time.end, time.end));
  for (const person of people) await invite(step, situation, { id, version, person, time });
  await refreshApplication(step, situation);
  const placed = await findDebrief(step.tx, step.team, id);
  if (!placed) throw new Error(`Debrief ${id} was not saved`);
  return placed;
}

async function openDebrief(step: Step, applicationId: Id, stageEntryId: Id): Promise<Id> {
  const id = step.nextId();
  await insertDebrief(step.tx, step.team, { id, applicationId, stageEntryId }, step.now);
  return id;
}

type Invited = { id: Id; version: number; person: PersonId; time: Interval };

async function invite(step: Step, situation: Situation, invited: Invited): Promise<void> {
  const { id, version, person, time } = invited;
  await postNotice(step, {
    key: `debrief:${id}:${version}:${person}`,
    ref: { notice: 'debrief', ids: { debrief: id, version: String(version) } },
    to: person,
    subject: situation.application.id,
    notAfter: time.start,
  });
}

/** Ends the standing booking of a talk and frees everybody's time. */
async function endBooking(
  step: Step,
  { id, booking }: Debrief,
  why: 'moved' | 'cancelled',
  reason: string,
): Promise<void> {
  if (!booking) return;
  const end = { version: booking.version, why, reason, at: step.now, by: step.by };
  await insertDebriefEnd(step.tx, step.team, id, end);
  await deleteClaims(step.tx, step.team, id);
}

/** Takes the talk about a stage out of people's time and calendars. */
export async function callOffDebrief(
  step: Step,
  situation: Situation,
  debrief: Debrief,
  reason: string,
): Promise<void> {
  const { id, booking } = debrief;
  if (!booking) return;
  await endBooking(step, debrief, 'cancelled', reason);
  await step.audit(`application:${situation.application.id}`, {
    before: { debrief: booking.time },
    after: { debrief: 'called off', reason },
  });
  await syncEvent(step, id, booking.time.end);
  await refreshApplication(step, situation);
}
