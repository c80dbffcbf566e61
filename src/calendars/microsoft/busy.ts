import type { PersonId, TeamId } from '../../core/loop/glossary.ts';
import type { Busy, BusyNews, CalendarOwner, Outcome } from '../../core/ports.ts';
import { type Interval, overlaps } from '../../core/time/interval.ts';
import { untaggedId } from '../tagged-ids.ts';
import type { GraphApi, GraphEvent } from './api.ts';
import { blocks, classOf, isOfTeam, timeOf } from './events.ts';

/** All-day events are midnights in UTC to Graph, and days of their owner here. */
const ZONE_REACH = { hours: 14 };

const FIELDS =
  'id,iCalUId,transactionId,subject,start,end,isAllDay,isCancelled,isOrganizer,showAs,responseStatus,organizer,attendees';

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
  const seen = views.flatMap(({ view }) => (view.kind === 'ok' ? view.value : []));
  const found = await oursOf(api, team, organisersIn(seen, organisers));
  // Not known to be ours, an event blocks: too careful rather than twice booked.
  const ours = found.kind === 'ok' ? found.value : new Map<string, string>();
  return new Map(
    views.map(({ owner, view }) => [
      owner.person,
      view.kind === 'ok'
        ? { kind: 'ok', value: view.value.flatMap(e => taken({ team, owner, within, ours }, e)) }
        : view,
    ]),
  );
}

async function viewOf(
  api: GraphApi,
  { address }: CalendarOwner,
  within: Interval,
): Promise<Outcome<GraphEvent[]>> {
  const query = new URLSearchParams({ ...spanOf(within), $select: FIELDS, $top: '500' });
  const view = await api.list(`${mailbox(address)}/calendarView?${query.toString()}`);
  return view.kind === 'gone' ? NO_MAILBOX : view;
}

type Followed = { team: TeamId; owner: CalendarOwner; within: Interval; cursor: string | undefined };

const DELTA_PAGE = 200;

/**
 * The changes of a fixed stretch of the main calendar. Instances of a series come bare, beside their series: what they
 * show and whether they block is read from that. Where a series itself has changed, or is not told of, all is read anew.
 * @see https://learn.microsoft.com/en-us/graph/delta-query-events
 */
export async function followBusy(
  api: GraphApi,
  { team, owner, within, cursor }: Followed,
  organisers: readonly string[],
): Promise<Outcome<BusyNews>> {
  const query = new URLSearchParams(spanOf(within));
  const first = `${mailbox(owner.address)}/calendarView/delta?${query.toString()}`;
  const found = await api.follow(cursor ?? first, DELTA_PAGE);
  if (found.kind === 'gone' && cursor === undefined) return NO_MAILBOX;
  if (found.kind !== 'ok') return found;
  const { events, deltaLink } = found.value;
  const whole = cursor === undefined;
  const series = new Map(events.filter(e => e.type === 'seriesMaster').map(e => [e.id, e]));
  if (!whole && (series.size > 0 || events.some(isBare))) return { kind: 'gone' };
  const told = events.filter(e => !series.has(e.id)).map(e => likeSeries(e, series));
  const ours = await oursOf(api, team, organisersIn(told, organisers));
  // It would be taken for somebody else's until all is read anew: so it is asked for again.
  if (ours.kind !== 'ok') return ours;
  const parts = told.map(event => ({
    key: event.id,
    ...(event.seriesMasterId ? { under: event.seriesMasterId } : {}),
    busy: event['@removed'] ? [] : taken({ team, owner, within, ours: ours.value }, event),
  }));
  return { kind: 'ok', value: { whole, parts, cursor: deltaLink } };
}

const isBare = (event: GraphEvent): boolean => !event['@removed'] && event.showAs === undefined;

/** What is said of the series holds for those of its instances that say nothing of it. */
function likeSeries(event: GraphEvent, series: ReadonlyMap<string, GraphEvent>): GraphEvent {
  const master = series.get(event.seriesMasterId ?? '');
  return master && isBare(event) ? { ...master, ...event } : event;
}

const spanOf = (within: Interval) => ({
  startDateTime: within.start.subtract(ZONE_REACH).toString(),
  endDateTime: within.end.add(ZONE_REACH).toString(),
});

const NO_MAILBOX: Outcome<never> = { kind: 'refused', because: 'no such mailbox' };

/** Who of our organisers has something to do with these. */
function organisersIn(events: readonly GraphEvent[], organisers: readonly string[]): string[] {
  const there = new Set(
    events
      .filter(e => e.isOrganizer !== true)
      .map(e => e.organizer?.emailAddress?.address?.toLowerCase() ?? ''),
  );
  return organisers.filter(o => there.has(o.toLowerCase()));
}

/** Guests' copies bear the id that their organiser's event has in common with them, and none of our marks. */
async function oursOf(
  api: GraphApi,
  team: TeamId,
  organisers: readonly string[],
): Promise<Outcome<Map<string, string>>> {
  const ours = new Map<string, string>();
  let failure: Outcome<never> | undefined;
  for (const organiser of organisers) {
    const query = new URLSearchParams({
      $filter: isOfTeam(team),
      $select: 'id,iCalUId,transactionId',
      $top: '500',
    });
    const found = await api.list(`${mailbox(organiser)}/events?${query.toString()}`);
    if (found.kind === 'unavailable') failure = found;
    if (found.kind !== 'ok') continue;
    for (const event of found.value) {
      const id = untaggedId(team, event.transactionId ?? '');
      if (event.iCalUId && id !== undefined) ours.set(event.iCalUId, id);
    }
  }
  return failure ?? { kind: 'ok', value: ours };
}

type Seen = {
  team: TeamId;
  owner: CalendarOwner;
  within: Interval;
  ours: ReadonlyMap<string, string>;
};

function taken({ team, owner, within, ours }: Seen, event: GraphEvent): Busy[] {
  const eventId = untaggedId(team, event.transactionId ?? '') ?? ours.get(event.iCalUId ?? '');
  const time = timeOf(event, owner.zone);
  if (!blocks(event) || !overlaps(time, within)) return [];
  if (eventId === undefined) return [{ time, ...classOf(event) }];
  // Who organises an interview for others does not sit in it.
  return isGuest(event, owner.address) ? [{ time, eventId }] : [];
}

const isGuest = ({ attendees = [] }: GraphEvent, address: string): boolean =>
  attendees.some(a => a.emailAddress.address.toLowerCase() === address.toLowerCase());
