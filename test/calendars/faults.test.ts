import { afterAll, beforeAll, expect, test } from 'vitest';
import { googleCalendar } from '../../src/calendars/google/google.ts';
import { microsoftCalendar } from '../../src/calendars/microsoft/microsoft.ts';
import type { Calendar } from '../../src/core/ports.ts';
import { ANA, BO, DRAFT, owner, RAE, valueOf, WEEK } from '../contracts/calendar/provider.ts';
import { type FaultProxy, startFaultProxy } from '../servers/fault-proxy.ts';
import { type GoogleServer, startGoogle } from '../servers/google/google-server.ts';
import { GRAPH_SECRET, type GraphServer, startGraph } from '../servers/graph/graph-server.ts';
import { FakeClock, TEAM } from '../world.ts';
import { faultsOf } from './faults.ts';

const USERS = [RAE, ANA, BO].map(p => p.address);
const TIMEOUT_MS = 300;

let google: GoogleServer;
let graph: GraphServer;
let toGoogle: FaultProxy;
let toGraph: FaultProxy;
beforeAll(async () => {
  google = await startGoogle(USERS);
  graph = await startGraph(USERS);
  toGoogle = await startFaultProxy(google.url);
  toGraph = await startFaultProxy(graph.url);
});
afterAll(async () => {
  for (const server of [toGoogle, toGraph, google, graph]) await server.stop();
});

const organisers = async () => [RAE.address];
const quiet = (proxy: FaultProxy) => {
  for (const method of ['GET', 'POST', 'PATCH', 'DELETE']) proxy.next(method);
};

function openGoogle(apiUrl = toGoogle.url) {
  google.clear();
  google.revoked.clear();
  quiet(toGoogle);
  const { account } = google;
  return googleCalendar({ account, apiUrl, clock: new FakeClock(), organisers, timeoutMs: TIMEOUT_MS });
}

function openGraph(url = toGraph.url) {
  graph.clear();
  graph.revoked.clear();
  graph.quota.left = Infinity;
  quiet(toGraph);
  const config = {
    tenant: 'acme',
    clientId: 'app',
    clientSecret: GRAPH_SECRET,
    apiUrl: url,
    loginUrl: graph.url,
  };
  return microsoftCalendar({ config, clock: new FakeClock(), organisers, timeoutMs: TIMEOUT_MS });
}

faultsOf({
  name: 'google',
  writes: 'POST',
  reads: 'GET',
  open: async () => {
    const calendar = openGoogle();
    const events = () => standing(calendar);
    return { calendar, proxy: toGoogle, events };
  },
});

faultsOf({
  name: 'microsoft',
  writes: 'POST',
  reads: 'GET',
  open: async () => {
    const calendar = openGraph();
    const events = () => standing(calendar);
    return { calendar, proxy: toGraph, events };
  },
});

/** How many events stand in the calendar of whoever organises. */
async function standing(calendar: Calendar): Promise<number> {
  return valueOf(await calendar.changes(TEAM, undefined)).events.length;
}

test('F10, scenario 22: who left Google Workspace is refused, and the others are read', async () => {
  const calendar = openGoogle();
  google.revoked.add(ANA.address);
  const busy = await calendar.busy(TEAM, [owner(ANA), owner(BO)], WEEK);
  expect(busy.get(ANA.address)).toEqual({ kind: 'refused', because: 'invalid_grant' });
  expect(busy.get(BO.address)?.kind).toBe('ok');
});

test('F10, scenario 22: a delegation that was taken back concerns every call', async () => {
  const calendar = openGoogle();
  google.revoked.add('*');
  const busy = await calendar.busy(TEAM, [owner(BO)], WEEK);
  expect(busy.get(BO.address)).toEqual({ kind: 'refused', because: 'unauthorized_client', wholly: true });
});

test('F9: a used-up quota of Google asks to come back, though it says 403', async () => {
  const calendar = openGoogle();
  google.quota.left = 0;
  expect(await calendar.create(DRAFT)).toMatchObject({ kind: 'unavailable', because: 'rateLimitExceeded' });
});

test('F9: Microsoft says how long to stay away', async () => {
  const calendar = openGraph();
  graph.quota.left = 0;
  graph.quota.retryAfter = '30';
  const busy = await calendar.busy(TEAM, [owner(ANA)], WEEK);
  expect(busy.get(ANA.address)).toEqual({ kind: 'unavailable', because: 'http 429', retryAfterMs: 30_000 });
});

test('F10, scenario 22: a mailbox that the application may not read is refused, and the others are read', async () => {
  const calendar = openGraph();
  graph.revoked.add(ANA.address);
  const busy = await calendar.busy(TEAM, [owner(ANA), owner(BO)], WEEK);
  expect(busy.get(ANA.address)).toEqual({ kind: 'refused', because: 'ErrorAccessDenied' });
  expect(busy.get(BO.address)?.kind).toBe('ok');
});

test('scenario 25: out of office and focus time block, a place of work does not', async () => {
  const calendar = openGoogle();
  const at = (hour: string) => ({ dateTime: `2026-12-03T${hour}:00Z` });
  const day = { start: { date: '2026-12-03' }, end: { date: '2026-12-04' } };
  google.put(ANA.address, { id: 'away1', start: at('09:00'), end: at('10:00'), eventType: 'outOfOffice' });
  google.put(ANA.address, { id: 'focus', start: at('11:00'), end: at('12:00'), eventType: 'focusTime' });
  google.put(ANA.address, { id: 'home1', ...day, eventType: 'workingLocation' });
  const busy = valueOf((await calendar.busy(TEAM, [owner(ANA)], WEEK)).get(ANA.address));
  expect(busy.map(b => b.time.start.toString())).toEqual(['2026-12-03T09:00:00Z', '2026-12-03T11:00:00Z']);
});

test('scenario 25: who is out of office with automatic declining has declined when the event is read', async () => {
  const calendar = openGoogle();
  const { start, end } = DRAFT.time;
  google.put(ANA.address, {
    id: 'away1',
    start: { dateTime: start.toString() },
    end: { dateTime: end.toString() },
    eventType: 'outOfOffice',
    autoDeclines: true,
  });
  valueOf(await calendar.create(DRAFT));
  expect(valueOf(await calendar.read(TEAM, RAE, DRAFT.id)).answers).toEqual([
    { address: ANA.address, answer: 'declined', reason: '' },
  ]);
});

test('the candidate is mailed by the provider, and nobody inside is', async () => {
  const calendar = openGoogle();
  google.mails.length = 0;
  valueOf(await calendar.create(DRAFT));
  expect(google.mails).toEqual([{ to: 'mia@example.com', about: 'invitation' }]);
});

test('a booking of two people costs no more than two calls a person, and reading is one', async () => {
  const calendars = [
    { calendar: openGoogle(google.url), server: google },
    { calendar: openGraph(graph.url), server: graph },
  ];
  for (const { calendar, server } of calendars) {
    await calendar.busy(TEAM, [owner(ANA), owner(BO), owner(RAE)], WEEK);
    server.calls.length = 0;
    await calendar.busy(TEAM, [owner(ANA), owner(BO)], WEEK);
    expect(server.calls.filter(c => !c.includes('token'))).toHaveLength(2);
    valueOf(await calendar.create(DRAFT));
    expect(server.calls.filter(c => !c.includes('token')).length).toBeLessThanOrEqual(2 * 3);
  }
});
