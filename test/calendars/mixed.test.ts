import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { googleCalendar } from '../../src/calendars/google/google.ts';
import { localCalendar } from '../../src/calendars/local.ts';
import { microsoftCalendar } from '../../src/calendars/microsoft/microsoft.ts';
import { mixedCalendar } from '../../src/calendars/mixed.ts';
import type { Calendar, Clock } from '../../src/core/ports.ts';
import { followCalendar } from '../../src/operations/follow-calendar.ts';
import { calendarEvents } from '../../src/store/calendar-events.ts';
import type { Store } from '../../src/store/database.ts';
import { listOrganisers } from '../../src/store/event-links.ts';
import { miaToBook } from '../loop-steps.ts';
import { recordOutside } from '../outside.ts';
import { type GoogleServer, startGoogle } from '../servers/google/google-server.ts';
import { GRAPH_SECRET, type GraphServer, startGraph } from '../servers/graph/graph-server.ts';
import { BO, FakeClock, PEOPLE, RAE, TEAM } from '../world.ts';

/** A team of several providers: Rae and most others are with one, and Bo's calendar is elsewhere. */

const BOS = 'bo@acme.test';
const USERS = PEOPLE.flatMap(p => p.email ?? []).filter(address => address !== BOS);

let google: GoogleServer;
let graph: GraphServer;
beforeAll(async () => {
  google = await startGoogle(USERS);
  graph = await startGraph(USERS);
});
afterAll(async () => {
  await google.stop();
  await graph.stop();
});
beforeEach(() => {
  google.clear();
  graph.clear();
});

type Main = 'google' | 'microsoft' | 'local';
type Make = (on: { store: Store; clock: Clock }) => Calendar;

const MAKE: Record<Main, Make> = {
  local: ({ store }) => localCalendar(calendarEvents(store.db)),
  google: ({ store, clock }) => {
    const organisers = (team: string) => listOrganisers(store.db, team);
    return googleCalendar({ account: google.account, apiUrl: google.url, clock, organisers });
  },
  microsoft: ({ store, clock }) => {
    const organisers = (team: string) => listOrganisers(store.db, team);
    const url = { apiUrl: graph.url, loginUrl: graph.url };
    const config = { tenant: 'acme', clientId: 'app', clientSecret: GRAPH_SECRET, ...url };
    return microsoftCalendar({ config, clock, organisers });
  },
};

/** Bo is booked by Rae, whose calendar is with the main provider. */
async function booked(main: Main) {
  const mix = (store: Store) => {
    const on = { store, clock: new FakeClock() };
    const providers = new Map([
      [main, MAKE[main](on)],
      ['local', MAKE.local(on)],
    ]);
    return mixedCalendar(providers, address => (address === BOS ? 'local' : main));
  };
  const loop = await miaToBook('sqlite', mix);
  const office = recordOutside(loop.world);
  await office.drain();
  const { seat } = await loop.book();
  expect(seat.person).toBe(BO);
  await office.drain();
  const look = async () => {
    await followCalendar(loop.world, TEAM);
    await office.drain();
  };
  await look();
  const link = await loop.world.db.selectFrom('event_link').selectAll().executeTakeFirstOrThrow();
  const event = async () => {
    const read = await loop.world.calendar.read(TEAM, { address: link.organiser, name: '' }, link.event_id);
    return read.kind === 'ok' ? read.value : undefined;
  };
  return { loop, office, event, look };
}

describe.each(['google', 'microsoft'] as const)(
  'somebody whose calendar is not with %s, where the organiser’s is',
  main => {
    test('is invited, answers in Slack, and nobody is bothered with what the provider cannot be told', async () => {
      const { loop, office, event, look } = await booked(main);
      expect((await event())?.guests).toContain(BOS);
      await loop.answer('accepted');
      await office.drain();
      const effects = await loop.world.db.selectFrom('effect').select(['kind', 'outcome', 'note']).execute();
      expect(effects.filter(e => e.outcome === 'dead')).toEqual([]);
      expect(office.posts.filter(p => p.notice === 'trouble')).toEqual([]);
      await look();
      const { seat } = await loop.booked();
      expect([seat.person, seat.answer?.answer]).toEqual([BO, 'accepted']);
    });

    test('who declines in Slack is replaced by somebody, and is off the event', async () => {
      const { loop, office, event, look } = await booked(main);
      await loop.answer('declined');
      await office.drain();
      loop.world.clock.advance({ minutes: 3 });
      await office.drain();
      await look();
      expect((await loop.booked()).seat.person).not.toBe(BO);
      expect((await event())?.guests).not.toContain(BOS);
      expect(office.posts.filter(p => p.notice === 'trouble')).toEqual([]);
      expect(office.posts.filter(p => p.notice === 'declined').map(p => p.to)).toEqual([RAE]);
    });
  },
);
