import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breaches } from '../invariants.ts';
import { type Ending, endingOf, wrongs } from './ending.ts';
import { begin, type Beginning, live } from './lives.ts';
import { crashFolder, discard, freeze, type Moment, thaw } from './moment.ts';
import { stories } from './stories.ts';

/**
 * `HIRELOOP_CRASHES=all npx vitest run test/crash/in-process.test.ts` is every pair of deaths in every story; a number
 * is so many drawn at random. `HIRELOOP_SLICE=1/4` of all pairs is those whose first death is at every fourth point.
 */
const WANTED = process.env['HIRELOOP_CRASHES'] ?? '20';
const [SLICE = 1, SLICES = 1] = (process.env['HIRELOOP_SLICE'] ?? '1/1').split('/').map(Number);
const HOURS = 4 * 3_600_000;

describe.each(stories)('a process that dies at any point of $name', story => {
  test('F1, F2, F3, F4: loses nothing, makes one event and repeats one message at most', async () => {
    const { on, calm, points } = await toldCalmly(story);
    expect(points).toBeGreaterThan(20);
    for (const first of upTo(points)) {
      const scene = await thaw(on.start);
      const where = await die(scene, on, first);
      await judge(scene, on, { calm, deaths: [`${first} (${where})`] });
    }
    console.log(`${story.name}: ${points} points of death`);
  }, 120_000);

  test(
    'F1, F2, F3, F4: and again at any point of its recovery, repeats at most one more',
    async () => {
      const { on, calm, points } = await toldCalmly(story);
      const firsts = WANTED === 'all' ? slice(upTo(points)) : some(Number(WANTED), points);
      let pairs = 0;
      for (const [n, first] of firsts.entries()) {
        const { dead, where, recovery } = await deadAt(on, first);
        for (const second of WANTED === 'all' ? upTo(recovery) : some(1, recovery)) {
          const scene = await thaw(dead);
          const again = await die(scene, on, second);
          await judge(scene, on, { calm, deaths: [`${first} (${where})`, `${second} (${again})`] });
          pairs += 1;
        }
        await discard(dead);
        if (WANTED === 'all')
          console.log(`${story.name}: ${n + 1} of ${firsts.length} first deaths, ${pairs} pairs`);
      }
      expect(pairs).toBeGreaterThan(0);
      console.log(`${story.name}: ${pairs} pairs of deaths`);
    },
    HOURS,
  );
});

const upTo = (points: number): number[] => Array.from({ length: points }, (_, i) => i + 1);
const slice = (points: readonly number[]): number[] => points.filter(n => n % SLICES === SLICE % SLICES);

/** Others each time; a failure names them. */
const some = (count: number, points: number): number[] =>
  fc.sample(fc.integer({ min: 1, max: points }), count);

/** How it goes where nobody dies. */
async function toldCalmly(story: (typeof stories)[number]) {
  const on = await begin(story, join(crashFolder(), 'start.db'));
  const scene = await thaw(on.start);
  const points = await live(scene, on.press, Infinity);
  const calm = await endingOf(scene, on);
  expect(await wrongs(scene, 0)).toEqual([]);
  await discard(scene);
  return { on, calm, points };
}

async function die(scene: Awaited<ReturnType<typeof thaw>>, on: Beginning, dieAt: number): Promise<string> {
  let where = '';
  await live(scene, on.press, dieAt, point => (where = point));
  expect(where, `It ended before point ${dieAt}`).not.toBe('');
  expect(await breaches(scene.world.db), `After death at ${dieAt} (${where})`).toEqual([]);
  return where;
}

/** What a death leaves behind, and how many points the recovery from it has. */
async function deadAt(on: Beginning, first: number) {
  const scene = await thaw(on.start);
  const where = await die(scene, on, first);
  const dead: Moment = await freeze(scene);
  const next = await thaw(dead);
  const recovery = await live(next, on.press, Infinity);
  await discard(next);
  return { dead, where, recovery };
}

async function judge(
  scene: Awaited<ReturnType<typeof thaw>>,
  on: Beginning,
  { calm, deaths }: { calm: Ending; deaths: readonly string[] },
): Promise<void> {
  const ending = await endingOf(scene, on);
  const found = { ending, wrongs: await wrongs(scene, deaths.length) };
  await discard(scene);
  expect(found, `Died at ${deaths.join(', and in the recovery at ')}`).toEqual({ ending: calm, wrongs: [] });
}
