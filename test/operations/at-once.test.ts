import { describe, expect, test } from 'vitest';
import { addCandidate } from '../../src/operations/add-candidate.ts';
import { answerInvitation } from '../../src/operations/answer-invitation.ts';
import { assignReviewer } from '../../src/operations/assign-reviewer.ts';
import { bookItinerary } from '../../src/operations/book-itinerary.ts';
import { cancelInterviews } from '../../src/operations/cancel-interviews.ts';
import { closeRole } from '../../src/operations/close-role.ts';
import { decide } from '../../src/operations/decide.ts';
import { openRole } from '../../src/operations/open-role.ts';
import { pauseInterviewer } from '../../src/operations/pause-interviewer.ts';
import { replaceInterviewer } from '../../src/operations/replace-interviewer.ts';
import { submitScorecard } from '../../src/operations/submit-scorecard.ts';
import type { World } from '../../src/operations/world.ts';
import { card } from '../cards.ts';
import { breaches } from '../invariants.ts';
import { Loop, miaToBook } from '../loop-steps.ts';
import { atOnce, beside } from './at-once.ts';
import {
  acmeWithMia,
  actor,
  ANA,
  BO,
  CY,
  ENGINES,
  HANA,
  MIA,
  RAE,
  ROLE,
  SAM,
  type TestWorld,
} from '../world.ts';

async function rows(
  world: TestWorld,
  table: 'decision' | 'application' | 'candidate' | 'role' | 'scorecard',
) {
  return (await world.db.selectFrom(table).selectAll().execute()) as unknown as Record<string, unknown>[];
}

const ROUNDS = 3;

