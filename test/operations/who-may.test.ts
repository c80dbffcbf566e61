import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/core/user-error.ts';
import { actor, ANA, DEE, ENGINES, GUEST, HANA, RAE, SAM, TEAM } from '../world.ts';
import { type Scene, type Tie, TIES, type Verb, VERBS } from './verbs.ts';

const whoIs = (tie: Tie, { seated }: Scene): string =>
  ({
    admin: SAM,
    recruiter: RAE,
    manager: HANA,
    seated,
    interviewer: seated === DEE ? ANA : DEE,
    guest: GUEST,
    stranger: 'UNOBODY',
  })[tie];

const changes = async ({ loop }: Scene) => {
  const audit = await loop.world.db.selectFrom('audit').selectAll().orderBy('id').execute();
  const effects = await loop.world.db.selectFrom('effect').select('key').execute();
  return { audit, effects: effects.length };
};

describe.each(ENGINES)('who may what, on %s', engine => {
  test.each(VERBS.map(verb => [verb.name, verb] as const))('%s', async (_, verb) => {
    const scene = await verb.prepare(engine);
    const before = await changes(scene);
    for (const tie of TIES.filter(t => !verb.may.includes(t))) {
      // Whoever holds no seat in the scene is nobody's equal; the tie is looked at where there is one.
      if (tie === 'seated' && !verb.may.includes('interviewer') && scene.seated === DEE) continue;
      expect(await refusal(verb, scene, tie)).toMatch(new RegExp(`^${tie}: Only `));
    }
    expect(await changes(scene)).toEqual(before);
    await allowed(verb, scene, verb.may[0]!);
    if (engine === 'sqlite')
      for (const tie of verb.may.slice(1)) await allowed(verb, await verb.prepare(engine), tie);
  });
});

const run = (verb: Verb, scene: Scene, tie: Tie) =>
  verb.run(scene.loop.world, actor(whoIs(tie, scene)), scene.ids);

async function refusal(verb: Verb, scene: Scene, tie: Tie): Promise<string> {
  try {
    await run(verb, scene, tie);
    return `${tie}: done`;
  } catch (error) {
    return `${tie}: ${(error as Error).message}`;
  }
}

/** It is done, in the name of who did it, and written down. */
async function allowed(verb: Verb, scene: Scene, tie: Tie): Promise<void> {
  const before = await changes(scene);
  await run(verb, scene, tie);
  const after = await changes(scene);
  const written = after.audit.slice(before.audit.length);
  const main = written.find(
    row => row.operation === verb.audit && row.subject.startsWith(`${verb.subject}:`),
  );
  expect(main, `${verb.name} by ${tie}`).toMatchObject({
    team_id: TEAM,
    actor: whoIs(tie, scene),
    at: scene.loop.world.clock.now().epochMilliseconds,
  });
  expect(main?.after_json).not.toBeNull();
}

describe.each(ENGINES)('the ids of another workspace, on %s', engine => {
  test.each(VERBS.map(verb => [verb.name, verb] as const))(
    '%s: they are answered like ids that never were',
    async (_, verb) => {
      const scene = await verb.prepare(engine);
      if (Object.keys(scene.ids).length === 0) return;
      const before = await changes(scene);
      const foreign = { team: 'T000000002', person: whoIs(verb.may[0]!, scene) };
      const { card = '', ...ids } = scene.ids;
      const never = { ...Object.fromEntries(Object.keys(ids).map(id => [id, 'never-was'])), card };
      const answer = async (ids: Record<string, string>) => {
        try {
          await verb.run(scene.loop.world, foreign, ids);
          return 'done';
        } catch (error) {
          return error instanceof UserError ? error.advice : `fault: ${String(error)}`;
        }
      };
      expect(await answer(scene.ids)).toEqual(await answer(never));
      const ours = (await changes(scene)).audit.filter(row => row.team_id === TEAM);
      expect(ours).toEqual(before.audit);
    },
  );
});
