import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { googleCalendar } from '../../src/calendars/google/google.ts';
import { microsoftCalendar } from '../../src/calendars/microsoft/microsoft.ts';
import type { Calendar } from '../../src/core/ports.ts';
import { bookItinerary } from '../../src/operations/book-itinerary.ts';
import { cancelInterviews } from '../../src/operations/cancel-interviews.ts';
import { rememberPeople } from '../../src/operations/settle-in.ts';
import { ANA, BO, owner, RAE as RAES, valueOf, WEEK } from '../contracts/calendar/provider.ts';
import { type Loop, miaToBook } from '../loop-steps.ts';
import { type Recorded, recordOutside } from '../outside.ts';
import { type GoogleServer, startGoogle } from '../servers/google/google-server.ts';
import { GRAPH_SECRET, type GraphServer, startGraph } from '../servers/graph/graph-server.ts';
import { actor, FakeClock, PEOPLE, RAE, TEAM } from '../world.ts';

const CROWD = Array.from({ length: 50 }, (_, i) => ({ address: `p${i}@acme.test`, name: `P ${i}` }));
const MARRIED = 'rae.novak@acme.test';
const USERS = [...PEOPLE.flatMap(p => p.email ?? []), MARRIED, ...CROWD.map(p => p.address)];

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
  Object.assign(graph.quota, { left: Infinity, retryAfter: '1' });
});

const organisers = async () => [RAES.address];
const clock = new FakeClock();

const CALENDARS: Record<'google' | 'microsoft', () => Calendar> = {
  google: () => googleCalendar({ account: google.account, apiUrl: google.url, clock, organisers }),
  microsoft: () => {
    const url = { apiUrl: graph.url, loginUrl: graph.url };
    const config = { tenant: 'acme', clientId: 'app', clientSecret: GRAPH_SECRET, ...url };
    return microsoftCalendar({ config, clock, organisers });
  },
};

describe('calls to Google count for whoever they are made in the name of', () => {
  test('F9: fifty calendars take one call in the name of each person, and none for all', async () => {
    google.quota.each = 2;
    const people = CROWD.map(p => owner(p));
    const busy = await CALENDARS.google().busy(TEAM, people, WEEK);
    expect([...busy.values()].map(b => valueOf(b))).toEqual(people.map(() => []));
    expect(google.quota.used.size).toBe(50);
    expect(Math.max(...google.quota.used.values())).toBe(1);
  });

  test('F9: where one person’s are used up, they are unknown and the others are known', async () => {
    const calendar = CALENDARS.google();
    google.quota.each = 1;
    await calendar.busy(TEAM, [owner(ANA)], WEEK);
    const busy = await calendar.busy(TEAM, [owner(ANA), owner(BO)], WEEK);
    expect(busy.get(ANA.address)).toMatchObject({ kind: 'unavailable', because: 'rateLimitExceeded' });
    expect(busy.get(BO.address)?.kind).toBe('ok');
  });
});

type Setting = { loop: Loop; office: Recorded };

async function booked(name: keyof typeof CALENDARS): Promise<Setting> {
  const loop = await miaToBook('sqlite', CALENDARS[name]);
  const office = recordOutside(loop.world);
  await office.drain();
  await loop.book();
  return { loop, office };
}

/** When the event of the booking is tried next, in ms from now; undefined where it is made. */
async function tryMs({ loop }: Setting): Promise<number | undefined> {
  const effect = await loop.world.db
    .selectFrom('effect')
    .select('next_at')
    .where('kind', '=', 'sync-event')
    .where('outcome', 'is', null)
    .executeTakeFirst();
  return effect && effect.next_at - loop.world.clock.now().epochMilliseconds;
}

describe('a used-up quota', () => {
  test('F9: of Google, which does not say for how long, is tried later each time, and the event is made', async () => {
    const on = await booked('google');
    google.quota.left = 0;
    const waits: number[] = [];
    for (let tries = 0; tries < 8; tries += 1) {
      await on.office.drain();
      const ms = await tryMs(on);
      waits.push(ms ?? 0);
      on.loop.world.clock.advance({ milliseconds: ms ?? 0 });
    }
    // Drawn from a range that doubles: each may be short, and together they grow.
    for (const [n, ms] of waits.entries()) expect(ms).toBeLessThanOrEqual(1000 * 2 ** n);
    expect(Math.min(...waits)).toBeGreaterThan(0);
    expect(Math.max(...waits.slice(4))).toBeGreaterThan(Math.max(...waits.slice(0, 3)));
    google.quota.refill();
    await on.office.drain();
    expect(await tryMs(on)).toBeUndefined();
    expect(valueOf(await CALENDARS.google().changes(TEAM, undefined)).events).toHaveLength(1);
  });

  test('F9: of Microsoft is tried again after as long as it says, and not before', async () => {
    const on = await booked('microsoft');
    Object.assign(graph.quota, { left: 0, retryAfter: '120' });
    await on.office.drain();
    const ms = await tryMs(on);
    expect(ms).toBeGreaterThanOrEqual(120_000);
    expect(ms).toBeLessThanOrEqual(121_000);
    graph.quota.left = Infinity;
    on.loop.world.clock.advance({ seconds: 119 });
    await on.office.drain();
    expect(valueOf(await CALENDARS.microsoft().changes(TEAM, undefined)).events).toEqual([]);
    on.loop.world.clock.advance({ seconds: 2 });
    await on.office.drain();
    expect(await tryMs(on)).toBeUndefined();
    expect(valueOf(await CALENDARS.microsoft().changes(TEAM, undefined)).events).toHaveLength(1);
  });
});

describe.each(['google', 'microsoft'] as const)('an event at %s', name => {
  test('scenario 22: is moved and called off in the name of whoever has it, although they have another address by now', async () => {
    const { loop, office } = await booked(name);
    await office.drain();
    const calendar = CALENDARS[name]();
    const known = async () => valueOf(await calendar.changes(TEAM, undefined)).events;
    const [made] = await known();
    const people = PEOPLE.map(p => (p.id === RAE ? { ...p, email: MARRIED } : p));
    await rememberPeople(loop.world, people);
    const { interview } = await loop.booked();
    const proposal = await loop.propose({ purpose: 'move', interviews: [interview.id] });
    await bookItinerary(loop.world, actor(RAE), { proposal: proposal.id, option: 1 });
    await office.drain();
    const moved = await known();
    const { time } = (await loop.booked()).interview.booking;
    expect(time).not.toEqual(interview.booking.time);
    expect(moved).toMatchObject([{ eventId: made?.eventId, time }]);
    const { application } = loop;
    await cancelInterviews(loop.world, actor(RAE), {
      application,
      interviews: [interview.id],
      reason: 'Ill',
    });
    await office.drain();
    expect(await known()).toEqual([]);
  });
});
