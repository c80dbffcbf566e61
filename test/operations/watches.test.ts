import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Registry } from 'prom-client';
import { googleCalendar } from '../../src/calendars/google/google.ts';
import { microsoftCalendar } from '../../src/calendars/microsoft/microsoft.ts';
import type { Calendar } from '../../src/core/ports.ts';
import { keepWatches } from '../../src/operations/keep-watches.ts';
import { mirrorCalendars } from '../../src/operations/mirror-calendars.ts';
import { listMirrored } from '../../src/store/busy-mirror.ts';
import { listWatches } from '../../src/store/calendar-watches.ts';
import { systemIds } from '../../src/system.ts';
import { createPages } from '../../src/web/pages.ts';
import { startServer, type WebServer } from '../../src/web/server.ts';
import { type Recorded, recordOutside } from '../outside.ts';
import type { Deliveries } from '../servers/deliveries.ts';
import { type GoogleServer, startGoogle } from '../servers/google/google-server.ts';
import { GRAPH_SECRET, type GraphServer, startGraph } from '../servers/graph/graph-server.ts';
import { acme, type FakeClock, PEOPLE, TEAM, type TestWorld } from '../world.ts';

const USERS = PEOPLE.flatMap(p => p.email ?? []);
const BO = 'bo@acme.test';
const SECRET = 'a secret of the installation, long enough';

type Provider = {
  calendar: (clock: FakeClock) => Calendar;
  clock: { now(): number };
  deliveries: Deliveries;
  /** Somebody puts a meeting into their own calendar. */
  put: (address: string) => void;
  standing: () => string[];
  reset: () => void;
  forget: () => void;
};

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

const organisers = async () => [];
const AT = ['2026-12-17T08:00:00', '2026-12-17T09:00:00'] as const;
let written = 0;

const PROVIDERS: Record<'google' | 'microsoft', () => Provider> = {
  google: () => ({
    calendar: clock => googleCalendar({ account: google.account, apiUrl: google.url, clock, organisers }),
    clock: google.clock,
    deliveries: google.channels.deliveries,
    put: address => {
      const [start, end] = AT.map(at => ({ dateTime: `${at}Z` }));
      if (start && end) google.put(address, { id: `own${(written += 1)}own`, start, end });
    },
    standing: () => google.channels.ids,
    reset: () => google.clear(),
    forget: () => google.forgetTokens(),
  }),
  microsoft: () => ({
    calendar: clock => {
      const { url } = graph;
      const login = { tenant: 'acme', clientId: 'app', clientSecret: GRAPH_SECRET };
      return microsoftCalendar({ config: { ...login, apiUrl: url, loginUrl: url }, clock, organisers });
    },
    clock: graph.clock,
    deliveries: graph.subscriptions.deliveries,
    put: address => {
      const [start, end] = AT.map(dateTime => ({ dateTime, timeZone: 'UTC' }));
      if (start && end) graph.put(address, { start, end });
    },
    standing: () => graph.subscriptions.ids,
    reset: () => graph.clear(),
    forget: () => graph.forgetLinks(),
  }),
};

/** Acme with all calendars at one provider, and its pages where the provider can call them. */
class Watched {
  readonly world: TestWorld;
  readonly provider: Provider;
  readonly office: Recorded;
  readonly server: WebServer;

  constructor(world: TestWorld, provider: Provider, server: WebServer) {
    this.world = world;
    this.provider = provider;
    this.server = server;
    this.office = recordOutside(world);
  }

  get url(): string {
    return this.world.site?.url ?? '';
  }

  /** How many stretches of time are known of Bo. */
  async known(): Promise<number> {
    const found = (await listMirrored(this.world.db, TEAM)).find(m => m.address === BO);
    return found?.parts.length ?? -1;
  }

  /** A moment later, everything that was told is looked into. */
  async settle(): Promise<void> {
    await this.provider.deliveries.arrived();
    this.world.clock.advance({ seconds: 2 });
    await this.office.drain();
  }

  watches = () => listWatches(this.world.db, TEAM);
}

async function watched(name: keyof typeof PROVIDERS): Promise<Watched> {
  const provider = PROVIDERS[name]();
  provider.reset();
  provider.deliveries.lost = false;
  const world = await acme();
  // Google takes an id of a channel once in its life.
  world.ids = systemIds;
  provider.clock.now = () => world.clock.now().epochMilliseconds;
  world.calendar = provider.calendar(world.clock);
  const { log } = recordOutside(world).outside;
  const pages = createPages({
    world,
    log,
    notReady: async () => undefined,
    metrics: async () => new Registry(),
  });
  const never = () => undefined;
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    slackPath: '/no',
    slack: never,
    pages: () => pages,
  });
  world.site = { url: `http://127.0.0.1:${server.port}`, secret: SECRET };
  await mirrorCalendars(world, TEAM);
  await keepWatches(world, TEAM);
  await provider.deliveries.arrived();
  return new Watched(world, provider, server);
}

async function on<T>(name: keyof typeof PROVIDERS, work: (w: Watched) => Promise<T>): Promise<T> {
  const w = await watched(name);
  try {
    return await work(w);
  } finally {
    await w.server.close();
  }
}

