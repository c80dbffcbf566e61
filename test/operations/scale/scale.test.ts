import { describe, expect, test } from 'vitest';
import { tick } from '../../../src/jobs/schedules.ts';
import { decide } from '../../../src/operations/decide.ts';
import { proposeTimes } from '../../../src/operations/propose-times.ts';
import { bookItinerary } from '../../../src/operations/book-itinerary.ts';
import { offerTimes } from '../../../src/operations/offer-times.ts';
import { listOpenSituations } from '../../../src/store/situations.ts';
import { quietLog } from '../../quiet-log.ts';
import { actor, ENGINES, HANA, RAE, TEAM } from '../../world.ts';
import { counted } from './counted.ts';
import { manyApplications } from './many-applications.ts';

/** Enough to tell a query for each from a query for all; PostgreSQL takes its time to be filled. */
const OPEN = { sqlite: 2000, postgres: 600 };

describe.each(ENGINES)('a company with very many open applications, on %s', engine => {
  test('looks at all of them in a few queries, and in a minute in which nothing changes at none', async () => {
    const { world, queries } = counted(await manyApplications(OPEN[engine], engine));
    const { log, lines } = quietLog();
    expect(await listOpenSituations(world.db, TEAM)).toHaveLength(OPEN[engine]);
    expect(queries()).toBeLessThan(50);
    await tick(world, log);
    queries();
    world.clock.advance({ minutes: 1 });
    await tick(world, log);
    expect(queries()).toBeLessThan(12);
    const before = await nudges(world);
    await decide(world, actor(HANA), {
      application: 'application-0',
      entry: 'entry-0-0',
      kind: 'reject',
      reason: 'No',
    });
    world.clock.advance({ hours: 30 });
    await tick(world, log);
    expect(await nudges(world)).toBeGreaterThan(before);
    expect(lines).toEqual([]);
    await bookOne(world, queries);
  }, 60_000);
});

async function nudges({ db }: Parameters<typeof tick>[0]): Promise<number> {
  return (await db.selectFrom('effect').select('id').where('key', 'like', 'notice:bundle:%').execute())
    .length;
}

/** What one booking costs does not depend on how many others there are. */
async function bookOne(world: ReturnType<typeof counted>['world'], queries: () => number): Promise<void> {
  const application = 'application-2';
  await world.db.deleteFrom('booking').where('interview_id', '=', 'interview-entry-2-2').execute();
  await world.db.deleteFrom('seat_answer').where('seat_id', '=', 'seat-entry-2-2').execute();
  await world.db.deleteFrom('seat').where('id', '=', 'seat-entry-2-2').execute();
  await offerTimes(world, actor(RAE), {
    application,
    zone: 'Europe/Paris',
    windows: '2026-12-14 - 2026-12-18 09:00-17:00',
  });
  queries();
  const proposal = await proposeTimes(world, actor(RAE), application, { purpose: 'book' });
  expect(queries()).toBeLessThan(60);
  const booked = await bookItinerary(world, actor(RAE), { proposal: proposal.id, option: 0 });
  expect(booked.kind).toBe('booked');
  expect(queries()).toBeLessThan(130);
}
