import type { Outcome } from '../../core/ports.ts';
import type { Ask, Line, Reply } from '../http/line.ts';
import { refusalOf } from '../http/refusal.ts';
import { child, children, escapeXml, parseXml, textOf, type Xml } from './xml.ts';

export type Login = { username: string; password: string };

/** One resource of a multi-status answer, with those properties that it has. */
export type Resource = { url: string; gone: boolean; props: Xml };

export type Listing = { resources: Resource[]; syncToken: string; complete: boolean };

export type Stored = { url: string; etag: string; text: string };

type Failed = Exclude<Outcome<never>, { kind: 'ok' }>;

const NAMESPACES = 'xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"';
const XML = '<?xml version="1.0" encoding="utf-8"?>';

/** WebDAV and CalDAV requests in somebody's name. Writing is conditional: never on top of what one has not seen. */
export class Dav {
  readonly #line: Line;
  readonly #authorization: string;

  constructor(line: Line, { username, password }: Login) {
    this.#line = line;
    this.#authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  }

  async options(url: string): Promise<Outcome<string>> {
    const reply = await this.#send({ method: 'OPTIONS', url, reads: true });
    if ('kind' in reply) return reply;
    return isFine(reply) ? { kind: 'ok', value: reply.headers.get('dav') ?? '' } : refusalOf(reply);
  }

  async propfind(url: string, depth: '0' | '1', props: string): Promise<Outcome<Listing>> {
    return this.#list(
      'PROPFIND',
      url,
      depth,
      `<D:propfind ${NAMESPACES}><D:prop>${props}</D:prop></D:propfind>`,
    );
  }

  /** Objects with something in the stretch; a server may give more, and none may be trusted to expand. */
  async eventsWithin(url: string, from: Temporal.Instant, to: Temporal.Instant): Promise<Outcome<Listing>> {
    const range = `<C:time-range start="${utc(from)}" end="${utc(to)}"/>`;
    const filter = `<C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">${range}</C:comp-filter></C:comp-filter>`;
    return this.#list(
      'REPORT',
      url,
      '1',
      `<C:calendar-query ${NAMESPACES}>${DATA}<C:filter>${filter}</C:filter></C:calendar-query>`,
    );
  }

  async byUid(url: string, uid: string): Promise<Outcome<Listing>> {
    const match = `<C:prop-filter name="UID"><C:text-match collation="i;octet">${escapeXml(uid)}</C:text-match></C:prop-filter>`;
    const filter = `<C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">${match}</C:comp-filter></C:comp-filter>`;
    return this.#list(
      'REPORT',
      url,
      '1',
      `<C:calendar-query ${NAMESPACES}>${DATA}<C:filter>${filter}</C:filter></C:calendar-query>`,
    );
  }

  async multiget(url: string, urls: readonly string[]): Promise<Outcome<Listing>> {
    const hrefs = urls.map(u => `<D:href>${escapeXml(new URL(u).pathname)}</D:href>`).join('');
    return this.#list(
      'REPORT',
      url,
      '1',
      `<C:calendar-multiget ${NAMESPACES}>${DATA}${hrefs}</C:calendar-multiget>`,
    );
  }

  /** What changed since a token, or all where it is empty; `gone` where the token is too old. */
  async changedSince(url: string, token: string): Promise<Outcome<Listing>> {
    const body = `<D:sync-collection ${NAMESPACES}><D:sync-token>${escapeXml(token)}</D:sync-token><D:sync-level>1</D:sync-level><D:prop><D:getetag/></D:prop></D:sync-collection>`;
    const found = await this.#list('REPORT', url, undefined, body);
    const tokenRefused = found.kind === 'refused' && !found.wholly && token !== '';
    return tokenRefused || found.kind === 'conflict' ? { kind: 'gone' } : found;
  }

  async get(url: string): Promise<Outcome<Stored>> {
    const reply = await this.#send({ method: 'GET', url, reads: true });
    if ('kind' in reply) return reply;
    if (reply.status !== 200) return refusalOf(reply);
    return { kind: 'ok', value: { url, etag: reply.headers.get('etag') ?? '', text: reply.body } };
  }

  /**
   * @param etag Of what is to be replaced; undefined where nothing may stand there yet; `*` for whatever stands there.
   * @returns The new etag; empty where the server changed what it was given, and wants to be asked.
   */
  async put(url: string, text: string, etag: string | undefined): Promise<Outcome<string>> {
    const headers: Record<string, string> = { 'content-type': 'text/calendar; charset=utf-8' };
    if (etag === undefined) headers['if-none-match'] = '*';
    else if (etag !== '*') headers['if-match'] = etag;
    const reply = await this.#send({ method: 'PUT', url, headers, body: text });
    if ('kind' in reply) return reply;
    return isFine(reply) ? { kind: 'ok', value: reply.headers.get('etag') ?? '' } : putRefusal(reply);
  }

  async delete(url: string): Promise<Outcome<undefined>> {
    const reply = await this.#send({ method: 'DELETE', url });
    if ('kind' in reply) return reply;
    return isFine(reply) ? { kind: 'ok', value: undefined } : refusalOf(reply);
  }

  async #list(
    method: string,
    url: string,
    depth: string | undefined,
    body: string,
  ): Promise<Outcome<Listing>> {
    const headers = {
      'content-type': 'application/xml; charset=utf-8',
      ...(depth === undefined ? {} : { depth }),
    };
    const reply = await this.#send({ method, url, headers, body: XML + body, reads: true });
    if ('kind' in reply) return reply;
    // Some servers answer what they do not know with a bare 200: no listing is no empty one.
    if (reply.status !== 207)
      return isFine(reply) ? { kind: 'refused', because: `http ${reply.status}` } : refusalOf(reply);
    return listingOf(reply);
  }

  async #send(ask: Ask): ReturnType<Line['send']> {
    return this.#line.send({ ...ask, headers: { ...ask.headers, authorization: this.#authorization } });
  }
}

