import { createVerify, generateKeyPairSync } from 'node:crypto';
import type { GoogleEvent } from '../../../src/calendars/google/api.ts';
import type { ServiceAccount } from '../../../src/calendars/google/token.ts';
import { roomSays } from '../room-answers.ts';
import { type JsonServer, type Request, type Response, startJsonServer } from '../json-server.ts';
import { Channels } from './channels.ts';
import { listEvents } from './list-events.ts';
import { at, type Meeting, Meetings } from './meetings.ts';
import { Quota } from './quota.ts';
import { failure, shown } from './shown.ts';

export type GoogleServer = JsonServer & {
  account: ServiceAccount;
  /** Users whose delegation was taken back, or who left. */
  revoked: Set<string>;
  /** Mails to guests outside. */
  mails: { to: string; about: string }[];
  quota: Quota;
  /** What the service takes for now, in ms. */
  clock: { now(): number };
  channels: Channels;
  /** Rooms take their time: they are there when they are finished. */
  rooms: { late: boolean };
  finishRooms(): void;
  /** All tokens given so far are too old. */
  forgetTokens(): void;
  put(calendar: string, event: Partial<Meeting> & Pick<Meeting, 'id' | 'start' | 'end'>): void;
  /** As somebody deletes an event of their own. */
  remove(calendar: string, id: string): void;
  clear(): void;
};

/** Google Calendar and its token endpoint, as far as Hireloop uses them and with what matters of their manners. */
export async function startGoogle(
  users: readonly string[],
  port = 0,
  resources: readonly string[] = [],
): Promise<GoogleServer> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const clock = { now: () => Date.now() };
  const channels = new Channels(clock);
  const state: State = {
    meetings: new Meetings([...users, ...resources], user => channels.tell(user)),
    resources: new Set(resources),
    clock,
    channels,
    rooms: { late: false },
    forgotten: 0,
    mails: [],
    revoked: new Set(),
    quota: new Quota(),
    publicKey,
  };
  const server = await startJsonServer(request => route(state, request), port);
  return {
    ...server,
    account: {
      type: 'service_account',
      client_email: 'hireloop@project.test',
      private_key: privateKey,
      token_uri: `${server.url}token`,
    },
    revoked: state.revoked,
    mails: state.mails,
    quota: state.quota,
    put: (calendar, event) =>
      state.meetings.save({
        attendees: [],
        hidden: {},
        version: 0,
        status: 'confirmed',
        home: calendar,
        ...event,
      }),
    clock,
    channels,
    rooms: state.rooms,
    finishRooms: () => {
      for (const meeting of users.flatMap(user => state.meetings.all(user))) {
        const request = meeting.conferenceData?.createRequest;
        if (request) finishRoom(state.meetings.save(meeting), request.requestId);
      }
    },
    forgetTokens: () => (state.forgotten = state.meetings.changes + 1),
    remove: (calendar, id) => {
      const meeting = state.meetings.find(calendar, id);
      if (meeting) state.meetings.save({ ...meeting, status: 'cancelled' });
    },
    clear: () => {
      state.meetings.clear();
      channels.clear();
      state.quota.refill();
    },
  };
}

type State = Pick<GoogleServer, 'mails' | 'revoked' | 'quota' | 'clock' | 'channels' | 'rooms'> & {
  meetings: Meetings;
  /** Meeting rooms: calendars that everybody may read, and nobody may act as. */
  resources: ReadonlySet<string>;
  publicKey: string;
  forgotten: number;
};

