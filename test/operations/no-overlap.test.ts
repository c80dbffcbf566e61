import fc from 'fast-check';
import type { KyselyPlugin } from 'kysely';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/core/user-error.ts';
import { addCandidate } from '../../src/operations/add-candidate.ts';
import { answerInvitation } from '../../src/operations/answer-invitation.ts';
import { bookItinerary } from '../../src/operations/book-itinerary.ts';
import { cancelInterviews } from '../../src/operations/cancel-interviews.ts';
import { pauseInterviewer } from '../../src/operations/pause-interviewer.ts';
import { proposeTimes } from '../../src/operations/propose-times.ts';
import { replaceInterviewer } from '../../src/operations/replace-interviewer.ts';
import type { World } from '../../src/operations/world.ts';
import type { Engine } from '../../src/store/database.ts';
import { breaches } from '../invariants.ts';
import { Loop } from '../loop-steps.ts';
import { recordOutside } from '../outside.ts';
import { acmeWithMia, actor, ANA, BO, CY, LEE, MIA, RAE, type TestWorld } from '../world.ts';

const VERBS = ['book', 'move', 'replace', 'cancel', 'answer', 'reject', 'pause', 'drain', 'wait'] as const;

/** One thing that somebody does. `cut`: the process dies at that query of it, if it comes so far. */
type Step = { verb: (typeof VERBS)[number]; who: number; option: number; cut: number | undefined };

const anyStep: fc.Arbitrary<Step> = fc.record({
  verb: fc.constantFrom(...VERBS, 'book', 'book', 'move', 'replace'),
  who: fc.nat(2),
  option: fc.nat(4),
  cut: fc.option(fc.nat(60), { nil: undefined, freq: 1 }),
});

class Crash extends Error {}

/** The same world for one step; its database is gone from one query on, as for a process that is killed there. */
function mortal(world: TestWorld, cut: number | undefined): World {
  let left = cut ?? Infinity;
  const reaper: KyselyPlugin = {
    transformQuery: ({ node }) => {
      if ((left -= 1) < 0) throw new Crash('killed');
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  return { ...world, db: world.db.withPlugin(reaper) };
}

async function threeCandidates(engine: Engine): Promise<Loop[]> {
  const { world, role, application } = await acmeWithMia(engine);
  const windows = 'Thu 2026-12-03 09:00-18:00\nFri 2026-12-04 09:00-18:00';
  const loops = [new Loop(world, application)];
  for (const name of ['Noor Aziz', 'Tom Weld']) {
    const email = `${name.split(' ')[0]?.toLowerCase()}@example.com`;
    const added = await addCandidate(world, actor(RAE), { role: role.id, ...MIA, name, email, windows });
    loops.push(new Loop(world, added.application));
  }
  for (const loop of loops) await loop.toTechnical();
  return loops;
}

async function take(loops: readonly Loop[], step: Step): Promise<void> {
  const loop = loops[step.who]!;
  const world = mortal(loop.world, step.cut);
  const by = actor(RAE);
  const { application } = loop;
  const interview = (await loop.situation()).interviews.find(i => i.booking);
  const [seat] = interview?.seats ?? [];
  const choice = async (wish: Parameters<typeof proposeTimes>[3]) => {
    const { id: proposal } = await proposeTimes(loop.world, by, application, wish);
    return { proposal, option: step.option };
  };
  if (step.verb === 'book') await bookItinerary(world, by, await choice({ purpose: 'book' }));
  if (step.verb === 'reject') await new Loop(world as TestWorld, application).decide('reject');
  if (step.verb === 'pause') {
    const person = [ANA, BO, CY, LEE][step.option % 4]!;
    await pauseInterviewer(world, by, { person, paused: step.option > 3 });
  }
  if (!interview?.booking || !seat) return;
  const interviews = [interview.id];
  if (step.verb === 'move') await bookItinerary(world, by, await choice({ purpose: 'move', interviews }));
  if (step.verb === 'cancel') await cancelInterviews(world, by, { application, interviews, reason: 'Ill' });
  if (step.verb === 'replace') {
    const { proposal } = await choice({ purpose: 'replace', seat: seat.id });
    await replaceInterviewer(world, by, { proposal, option: 0 });
  }
  if (step.verb === 'answer') {
    const answer = step.option % 2 === 0 ? 'declined' : 'accepted';
    const { version } = interview.booking;
    await answerInvitation(world, actor(seat.person), {
      seat: seat.id,
      version,
      answer,
      reason: '',
      via: 'slack',
    });
  }
}

const rows = async (world: TestWorld, table: 'audit' | 'claim' | 'decision' | 'booking' | 'message') =>
  (await world.db.selectFrom(table).selectAll().execute()).length;

/** What changes the world leaves a trace in the audit; what fails or dies leaves nothing at all. */
async function checkedStep(loops: readonly Loop[], step: Step): Promise<void> {
  const { world } = loops[0]!;
  const state = async () => ({
    audit: await rows(world, 'audit'),
    rest: [await rows(world, 'claim'), await rows(world, 'decision'), await rows(world, 'booking')].join(),
  });
  const before = await state();
  try {
    await take(loops, step);
  } catch (error) {
    if (!(error instanceof Crash || error instanceof UserError)) throw error;
  }
  const after = await state();
  if (after.rest !== before.rest) expect(after.audit).toBeGreaterThan(before.audit);
  expect(await breaches(world.db)).toEqual([]);
}

async function live(engine: Engine, steps: readonly Step[]): Promise<void> {
  const loops = await threeCandidates(engine);
  const { world } = loops[0]!;
  const office = recordOutside(world);
  for (const step of steps) {
    if (step.verb === 'drain') await office.drain();
    else if (step.verb === 'wait') world.clock.advance({ minutes: 17 });
    else await checkedStep(loops, step);
  }
  await office.drain();
  world.clock.advance({ hours: 24 * 10 });
  await office.drain();
  expect(office.posts).toHaveLength(await rows(world, 'message'));
  const mails = office.mails.map(m => m.messageId);
  expect(mails).toEqual([...new Set(mails)]);
  expect(await standingEvents(world)).toEqual(await standingBookings(world));
}

async function standingEvents({ db }: TestWorld): Promise<number[]> {
  const query = db.selectFrom('calendar_event').select('starts_at').where('status', '=', 'confirmed');
  return (await query.execute()).map(e => e.starts_at).toSorted((a, b) => a - b);
}

async function standingBookings({ db }: TestWorld): Promise<number[]> {
  const query = db.selectFrom('claim').select('starts_at').where('holder', 'like', 'candidate:%');
  return (await query.execute()).map(c => c.starts_at).toSorted((a, b) => a - b);
}

describe.each([
  ['sqlite', 14],
  ['postgres', 4],
] as const)('whatever people do, and wherever a process dies, on %s', (engine, numRuns) => {
  test('nobody is in two places, and everything agrees', async () => {
    expect.hasAssertions();
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 12, maxLength: 28 }), steps => live(engine, steps)),
      { numRuns, verbose: true, endOnFailure: true },
    );
  }, 120_000);
});
