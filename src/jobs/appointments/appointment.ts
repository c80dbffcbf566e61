import type { DeclineReason } from '../../core/loop/decline-reasons.ts';
import type { Answer, Id, PersonId, TeamId } from '../../core/loop/glossary.ts';
import type { Booking } from '../../core/loop/situation.ts';
import type { EventDraft } from '../../core/ports.ts';
import type { CalendarEdit } from '../../operations/take-calendar-edit.ts';
import type { World } from '../../operations/world.ts';
import { findDebrief } from '../../store/debriefs.ts';
import type { EventLink } from '../../store/event-links.ts';
import { findSituationOfAppointment } from '../../store/situations.ts';
import { debriefAppointment } from './debrief.ts';
import { interviewAppointment } from './interview.ts';

/** Something that stands in a calendar because of us: what its event is to show, and what becomes of it there. */
export type Appointment = {
  id: Id;
  team: TeamId;
  /** The booking that stands; without one its event is taken out of the calendar. */
  booking: Booking | undefined;
  /** @param link The event that shows it already: it stays in the calendar that holds it. */
  draft(link: EventLink | undefined): Promise<EventDraft>;
  /** Those of the team who are asked to come. */
  guests: readonly Guest[];
  /** Address of the candidate, where they are part of it. */
  candidate: string | undefined;
  /** The meeting room, where it is held in one. `decline`: takes over that it said no, or was taken off. */
  room?: { address: string; decline(): Promise<void> };
  /** Takes over what somebody changed in the calendar by hand. @returns what became of it. */
  edit(edit: CalendarEdit): Promise<string>;
};

/** `take`: takes over what they said in their calendar. */
type Guest = { person: PersonId; take(said: Said): Promise<void> };
type Said = { answer: Answer; reason: string; why?: DeclineReason };

/** As it stands now. Undefined where there is none with this id. */
export async function findAppointment(world: World, team: TeamId, id: Id): Promise<Appointment | undefined> {
  const situation = await findSituationOfAppointment(world.db, team, id);
  if (!situation) return undefined;
  const interview = situation.interviews.find(i => i.id === id);
  if (interview) return interviewAppointment(world, situation, interview);
  const debrief = await findDebrief(world.db, team, id);
  return debrief && debriefAppointment(world, situation, debrief);
}
