import { googleCalendar } from '../src/calendars/google/google.ts';
import { microsoftCalendar } from '../src/calendars/microsoft/microsoft.ts';
import type { BusyNews, Calendar, CalendarOwner } from '../src/core/ports.ts';
import { DRAFT, RAE } from '../test/contracts/calendar/provider.ts';
import { startGoogle } from '../test/servers/google/google-server.ts';
import { GRAPH_SECRET, startGraph } from '../test/servers/graph/graph-server.ts';
import type { JsonServer } from '../test/servers/json-server.ts';
import { FakeClock, MONDAY, TEAM } from '../test/world.ts';

const PEOPLE = 100;
const EVENTS_EACH = 100;
const ADDRESSES = Array.from({ length: PEOPLE }, (_, i) => `p${i}@acme.test`);
const USERS = [RAE.address, ...ADDRESSES];
const HORIZON = { start: MONDAY, end: MONDAY.add({ hours: 24 * 60 }) };

type Measured = {
  firstSyncMs: number;
  firstSyncCalls: number;
  laterCalls: number;
  /** Entries that a later look at everybody tells, against those of the first. */
  laterShare: number;
  bookingCalls: number;
};

/** Calls and time of the first look at a hundred calendars, and of one booking of two people, on local servers. */
export async function benchCalendars(): Promise<string> {
  const rows = { google: await measureGoogle(), microsoft: await measureGraph() };
  const line = (what: string, goal: string, of: (m: Measured) => string) =>
    `| ${what} | ${goal} | ${of(rows.google)} | ${of(rows.microsoft)} |`;
  return [
    '## calendars',
    '',
    `${PEOPLE} people with ${EVENTS_EACH} events each within sixty days; the servers are local, so times are those of our side. A proposal with what calendars said lately asks none of them (\`test/operations/mirror.test.ts\`).`,
    '',
    '| | goal | google | microsoft |',
    '| --- | ---: | ---: | ---: |',
    line('calls a person, first look', '≤ 1', m => (m.firstSyncCalls / PEOPLE).toFixed(2)),
    line('first look at all', '', m => `${Math.round(m.firstSyncMs)} ms`),
    line('calls a person, each later look', '≤ 1', m => (m.laterCalls / PEOPLE).toFixed(2)),
    line(
      'entries told in it, of those of the first, where nothing changed',
      '0 %',
      m => `${Math.round(100 * m.laterShare)} %`,
    ),
    line('calls a person, checking and booking two', '≤ 2', m => (m.bookingCalls / 2).toFixed(1)),
    '',
  ].join('\n');
}

async function measureGoogle(): Promise<Measured> {
  const server = await startGoogle(USERS);
  for (const address of ADDRESSES) {
    for (let nth = 0; nth < EVENTS_EACH; nth += 1) {
      const [start, end] = spanOf(nth).map(dateTime => ({ dateTime: `${dateTime}Z` }));
      if (start && end) server.put(address, { id: `own${address.replaceAll(/\W/g, '')}e${nth}`, start, end });
    }
  }
  const clock = new FakeClock();
  const organisers = async () => [RAE.address];
  const calendar = googleCalendar({ account: server.account, apiUrl: server.url, clock, organisers });
  return measure(calendar, server);
}

async function measureGraph(): Promise<Measured> {
  const server = await startGraph(USERS);
  for (const address of ADDRESSES) {
    for (let nth = 0; nth < EVENTS_EACH; nth += 1) {
      const [start, end] = spanOf(nth).map(dateTime => ({ dateTime, timeZone: 'UTC' }));
      if (start && end) server.put(address, { start, end });
    }
  }
  const { url } = server;
  const config = { tenant: 'acme', clientId: 'app', clientSecret: GRAPH_SECRET, apiUrl: url, loginUrl: url };
  const calendar = microsoftCalendar({
    config,
    clock: new FakeClock(),
    organisers: async () => [RAE.address],
  });
  return measure(calendar, server);
}

/** Twelve hours apart, half an hour long. */
function spanOf(nth: number): [string, string] {
  const start = MONDAY.add({ hours: 12 * nth });
  return [start.toString().replace('Z', ''), start.add({ minutes: 30 }).toString().replace('Z', '')];
}

async function measure(calendar: Calendar, server: JsonServer): Promise<Measured> {
  const owners = ADDRESSES.map(address => ({ person: address, address, zone: 'Europe/Berlin' }));
  const asked = () => server.calls.filter(c => !c.includes('token')).length;
  const began = performance.now();
  const first = await Promise.all(owners.map(o => followed(calendar, o)));
  const firstSyncMs = performance.now() - began;
  const firstSyncCalls = asked();
  const later = await Promise.all(first.map((news, nth) => followed(calendar, owners[nth], news.cursor)));
  const laterCalls = asked() - firstSyncCalls;
  const entries = (all: readonly BusyNews[]) => all.flatMap(n => n.parts).length;
  const two = owners.slice(0, 2);
  await calendar.busy(TEAM, two, DRAFT.time);
  const attendees = two.map(({ address }) => ({ address, name: address }));
  const made = await calendar.create({ ...DRAFT, attendees }, true);
  if (made.kind !== 'ok') throw new Error(`The event was not made: ${made.kind}`);
  const bookingCalls = asked() - firstSyncCalls - laterCalls;
  await server.stop();
  return {
    firstSyncMs,
    firstSyncCalls,
    laterCalls,
    laterShare: entries(later) / entries(first),
    bookingCalls,
  };
}

async function followed(
  calendar: Calendar,
  owner: CalendarOwner | undefined,
  cursor?: string,
): Promise<BusyNews> {
  const news = owner && (await calendar.follow(TEAM, owner, HORIZON, cursor));
  if (news?.kind !== 'ok') throw new Error('A calendar was not read');
  return news.value;
}
