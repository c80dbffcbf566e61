import type { Id, TeamId } from '../core/loop/glossary.ts';
import type { ProposedInterview } from '../core/loop/proposal.ts';
import { type Interview, openEntry, type Situation, type StageEntry } from '../core/loop/situation.ts';
import type { Interval } from '../core/time/interval.ts';
import { isOverlap } from '../store/conflicts.ts';
import { findSituationOfInterview } from '../store/situations.ts';
import { callOff } from './call-off.ts';
import { operate, type Step } from './operate.ts';
import { postNotice, refreshApplication, syncEvent } from './outbox.ts';
import { endBookings, placeBooking } from './place-booking.ts';
import { itself, type World } from './world.ts';

type CalendarEdit = { kind: 'deleted' } | { kind: 'moved'; time: Interval };

type Edited = { interview: Id; version: number; edit: CalendarEdit };

/** `kept`: it was moved to where somebody has something else, and is put back. */
export type Taken = 'moved' | 'called off' | 'kept' | 'moot';

/**
 * Takes over what somebody changed in the calendar by hand: everybody was told by the calendar already. A deleted event
 * calls the interview off; a moved one moves it with its people, unless one of them cannot be in two places.
 */
export async function takeCalendarEdit(world: World, team: TeamId, edited: Edited): Promise<Taken> {
  try {
    return await operate(world, itself(team), 'take-calendar-edit', async step => {
      const on = await standing(step, edited);
      if (!on) return 'moot';
      return edited.edit.kind === 'deleted' ? deleted(step, on) : moved(world, step, on, edited.edit.time);
    });
  } catch (error) {
    if (!isOverlap(error)) throw error;
    return operate(world, itself(team), 'take-calendar-edit', async step => {
      const on = await standing(step, edited);
      return on ? putBack(step, on) : 'moot';
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

async function deleted(step: Step, { situation, interview }: Standing): Promise<Taken> {
  await callOff(step, situation, interview, 'The event was deleted in the calendar.');
  await tell(step, { situation, interview }, 'deleted');
  await refreshApplication(step, situation);
  return 'called off';
}

async function moved(world: World, step: Step, on: Standing, time: Interval): Promise<Taken> {
  const { situation, entry, interview } = on;
  if (Temporal.Instant.compare(time.start, step.now) <= 0) return putBack(step, on);
  const planned: ProposedInterview = {
    part: interview.part,
    name: interview.name,
    ...time,
    seats: interview.seats.map(({ position, kind, person, because }) => ({
      position,
      kind,
      person,
      because,
    })),
  };
  await endBookings(step, [interview]);
  await placeBooking(world, step, { situation, entry, planned });
  await tell(step, on, 'moved');
  await refreshApplication(step, situation);
  return 'moved';
}

async function putBack(step: Step, on: Standing): Promise<Taken> {
  await syncEvent(step, on.interview.id, on.interview.booking.time.end);
  await tell(step, on, 'kept');
  return 'kept';
}

async function tell(
  step: Step,
  { situation, interview }: Pick<Standing, 'situation' | 'interview'>,
  edit: 'deleted' | 'moved' | 'kept',
): Promise<void> {
  const { role, application } = situation;
  await postNotice(step, {
    key: `calendar-edit:${interview.id}:${interview.booking.version}:${edit}:${step.nextId()}`,
    ref: { notice: 'calendar-edit', ids: { interview: interview.id, edit } },
    to: role.recruiter,
    subject: application.id,
  });
}
