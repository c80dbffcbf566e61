import type { PersonId } from '../core/loop/glossary.ts';
import { readCursor, saveCursor } from '../store/cursors.ts';
import { operate } from './operate.ts';
import { publishHome } from './outbox.ts';
import type { Actor, World } from './world.ts';

export const homeCursor = (person: PersonId): string => `home:${person}`;

/** Remembers who looks at their Home tab, since only theirs are kept up to date, and publishes it at once. */
export async function openHome(world: World, actor: Actor): Promise<void> {
  await operate(world, actor, 'open-home', async step => {
    const name = homeCursor(step.by);
    if (!(await readCursor(step.tx, step.team, name))) {
      await saveCursor(step.tx, step.team, name, 'opened');
      await step.audit(`person:${step.by}`, { after: { home: 'opened' } });
    }
    await publishHome(step, step.by, 'now');
  });
}
