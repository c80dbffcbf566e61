import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addCandidate } from '../../src/operations/add-candidate.ts';
import { actor, MIA, RAE, type TestWorld } from '../world.ts';
import { blindCompany } from './blindness/company.ts';
import { contradict, forbiddenCards, forbiddenDrafts } from './blindness/rule.ts';
import { EVERYBODY, happen, type Step, steps } from './blindness/steps.ts';
import { type Surface, surfacesOf } from './blindness/surfaces.ts';

/** Each is a story of about a hundred steps. `STORIES=1050 npx vitest run test/slack/blindness.test.ts` runs 100,000. */
const STORIES = Number(process.env['STORIES'] ?? 6);
/** Other stories for another number. */
const SEED = Number(process.env['SEED'] ?? 20_261_130);
/** What was looked at, to know that the test saw something. */
const seen = {
  looks: 0,
  drafts: 0,
  steps: 0,
  /** Surfaces that were rendered with cards of others and with their opposites. */
  contradicted: 0,
  ownOrAllowed: 0,
  surfaces: new Set<string>(),
};

async function open(): Promise<TestWorld> {
  const { world, role } = await blindCompany();
  const windows = 'Tue 2026-12-01 - Wed 2026-12-30 09:00-17:30';
  for (const [name, email] of [
    ['Mia Okafor', 'mia@example.com'],
    ['Zoë Arendt', 'zoe@example.com'],
  ] as const)
    await addCandidate(world, actor(RAE), { ...MIA, role, name, email, zone: 'Europe/Berlin', windows });
  return world;
}

/**
 * Some surfaces of somebody, as they are and as they would be if every card that is not theirs to see said the opposite.
 * Where no card and no draft is there that they may not see, nothing can be told, and nothing is rendered.
 */
async function look(world: TestWorld, { pick, other }: Step, most = 6): Promise<string[]> {
  const person = EVERYBODY[pick % EVERYBODY.length]!;
  const forbidden = await forbiddenCards(world, person);
  const drafts = await forbiddenDrafts(world, person);
  seen.looks += 1;
  if (forbidden.length + drafts.length === 0) return [];
  const all = await surfacesOf(world, person);
  const chosen = [...all.slice(other % all.length), ...all].slice(0, Math.min(most, all.length));
  const before = await renderAll(chosen);
  const told = chosen.filter((_, at) => drafts.some(word => before[at]?.includes(word)));
  if (told.length > 0) return told.map(({ name }) => `${person} at ${name}: a draft of somebody else`);
  seen.drafts += drafts.length;
  for (const text of before) if (/canary\d+of/.test(text)) seen.ownOrAllowed += 1;
  for (const { name } of chosen) seen.surfaces.add(name.replace(/ {.*/, ''));
  if (forbidden.length === 0) return [];
  seen.contradicted += chosen.length;
  const restore = await contradict(world, forbidden);
  const after = await renderAll(chosen);
  await restore();
  const words = forbidden.flatMap(c => c.body.match(/canary\d+of\w+/g) ?? []);
  return chosen.flatMap(({ name }, at) => {
    const said = words.filter(w => before[at]?.includes(w));
    const told = before[at] === after[at] ? [] : ['changed with a card that is not theirs to see'];
    return [...said, ...told].map(fault => `${person} at ${name}: ${fault}`);
  });
}

async function renderAll(surfaces: readonly Surface[]): Promise<string[]> {
  const texts: string[] = [];
  // Each search for times has an id of its own.
  for (const s of surfaces)
    texts.push(JSON.stringify((await s.render()) ?? null).replaceAll(/id-\d+/g, 'id'));
  return texts;
}

test(
  'nobody sees anything of another’s scorecard before giving their own, wherever they look',
  async () => {
    await fc.assert(
      fc.asyncProperty(steps, async script => {
        const world = await open();
        const faults: string[] = [];
        seen.steps += script.length;
        for (const step of script) {
          if (step.what === 'look') faults.push(...(await look(world, step)));
          else await happen(world, step);
        }
        for (const [pick] of EVERYBODY.entries())
          faults.push(...(await look(world, { what: 'look', pick, other: 0 }, Infinity)));
        // A thousand stories are too many to keep open.
        await world.store.close();
        expect(faults).toEqual([]);
      }),
      { numRuns: STORIES, seed: SEED, endOnFailure: true },
    );
    expect(seen.contradicted).toBeGreaterThan(60 * STORIES);
    expect(seen.ownOrAllowed).toBeGreaterThan(10 * STORIES);
    expect(seen.drafts).toBeGreaterThan(5 * STORIES);
    expect(seen.steps).toBeGreaterThan(80 * STORIES - 1);
    expect(seen.surfaces.size).toBeGreaterThan(25);
    if (STORIES > 6) console.log({ ...seen, surfaces: [...seen.surfaces].sort().join(', ') });
  },
  STORIES * 20_000,
);
