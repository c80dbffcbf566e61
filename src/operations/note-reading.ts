import type { Id } from '../core/loop/glossary.ts';
import { insertReading } from '../store/readings.ts';
import { operate } from './operate.ts';
import { refreshAbout } from './outbox.ts';
import type { Actor, World } from './world.ts';

/** Remembers that somebody opened something they were sent, so that nobody reminds them of it. */
export async function noteReading(
  world: World,
  actor: Actor,
  { subject, application }: { subject: string; application: Id },
): Promise<void> {
  await operate(world, actor, 'note-reading', async step => {
    if (!(await insertReading(step.tx, step.team, { person: step.by, subject, at: step.now }))) return;
    await step.audit(`person:${step.by}`, { after: { read: subject } });
    await refreshAbout(step, application, []);
  });
}