describe.each(ENGINES)('two people at once, on %s', engine => {
  test('book the same times: one booking, and the other hears of it', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const loop = await miaToBook(engine);
      const { world } = loop;
      const other = await beside(world);
      const proposal = (await loop.propose()).id;
      const ended = await atOnce(
        bookItinerary(world, actor(RAE), { proposal, option: 0 }),
        bookItinerary(other, actor(HANA), { proposal, option: 0 }),
      );
      expect(ended).toMatchObject({
        done: [{ kind: 'booked' }],
        refused: [expect.stringMatching('booked meanwhile')],
        faults: [],
      });
      expect(await breaches(world.db)).toEqual([]);
    }
  });

  test('scenario 17: book the same interviewer for two candidates: one is told that the time is taken', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const loop = await miaToBook(engine);
      const { world } = loop;
      const other = await beside(world);
      const role = (await loop.situation()).role.id;
      const noor = { role, ...MIA, name: 'Noor Aziz', email: 'noor@example.com' };
      const added = await addCandidate(world, actor(RAE), noor);
      const second = await new Loop(world, added.application).toTechnical();
      const [a, b] = [await loop.propose(), await second.propose()];
      const ended = await atOnce(
        bookItinerary(world, actor(RAE), { proposal: a.id, option: 0 }),
        bookItinerary(other, actor(HANA), { proposal: b.id, option: 0 }),
      );
      expect(ended.faults).toEqual([]);
      const kinds = ended.done.map(d => (d as { kind: string }).kind).toSorted();
      expect(kinds).toEqual(['booked', 'taken']);
      expect(await breaches(world.db)).toEqual([]);
    }
  });

  test('decide differently: one decision counts', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { world, application } = await acmeWithMia(engine);
      const other = await beside(world);
      const entry = await new Loop(world, application).entry();
      const as = (kind: 'advance' | 'reject') => ({ application, entry, kind, reason: 'So it is' });
      const ended = await atOnce(
        decide(world, actor(HANA), as('advance')),
        decide(other, actor(SAM), as('reject')),
      );
      expect(ended).toMatchObject({
        done: [{}],
        refused: [expect.stringMatching('was already')],
        faults: [],
      });
      expect(await rows(world, 'decision')).toHaveLength(1);
    }
  });

  test('reject and book: nothing stays booked', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const loop = await miaToBook(engine);
      const { world } = loop;
      const other = await beside(world);
      const proposal = (await loop.propose()).id;
      const ended = await atOnce(
        loop.decide('reject'),
        bookItinerary(other, actor(RAE), { proposal, option: 0 }),
      );
      expect(ended.faults).toEqual([]);
      expect(await breaches(world.db)).toEqual([]);
      expect(await rows(world, 'decision')).toHaveLength(3);
    }
  });

  test.each(['replace', 'move'] as const)('call off and %s: claims and bookings agree', async purpose => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const loop = await miaToBook(engine);
      const { world, application } = loop;
      const { interview, seat } = await loop.book();
      const other = await beside(world);
      const interviews = [interview.id];
      const wish = purpose === 'move' ? { purpose, interviews } : { purpose, seat: seat.id };
      const choice = { proposal: (await loop.propose(wish)).id, option: 1 };
      const ended = await atOnce(
        cancelInterviews(world, actor(HANA), { application, interviews, reason: 'Ill' }),
        purpose === 'move'
          ? bookItinerary(other, actor(RAE), choice)
          : replaceInterviewer(other, actor(RAE), { ...choice, option: 0 }),
      );
      expect(ended.faults).toEqual([]);
      expect(await breaches(world.db)).toEqual([]);
    }
  });

  test('answer differently: both are taken, and the later one counts', async () => {
    const loop = await miaToBook(engine);
    const { world } = loop;
    const { seat } = await loop.book();
    const other = await beside(world);
    const as = (answer: 'accepted' | 'declined') =>
      ({ seat: seat.id, version: 1, answer, reason: '', via: 'slack' }) as const;
    const ended = await atOnce(
      answerInvitation(world, actor(seat.person), as('accepted')),
      answerInvitation(other, actor(seat.person), as('declined')),
    );
    expect(ended).toMatchObject({ refused: [], faults: [] });
    expect((await loop.booked()).seat.answer).toBeDefined();
  });

  test('hand out the same review: one reviewer holds the seat', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { world, application } = await acmeWithMia(engine);
      await new Loop(world, application).decide();
      const other = await beside(world);
      const ended = await atOnce(
        assignReviewer(world, actor(RAE), { application, reviewer: ANA }),
        assignReviewer(other, actor(HANA), { application, reviewer: BO }),
      );
      expect(ended).toMatchObject({ refused: [], faults: [] });
      expect(await breaches(world.db)).toEqual([]);
    }
  });

  test('send the same scorecard: one version', async () => {
    const { world, application } = await acmeWithMia(engine);
    const loop = new Loop(world, application);
    await loop.decide();
    const { seat } = await assignReviewer(world, actor(RAE), { application, reviewer: ANA });
    const other = await beside(world);
    const input = { seat: seat.id, card: await card(world, await loop.situation(), seat.id, 'yes') };
    const ended = await atOnce(
      submitScorecard(world, actor(ANA), input),
      submitScorecard(other, actor(ANA), input),
      submitScorecard(world, actor(ANA), input),
    );
    expect(ended).toMatchObject({ refused: [], faults: [] });
    expect(await rows(world, 'scorecard')).toHaveLength(1);
  });

  test('add the same candidate: one application, and the other hears of it', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { world, role } = await acmeWithMia(engine);
      const other = await beside(world);
      const noor = { role: role.id, ...MIA, name: 'Noor Aziz', email: 'noor@example.com' };
      const ended = await atOnce(
        addCandidate(world, actor(RAE), noor),
        addCandidate(other, actor(HANA), { ...noor, email: 'Noor@Example.com ' }),
      );
      expect(ended).toMatchObject({
        done: [{}],
        refused: [expect.stringMatching('is already in')],
        faults: [],
      });
      expect(await rows(world, 'candidate')).toHaveLength(2);
    }
  });

  test('add one candidate to two roles: one candidate, two applications', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { world, role } = await acmeWithMia(engine);
      const platform = await openRole(world, actor(RAE), { ...ROLE, title: 'Platform Engineer' });
      const other = await beside(world);
      const noor = { ...MIA, name: 'Noor Aziz', email: 'noor@example.com' };
      const ended = await atOnce(
        addCandidate(world, actor(RAE), { role: role.id, ...noor }),
        addCandidate(other, actor(RAE), { role: platform.id, ...noor }),
      );
      expect(ended).toMatchObject({ refused: [], faults: [] });
      expect(await rows(world, 'candidate')).toHaveLength(2);
      expect(await rows(world, 'application')).toHaveLength(3);
    }
  });

  test('open a role of the same title: one role', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { world } = await acmeWithMia(engine);
      const other = await beside(world);
      const input = { ...ROLE, title: 'Platform Engineer' };
      const ended = await atOnce(
        openRole(world, actor(RAE), input),
        openRole(other, actor(SAM), { ...input, title: 'platform engineer' }),
      );
      expect(ended).toMatchObject({
        done: [{}],
        refused: [expect.stringMatching('is open already')],
        faults: [],
      });
    }
  });

  test('close the same role: one closure, and the other hears of it', async () => {
    const { world, role } = await acmeWithMia(engine);
    const other = await beside(world);
    const ended = await atOnce(closeRole(world, actor(RAE), role.id), closeRole(other, actor(HANA), role.id));
    expect(ended).toMatchObject({
      done: [{}],
      refused: [expect.stringMatching('is closed already')],
      faults: [],
    });
  });

  test('pause the same interviewer: once', async () => {
    const { world } = await acmeWithMia(engine);
    const other = await beside(world);
    const input = { person: CY, paused: true };
    const ended = await atOnce(
      pauseInterviewer(world, actor(RAE), input),
      pauseInterviewer(other, actor(CY), input),
    );
    expect(ended).toMatchObject({ refused: [], faults: [] });
  });

  test('hire for the last two openings: the role is filled', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { world, hire } = await twoFinalists(engine);
      const other = await beside(world);
      const ended = await atOnce(hire(world, 0), hire(other, 1));
      expect(ended).toMatchObject({ refused: [], faults: [] });
      expect(await world.db.selectFrom('role_closure').select('why').execute()).toEqual([{ why: 'filled' }]);
    }
  });
});

/** Two candidates whose only stage left is decided by the evidence that is in. */
async function twoFinalists(engine: (typeof ENGINES)[number]) {
  const { world, application, role } = await acmeWithMia(engine);
  const noor = { role: role.id, ...MIA, name: 'Noor Aziz', email: 'noor@example.com' };
  const added = await addCandidate(world, actor(RAE), noor);
  const loops = [new Loop(world, application), new Loop(world, added.application)];
  for (const loop of loops) {
    await loop.decide();
    const reviewed = { application: loop.application, reviewer: ANA };
    await loop.score((await assignReviewer(world, actor(RAE), reviewed)).seat);
  }
  const stages = role.pipeline.stages.slice(0, 2);
  const pipeline = JSON.stringify({ ...role.pipeline, stages });
  await world.db.updateTable('role').set({ head_count: 2, pipeline_json: pipeline }).execute();
  const entries = await Promise.all(loops.map(loop => loop.entry()));
  const hire = (on: World, which: 0 | 1) =>
    decide(on, actor(HANA), {
      application: loops[which]!.application,
      entry: entries[which]!,
      kind: 'hire',
      reason: 'The evidence is clear.',
    });
  return { world, hire };
}
