import type { Clock, Outcome } from '../../core/ports.ts';
import { Line, type Reply } from '../http/line.ts';
import { refusalOf } from '../http/refusal.ts';

export type MicrosoftConfig = {
  tenant: string;
  clientId: string;
  clientSecret: string;
  /** Other servers, for tests. */
  apiUrl?: string | undefined;
  loginUrl?: string | undefined;
};

/** An event resource, as far as it is read here; times in UTC, since that is what every call asks for. */
export type GraphEvent = {
  id: string;
  '@odata.etag'?: string;
  iCalUId?: string;
  transactionId?: string | null;
  subject?: string;
  body?: { contentType?: string; content?: string };
  start?: GraphTime;
  end?: GraphTime;
  isAllDay?: boolean;
  isCancelled?: boolean;
  isOnlineMeeting?: boolean;
  onlineMeeting?: { joinUrl?: string } | null;
  isOrganizer?: boolean;
  showAs?: string;
  /** `singleInstance`, `occurrence`, `exception` or `seriesMaster`. */
  type?: string;
  seriesMasterId?: string | null;
  /** In a list of changes: it left the stretch, or was deleted. */
  '@removed'?: { reason?: string };
  responseStatus?: { response?: string };
  organizer?: { emailAddress?: { address?: string } };
  attendees?: GraphAttendee[];
};

export type GraphTime = { dateTime: string; timeZone: string };
export type GraphAttendee = {
  type?: string;
  emailAddress: { address: string; name?: string };
  status?: { response?: string };
};

type Page = { value?: GraphEvent[]; '@odata.nextLink'?: string; '@odata.deltaLink'?: string };

const GRAPH = 'https://graph.microsoft.com';
const LOGIN = 'https://login.microsoftonline.com';
const PAGES = 20;
const PREFER = 'outlook.timezone="UTC", outlook.body-content-type="text"';
/** Not used to the last moment: clocks differ. */
const EARLY_S = 120;

/** Microsoft Graph with the application's own permissions. */
export class GraphApi {
  readonly #line: Line;
  readonly #clock: Clock;
  readonly #config: MicrosoftConfig;
  readonly #base: string;
  #token: { value: string; until: Temporal.Instant } | undefined;

  constructor(config: MicrosoftConfig, clock: Clock, timeoutMs?: number) {
    this.#line = new Line(clock, timeoutMs);
    this.#clock = clock;
    this.#config = config;
    this.#base = new URL('v1.0/', (config.apiUrl ?? GRAPH).replace(/\/?$/, '/')).href;
  }

  async get(path: string): Promise<Outcome<GraphEvent>> {
    return this.#call<GraphEvent>('GET', new URL(path, this.#base).href);
  }

  /** All pages. */
  async list(path: string): Promise<Outcome<GraphEvent[]>> {
    const found = await this.follow(path);
    return found.kind === 'ok' ? { kind: 'ok', value: found.value.events } : found;
  }

  /**
   * All pages, and the link from which a list of changes goes on; `''` for other lists.
   * @param from A path, or such a link.
   * @param pageSize For lists that cannot be told so in their path: those of changes.
   */
  async follow(
    from: string,
    pageSize?: number,
  ): Promise<Outcome<{ events: GraphEvent[]; deltaLink: string }>> {
    const events: GraphEvent[] = [];
    let next = from;
    for (let page = 0; page < PAGES; page += 1) {
      const found: Outcome<Page> = await this.#call('GET', this.#here(next), { pageSize });
      if (found.kind !== 'ok') return found;
      events.push(...(found.value.value ?? []));
      next = found.value['@odata.nextLink'] ?? '';
      if (next === '')
        return { kind: 'ok', value: { events, deltaLink: found.value['@odata.deltaLink'] ?? '' } };
    }
    return { kind: 'refused', because: 'too many events' };
  }

  /** Links in answers are whole addresses: whatever host they name, our token goes to the one that is configured. */
  #here(link: string): string {
    const url = new URL(link, this.#base);
    return new URL(url.pathname + url.search, this.#base).href;
  }

  async send<T>(
    method: 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body?: object,
    etag?: string,
  ): Promise<Outcome<T>> {
    return this.#call<T>(method, new URL(path, this.#base).href, { body, etag });
  }

  async #call<T>(
    method: string,
    url: string,
    {
      body,
      etag,
      pageSize,
    }: { body?: object | undefined; etag?: string | undefined; pageSize?: number | undefined } = {},
  ): Promise<Outcome<T>> {
    const token = await this.#authorised();
    if (token.kind !== 'ok') return token;
    const reply = await this.#line.send({
      method,
      url,
      headers: {
        authorization: `Bearer ${token.value}`,
        prefer: [PREFER, ...(pageSize ? [`odata.maxpagesize=${pageSize}`] : [])].join(', '),
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(etag === undefined ? {} : { 'if-match': etag }),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      reads: method === 'GET',
    });
    if ('kind' in reply) return reply;
    if (reply.status === 401) this.#token = undefined;
    if (reply.status < 200 || reply.status >= 300) return refusal(reply);
    return readBody<T>(reply);
  }

  /** @see https://learn.microsoft.com/en-us/graph/auth-v2-service#4-request-an-access-token */
  async #authorised(): Promise<Outcome<string>> {
    const known = this.#token;
    if (known && Temporal.Instant.compare(known.until, this.#clock.now()) > 0)
      return { kind: 'ok', value: known.value };
    const { tenant, clientId, clientSecret, loginUrl = LOGIN } = this.#config;
    const reply = await this.#line.send({
      method: 'POST',
      url: new URL(`${tenant}/oauth2/v2.0/token`, loginUrl.replace(/\/?$/, '/')).href,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        client_id: clientId,
        client_secret: clientSecret,
        scope: `${GRAPH}/.default`,
        grant_type: 'client_credentials',
      }).toString(),
      reads: true,
    });
    if ('kind' in reply) return reply;
    const body = readBody<{ access_token?: string; expires_in?: number; error?: string }>(reply);
    if (body.kind !== 'ok') return body;
    const { access_token: value, expires_in: seconds = 3600, error = 'no token' } = body.value;
    if (!value) return { kind: 'refused', because: error, wholly: true };
    this.#token = { value, until: this.#clock.now().add({ seconds: Math.max(0, seconds - EARLY_S) }) };
    return { kind: 'ok', value };
  }
}

const NO_MAILBOX =
  /^(ErrorInvalidUser|ResourceNotFound|Request_ResourceNotFound|MailboxNotEnabledForRESTAPI)$/;

/** Whether it was refused since there is no such mailbox in this organisation. */
export const isWithoutMailbox = (outcome: Outcome<unknown>): boolean =>
  outcome.kind === 'refused' && NO_MAILBOX.test(outcome.because);

function refusal(reply: Reply): Exclude<Outcome<never>, { kind: 'ok' }> {
  const refused = refusalOf(reply);
  const code = codeIn(reply.body);
  // The mailbox, not the event: nothing that was there is gone.
  if (NO_MAILBOX.test(code)) return { kind: 'refused', because: code };
  return refused.kind === 'refused' && code !== '' ? { ...refused, because: code } : refused;
}

function codeIn(body: string): string {
  try {
    return (JSON.parse(body) as { error?: { code?: string } }).error?.code ?? '';
  } catch {
    return '';
  }
}

function readBody<T>({ body, status }: Reply): Outcome<T> {
  if (status === 202 || status === 204 || body === '') return { kind: 'ok', value: undefined as T };
  try {
    return { kind: 'ok', value: JSON.parse(body) as T };
  } catch {
    return { kind: 'unavailable', because: 'half an answer' };
  }
}