const DATA = '<D:prop><D:getetag/><C:calendar-data/></D:prop>';

const utc = (at: Temporal.Instant): string => at.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');

const isFine = ({ status }: Reply): boolean => status >= 200 && status < 300;

/** An object of the same UID elsewhere in the calendar (RFC 4791, 5.3.2.1): the id is taken. */
const putRefusal = (reply: Reply): Failed =>
  /no-uid-conflict|unique-scheduling-object-resource/.test(reply.body)
    ? { kind: 'conflict' }
    : refusalOf(reply);

function listingOf(reply: Reply): Outcome<Listing> {
  let xml: Xml;
  try {
    xml = child(parseXml(reply.body), 'multistatus');
  } catch {
    // Cut off on the way.
    return { kind: 'unavailable', because: 'half an answer' };
  }
  if (xml === undefined) return { kind: 'unavailable', because: 'no multistatus' };
  const all = children(xml, 'response').map(r => toResource(r, reply.url));
  const own = (r: Resource & { status: string }) => r.status.includes(' 507');
  const resources = all.filter(r => !own(r));
  return {
    kind: 'ok',
    value: {
      resources,
      syncToken: textOf(child(xml, 'sync-token')),
      complete: resources.length === all.length,
    },
  };
}

function toResource(response: Xml, base: string): Resource & { status: string } {
  const status = textOf(child(response, 'status'));
  const found = children(response, 'propstat').find(p => / 2\d\d/.test(textOf(child(p, 'status'))));
  return {
    url: new URL(textOf(child(response, 'href')), base).href,
    gone: / 4\d\d/.test(status),
    status,
    props: child(found, 'prop'),
  };
}

/** The objects of a listing that came with their text. */
export function storedOf({ resources }: Listing): Stored[] {
  return resources.flatMap(({ url, props }) => {
    const text = textOf(child(props, 'calendar-data'));
    return text === '' ? [] : { url, etag: textOf(child(props, 'getetag')), text };
  });
}
