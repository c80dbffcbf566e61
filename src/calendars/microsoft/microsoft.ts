import type { TeamId } from '../../core/loop/glossary.ts';
import type {
  Attendee,
  Calendar,
  CalendarAnswer,
  CalendarEvent,
  Clock,
  EventDraft,
  EventRef,
  Outcome,
} from '../../core/ports.ts';
import { compareStates } from '../known-states.ts';
import { untaggedId } from '../tagged-ids.ts';
import { GraphApi, type GraphEvent, isWithoutMailbox, type MicrosoftConfig } from './api.ts';
import { busyOfAll, followBusy, mailbox } from './busy.ts';
import { isEvent, isOfTeam, joinOf, resourceOf, showsTheSame, toEvent } from './events.ts';
import { microsoftPush } from './push.ts';

export type MicrosoftOptions = {
  config: MicrosoftConfig;
  clock: Clock;
  organisers: (team: TeamId) => Promise<readonly string[]>;
  timeoutMs?: number | undefined;
};

/** Calendars of Microsoft 365, with the permissions of an application. */
export function microsoftCalendar({ config, clock, organisers, timeoutMs }: MicrosoftOptions): Calendar {
  const api = new GraphApi(config, clock, timeoutMs);
  const push = microsoftPush(api, clock);
  return {
    provider: 'microsoft',
    // An event with guests always invites them.
    mailsGuests: () => true,
    busy: async (team, owners, within) => busyOfAll(api, team, owners, within, await organisers(team)),
    follow: async (team, owner, within, cursor) =>
      followBusy(api, { team, owner, within, cursor }, await organisers(team)),
    pushTo: () => push,
    create: (draft, isFirst = false) => create(api, draft, isFirst),
    update: (draft, etag) => update(api, draft, etag),
    cancel: (team, organiser, id) => cancel(api, team, organiser, id),
    answer: (team, organiser, id, given) => answer(api, { team, organiser, id }, given),
    read: async (team, organiser, id) => {
      const event = await find(api, team, organiser.address, id);
      return event.kind === 'ok' ? { kind: 'ok', value: toEvent(event.value, id) } : event;
    },
    changes: async (team, cursor) =>
      compareStates(await organisers(team), cursor, clock.now(), o => listOurs(api, team, o, clock.now())),
  };
}

const FIELDS =
  'id,iCalUId,transactionId,subject,body,start,end,isAllDay,isCancelled,isOnlineMeeting,onlineMeeting,attendees';

async function find(
  api: GraphApi,
  team: TeamId,
  organiser: string,
  id: string,
): Promise<Outcome<GraphEvent>> {
  const query = new URLSearchParams({ $filter: isEvent(team, id), $select: FIELDS });
  const found = await api.list(`${mailbox(organiser)}/events?${query.toString()}`);
  if (found.kind !== 'ok') return found.kind === 'gone' ? NO_MAILBOX : found;
  const [event] = found.value;
  return event && !event.isCancelled ? { kind: 'ok', value: event } : { kind: 'gone' };
}

const NO_MAILBOX: Outcome<never> = { kind: 'refused', because: 'no such mailbox' };

/**
 * Graph takes a repeated transaction id for the same request and answers with what it made the first time, for as long
 * as it remembers it, and whether that still stands or not: so it is looked for before, and read after.
 */
async function create(api: GraphApi, draft: EventDraft, isFirst: boolean): Promise<Outcome<EventRef>> {
  const box = mailbox(draft.organiser.address);
  const known: Outcome<GraphEvent> = isFirst
    ? { kind: 'gone' }
    : await find(api, draft.team, draft.organiser.address, draft.id);
  if (known.kind === 'ok') return adopt(known.value, draft);
  if (known.kind !== 'gone') return known;
  const made = await api.send<GraphEvent>('POST', `${box}/events`, resourceOf(draft));
  if (made.kind !== 'ok') return made;
  const standing = await api.get(`${box}/events/${made.value.id}?$select=${FIELDS}`);
  return standing.kind === 'ok' ? adopt(standing.value, draft) : standing;
}

const adopt = (event: GraphEvent, draft: EventDraft): Outcome<EventRef> =>
  showsTheSame(event, draft) ? { kind: 'ok', value: refOf(event, draft.id) } : { kind: 'conflict' };

