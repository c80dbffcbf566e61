import { describe, expect, test } from 'vitest';
import { layersTested } from '../../src/core/kits/kit.ts';
import type { Pack } from '../../src/core/kits/pack.ts';
import type { Interview, Seat } from '../../src/core/loop/situation.ts';
import { scoringSeats } from '../../src/core/loop/situation.ts';
import type { Score } from '../../src/core/scoring/rubric.ts';
import { addCandidate } from '../../src/operations/add-candidate.ts';
import { bookItinerary } from '../../src/operations/book-itinerary.ts';
import { openRole } from '../../src/operations/open-role.ts';
import { formOf, submitScorecard } from '../../src/operations/submit-scorecard.ts';
import { setInterviewer } from '../../src/operations/set-interviewer.ts';
import { swapQuestion } from '../../src/operations/swap-question.ts';
import { findKit, listKitsOfCandidate, listMetQuestions } from '../../src/store/kits.ts';
import { card } from '../cards.ts';
import { Loop } from '../loop-steps.ts';
import { acme, actor, ANA, CY, ENGINES, HANA, MIA, RAE, ROLE, SAM, TEAM, type TestWorld } from '../world.ts';
import { assignReviewer } from '../../src/operations/assign-reviewer.ts';

const SENIOR = {
  level: 'senior',
  skills: ['data:2', 'api:2', 'application:2', 'typescript:2'],
  zone: 'Europe/Berlin',
  hours: 'Mon-Fri 09:00-17:30',
  perDay: '',
  perWeek: '',
  buffer: '0',
};

/** What a card says beside what was asked. */
type Opinion = { score: Score; depth: number; verdict: 'strong-no' | 'no' | 'yes' | 'strong-yes' };

/** Mia at an onsite of three interviews, all booked; her written work had no question asked on anything. */
async function onsite(world: TestWorld, opinion: Opinion): Promise<Loop> {
  for (const person of [SAM, HANA]) await setInterviewer(world, actor(RAE), { ...SENIOR, person });
  const role = await openRole(world, actor(RAE), {
    ...ROLE,
    layers: ['application', 'api', 'data'],
    pipeline: 'backend-onsite',
  });
  const windows = 'Thu 2026-12-03 09:00-17:00\nFri 2026-12-04 09:00-17:00';
  const { application } = await addCandidate(world, actor(RAE), { ...MIA, role: role.id, windows });
  const loop = new Loop(world, application);
  await loop.decide();
  const { seat } = await assignReviewer(world, actor(RAE), { application, reviewer: ANA });
  await score(loop, seat, opinion, () => false);
  await loop.decide();
  await loop.book();
  return loop;
}

async function score(
  loop: Loop,
  seat: Seat,
  opinion: Opinion,
  wasAsked: (question: string) => boolean,
): Promise<void> {
  const { world } = loop;
  const filled = await card(world, await loop.situation(), seat.id, opinion.verdict);
  const depths = Object.keys(filled.depths)
    .filter(wasAsked)
    .map(id => [id, opinion.depth]);
  const scores = Object.keys(filled.scores).map(id => [id, opinion.score]);
  const input = { ...filled, scores: Object.fromEntries(scores), depths: Object.fromEntries(depths) };
  await submitScorecard(world, actor(seat.person), { seat: seat.id, card: input });
}

const part = async (loop: Loop, id: string): Promise<Interview> => {
  const found = (await loop.situation()).interviews.find(i => i.part === id);
  if (!found) throw new Error(`There is no interview ${id}`);
  return found;
};
const kitOf = async (loop: Loop, id: string) => {
  const kit = await findKit(loop.world.db, TEAM, (await part(loop, id)).id);
  if (!kit) throw new Error(`${id} has no kit`);
  return kit;
};

/** The first interview does not come to what only it was to test; its people think of the rest what they think. */
async function afterSystems(opinion: Opinion, engine: (typeof ENGINES)[number] = 'sqlite') {
  const loop = await onsite(await acme(engine), opinion);
  const systems = await part(loop, 'systems');
  const planned = await kitOf(loop, 'systems');
  const before = await kitOf(loop, 'project');
  loop.world.clock.set(systems.booking!.time.end.subtract({ minutes: 5 }));
  const missed = planned.covers.filter(layer => !before.covers.includes(layer));
  const asked = new Set(
    planned.questions.filter(q => !q.covers.some(l => missed.includes(l))).map(q => q.id),
  );
  const [first, ...others] = scoringSeats(systems);
  await score(loop, first!, opinion, q => asked.has(q));
  const between = await kitOf(loop, 'project');
  for (const seat of others) await score(loop, seat, opinion, q => asked.has(q));
  return { missed, planned, before, between, after: await kitOf(loop, 'project') };
}

const WARM: Opinion = { score: 4, depth: 2, verdict: 'strong-yes' };

describe.each(ENGINES)('what a candidate met, on %s', engine => {
  test('is known once somebody of the interview has scored it, and by nobody twice', async () => {
    const loop = await onsite(await acme(engine), { score: 3, depth: 1, verdict: 'yes' });
    const met = await listMetQuestions(loop.world.db, TEAM);
    // Of the written work alone: the onsite is booked, and still to come.
    const kits = await listKitsOfCandidate(loop.world.db, TEAM, (await loop.situation()).candidate.id);
    const written = kits.find(k => k.stageId === 'async')!.kit.questions.map(q => q.id);
    expect(met.map(m => m.question.id).toSorted()).toEqual(written.toSorted());
    expect(new Set(met.map(m => m.name))).toEqual(new Set([MIA.name]));
    expect(met[0]?.at.epochMilliseconds).toBe(loop.world.clock.now().epochMilliseconds);
  });
});

