import { createHash } from 'node:crypto';
import type { PersonId } from '../core/loop/glossary.ts';
import type { Interview, Situation } from '../core/loop/situation.ts';
import type { EventDraft } from '../core/ports.ts';
import { givenLink, videoOf } from '../operations/video-link.ts';
import type { World } from '../operations/world.ts';
import type { EventLink } from '../store/event-links.ts';
import { attendee } from './attendee.ts';

/** What the calendar event of a booked interview should show. It stays in the calendar that holds it. */
export async function draftOf(
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
  const given = givenLink(world, interview.id);
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
    ...videoOf(world, interview.id),
  };
}

/** The same for drafts that show the same. */
export function hashOf(draft: EventDraft): string {
  return createHash('sha256').update(JSON.stringify(draft)).digest('hex');
}

/**
 * Letters and digits that every provider takes: base32hex of a hash. A deleted event leaves its id behind for good
 * (Google), so a new attempt needs the next generation.
 * @see https://developers.google.com/calendar/api/v3/reference/events/insert
 */
export function eventId(interview: string, generation: number): string {
  const hash = createHash('sha256').update(`${interview}:${generation}`).digest();
  const bits = [...hash].map(byte => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map(five => Number.parseInt(five, 2).toString(32)).join('');
}
