import { deleteMirrored, listDoubted } from '../store/busy-mirror.ts';
import { findInterviewer } from '../store/interviewers.ts';
import { addressOf } from './addresses.ts';
import { operate } from './operate.ts';
import { refreshTrouble } from './tell-owners.ts';
import type { Actor, World } from './world.ts';

/**
 * Somebody says that their calendar is rightly empty: from now on it is believed.
 * @returns false where it was believed already.
 */
export async function trustCalendar(world: World, actor: Actor): Promise<boolean> {
  return operate(world, actor, 'trust-calendar', async step => {
    const member = await findInterviewer(step.tx, step.team, step.by);
    const address = addressOf(step.by, member);
    if (!(await listDoubted(step.tx, step.team)).includes(address)) return false;
    await deleteMirrored(step.tx, step.team, address);
    await refreshTrouble(step, step.by);
    await step.audit(`person:${step.by}`, { after: { calendar: 'rightly empty' } });
    return true;
  });
}
