import type { GraphAttendee, GraphEvent } from '../../../src/calendars/microsoft/api.ts';
import { roomSays } from '../room-answers.ts';
import { type JsonServer, type Request, type Response, startJsonServer } from '../json-server.ts';
import { delta } from './delta.ts';
import { filterOf } from './filters.ts';
import { type Item, Mailboxes, shown } from './mailboxes.ts';
import { Subscriptions } from './subscriptions.ts';
import { at } from './times.ts';

export type GraphServer = JsonServer & {
  /** @returns The id that it got. */
  put(user: string, event: Partial<Item> & Pick<Item, 'start' | 'end'>): string;
  /** As somebody deletes an event of their own. */
  remove(user: string, id: string): void;
  clear(): void;
  /** The application lost its permission for these mailboxes. */
  revoked: Set<string>;
  /** Invitations, updates and cancellations to guests outside. */
  mails: { to: string; about: string }[];
  /** Requests that are still answered; then it is 429 for a while. */
  quota: { left: number; retryAfter: string };
  /** What the service takes for now, in ms. */
  clock: { now(): number };
  subscriptions: Subscriptions;
  /** All links to changes given so far are too old. */
  forgetLinks(): void;
};

type State = Pick<GraphServer, 'revoked' | 'mails' | 'quota' | 'subscriptions'> & {
  boxes: Mailboxes;
  /** Mailboxes of rooms, which answer by themselves. */
  rooms: ReadonlySet<string>;
  forgotten: number;
};

export const GRAPH_SECRET = 'the-secret-of-the-app';

/** Microsoft Graph and its login, as far as Hireloop uses them and with what matters of their manners. */
export async function startGraph(
  users: readonly string[],
  port = 0,
  rooms: readonly string[] = [],
): Promise<GraphServer> {
  const clock = { now: () => Date.now() };
  const subscriptions = new Subscriptions(clock);
  const state: State = {
    boxes: new Mailboxes([...users, ...rooms], user => subscriptions.tell(user)),
    rooms: new Set(rooms),
    subscriptions,
    forgotten: 0,
    revoked: new Set(),
    mails: [],
    quota: { left: Infinity, retryAfter: '1' },
  };
  const server = await startJsonServer(request => route(state, request), port);
  return {
    ...server,
    revoked: state.revoked,
    mails: state.mails,
    quota: state.quota,
    put: (user, event) => {
      const item = { ...emptyItem(state.boxes, user), ...event };
      state.boxes.save(user, item);
      return item.id;
    },
    remove: (user, id) => state.boxes.remove(user, id),
    clock,
    subscriptions,
    forgetLinks: () => (state.forgotten = state.boxes.changes + 1),
    clear: () => {
      state.boxes.clear();
      subscriptions.clear();
    },
  };
}

function emptyItem(boxes: Mailboxes, organiser: string): Item {
  const n = boxes.fresh();
  const time = { dateTime: '1970-01-01T00:00:00', timeZone: 'UTC' };
  return {
    id: `item${n}`,
    uid: `uid${n}`,
    organiser,
    transactionId: null,
    marks: [],
    subject: '',
    content: '',
    start: time,
    end: time,
    isAllDay: false,
    isCancelled: false,
    showAs: 'busy',
    attendees: [],
    response: 'none',
    joinUrl: null,
    type: 'singleInstance',
    seriesMasterId: null,
    version: 0,
  };
}

function route(state: State, request: Request): Response | Promise<Response> {
  if (request.path.endsWith('/oauth2/v2.0/token')) return tokenFor(request);
  if (request.headers.authorization !== 'Bearer app-token') return failure(401, 'InvalidAuthenticationToken');
  state.quota.left -= 1;
  if (state.quota.left < 0)
    return { ...failure(429, 'ApplicationThrottled'), headers: { 'retry-after': state.quota.retryAfter } };
  if (request.path === '/v1.0/subscriptions') return state.subscriptions.start(request);
  const [, subscription] = /^\/v1\.0\/subscriptions\/([^/]+)$/.exec(request.path) ?? [];
  if (subscription) return state.subscriptions.stop(subscription);
  const [, user = '', rest = ''] = /^\/v1\.0\/users\/([^/]+)\/(.*)$/.exec(request.path) ?? [];
  const address = decodeURIComponent(user);
  if (!state.boxes.has(address)) return failure(404, 'ErrorInvalidUser');
  if (state.revoked.has(address)) return failure(403, 'ErrorAccessDenied');
  if (rest === 'calendarView') return view(state, address, request);
  if (rest === 'calendarView/delta') return delta(state.boxes, address, request, state.forgotten);
  if (rest === 'events')
    return request.method === 'GET' ? list(state, address, request) : create(state, address, request);
  const [, id = '', verb] = /^events\/([^/]+)(?:\/(\w+))?$/.exec(rest) ?? [];
  const item = state.boxes.find(address, id);
  if (!item) return failure(404, 'ErrorItemNotFound');
  if (verb) return act(state, { address, item, verb });
  if (request.method === 'GET') return { status: 200, body: shown(item, address) };
  if (request.method === 'PATCH') return patch(state, { address, item }, request);
  state.boxes.remove(address, id);
  return { status: 204 };
}

