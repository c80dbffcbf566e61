import { describe, expect, test } from 'vitest';
import { closeRole } from '../../src/operations/close-role.ts';
import { raiseNudges } from '../../src/operations/raise-nudges.ts';
import { scheduleDigests } from '../../src/operations/schedule-digests.ts';
import { tidy } from '../../src/operations/tidy.ts';
import { miaToBook } from '../loop-steps.ts';
import { recordOutside } from '../outside.ts';
import { acmeWithMia, actor, CY, ENGINES, RAE, TEAM, type TestWorld } from '../world.ts';

async function office(engine: (typeof ENGINES)[number] = 'sqlite') {
  const loop = await miaToBook(engine);
  const { posts, drain } = recordOutside(loop.world);
  await drain();
  posts.length = 0;
  const pass = async (by: Temporal.DurationLike, step: Temporal.DurationLike = { minutes: 30 }) => {
    const end = loop.world.clock.now().add(by);
    while (Temporal.Instant.compare(loop.world.clock.now(), end) < 0) {
      loop.world.clock.advance(step);
      await raiseNudges(loop.world, TEAM);
      await drain();
    }
  };
  const nudges = () => posts.filter(p => p.notice === 'nudge').map(p => `${p.ids['rule']} ${p.to}`);
  return { loop, posts, drain, pass, nudges };
}

describe.each(ENGINES)('whoever lets something lie, on %s', engine => {
  test('is nudged once for each matter, not twice', async () => {
    const { loop, pass, nudges } = await office(engine);
    await pass({ hours: 48 });
    expect(nudges()).toEqual([`unscheduled ${RAE}`]);
    const { seat } = await loop.book();
    await pass({ hours: 120 });
    expect(nudges()).toEqual([`unscheduled ${RAE}`, `unanswered ${seat.person}`, `unscored ${seat.person}`]);
  });
});

describe('nudges', () => {
  test('wait for the morning of whoever they are for', async () => {
    const { loop, pass, posts } = await office();
    const sentAt: Temporal.Instant[] = [];
    const { seat, interview } = await loop.book();
    loop.world.clock.set(interview.booking.time.end);
    for (let turn = 0; turn < 48 && sentAt.length === 0; turn += 1) {
      await pass({ minutes: 30 });
      if (posts.some(p => p.notice === 'nudge' && p.to === seat.person)) sentAt.push(loop.world.clock.now());
    }
    const zone = seat.person === CY ? 'America/New_York' : 'Europe/Berlin';
    const hour = sentAt[0]?.toZonedDateTimeISO(zone).hour ?? 0;
    expect(hour).toBeGreaterThanOrEqual(9);
    expect(hour).toBeLessThan(18);
  });

  test('after an outage of days come once, and what became useless meanwhile not at all', async () => {
    const { loop, nudges, drain } = await office();
    const { interview } = await loop.book();
    loop.world.clock.set(interview.booking.time.end.add({ hours: 96 }));
    await raiseNudges(loop.world, TEAM);
    loop.world.clock.advance({ hours: 72 });
    await raiseNudges(loop.world, TEAM);
    await drain();
    expect(nudges().map(n => n.split(' ')[0])).toEqual(['unscored']);
  });

  test('end with their role', async () => {
    const { loop, pass, nudges } = await office();
    await closeRole(loop.world, actor(RAE), (await loop.situation()).role.id);
    await pass({ hours: 72 }, { hours: 6 });
    expect(nudges()).toEqual([]);
  });

  test('that were raised cost no transaction any more', async () => {
    const { loop } = await office();
    loop.world.clock.advance({ hours: 48 });
    await raiseNudges(loop.world, TEAM);
    const { count } = loop.world.kicks;
    let begun = 0;
    const counting = new Proxy(loop.world.db, {
      get: (target, key) => {
        if (key === 'transaction') begun += 1;
        const value = Reflect.get(target, key) as unknown;
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
    await raiseNudges({ ...loop.world, db: counting }, TEAM);
    expect(begun).toBe(0);
    expect(loop.world.kicks.count).toBe(count);
  });
});

describe('digests', () => {
  const digests = async (world: TestWorld) =>
    (await world.db.selectFrom('effect').select('key').where('key', 'like', 'notice:digest:%').execute()).map(
      e => e.key.split(':').at(-1),
    );

  test('are due on Monday at nine in the role’s zone, once a week, and not for a role of the same day', async () => {
    const { world } = await acmeWithMia();
    await scheduleDigests(world, TEAM);
    expect(await digests(world)).toEqual([]);
    for (const hour of ['06:59', '07:59', '08:00', '08:01', '19:00']) {
      world.clock.set(`2026-12-07T${hour}:00Z`);
      await scheduleDigests(world, TEAM);
    }
    expect(await digests(world)).toEqual(['2026-12-07']);
  });

  test('of weeks that passed while nobody ran are left out', async () => {
    const { world } = await acmeWithMia();
    world.clock.set('2026-12-23T12:00:00Z');
    await scheduleDigests(world, TEAM);
    world.clock.set('2026-12-28T09:00:00Z');
    await scheduleDigests(world, TEAM);
    expect(await digests(world)).toEqual(['2026-12-28']);
  });

  test('keep their hour over a change of the clocks', async () => {
    const { world } = await acmeWithMia();
    await world.db.updateTable('role').set({ target_day: '2027-06-01' }).execute();
    world.clock.set('2027-03-29T06:59:00Z');
    await scheduleDigests(world, TEAM);
    expect(await digests(world)).toEqual([]);
    world.clock.set('2027-03-29T07:00:00Z');
    await scheduleDigests(world, TEAM);
    expect(await digests(world)).toEqual(['2027-03-29']);
  });
});

describe('tidying up', () => {
  test('forgets settled effects after three months and proposals after one, and nothing that waits', async () => {
    const { world } = await miaToBook();
    const loop = { world };
    await world.db
      .updateTable('effect')
      .set({ outcome: 'done', settled_at: 0 })
      .where('id', '<', 5)
      .execute();
    const waiting = async () => (await world.db.selectFrom('effect').select('id').execute()).length;
    const before = await waiting();
    await tidy(loop.world, TEAM);
    expect(await waiting()).toBe(before - 4);
    await world.db.updateTable('effect').set({ outcome: 'done', settled_at: 0 }).execute();
    await tidy(loop.world, TEAM);
    expect(await waiting()).toBe(before - 4);
    world.clock.advance({ hours: 1 });
    await tidy(loop.world, TEAM);
    expect(await waiting()).toBe(0);
  });
});
