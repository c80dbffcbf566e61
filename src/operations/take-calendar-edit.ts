import type { Id, TeamId } from '../core/loop/glossary.ts';
import type { ProposedInterview } from '../core/loop/proposal.ts';
import { type Interview, openEntry, type Situation, type StageEntry } from '../core/loop/situation.ts';
import { cleanText, REASON_LIMIT, shorten } from '../core/loop/text.ts';
import type { Interval } from '../core/time/interval.ts';
import { isOverlap } from '../store/conflicts.ts';
import { findSituationOfInterview } from '../store/situations.ts';
import { callOff } from './call-off.ts';
import { operate, type Step } from './operate.ts';
import { postNotice, refreshApplication, syncEvent } from './outbox.ts';
import { endBookings, placeBooking } from './place-booking.ts';
import { itself, type World } from './world.ts';

/** `guest`: the candidate, who was taken off the event, or declined it. */
export type CalendarEdit =
  | { kind: 'deleted' }
  | { kind: 'moved'; time: Interval }
  | { kind: 'guest-removed' }
  | { kind: 'guest-declined'; reason: string };

type Edited = { interview: Id; version: number; edit: CalendarEdit };

/** `kept`: as it is booked; where the event says otherwise, it is put back. */
export type Taken = 'moved' | 'called off' | 'kept' | 'moot';

/**
 * Takes over what somebody changed in the calendar by hand: everybody was told by the calendar already. A deleted event
 * calls the interview off; a moved one moves it with its people, unless one of them cannot be in two places. What becomes
 * of an interview that the candidate is not part of any more is for a person to say.
 */
export async function takeCalendarEdit(world: World, team: TeamId, edited: Edited): Promise<Taken> {
  try {
    return await operate(world, itself(team), 'take-calendar-edit', async step => {
      const on = await standing(step, edited);
      if (!on) return 'moot';
      return take(world, step, on, edited.edit);
    });
  } catch (error) {
    if (!isOverlap(error)) throw error;
    return operate(world, itself(team), 'take-calendar-edit', async step => {
      const on = await standing(step, edited);
      return on ? putBack(step, on, 'kept') : 'moot';
    });
  }
}

type Standing = {
  situation: Situation;
  entry: StageEntry;
  interview: Interview & { booking: NonNullable<Interview['booking']> };
};

/** The booking that the event showed, while it is still to take place. */
async function standing(step: Step, { interview: id, version }: Edited): Promise<Standing | undefined> {
  const situation = await findSituationOfInterview(step.tx, step.team, id);
  const interview = situation?.interviews.find(i => i.id === id);
  const entry = situation && openEntry(situation);
  if (!situation || !entry || !interview?.booking || interview.booking.version !== version) return undefined;
  if (interview.seats.some(s => s.scoredAt) || !isAhead(interview.booking.time, step.now)) return undefined;
  return { situation, entry, interview: { ...interview, booking: interview.booking } };
}

const isAhead = ({ end }: Interval, now: Temporal.Instant): boolean => Temporal.Instant.compare(now, end) < 0;

async function take(world: World, step: Step, on: Standing, edit: CalendarEdit): Promise<Taken> {
  switch (edit.kind) {
    case 'deleted':
      return deleted(step, on);
    case 'moved':
      return moved(world, step, on, edit.time);
    case 'guest-removed':
      return putBack(step, on, 'guest-removed');
    case 'guest-declined':
      await tell(step, on, 'guest-declined', { reason: shorten(cleanText(edit.reason), REASON_LIMIT) });
      return 'kept';
  }
}

async function deleted(step: Step, { situation, interview }: Standing): Promise<Taken> {
  await callOff(step, situation, interview, 'The event was deleted in the calendar.');
  await tell(step, { situation, interview }, 'deleted');
  await refreshApplication(step, situation);
  return 'called off';
}

async function moved(world: World, step: Step, on: Standing, time: Interval): Promise<Taken> {
  const { situation, entry, interview } = on;
  if (Temporal.Instant.compare(time.start, step.now) <= 0) return putBack(step, on, 'kept');
  const planned: ProposedInterview = {
    part: interview.part,
    name: interview.name,
    ...time,
    room: interview.booking.room,
    seats: interview.seats.map(({ position, kind, person, because }) => ({
      position,
      kind,
      person,
      because,
    })),
  };
  await endBookings(step, [interview]);
  await placeBooking(world, step, { situation, entry, planned });
  const from = String(interview.booking.time.start.epochMilliseconds);
  await tell(step, on, 'moved', { from, version: String(interview.booking.version + 1) });
  await refreshApplication(step, situation);
  return 'moved';
}

async function putBack(step: Step, on: Standing, why: 'kept' | 'guest-removed'): Promise<Taken> {
  await syncEvent(step, on.interview.id, on.interview.booking.time.end);
  await tell(step, on, why);
  return 'kept';
}

async function tell(
  step: Step,
  { situation, interview }: Pick<Standing, 'situation' | 'interview'>,
  edit: CalendarEdit['kind'] | 'kept',
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { role, application } = situation;
  await postNotice(step, {
    key: `calendar-edit:${interview.id}:${interview.booking.version}:${edit}:${step.nextId()}`,
    ref: {
      notice: 'calendar-edit',
      ids: { interview: interview.id, edit, version: String(interview.booking.version), ...more },
    },
    to: role.recruiter,
    subject: application.id,
  });
}
