import type { Clock, Outcome } from '../../core/ports.ts';
import { Line, type Reply } from '../http/line.ts';
import { refusalOf } from '../http/refusal.ts';
import { type ServiceAccount, Tokens } from './token.ts';

/** An event resource, as far as it is read here. */
export type GoogleEvent = {
  id: string;
  etag?: string;
  status?: 'confirmed' | 'tentative' | 'cancelled';
  summary?: string;
  description?: string;
  location?: string;
  start?: GoogleTime;
  end?: GoogleTime;
  transparency?: 'opaque' | 'transparent';
  eventType?: string;
  /** Of an instance: its series. */
  recurringEventId?: string;
  hangoutLink?: string;
  conferenceData?: {
    entryPoints?: { entryPointType?: string; uri?: string }[];
    createRequest?: { requestId: string; conferenceSolutionKey?: { type: string } };
  };
  organizer?: { email?: string; self?: boolean };
  attendees?: GoogleAttendee[];
};

export type GoogleTime = { date?: string; dateTime?: string; timeZone?: string };

export type GoogleAttendee = {
  email: string;
  displayName?: string;
  self?: boolean;
  /** A meeting room; told to the service when it is added, and never again. */
  resource?: boolean;
  responseStatus?: 'needsAction' | 'declined' | 'tentative' | 'accepted';
  comment?: string;
};

type Page = { items?: GoogleEvent[]; nextPageToken?: string; nextSyncToken?: string };

type Failed = Exclude<Outcome<never>, { kind: 'ok' }>;

const GOOGLE = 'https://www.googleapis.com';
/** Pages of a list; a calendar with more events in sixty days is not a person's. */
const PAGES = 20;
const PAGE_SIZE = '2500';

/** Reasons with which a 403 asks for patience. @see https://developers.google.com/workspace/calendar/api/guides/errors */
const PASSING = new Set([
  'rateLimitExceeded',
  'userRateLimitExceeded',
  'quotaExceeded',
  'calendarUsageLimitsExceeded',
]);

/** Google Calendar, each call in the name of one person of the domain. */
export class GoogleApi {
  readonly #line: Line;
  readonly #tokens: Tokens;
  readonly #base: string;

  constructor(on: {
    account: ServiceAccount;
    apiUrl: string | undefined;
    clock: Clock;
    timeoutMs: number | undefined;
  }) {
    this.#line = new Line(on.clock, on.timeoutMs);
    this.#tokens = new Tokens(this.#line, on.clock, on.account);
    this.#base = new URL('calendar/v3/', (on.apiUrl ?? GOOGLE).replace(/\/?$/, '/')).href;
  }

  async get(as: string, id: string): Promise<Outcome<GoogleEvent>> {
    return this.#call<GoogleEvent>(as, 'GET', `${path(as)}/${encodeURIComponent(id)}`);
  }

  async insert(as: string, event: object): Promise<Outcome<GoogleEvent>> {
    // Without the version, what is said of a conference is passed over; changes leave it as it is so.
    const query = 'sendUpdates=externalOnly&conferenceDataVersion=1';
    return this.#call<GoogleEvent>(as, 'POST', `${path(as)}?${query}`, { body: event });
  }

  async patch(
    as: string,
    id: string,
    change: object,
    on: { etag: string; quiet?: boolean },
  ): Promise<Outcome<GoogleEvent>> {
    // A conference that is not spoken of stays as it is; one that is asked for is made.
    const video = 'conferenceData' in change ? '&conferenceDataVersion=1' : '';
    const url = `${path(as)}/${encodeURIComponent(id)}?sendUpdates=${on.quiet ? 'none' : 'externalOnly'}${video}`;
    return this.#call<GoogleEvent>(as, 'PATCH', url, { body: change, etag: on.etag });
  }

  async delete(as: string, id: string): Promise<Outcome<unknown>> {
    return this.#call(as, 'DELETE', `${path(as)}/${encodeURIComponent(id)}?sendUpdates=externalOnly`);
  }

  /** All pages. @param calendar Whose events, where they are not those of whoever asks. */
  async list(
    as: string,
    query: Readonly<Record<string, string>>,
    calendar = as,
  ): Promise<Outcome<GoogleEvent[]>> {
    const found = await this.follow(as, query, calendar);
    return found.kind === 'ok' ? { kind: 'ok', value: found.value.events } : found;
  }

  /** All pages, and the token from which the same question goes on; `''` where the question is one that has none. */
  async follow(
    as: string,
    query: Readonly<Record<string, string>>,
    calendar = as,
  ): Promise<Outcome<{ events: GoogleEvent[]; syncToken: string }>> {
    const events: GoogleEvent[] = [];
    let pageToken = '';
    for (let page = 0; page < PAGES; page += 1) {
      const search = new URLSearchParams({
        maxResults: PAGE_SIZE,
        ...query,
        ...(pageToken ? { pageToken } : {}),
      });
      const found = await this.#call<Page>(as, 'GET', `${path(calendar)}?${search.toString()}`);
      if (found.kind !== 'ok') return found;
      const { items = [], nextPageToken = '', nextSyncToken: syncToken = '' } = found.value;
      events.push(...items);
      pageToken = nextPageToken;
      if (!pageToken) return { kind: 'ok', value: { events, syncToken } };
    }
    return { kind: 'refused', because: 'too many events' };
  }

  /** Asks to be called when somebody's calendar changes. @see https://developers.google.com/workspace/calendar/api/guides/push */
  async watch(as: string, channel: object): Promise<Outcome<{ resourceId: string; expiration?: string }>> {
    return this.#call(as, 'POST', `${path(as)}/watch`, { body: channel });
  }

  async stopWatching(as: string, channel: object): Promise<Outcome<unknown>> {
    return this.#call(as, 'POST', 'channels/stop', { body: channel });
  }

  async #call<T>(
    as: string,
    method: string,
    url: string,
    { body, etag }: { body?: object; etag?: string } = {},
  ): Promise<Outcome<T>> {
    const token = await this.#tokens.of(as);
    if (token.kind !== 'ok') return token;
    const reply = await this.#line.send({
      method,
      url: new URL(url, this.#base).href,
      headers: {
        authorization: `Bearer ${token.value}`,
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(etag === undefined ? {} : { 'if-match': etag }),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      reads: method === 'GET',
    });
    if ('kind' in reply) return reply;
    if (reply.status === 401) this.#tokens.forget(as);
    if (reply.status < 200 || reply.status >= 300) return this.#refusal(reply);
    return readBody<T>(reply);
  }

  #refusal(reply: Reply): Failed {
    const reason = reasonIn(reply.body);
    if (reply.status === 403 && PASSING.has(reason))
      return { ...this.#line.tryLater(reply), because: reason };
    const refusal = refusalOf(reply);
    return refusal.kind === 'refused' && reason !== '' ? { ...refusal, because: reason } : refusal;
  }
}

const path = (calendar: string): string => `calendars/${encodeURIComponent(calendar)}/events`;

function readBody<T>({ body, status }: Reply): Outcome<T> {
  if (status === 204 || body === '') return { kind: 'ok', value: undefined as T };
  try {
    return { kind: 'ok', value: JSON.parse(body) as T };
  } catch {
    return { kind: 'unavailable', because: 'half an answer' };
  }
}

function reasonIn(body: string): string {
  try {
    const { error } = JSON.parse(body) as { error?: { errors?: { reason?: string }[] } };
    return error?.errors?.[0]?.reason ?? '';
  } catch {
    return '';
  }
}