function tokenFor({ text }: Request): Response {
  const given = new URLSearchParams(text);
  if (given.get('grant_type') !== 'client_credentials' || given.get('client_secret') !== GRAPH_SECRET)
    return { status: 401, body: { error: 'invalid_client' } };
  return { status: 200, body: { access_token: 'app-token', expires_in: 3599, token_type: 'Bearer' } };
}

const PAGE = 10;

/** Pages hold what is asked for, or ten. */
function paged(items: readonly Item[], address: string, { query, path, headers }: Request): Response {
  const size = Number(query.get('$top') ?? PAGE);
  const from = Number(query.get('$skip') ?? 0);
  const next = new URLSearchParams(query);
  next.set('$skip', String(from + size));
  const link =
    from + size < items.length
      ? { '@odata.nextLink': `http://${headers.host}${path}?${next.toString()}` }
      : {};
  return {
    status: 200,
    body: { value: items.slice(from, from + size).map(i => shown(i, address)), ...link },
  };
}

/** 1825 days at most. @see https://learn.microsoft.com/en-us/graph/api/user-list-calendarview */
const LONGEST_VIEW_MS = 1825 * 86_400_000;

function view({ boxes }: State, address: string, request: Request): Response {
  const [from, to] = ['startDateTime', 'endDateTime'].map(n => Date.parse(request.query.get(n) ?? ''));
  if (!from || !to || to - from > LONGEST_VIEW_MS) return failure(400, 'ErrorInvalidParameter');
  const found = boxes
    .all(address)
    .filter(i => i.type !== 'seriesMaster')
    .filter(i => at(i.start) < to && from < at(i.end));
  return paged(found, address, request);
}

function list({ boxes }: State, address: string, request: Request): Response {
  const filter = filterOf(request.query.get('$filter') ?? '');
  if (!filter) return failure(400, 'ErrorInvalidUrlQueryFilter');
  return paged(boxes.all(address).filter(filter), address, request);
}

type Input = GraphEvent & { singleValueExtendedProperties?: Item['marks'] };

/** A transaction that was seen before makes nothing, and is answered as it was, whether the event stands or not. */
function create(state: State, address: string, { text }: Request): Response {
  const input = JSON.parse(text) as Input;
  const key = `${address} ${input.transactionId}`;
  const known = input.transactionId ? state.boxes.transactions.get(key) : undefined;
  if (known) return { status: 201, body: shown(known, address) };
  if (!input.start || !input.end || at(input.end) < at(input.start))
    return failure(400, 'ErrorPropertyValidationFailure');
  const item: Item = {
    ...emptyItem(state.boxes, address),
    transactionId: input.transactionId ?? null,
    marks: input.singleValueExtendedProperties ?? [],
    subject: input.subject ?? '',
    content: input.body?.content ?? '',
    start: input.start,
    end: input.end,
    attendees: (input.attendees ?? []).map(a => ({ ...a, status: { response: 'none' } })),
  };
  if (input.isOnlineMeeting) makeMeeting(item);
  state.boxes.transactions.set(key, item);
  state.boxes.save(address, item);
  mail(state, item, 'invitation');
  const body = shown(item, address);
  answerForRooms(state, item);
  return { status: 201, body };
}