function route(state: State, request: Request): Response {
  if (request.path === '/token') return tokenFor(state, request);
  const found = /^\/calendar\/v3\/calendars\/([^/]+)\/events(?:\/([^/]+))?$/.exec(request.path);
  const user = /^Bearer token-of-(.+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (!user || state.revoked.has(user)) return failure(401, 'authError');
  if (!state.quota.takes(user, state.clock.now())) return failure(403, 'rateLimitExceeded');
  if (request.path === '/calendar/v3/channels/stop') return state.channels.stop(user, request);
  const calendar = decodeURIComponent(found?.[1] ?? '');
  const id = found?.[2] === undefined ? undefined : decodeURIComponent(found[2]);
  const looks = request.method === 'GET' && id === undefined && state.resources.has(calendar);
  if (!found || (calendar !== user && !looks) || !state.meetings.has(calendar))
    return failure(404, 'notFound');
  if (id === undefined && request.method === 'GET')
    return listEvents(
      {
        all: state.meetings.all(calendar),
        calendar,
        changes: state.meetings.changes,
        forgotten: state.forgotten,
      },
      request.query,
    );
  if (id === 'watch' && request.method === 'POST') return state.channels.start(calendar, request);
  if (id === undefined) return insert(state, calendar, request);
  const meeting = state.meetings.find(calendar, id);
  if (!meeting) return failure(404, 'notFound');
  if (request.method === 'GET') return { status: 200, body: shown(meeting, calendar) };
  if (request.method === 'PATCH') return patch(state, { calendar, meeting }, request);
  return remove(state, { calendar, meeting }, request);
}

/** The JWT-bearer grant, with its signature checked. */
function tokenFor({ publicKey, meetings, revoked, resources }: State, { text }: Request): Response {
  const [header = '', claims = '', signature = ''] = (new URLSearchParams(text).get('assertion') ?? '').split(
    '.',
  );
  const isOurs = createVerify('RSA-SHA256')
    .update(`${header}.${claims}`)
    .verify(publicKey, signature, 'base64url');
  if (!isOurs)
    return { status: 400, body: { error: 'invalid_grant', error_description: 'Invalid JWT Signature.' } };
  const { sub = '' } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { sub?: string };
  if (revoked.has('*')) return { status: 401, body: { error: 'unauthorized_client' } };
  if (!meetings.has(sub) || revoked.has(sub) || resources.has(sub))
    return { status: 400, body: { error: 'invalid_grant', error_description: 'Invalid email or User ID' } };
  return { status: 200, body: { access_token: `token-of-${sub}`, expires_in: 3599, token_type: 'Bearer' } };
}

type Input = GoogleEvent & { extendedProperties?: { private?: Record<string, string> } };

function insert(state: State, calendar: string, { text, query }: Request): Response {
  const input = JSON.parse(text) as Input;
  if (!/^[a-v0-9]{5,1024}$/.test(input.id) || !input.start || !input.end) return failure(400, 'invalid');
  if (at(input.end) <= at(input.start)) return failure(400, 'timeRangeEmpty');
  if (state.meetings.find(calendar, input.id)) return failure(409, 'duplicate');
  const meeting: Meeting = {
    ...input,
    start: input.start,
    end: input.end,
    attendees: (input.attendees ?? []).map(a => ({
      ...a,
      responseStatus: a.responseStatus ?? 'needsAction',
    })),
    home: calendar,
    version: 0,
    hidden: input.extendedProperties?.private ?? {},
  };
  if (query.get('conferenceDataVersion') === '1') addRoom(state, meeting);
  state.meetings.autoDecline(meeting);
  mailOutside(state, meeting, query, 'invitation');
  const body = shown(state.meetings.save(meeting), calendar);
  answerForRooms(state, meeting);
  return { status: 200, body };
}

/** After the answer to whoever asked: they see it when they read the event again. */
function answerForRooms({ meetings, resources }: State, meeting: Meeting): void {
  const asked = meeting.attendees.filter(
    a => resources.has(a.email) && (a.responseStatus ?? 'needsAction') === 'needsAction',
  );
  if (asked.length === 0 || meeting.status === 'cancelled') return;
  const spanOf = ({ start, end }: Pick<Meeting, 'start' | 'end'>) => ({ start: at(start), end: at(end) });
  meeting.attendees = meeting.attendees.map(guest => {
    if (!asked.includes(guest)) return guest;
    const said = (e: Meeting) => e.attendees.find(a => a.email === guest.email)?.responseStatus;
    const others = meetings
      .all(guest.email)
      .filter(e => e.id !== meeting.id && e.status !== 'cancelled' && said(e) !== 'declined');
    const responseStatus = roomSays(spanOf(meeting), others.map(spanOf));
    return { ...guest, resource: true, responseStatus };
  });
  meetings.save(meeting);
}

/** As the service does: a request for a room is answered with one, or with the word that it is pending. */
function addRoom({ rooms }: State, meeting: Meeting): void {
  const request = meeting.conferenceData?.createRequest;
  if (request && !rooms.late) finishRoom(meeting, request.requestId);
}

function finishRoom(meeting: Meeting, requestId: string): void {
  const uri = `https://meet.google.com/${requestId.slice(0, 10)}`;
  meeting.hangoutLink = uri;
  meeting.conferenceData = { entryPoints: [{ entryPointType: 'video', uri }] };
}

type Target = { calendar: string; meeting: Meeting };

function patch(state: State, { calendar, meeting }: Target, { text, query, headers }: Request): Response {
  const wanted = headers['if-match'];
  if (wanted !== undefined && wanted !== '*' && wanted !== etagOf(meeting))
    return failure(412, 'conditionNotMet');
  const change = JSON.parse(text) as Input;
  if (calendar === meeting.home) {
    const { extendedProperties, id: _, conferenceData, ...rest } = change;
    // What is a room was said when it was added.
    const known = (email: string) => meeting.attendees.find(a => a.email === email)?.resource;
    const guests = (rest.attendees ?? meeting.attendees).map(({ resource, ...a }) =>
      (known(a.email) ?? resource) ? { ...a, resource: true } : a,
    );
    Object.assign(meeting, { ...rest, attendees: guests });
    if (conferenceData && query.get('conferenceDataVersion') === '1' && !meeting.conferenceData) {
      meeting.conferenceData = conferenceData;
      addRoom(state, meeting);
    }
    if (extendedProperties?.private) meeting.hidden = extendedProperties.private;
    mailOutside(state, meeting, query, 'update');
  } else {
    if (Object.keys(change).join() !== 'attendees') return failure(403, 'forbiddenForNonOrganizer');
    const own = change.attendees?.find(a => a.email === calendar);
    const kept = meeting.attendees.map(a => (a.email === calendar && own ? { ...a, ...own } : a));
    meeting.attendees = kept.map(({ self: _, ...a }) => a);
  }
  const body = shown(state.meetings.save(meeting), calendar);
  answerForRooms(state, meeting);
  return { status: 200, body };
}

function remove(state: State, { calendar, meeting }: Target, { query }: Request): Response {
  if (meeting.status === 'cancelled') return failure(410, 'deleted');
  if (calendar !== meeting.home) {
    const own = meeting.attendees.find(a => a.email === calendar);
    if (own) own.responseStatus = 'declined';
  } else {
    meeting.status = 'cancelled';
    mailOutside(state, meeting, query, 'cancellation');
  }
  state.meetings.save(meeting);
  return { status: 204 };
}

function mailOutside(
  { meetings, mails }: State,
  meeting: Meeting,
  query: URLSearchParams,
  about: string,
): void {
  if (!['all', 'externalOnly'].includes(query.get('sendUpdates') ?? 'none')) return;
  for (const { email } of meeting.attendees) if (!meetings.has(email)) mails.push({ to: email, about });
}

const etagOf = ({ version }: Meeting): string => `"${version}"`;
