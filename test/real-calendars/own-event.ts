import type { OwnEvent } from '../contracts/calendar/provider.ts';

const stamp = (at: Temporal.Instant) => at.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');
const day = (at: Temporal.Instant) => stamp(at).slice(0, 8);

/** As a client of theirs writes what somebody puts into their own calendar. */
export function ownEventText(
  uid: string,
  { time, title = 'Own', allDay, transparent, cancelled, guests = [] }: OwnEvent,
): string {
  const when = allDay
    ? [`DTSTART;VALUE=DATE:${day(time.start)}`, `DTEND;VALUE=DATE:${day(time.end)}`]
    : [`DTSTART:${stamp(time.start)}`, `DTEND:${stamp(time.end)}`];
  const states = { none: 'NEEDS-ACTION', accepted: 'ACCEPTED', declined: 'DECLINED', tentative: 'TENTATIVE' };
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Somebody//Client//EN',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    'DTSTAMP:20261101T000000Z',
    ...when,
    `SUMMARY:${title}`,
    ...(transparent ? ['TRANSP:TRANSPARENT'] : []),
    ...(cancelled ? ['STATUS:CANCELLED'] : []),
    ...guests.map(g => `ATTENDEE;CN=${g.name};PARTSTAT=${states[g.answer]}:mailto:${g.address}`),
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}