describe.each(['google', 'microsoft'] as const)('calls of %s', name => {
  test('bring a change into the mirror with the next job', () =>
    on(name, async w => {
      expect(w.provider.standing()).toHaveLength(5);
      w.provider.put(BO);
      await w.settle();
      expect(w.provider.deliveries.answers.at(-1)).toBe(202);
      expect(await w.known()).toBe(1);
    }));

  test('that come many at once are one look', () =>
    on(name, async w => {
      for (let n = 0; n < 5; n += 1) w.provider.put(BO);
      await w.provider.deliveries.arrived();
      const waiting = await w.world.db
        .selectFrom('effect')
        .select('key')
        .where('kind', '=', 'read-calendar')
        .execute();
      expect(waiting).toHaveLength(1);
      await w.settle();
      expect(await w.known()).toBe(5);
    }));

  test('scenario 23: that are lost are made good by the next look', () =>
    on(name, async w => {
      w.provider.deliveries.lost = true;
      w.provider.put(BO);
      await w.settle();
      expect(await w.known()).toBe(0);
      w.world.clock.advance({ minutes: 5 });
      await mirrorCalendars(w.world, TEAM);
      expect(await w.known()).toBe(1);
    }));

  test('scenario 23: are asked for anew in time, and the old ones are stopped', () =>
    on(name, async w => {
      const before = w.provider.standing();
      w.world.clock.advance({ hours: 24 * 5 });
      await keepWatches(w.world, TEAM);
      expect(w.provider.standing()).toEqual(before);
      w.world.clock.advance({ hours: 24 + 12 });
      await keepWatches(w.world, TEAM);
      expect(w.provider.standing()).toHaveLength(5);
      expect(w.provider.standing().filter(id => before.includes(id))).toEqual([]);
      w.provider.put(BO);
      await w.settle();
      expect(await w.known()).toBe(1);
    }));

  test('scenario 23: that ended while nobody ran are asked for again', () =>
    on(name, async w => {
      w.provider.reset();
      w.world.clock.advance({ hours: 24 * 30 });
      await keepWatches(w.world, TEAM);
      expect(w.provider.standing()).toHaveLength(5);
      expect(await w.watches()).toHaveLength(5);
    }));

  test('are ended for whoever interviews no more', () =>
    on(name, async w => {
      await w.world.db.deleteFrom('interviewer_skill').where('person_id', '=', 'UBO').execute();
      await w.world.db.deleteFrom('interviewer').where('person_id', '=', 'UBO').execute();
      await keepWatches(w.world, TEAM);
      expect(w.provider.standing()).toHaveLength(4);
      expect((await w.watches()).map(one => one.address)).not.toContain(BO);
    }));

  test('that are forged open nothing', () =>
    on(name, async w => {
      const [watch] = await w.watches();
      const signed = (await w.watches()).length > 0 ? watch?.id : undefined;
      const forged = { 'x-goog-resource-state': 'exists', 'x-goog-channel-token': 'guessed' };
      const body = JSON.stringify({ value: [{ clientState: 'guessed', changeType: 'updated' }] });
      const call = (path: string) =>
        fetch(`${w.url}/calendar-news/${path}`, { method: 'POST', headers: forged, body });
      for (const path of [`${signed}`, `${signed}.`, `${signed}.AAAA`, 'x.y', '%00', 'a'.repeat(5000)])
        expect((await call(path)).status).toBe(404);
      const { watchOf } = await import('../../src/operations/watch-words.ts');
      const right = watchOf({ url: w.url, secret: SECRET }, signed ?? '').url;
      for (const sent of [body, '', '{', '{"value":[]}', '[]']) {
        const reply = await fetch(right, { method: 'POST', headers: forged, body: sent });
        expect(reply.status).toBe(403);
      }
      const waiting = await w.world.db
        .selectFrom('effect')
        .select('key')
        .where('kind', '=', 'read-calendar')
        .execute();
      expect(waiting).toEqual([]);
    }));

  test('F12, scenario 23: 410: a place in the changes that was forgotten means reading all, and never free time', () =>
    on(name, async w => {
      w.provider.put(BO);
      await w.settle();
      w.provider.forget();
      w.provider.put(BO);
      await w.settle();
      expect(await w.known()).toBe(2);
    }));

  test('are not asked for where nobody could reach us', () =>
    on(name, async w => {
      w.provider.reset();
      w.world.site = undefined;
      w.world.clock.advance({ hours: 24 * 30 });
      await keepWatches(w.world, TEAM);
      expect(w.provider.standing()).toEqual([]);
    }));
});

describe('calls of microsoft about themselves', () => {
  test.each(['subscriptionRemoved', 'reauthorizationRequired'] as const)('%s: it is asked for again', event =>
    on('microsoft', async w => {
      const before = w.provider.standing();
      graph.subscriptions.tellLife(BO, event);
      await w.settle();
      w.world.clock.advance({ minutes: 1 });
      await keepWatches(w.world, TEAM);
      expect(w.provider.standing()).toHaveLength(5);
      expect(w.provider.standing().filter(id => before.includes(id))).toHaveLength(4);
    }),
  );

  test('missed: the calendar is looked at', () =>
    on('microsoft', async w => {
      w.provider.deliveries.lost = true;
      w.provider.put(BO);
      w.provider.deliveries.lost = false;
      graph.subscriptions.tellLife(BO, 'missed');
      await w.settle();
      expect(await w.known()).toBe(1);
    }));

  test('a series told of beside its bare instances blocks as the series says, and a changed one is read anew', () =>
    on('microsoft', async w => {
      const times = ['2026-12-01', '2026-12-02'].map(day => ({
        start: { dateTime: `${day}T10:00:00`, timeZone: 'UTC' },
        end: { dateTime: `${day}T11:00:00`, timeZone: 'UTC' },
      }));
      const series = (showAs: string) => {
        const [first] = times;
        if (first) graph.put(BO, { id: 'weekly', type: 'seriesMaster', showAs, ...first });
        times.forEach((time, n) =>
          graph.put(BO, { id: `weekly-${n}`, type: 'occurrence', seriesMasterId: 'weekly', showAs, ...time }),
        );
      };
      series('busy');
      await w.settle();
      expect(await w.known()).toBe(2);
      series('free');
      await w.settle();
      expect(await w.known()).toBe(0);
    }));
});