async function update(api: GraphApi, draft: EventDraft, etag: string): Promise<Outcome<EventRef>> {
  const known = await find(api, draft.team, draft.organiser.address, draft.id);
  if (known.kind !== 'ok') return known;
  if (known.value['@odata.etag'] !== etag) return { kind: 'conflict' };
  if (showsTheSame(known.value, draft)) return { kind: 'ok', value: refOf(known.value, draft.id) };
  const path = `${mailbox(draft.organiser.address)}/events/${known.value.id}`;
  const changed = await api.send<GraphEvent>('PATCH', path, resourceOf(draft, known.value), etag);
  return changed.kind === 'ok' ? { kind: 'ok', value: refOf(changed.value, draft.id) } : changed;
}

async function cancel(
  api: GraphApi,
  team: TeamId,
  organiser: Attendee,
  id: string,
): Promise<Outcome<undefined>> {
  const known = await find(api, team, organiser.address, id);
  if (known.kind === 'gone') return { kind: 'ok', value: undefined };
  if (known.kind !== 'ok') return known;
  const path = `${mailbox(organiser.address)}/events/${known.value.id}`;
  const told = await api.send('POST', `${path}/cancel`, { comment: '' });
  // Nobody is invited, or it is over: there is nobody to tell.
  const done = told.kind === 'refused' && !told.wholly ? await api.send('DELETE', path) : told;
  return done.kind === 'ok' || done.kind === 'gone' ? { kind: 'ok', value: undefined } : done;
}

const VERBS = { accepted: 'accept', declined: 'decline', tentative: 'tentativelyAccept' } as const;
const RESPONSES = { accepted: 'accepted', declined: 'declined', tentative: 'tentativelyAccepted' } as const;

/** From the mailbox of whoever answers, as they would themselves; the organiser's event follows. */
async function answer(
  api: GraphApi,
  on: { team: TeamId; organiser: Attendee; id: string },
  given: CalendarAnswer,
): Promise<Outcome<EventRef>> {
  const event = await find(api, on.team, on.organiser.address, on.id);
  if (event.kind !== 'ok') return event;
  const said = event.value.attendees?.find(a => a.emailAddress.address.toLowerCase() === given.address);
  if (!said) return { kind: 'gone' };
  if (said.status?.response === RESPONSES[given.answer])
    return { kind: 'ok', value: refOf(event.value, on.id) };
  const query = new URLSearchParams({ $filter: `iCalUId eq '${event.value.iCalUId}'`, $select: 'id' });
  const copies = await api.list(`${mailbox(given.address)}/events?${query.toString()}`);
  // Who has no mailbox here answers elsewhere, and nobody else may say it for them.
  if (isWithoutMailbox(copies)) return { kind: 'ok', value: refOf(event.value, on.id) };
  if (copies.kind !== 'ok') return copies;
  const [copy] = copies.value;
  if (!copy) return { kind: 'gone' };
  const path = `${mailbox(given.address)}/events/${copy.id}/${VERBS[given.answer]}`;
  const answered = await api.send('POST', path, { comment: given.reason, sendResponse: true });
  if (answered.kind !== 'ok') return answered;
  const now = await find(api, on.team, on.organiser.address, on.id);
  return now.kind === 'ok' ? { kind: 'ok', value: refOf(now.value, on.id) } : now;
}

async function listOurs(
  api: GraphApi,
  team: TeamId,
  organiser: string,
  now: Temporal.Instant,
): Promise<Outcome<CalendarEvent[]>> {
  const upcoming = `${isOfTeam(team)} and end/dateTime ge '${now.toString({ smallestUnit: 'second' })}'`;
  const query = new URLSearchParams({ $filter: upcoming, $select: FIELDS, $top: '500' });
  const found = await api.list(`${mailbox(organiser)}/events?${query.toString()}`);
  if (found.kind !== 'ok') return found.kind === 'gone' ? NO_MAILBOX : found;
  const ours = found.value.flatMap(event => {
    const id = untaggedId(team, event.transactionId ?? '');
    return id === undefined ? [] : toEvent(event, id);
  });
  return { kind: 'ok', value: ours };
}

const refOf = (event: GraphEvent, eventId: string): EventRef => ({
  eventId,
  etag: event['@odata.etag'] ?? '',
  ...joinOf(event),
});
