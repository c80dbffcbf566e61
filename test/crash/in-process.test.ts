import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/core/user-error.ts';
import { createDispatcher } from '../../src/jobs/dispatcher.ts';
import { jobs } from '../../src/jobs/job-kinds.ts';
import { bookItinerary } from '../../src/operations/book-itinerary.ts';
import { breaches } from '../invariants.ts';
import { type Loop, miaToBook } from '../loop-steps.ts';
import { recordOutside } from '../outside.ts';
import { actor, RAE } from '../world.ts';
import { mortalOutside, mortalWorld, type Point } from './mortal.ts';

class Death extends Error {}

/** Lives up to the given point; from then on nothing that it does reaches anybody. */
function mortality(dieAt: number): { point: Point; passed: () => number } {
  let passed = 0;
  const point = () => {
    if ((passed += 1) >= dieAt) throw new Death('killed');
  };
  return { point, passed: () => passed };
}

async function scene() {
  const loop = await miaToBook();
  const office = recordOutside(loop.world);
  await office.drain();
  office.posts.length = 0;
  const proposal = (await loop.propose()).id;
  return { loop, office, proposal };
}

type Scene = Awaited<ReturnType<typeof scene>>;

/** One life of the process: the recruiter presses the button, if they still have to, and everything is carried out. */
async function live({ loop, office, proposal }: Scene, dieAt: number): Promise<number> {
  const { point, passed } = mortality(dieAt);
  const world = mortalWorld(loop.world, point);
  const dispatcher = createDispatcher(mortalOutside(office.outside, world, point), jobs, { alone: true });
  try {
    await bookItinerary(world, actor(RAE), { proposal, option: 0 });
  } catch (error) {
    if (!(error instanceof Death || error instanceof UserError)) throw error;
  }
  await dispatcher.drain();
  loop.world.clock.advance({ minutes: 2 });
  return passed();
}

async function afterwards(on: Scene, deaths: number): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await live(on, Infinity);
  const { loop, office } = on;
  expect(await breaches(loop.world.db)).toEqual([]);
  const { interview, seat } = await loop.booked();
  const events = await loop.world.db.selectFrom('calendar_event').selectAll().execute();
  const start = interview.booking.time.start.epochMilliseconds;
  expect(events.map(e => [e.status, e.starts_at])).toEqual([['confirmed', start]]);
  const told = Map.groupBy(office.posts, p => `${p.notice} ${p.to}`);
  expect([...told.keys()].toSorted()).toEqual([`booking ${RAE}`, `invitation ${seat.person}`]);
  expect(office.posts.length - told.size).toBeLessThanOrEqual(deaths);
  const mails = office.mails.map(m => m.messageId);
  expect(new Set(mails).size).toBe(1);
  expect(mails.length).toBeLessThanOrEqual(1 + deaths);
  expect(await unfinished(loop)).toEqual([]);
}

async function unfinished({ world }: Loop): Promise<string[]> {
  const rows = await world.db
    .selectFrom('effect')
    .select(['key', 'outcome'])
    .where('not_before', '<=', world.clock.now().epochMilliseconds)
    .execute();
  return rows.filter(e => e.outcome === null || e.outcome === 'dead').map(e => e.key);
}

describe('a process that dies at any point of a booking', () => {
  test('loses nothing, makes one event and repeats one message at most', async () => {
    const points = await live(await scene(), Infinity);
    expect(points).toBeGreaterThan(30);
    for (let dieAt = 1; dieAt <= points; dieAt += 1) {
      const on = await scene();
      await live(on, dieAt);
      await afterwards(on, 1);
    }
  }, 60_000);

  /** `HIRELOOP_CRASHES=all vitest run test/crash/in-process.test.ts` is every pair: ten minutes; a number is so many. */
  test('and again at any point of its recovery, repeats at most one more', async () => {
    const wanted = process.env['HIRELOOP_CRASHES'] ?? '60';
    const pairs = wanted === 'all' ? await allPairs() : somePairs(Number(wanted));
    expect(pairs.length).toBeGreaterThan(0);
    for (const [first, second] of pairs) {
      const on = await scene();
      await live(on, first);
      await live(on, second);
      await afterwards(on, 2).catch((cause: unknown) => {
        throw new Error(`Died at point ${first}, and at ${second} of the recovery`, { cause });
      });
    }
    console.log(`${pairs.length} pairs of crashes`);
  }, 3_600_000);
});

type Pair = [number, number];

/** Others each time; a failure names its pair. */
const somePairs = (count: number): Pair[] => {
  const point = fc.integer({ min: 1, max: 60 });
  return fc.sample(fc.tuple(point, point), count);
};

async function allPairs(): Promise<Pair[]> {
  const points = await live(await scene(), Infinity);
  const all = Array.from({ length: points }, (_, i) => i + 1);
  return all.flatMap(first => all.map((second): Pair => [first, second]));
}
