import ical, { ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Invitation } from '../core/ports.ts';

/**
 * The invitation as iCalendar. Times are written in UTC, which every client reads alike; written with a zone name they
 * would need the zone's rules beside them.
 * @param stamp When the invitation was made.
 */
export function invitationIcs(invitation: Invitation, stamp: Temporal.Instant): string {
  const { method, uid, sequence, time, title, organiser, guest, join, place } = invitation;
  const calendar = ical({ prodId: '//Hireloop//Hireloop//EN', method: ICalCalendarMethod[method] });
  calendar.createEvent({
    id: uid,
    sequence,
    stamp: date(stamp),
    start: date(time.start),
    end: date(time.end),
    summary: title,
    ...(join ? { location: join, url: join } : {}),
    ...(place ? { location: place } : {}),
    status: method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: { name: organiser.name, email: organiser.address },
    attendees: [
      { name: guest.name, email: guest.address, rsvp: true, status: ICalAttendeeStatus.NEEDSACTION },
    ],
  });
  return calendar.toString();
}

const date = (at: Temporal.Instant): Date => new Date(at.epochMilliseconds);
