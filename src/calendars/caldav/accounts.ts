import type { Clock, Outcome } from '../../core/ports.ts';
import type { Line } from '../http/line.ts';
import { Dav, type Listing, type Login, type Resource } from './dav.ts';
import { child, children, has, textOf } from './xml.ts';

export type CaldavConfig = {
  url: string;
  /** One account that may read and write everybody's calendars. */
  login: Login | undefined;
  /** People with an account of their own, by address. */
  accounts: Readonly<Record<string, Login & { url?: string | undefined }>>;
};

/** What was found of one person. */
export type Place = {
  dav: Dav;
  /** Calendars whose events take time. */
  calendars: readonly string[];
  /** Where new events go. */
  writes: string;
  /** The server hands invitations and answers on by itself (RFC 6638). */
  schedules: boolean;
};

/** For how long it is taken for granted where somebody's calendars are. */
const KNOWN_FOR = { minutes: 15 };

/** Finds people's calendars, and remembers where they are. */
export class Accounts {
  readonly #line: Line;
  readonly #clock: Clock;
  readonly #config: CaldavConfig;
  readonly #found = new Map<string, { at: Temporal.Instant; place: Promise<Outcome<Place>> }>();

  constructor(line: Line, clock: Clock, config: CaldavConfig) {
    this.#line = line;
    this.#clock = clock;
    this.#config = config;
  }

  /** `refused` with what to do where there is no calendar to be found, or no way in. */
  async of(address: string): Promise<Outcome<Place>> {
    const known = this.#found.get(address);
    if (known && Temporal.Instant.compare(known.at.add(KNOWN_FOR), this.#clock.now()) > 0) return known.place;
    const place = this.#discover(address);
    this.#found.set(address, { at: this.#clock.now(), place });
    if ((await place).kind !== 'ok') this.forget(address);
    return place;
  }

  /** What is wrong with an account of somebody's own is wrong for nobody else. */
  hasOwn(address: string): boolean {
    return address in this.#config.accounts;
  }

  /** Somebody moved or deleted a calendar. */
  forget(address: string): void {
    this.#found.delete(address);
  }

  async #discover(address: string): Promise<Outcome<Place>> {
    const own = this.#config.accounts[address];
    const login = own ?? this.#config.login;
    if (!login) return { kind: 'refused', because: `no CalDAV login for ${address}` };
    const dav = new Dav(this.#line, login);
    const home = await this.#homeOf(dav, own?.url ?? this.#config.url);
    if (home.kind !== 'ok') return home.kind === 'gone' ? noCalendar(address) : home;
    const homes = own ? [home.value] : homesBeside(home.value, login.username, address);
    for (const url of homes) {
      const listed = await dav.propfind(url, '1', CALENDAR_PROPS);
      if (listed.kind === 'unavailable' || (listed.kind === 'refused' && listed.wholly)) return listed;
      if (listed.kind !== 'ok') continue;
      const place = await placeIn(dav, url, listed.value);
      if (place) return place;
    }
    return noCalendar(address);
  }

  /** The calendars of whoever is logged in: RFC 6764 and 4791, from any address of the server. */
  async #homeOf(dav: Dav, url: string): Promise<Outcome<string>> {
    let refused: Outcome<string> = { kind: 'gone' };
    for (const start of [url, new URL('/.well-known/caldav', url).href]) {
      const principal = await hrefOf(dav, start, '<D:current-user-principal/>', 'current-user-principal');
      const home =
        principal.kind === 'ok'
          ? await hrefOf(dav, principal.value, '<C:calendar-home-set/>', 'calendar-home-set')
          : principal;
      if (home.kind === 'ok' || home.kind === 'unavailable') return home;
      if (home.kind === 'refused') refused = home;
    }
    return refused;
  }
}

const noCalendar = (address: string): Outcome<never> => ({
  kind: 'refused',
  because: `no calendar of ${address} on the CalDAV server`,
});

const CALENDAR_PROPS =
  '<D:resourcetype/><C:supported-calendar-component-set/><C:schedule-calendar-transp/><C:schedule-default-calendar-URL/>';

async function hrefOf(dav: Dav, url: string, prop: string, name: string): Promise<Outcome<string>> {
  const found = await dav.propfind(url, '0', prop);
  if (found.kind !== 'ok') return found;
  const [resource] = found.value.resources;
  const href = textOf(child(resource?.props, name, 'href'));
  return resource && href !== '' ? { kind: 'ok', value: new URL(href, resource.url).href } : { kind: 'gone' };
}

/** Servers keep homes side by side (`/calendars/ana/`), by name or by address. */
function homesBeside(home: string, username: string, address: string): string[] {
  const url = new URL(home);
  const parts = url.pathname.split('/');
  const same = (part: string) => decodeURIComponent(part).toLowerCase() === username.toLowerCase();
  const at = parts.findLastIndex(same);
  if (at === -1) return [];
  const named = (name: string) => new URL(parts.with(at, encodeURIComponent(name)).join('/'), url).href;
  return [named(address.split('@')[0] ?? address), named(address)];
}

async function placeIn(dav: Dav, home: string, { resources }: Listing): Promise<Outcome<Place> | undefined> {
  const calendars = resources.filter(isCalendar);
  const [first] = calendars.toSorted((a, b) => byLikelihood(a) - byLikelihood(b));
  if (!first) return undefined;
  const options = await dav.options(home);
  if (options.kind !== 'ok') return options;
  const chosen = resources
    .map(r => textOf(child(r.props, 'schedule-default-calendar-URL', 'href')))
    .find(Boolean);
  return {
    kind: 'ok',
    value: {
      dav,
      calendars: calendars.filter(takesTime).map(c => c.url),
      writes: chosen ? new URL(chosen, home).href : first.url,
      schedules: options.value.includes('calendar-auto-schedule'),
    },
  };
}

function isCalendar({ props, gone }: Resource): boolean {
  const kinds = children(child(props, 'supported-calendar-component-set'), 'comp');
  const holdsEvents = kinds.length === 0 || kinds.some(k => typeof k === 'object' && k['@name'] === 'VEVENT');
  return !gone && has(child(props, 'resourcetype'), 'calendar') && holdsEvents;
}

/** Some calendars are marked as taking nobody's time: birthdays, public holidays. */
const takesTime = ({ props }: Resource): boolean =>
  !has(child(props, 'schedule-calendar-transp'), 'transparent');

/** Where nobody says which calendar is the main one, what servers and clients name it, before any other. */
function byLikelihood({ url }: Resource): number {
  const name = decodeURIComponent(new URL(url).pathname.split('/').findLast(Boolean) ?? '').toLowerCase();
  const at = ['default', 'calendar', 'personal', 'home', 'work'].indexOf(name);
  return at === -1 ? 9 : at;
}
