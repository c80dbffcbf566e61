import type { Id } from '../core/loop/glossary.ts';
import type { Role } from '../core/loop/situation.ts';
import { UserError } from '../core/user-error.ts';
import { insertRoleClosure } from '../store/roles.ts';
import { authorise } from './authorise.ts';
import { operate } from './operate.ts';
import { refreshAbout } from './outbox.ts';
import { requireRole } from './require.ts';
import type { Actor, World } from './world.ts';

/** Closes a role that is not to be filled. Nothing is deleted; its waits end, so nobody is nudged about it any more. */
export async function closeRole(world: World, actor: Actor, id: Id): Promise<Role> {
  return operate(world, actor, 'close-role', async step => {
    const role = await requireRole(step, id);
    await authorise(step, 'change the role', { role });
    if (role.closed) throw new UserError(`${role.title} is closed already (${role.closed.why}).`);
    const closed: Role = { ...role, closed: { why: 'cancelled', at: step.now, by: step.by } };
    await insertRoleClosure(step.tx, closed);
    await step.audit(`role:${id}`, { after: { closed: 'cancelled' } });
    await refreshAbout(step, id, [role.recruiter, role.hiringManager]);
    return closed;
  });
}