/** After the answer to whoever asked: they see it when they read the event again. A room that declines keeps no copy. */
function answerForRooms({ boxes, rooms }: State, item: Item): void {
  const spanOf = ({ start, end }: Item) => ({ start: at(start), end: at(end) });
  const asked = item.attendees.filter(
    a => rooms.has(a.emailAddress.address) && a.status?.response === 'none',
  );
  if (asked.length === 0) return;
  item.attendees = item.attendees.map(guest => {
    if (!asked.includes(guest)) return guest;
    const others = boxes.all(guest.emailAddress.address).filter(i => i.uid !== item.uid && !i.isCancelled);
    return { ...guest, status: { response: roomSays(spanOf(item), others.map(spanOf)) } };
  });
  boxes.save(item.organiser, item);
  for (const { emailAddress, status } of item.attendees) {
    if (!rooms.has(emailAddress.address) || status?.response !== 'declined') continue;
    const copy = boxes.all(emailAddress.address).find(i => i.uid === item.uid);
    if (copy) boxes.remove(emailAddress.address, copy.id);
  }
}

/** How to join stands at the end of the text; whoever writes over it ends the meeting. */
function makeMeeting(item: Item): void {
  item.joinUrl = `https://teams.microsoft.com/l/meetup-join/${item.uid}`;
  item.content = `${item.content}\n${'_'.repeat(40)}\nJoin: ${item.joinUrl}`;
}

type Target = { address: string; item: Item };

function patch(state: State, { address, item }: Target, { text, headers }: Request): Response {
  if (headers['if-match'] !== undefined && headers['if-match'] !== `W/"${item.version}"`)
    return failure(412, 'ErrorIrresolvableConflict');
  if (item.organiser !== address) return failure(403, 'ErrorAccessDenied');
  const input = JSON.parse(text) as Input;
  const moved =
    Boolean(input.start && input.end) && (!same(input.start, item.start) || !same(input.end, item.end));
  item.subject = input.subject ?? item.subject;
  item.content = input.body?.content ?? item.content;
  if (item.joinUrl !== null && !item.content.includes(item.joinUrl)) item.joinUrl = null;
  item.start = input.start ?? item.start;
  item.end = input.end ?? item.end;
  item.attendees = (input.attendees ?? item.attendees).map(a => withStatus(a, moved ? [] : item.attendees));
  if (input.isOnlineMeeting && item.joinUrl === null) makeMeeting(item);
  state.boxes.save(address, item);
  mail(state, item, 'update');
  const body = shown(item, address);
  answerForRooms(state, item);
  return { status: 200, body };
}

const same = (a: GraphEvent['start'], b: GraphEvent['start']): boolean =>
  a !== undefined && b !== undefined && at(a) === at(b);

function withStatus(guest: GraphAttendee, before: readonly GraphAttendee[]): GraphAttendee {
  const known = before.find(b => b.emailAddress.address === guest.emailAddress.address);
  return { ...guest, status: known?.status ?? { response: 'none' } };
}

const RESPONSES: Record<string, string> = {
  accept: 'accepted',
  decline: 'declined',
  tentativelyAccept: 'tentativelyAccepted',
};

function act(state: State, { address, item, verb }: Target & { verb: string }): Response {
  if (verb === 'cancel') {
    if (item.organiser !== address) return failure(400, 'ErrorInvalidRequest');
    mail(state, item, 'cancellation');
    const { uid, attendees } = item;
    state.boxes.remove(address, item.id);
    for (const guest of attendees.map(a => a.emailAddress.address))
      for (const copy of state.boxes.all(guest)) if (copy.uid === uid) state.boxes.remove(guest, copy.id);
    return { status: 202 };
  }
  const response = RESPONSES[verb];
  if (!response || item.organiser === address) return failure(400, 'ErrorInvalidRequest');
  const original = state.boxes.all(item.organiser).find(i => i.uid === item.uid);
  if (!original) return failure(404, 'ErrorItemNotFound');
  original.attendees = original.attendees.map(a =>
    a.emailAddress.address === address ? { ...a, status: { response } } : a,
  );
  state.boxes.save(item.organiser, original);
  // A declined meeting leaves the calendar.
  const copy = state.boxes.all(address).find(i => i.uid === item.uid);
  if (response === 'declined' && copy) state.boxes.remove(address, copy.id);
  return { status: 202 };
}

function mail({ boxes, mails }: State, { attendees }: Item, about: string): void {
  for (const { emailAddress } of attendees)
    if (!boxes.has(emailAddress.address)) mails.push({ to: emailAddress.address, about });
}

const failure = (status: number, code: string): Response => ({
  status,
  body: { error: { code, message: code } },
});
