import { UserError } from '../../src/core/user-error.ts';
import { createDispatcher } from '../../src/jobs/dispatcher.ts';
import { jobs } from '../../src/jobs/job-kinds.ts';
import type { World } from '../../src/operations/world.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openStore } from '../../src/store/open.ts';
import { miaToBook } from '../loop-steps.ts';
import { recordOutside } from '../outside.ts';
import { type Moment, freeze, type Scene } from './moment.ts';
import { mortalOutside, mortalWorld } from './mortal.ts';
import type { Story } from './stories.ts';

class Death extends Error {}

export type Press = (world: World) => Promise<unknown>;
export type Beginning = { start: Moment; press: Press; application: string };

/** Longer than Home tabs are put off, and than the ledger waits before it tries again for the first time. */
const A_LIFE = { minutes: 2 };

/** Everything before the press, with nothing of it still to be carried out or told. */
export async function begin(story: Story, file: string): Promise<Beginning> {
  const store = await openStore(`sqlite:${file}`);
  await migrate(store);
  const loop = await miaToBook('sqlite', undefined, store);
  const office = recordOutside(loop.world);
  await office.drain();
  const press = await story.prepare(loop, office.drain);
  loop.world.clock.advance(A_LIFE);
  await office.drain();
  office.posts.length = 0;
  office.mails.length = 0;
  return { start: await freeze({ file, world: loop.world, office }), press, application: loop.application };
}

/**
 * One life of the process: somebody presses, if they still have to, and everything is carried out. From the given point
 * on, nothing that it does reaches anybody.
 * @returns how many points it passed.
 */
export async function live(
  { world: born, office }: Scene,
  press: Press,
  dieAt: number,
  atDeath: (point: string) => void = () => {},
): Promise<number> {
  let passed = 0;
  const point = (name: string) => {
    passed += 1;
    if (passed === dieAt) atDeath(name);
    if (passed >= dieAt) throw new Death('killed');
  };
  const world = mortalWorld(born, point);
  const dispatcher = createDispatcher(mortalOutside(office.outside, world, point), jobs, { alone: true });
  try {
    await press(world);
  } catch (error) {
    if (!(error instanceof Death || error instanceof UserError)) throw error;
  }
  await dispatcher.drain();
  // Else its timer would keep the world that it belonged to for days.
  await dispatcher.stop(0);
  born.clock.advance(A_LIFE);
  return passed;
}
