import type { PersonId, TeamId } from '../../core/loop/glossary.ts';
import type { Busy, CalendarOwner, Outcome } from '../../core/ports.ts';
import { type Interval, overlaps } from '../../core/time/interval.ts';
import { untaggedId } from '../tagged-ids.ts';
import type { GraphApi, GraphEvent } from './api.ts';
import { blocks, isOfTeam, timeOf } from './events.ts';

/** All-day events are midnights in UTC to Graph, and days of their owner here. */
const ZONE_REACH = { hours: 14 };

const FIELDS =
  'id,iCalUId,transactionId,start,end,isAllDay,isCancelled,isOrganizer,showAs,responseStatus,organizer,attendees';

/** The path of a mailbox. */
export const mailbox = (address: string): string => `users/${encodeURIComponent(address)}`;

/**
 * One question a person, and not the schedule of twenty at once: that one does not tell which events they are, so that
 * an interview would block its own move.
 */
export async function busyOfAll(
  api: GraphApi,
  team: TeamId,
  owners: readonly CalendarOwner[],
  within: Interval,
  organisers: readonly string[],
): Promise<Map<PersonId, Outcome<Busy[]>>> {
  const views = await Promise.all(
    owners.map(async owner => ({ owner, view: await viewOf(api, owner, within) })),
  );
  const foreign = new Set(
    views.flatMap(({ owner, view }) =>
      view.kind === 'ok'
        ? view.value.flatMap(e => organiserOf(e) ?? []).filter(o => o !== owner.address.toLowerCase())
        : [],
    ),
  );
  const asked = organisers.filter(o => foreign.has(o.toLowerCase()));
  const ours = await oursOf(api, team, asked);
  return new Map(views.map(({ owner, view }) => [owner.person, toBusy(team, owner, within, view, ours)]));
}

async function viewOf(
  api: GraphApi,
  { address }: CalendarOwner,
  within: Interval,
): Promise<Outcome<GraphEvent[]>> {
  const query = new URLSearchParams({
    startDateTime: within.start.subtract(ZONE_REACH).toString(),
    endDateTime: within.end.add(ZONE_REACH).toString(),
    $select: FIELDS,
    $top: '500',
  });
  const view = await api.list(`${mailbox(address)}/calendarView?${query.toString()}`);
  return view.kind === 'gone' ? { kind: 'refused', because: 'no such mailbox' } : view;
}

const organiserOf = (event: GraphEvent): string | undefined =>
  event.organizer?.emailAddress?.address?.toLowerCase();

/** Guests' copies bear the id that their organiser's event has in common with them, and none of our marks. */
async function oursOf(
  api: GraphApi,
  team: TeamId,
  organisers: readonly string[],
): Promise<Map<string, string>> {
  const ours = new Map<string, string>();
  for (const organiser of organisers) {
    const query = new URLSearchParams({
      $filter: isOfTeam(team),
      $select: 'id,iCalUId,transactionId',
      $top: '500',
    });
    const found = await api.list(`${mailbox(organiser)}/events?${query.toString()}`);
    // Not known to be ours, an event blocks: too careful rather than twice booked.
    if (found.kind !== 'ok') continue;
    for (const event of found.value) {
      const id = untaggedId(team, event.transactionId ?? '');
      if (event.iCalUId && id !== undefined) ours.set(event.iCalUId, id);
    }
  }
  return ours;
}

function toBusy(
  team: TeamId,
  { address, zone }: CalendarOwner,
  within: Interval,
  view: Outcome<GraphEvent[]>,
  ours: ReadonlyMap<string, string>,
): Outcome<Busy[]> {
  if (view.kind !== 'ok') return view;
  const busy = view.value.flatMap((event): Busy[] => {
    const eventId = untaggedId(team, event.transactionId ?? '') ?? ours.get(event.iCalUId ?? '');
    const time = timeOf(event, zone);
    if (!blocks(event) || !overlaps(time, within)) return [];
    if (eventId === undefined) return [{ time }];
    // Who organises an interview for others does not sit in it.
    return isGuest(event, address) ? [{ time, eventId }] : [];
  });
  return { kind: 'ok', value: busy };
}

const isGuest = ({ attendees = [] }: GraphEvent, address: string): boolean =>
  attendees.some(a => a.emailAddress.address.toLowerCase() === address.toLowerCase());
