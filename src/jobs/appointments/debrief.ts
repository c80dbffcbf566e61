import type { Debrief } from '../../core/loop/debrief.ts';
import type { PersonId } from '../../core/loop/glossary.ts';
import type { Situation } from '../../core/loop/situation.ts';
import type { EventDraft } from '../../core/ports.ts';
import { followDebrief, takeDebriefAnswer } from '../../operations/follow-debrief.ts';
import { givenLink, videoOf } from '../../operations/video-link.ts';
import type { World } from '../../operations/world.ts';
import type { EventLink } from '../../store/event-links.ts';
import { attendee } from '../attendee.ts';
import { eventId } from '../event-id.ts';
import type { Appointment } from './appointment.ts';

/** The talk about a candidate, who is not part of it. */
export function debriefAppointment(world: World, situation: Situation, debrief: Debrief): Appointment {
  const { team } = situation.role;
  const { id } = debrief;
  const version = debrief.booking?.version ?? 0;
  return {
    id,
    team,
    booking: debrief.booking,
    draft: link => draftOf(world, situation, debrief, link),
    guests: debrief.guests.map(({ person }) => ({
      person,
      take: ({ answer, reason }) =>
        takeDebriefAnswer(world, team, { debrief: id, version, person, answer, reason }),
    })),
    candidate: undefined,
    edit: async edit =>
      edit.kind === 'deleted' || edit.kind === 'moved'
        ? followDebrief(world, team, { debrief: id, version, edit })
        : 'moot',
  };
}

async function draftOf(
  world: World,
  { role, candidate }: Situation,
  { id, booking, guests }: Debrief,
  link: EventLink | undefined,
): Promise<EventDraft> {
  if (!booking) throw new Error(`Debrief ${id} is not booked`);
  const guestOf = (person: PersonId) => attendee(world, role.team, person, 'Interviewer');
  const recruiter = await guestOf(role.recruiter);
  const given = givenLink(world, id);
  const join = given ? `\n\nJoin: ${given}` : '';
  return {
    id: link?.eventId ?? eventId(id, 0),
    team: role.team,
    organiser: link ? { ...recruiter, address: link.organiser } : recruiter,
    title: `Debrief: ${candidate.name} (${role.title})`,
    description: `Your cards differ. Read the evaluation first: /hire debrief ${candidate.name} in Slack. Scheduled by Hireloop.${join}`,
    time: booking.time,
    zone: booking.zone,
    attendees: await Promise.all(guests.map(g => guestOf(g.person))),
    ...videoOf(world, id),
  };
}