describe.each(ENGINES)('what an interview did not come to, on %s', engine => {
  test('is handed on to the next one when everybody of the panel has said so', async () => {
    const { missed, planned, before, between, after } = await afterSystems(WARM, engine);
    expect(missed.length).toBeGreaterThan(0);
    expect(between).toEqual(before);
    // As many of them as there are minutes for.
    expect(missed).toEqual(expect.arrayContaining(after.handedOn!));
    expect(after.handedOn).not.toEqual([]);
    expect(layersTested(after.role, after.questions)).toEqual(expect.arrayContaining(after.handedOn!));
    const earlier = new Set(planned.questions.map(q => q.id));
    expect(after.questions.filter(q => earlier.has(q.id))).toEqual([]);
  });
});

describe('what is handed on', () => {
  test('is the same, byte for byte, whatever was thought of the answers', async () => {
    const opinions: Opinion[] = ([1, 2, 3, 4] as const).flatMap(value =>
      (['strong-no', 'yes'] as const).map(verdict => ({ score: value, depth: value - 1, verdict })),
    );
    const plans: string[] = [];
    for (const opinion of opinions) plans.push(JSON.stringify((await afterSystems(opinion)).after));
    expect(new Set(plans).size).toBe(1);
  }, 60_000);

  test('changes nothing where everything was asked', async () => {
    const loop = await onsite(await acme(), WARM);
    const systems = await part(loop, 'systems');
    const before = await kitOf(loop, 'project');
    loop.world.clock.set(systems.booking!.time.end.subtract({ minutes: 5 }));
    for (const seat of scoringSeats(systems)) await score(loop, seat, WARM, () => true);
    expect(await kitOf(loop, 'project')).toEqual(before);
  });

  test('leaves alone what has begun', async () => {
    const loop = await onsite(await acme(), WARM);
    const systems = await part(loop, 'systems');
    const project = await part(loop, 'project');
    const before = await kitOf(loop, 'project');
    loop.world.clock.set(project.booking!.time.start);
    for (const seat of scoringSeats(systems)) await score(loop, seat, WARM, () => false);
    expect(await kitOf(loop, 'project')).toEqual(before);
  });
});

describe('a kit that was handed out', () => {
  const withPacks = (world: TestWorld, change: (pack: Pack) => Pack): void => {
    world.catalogue = { ...world.catalogue, packs: world.catalogue.packs.map(change) };
  };

  test('keeps its questions and its rubric when the files change, also when the interview moves', async () => {
    const loop = await onsite(await acme(), WARM);
    const { world } = loop;
    const before = await kitOf(loop, 'systems');
    const form = await formOf(world, { tx: world.db, team: TEAM }, await part(loop, 'systems'));
    withPacks(world, pack => ({
      ...pack,
      version: 'another',
      questions: pack.questions.map(q => ({ ...q, prompt: 'Another prompt altogether.' })),
      retire: pack.questions.map(q => q.id),
    }));
    world.catalogue = { ...world.catalogue, rubrics: [], redFlags: [] };
    const proposal = await loop.propose({
      purpose: 'move',
      interviews: [(await part(loop, 'systems')).id],
    } as never);
    expect(proposal.options.length).toBeGreaterThan(0);
    await bookItinerary(world, actor(RAE), { proposal: proposal.id, option: 0 });
    const after = await kitOf(loop, 'systems');
    expect(after.questions).toEqual(before.questions);
    expect(await formOf(world, { tx: world.db, team: TEAM }, await part(loop, 'systems'))).toMatchObject({
      competencies: form.competencies,
      redFlags: form.redFlags,
    });
  });

  test('can swap a question for an equivalent one, until a card is in', async () => {
    const loop = await onsite(await acme(), WARM);
    const { world } = loop;
    const interview = await part(loop, 'systems');
    const [lead] = interview.seats;
    const before = await kitOf(loop, 'systems');
    const [question] = before.questions;
    const swap = { interview: interview.id, question: question!.id };
    await expect(swapQuestion(world, actor(CY === lead!.person ? RAE : CY), swap)).rejects.toThrow(
      'Only those who ask in this interview',
    );
    const { kit, question: fresh } = await swapQuestion(world, actor(lead!.person), swap);
    expect(fresh).toMatchObject({ subject: question!.subject });
    expect(kit.questions.map(q => q.id)).not.toContain(question!.id);
    expect(kit.askedBy[fresh.id]).toBe(before.askedBy[question!.id]);
    expect(kit.minutes.planned).toBeLessThanOrEqual(kit.minutes.available);
    expect(kit.covers).toEqual(before.covers);
    const form = await formOf(world, { tx: world.db, team: TEAM }, interview);
    expect(form.questions.map(q => q.id)).toContain(fresh.id);
    await expect(swapQuestion(world, actor(lead!.person), swap)).rejects.toThrow('not in this kit any more');
    world.clock.set(interview.booking!.time.end);
    await score(loop, lead!, WARM, () => true);
    await expect(swapQuestion(world, actor(lead!.person), { ...swap, question: fresh.id })).rejects.toThrow(
      'A scorecard of this interview is in',
    );
  });
});
