import type { Config } from '../../config.ts';
import { type Provider, providerOf } from '../../config-calendar.ts';
import type { MeetingRoom } from '../../core/loop/meeting-rooms.ts';
import { plural } from '../../core/loop/text.ts';
import type { Calendar, Outcome } from '../../core/ports.ts';
import { ownerOf } from '../../operations/addresses.ts';
import { listRoomCalendars } from '../../operations/room-calendars.ts';
import type { Store } from '../../store/database.ts';
import { listWorkspaces } from '../../store/workspaces.ts';
import { type Finding, fix, ok, warn } from './check.ts';

/** Enough to see whether a calendar can be read. */
export const LOOK = { hours: 24 };

/** Nobody is told of a room's calendar but by this: it has no owner who could be. */
export async function readRooms(
  config: Config,
  { db }: Store,
  calendar: Calendar,
  now: Temporal.Instant,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  let read = 0;
  for (const team of await listWorkspaces(db)) {
    const rooms = await listRoomCalendars(db, team);
    const outcomes = await calendar.busy(team, rooms.map(ownerOf), { start: now, end: now.add(LOOK) });
    for (const { person, room } of rooms) {
      const outcome = outcomes.get(person);
      if (outcome?.kind === 'ok') read += 1;
      else findings.push(unreadableRoom(config, room, outcome));
    }
  }
  if (read > 0) findings.unshift(ok(`The calendars of ${plural(read, 'meeting room')} can be read.`));
  return findings;
}

function unreadableRoom(
  { calendar }: Config,
  { name, site, address }: MeetingRoom,
  outcome: Exclude<Outcome<unknown>, { kind: 'ok' }> | undefined,
): Finding {
  const provider = providerOf(calendar, address);
  const found = `The calendar of the room ${name} in ${site} (${address}, ${provider}) cannot be read: ${whyOf(outcome)}.`;
  if (outcome?.kind === 'unavailable')
    return warn(
      found,
      'Try again in some minutes; nothing is booked meanwhile in a room that cannot be read.',
    );
  return fix(found, ROOM_TODO[provider]);
}

const ROOM_TODO: Record<Provider, string> = {
  local: 'Tell whoever runs the database: its calendar cannot be read.',
  google:
    'Copy the address of the room from admin.google.com → Directory → Buildings and resources → Manage resources into /hire team rooms, and share its calendar with the recruiters: calendar.google.com → the room → Settings → Share with specific people → See all event details.',
  microsoft:
    'Check the address of the room in admin.microsoft.com → Resources → Rooms & equipment, and that the application may read it: Calendars.ReadWrite with admin consent, and no application access policy that leaves rooms out.',
  caldav:
    'Check that the room has a calendar on the server, and that the account of CALDAV_USERNAME may read and write it; or give the room one in CALDAV_ACCOUNTS_FILE.',
};

export const whyOf = (outcome: Exclude<Outcome<unknown>, { kind: 'ok' }> | undefined): string =>
  outcome && 'because' in outcome ? outcome.because : (outcome?.kind ?? 'no answer');
