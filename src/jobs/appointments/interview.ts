import type { PersonId } from '../../core/loop/glossary.ts';
import { roomWords } from '../../core/loop/meeting-rooms.ts';
import type { Interview, Situation } from '../../core/loop/situation.ts';
import type { EventDraft } from '../../core/ports.ts';
import { takeCalendarAnswer } from '../../operations/take-calendar-answer.ts';
import { takeCalendarEdit } from '../../operations/take-calendar-edit.ts';
import { takeRoomDecline } from '../../operations/take-room-decline.ts';
import { givenLink, videoOf } from '../../operations/video-link.ts';
import type { World } from '../../operations/world.ts';
import type { EventLink } from '../../store/event-links.ts';
import { attendee } from '../attendee.ts';
import { eventId } from '../event-id.ts';
import type { Appointment } from './appointment.ts';

export function interviewAppointment(world: World, situation: Situation, interview: Interview): Appointment {
  const { team } = situation.role;
  const { version = 0, room } = interview.booking ?? {};
  return {
    id: interview.id,
    team,
    booking: interview.booking,
    draft: link => draftOf(world, situation, interview, link),
    guests: interview.seats.map(({ id: seat, person }) => ({
      person,
      take: said => takeCalendarAnswer(world, { team, person }, { ...said, seat, version }),
    })),
    candidate: situation.candidate.email,
    ...(room
      ? {
          room: {
            address: room.address,
            decline: () => takeRoomDecline(world, team, { interview: interview.id, version, room: room.id }),
          },
        }
      : {}),
    edit: edit => takeCalendarEdit(world, team, { interview: interview.id, version, edit }),
  };
}

async function draftOf(
  world: World,
  { role, candidate }: Situation,
  interview: Interview,
  link: EventLink | undefined,
): Promise<EventDraft> {
  const { booking } = interview;
  if (!booking) throw new Error(`Interview ${interview.id} is not booked`);
  const person = (id: PersonId) => attendee(world, role.team, id, 'Interviewer');
  const seated = await Promise.all(interview.seats.map(s => person(s.person)));
  const guest = { address: candidate.email, name: candidate.name };
  const recruiter = await person(role.recruiter);
  const { room } = booking;
  const given = room ? undefined : givenLink(world, interview.id);
  const join = given ? `\n\nJoin: ${given}` : '';
  return {
    id: link?.eventId ?? eventId(interview.id, 0),
    team: role.team,
    organiser: link ? { ...recruiter, address: link.organiser } : recruiter,
    title: `${interview.name}: ${candidate.name} (${role.title})`,
    description: `${interview.name} for ${role.title}, ${interview.minutes} minutes. Scheduled by Hireloop; to change it, use /hire in Slack.${join}`,
    time: booking.time,
    zone: booking.zone,
    attendees: [...seated, guest],
    ...(room
      ? { room: { address: room.address, name: room.name, place: roomWords(room) } }
      : videoOf(world, interview.id)),
  };
}
