import type { PersonId, TeamId } from '../../core/loop/glossary.ts';
import type { Busy, BusyNews, CalendarOwner, Outcome } from '../../core/ports.ts';
import { type Interval, overlaps } from '../../core/time/interval.ts';
import { untaggedId } from '../tagged-ids.ts';
import type { GoogleApi, GoogleEvent } from './api.ts';
import { blocks, classOf, timeOf } from './events.ts';

/** All-day events are asked for by the calendar's zone, and shown in their owner's. */
const ZONE_REACH = { hours: 14 };

const ITEM =
  'id,recurringEventId,status,summary,start,end,transparency,eventType,organizer,attendees(email,self,responseStatus)';

/** A token goes on with the question that gave it: all of it but the stretch, which may not be said again. */
const QUESTION = { singleEvents: 'true', fields: `nextPageToken,nextSyncToken,items(${ITEM})` };

const stretch = (within: Interval) => ({
  timeMin: within.start.subtract(ZONE_REACH).toString(),
  timeMax: within.end.add(ZONE_REACH).toString(),
});

/**
 * One question a person, and not the free/busy query for many at once: that one tells neither which events they are, so
 * that an interview would block its own move, nor which were declined or say no more than where somebody works.
 */
export async function busyOf(
  api: GoogleApi,
  team: TeamId,
  owner: CalendarOwner,
  within: Interval,
): Promise<[PersonId, Outcome<Busy[]>]> {
  const query = { ...QUESTION, ...stretch(within) };
  const found = await api.list(asOf(owner), query, owner.address);
  if (found.kind === 'gone') return [owner.person, NO_CALENDAR];
  if (found.kind !== 'ok') return [owner.person, found];
  return [owner.person, { kind: 'ok', value: found.value.flatMap(e => taken(team, owner, within, e)) }];
}

/** Nobody acts in the name of a room: whoever may see its calendar reads it. */
const asOf = ({ address, through }: CalendarOwner): string => through ?? address;

const NO_CALENDAR: Outcome<never> = { kind: 'refused', because: 'no such calendar' };

type Followed = { team: TeamId; owner: CalendarOwner; within: Interval; cursor: string | undefined };

/** @see https://developers.google.com/workspace/calendar/api/guides/sync */
export async function followBusy(
  api: GoogleApi,
  { team, owner, within, cursor }: Followed,
): Promise<Outcome<BusyNews>> {
  const from = cursor === undefined ? stretch(within) : { syncToken: cursor };
  const found = await api.follow(asOf(owner), { ...QUESTION, ...from }, owner.address);
  if (found.kind === 'gone' && cursor === undefined) return NO_CALENDAR;
  if (found.kind !== 'ok') return found;
  const parts = found.value.events.map(event => ({
    key: event.id,
    ...(event.recurringEventId ? { under: event.recurringEventId } : {}),
    busy: taken(team, owner, within, event),
  }));
  return { kind: 'ok', value: { whole: cursor === undefined, parts, cursor: found.value.syncToken } };
}

function taken(team: TeamId, owner: CalendarOwner, within: Interval, event: GoogleEvent): Busy[] {
  const eventId = untaggedId(team, event.id);
  if (!blocks(event, owner.address.toLowerCase(), eventId !== undefined)) return [];
  const time = timeOf(event, owner.zone);
  if (!overlaps(time, within)) return [];
  return [{ time, ...classOf(event), ...(eventId === undefined ? {} : { eventId }) }];
}
