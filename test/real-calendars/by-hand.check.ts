import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { caldavCalendar } from '../../src/calendars/caldav/caldav.ts';
import type { CaldavConfig } from '../../src/calendars/caldav/accounts.ts';
import { ANA, BO, DRAFT, MIA, MORNING, owner, RAE, valueOf, WEEK } from '../contracts/calendar/provider.ts';
import { FakeClock, TEAM } from '../world.ts';
import { startCyrus } from './cyrus.ts';
import { type CaldavServer, startRadicale } from './radicale.ts';

/** Objects of somebody's calendar, by their name. */
async function objectsOf(server: CaldavServer, person: string): Promise<string[]> {
  const { url, authorization } = server.calendarOf(person);
  const listed = await fetch(url, { method: 'PROPFIND', headers: { authorization, depth: '1' } });
  return [...(await listed.text()).matchAll(/href>([^<]+\.ics)</g)].map(m => new URL(m[1] ?? '', url).href);
}

const calendarFor = (config: CaldavConfig) =>
  caldavCalendar({
    config,
    clock: new FakeClock(),
    followed: async () => ({ organisers: [RAE.address], guests: [ANA.address, BO.address] }),
  });

describe.each([
  ['Radicale', startRadicale],
  ['Cyrus', () => startCyrus([])],
] as const)('what people do by hand on %s', (_name, start) => {
  let server: CaldavServer;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.stop());
  const fresh = async () => {
    await server.reset(['rae', 'ana', 'bo']);
    const calendar = calendarFor(server.config);
    valueOf(await calendar.create({ ...DRAFT, attendees: [ANA, BO, MIA] }));
    const { cursor } = valueOf(await calendar.changes(TEAM, undefined));
    return { calendar, cursor };
  };

  test('everybody who is invited has the interview in their own calendar', async () => {
    await fresh();
    for (const person of ['rae', 'ana', 'bo']) expect(await objectsOf(server, person)).toHaveLength(1);
  });

  test('an answer given in a client of their own is heard of', async () => {
    const { calendar, cursor } = await fresh();
    const [url = ''] = await objectsOf(server, 'ana');
    const { authorization } = server.calendarOf('ana');
    const text = await (await fetch(url, { headers: { authorization } })).text();
    const unfolded = text.replaceAll(/\r\n[ \t]/g, '');
    const line = unfolded.split('\r\n').find(l => l.startsWith('ATTENDEE') && l.includes(ANA.address)) ?? '';
    const answered = unfolded.replace(line, line.replace('PARTSTAT=NEEDS-ACTION', 'PARTSTAT=DECLINED'));
    expect(answered).not.toBe(unfolded);
    const headers = { authorization, 'content-type': 'text/calendar' };
    expect((await fetch(url, { method: 'PUT', headers, body: answered })).ok).toBe(true);
    const { events } = valueOf(await calendar.changes(TEAM, cursor));
    expect(events).toMatchObject([
      { eventId: DRAFT.id, answers: [{ address: ANA.address, answer: 'declined' }] },
    ]);
    const busy = await calendar.busy(TEAM, [owner(ANA), owner(BO)], WEEK);
    expect(valueOf(busy.get(ANA.address))).toEqual([]);
    expect(valueOf(busy.get(BO.address))).toMatchObject([{ time: MORNING, eventId: DRAFT.id }]);
  });

  test('an interview that its organiser deleted is gone', async () => {
    const { calendar, cursor } = await fresh();
    const [url = ''] = await objectsOf(server, 'rae');
    await fetch(url, {
      method: 'DELETE',
      headers: { authorization: server.calendarOf('rae').authorization },
    });
    const { events } = valueOf(await calendar.changes(TEAM, cursor));
    expect(events).toEqual([{ eventId: DRAFT.id, cancelled: true }]);
    expect(await calendar.read(TEAM, RAE, DRAFT.id)).toEqual({ kind: 'gone' });
  });

  test('a cursor that the server does not know starts anew', async () => {
    const { calendar, cursor } = await fresh();
    const url = Object.keys(JSON.parse(cursor) as object);
    const unknown = JSON.stringify(Object.fromEntries(url.map(u => [u, 'http://radicale.org/ns/sync/0000'])));
    const { events } = valueOf(await calendar.changes(TEAM, unknown));
    expect(events.map(e => e.eventId)).toEqual([DRAFT.id]);
  });

  test('somebody without a calendar is not free', async () => {
    const calendar = calendarFor({
      ...server.config,
      login: server.config.login ?? { username: 'rae', password: 'x' },
    });
    const busy = await calendar.busy(TEAM, [owner({ address: 'nobody@acme.test', name: 'No Body' })], WEEK);
    expect(busy.get('nobody@acme.test')).toMatchObject({ kind: 'refused' });
  });
});

test('a wrong password is a matter of the whole connection', async () => {
  const server = await startRadicale();
  const login = { username: 'hireloop', password: 'wrong' };
  const busy = await calendarFor({ ...server.config, login }).busy(TEAM, [owner(ANA)], WEEK);
  await server.stop();
  expect(busy.get(ANA.address)).toEqual({ kind: 'refused', because: 'http 401', wholly: true });
});

test('a server that is not there is unavailable', async () => {
  const config = { url: 'http://127.0.0.1:9/', login: { username: 'a', password: 'b' }, accounts: {} };
  const busy = await calendarFor(config).busy(TEAM, [owner(ANA)], WEEK);
  expect(busy.get(ANA.address)).toMatchObject({ kind: 'unavailable' });
});

test('a calendar that was deleted after it was followed is not free', async () => {
  const server = await startRadicale();
  await server.reset(['rae', 'ana', 'bo']);
  const calendar = calendarFor(server.config);
  valueOf(await calendar.create({ ...DRAFT, attendees: [ANA, BO, MIA] }));
  const { cursor, parts } = valueOf(await calendar.follow(TEAM, owner(ANA), WEEK, undefined));
  const { url, authorization } = server.calendarOf('ana');
  await fetch(url, { method: 'DELETE', headers: { authorization } });
  const later = await calendar.follow(TEAM, owner(ANA), WEEK, cursor);
  const anew = await calendar.follow(TEAM, owner(ANA), WEEK, undefined);
  await server.stop();
  expect(parts.flatMap(p => p.busy).map(b => b.time)).toEqual([MORNING]);
  expect([later.kind, anew.kind]).toEqual(['refused', 'refused']);
});
