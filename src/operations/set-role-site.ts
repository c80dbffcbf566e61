import type { Id } from '../core/loop/glossary.ts';
import { readSite, sitesOf } from '../core/loop/meeting-rooms.ts';
import type { Role } from '../core/loop/situation.ts';
import { UserError } from '../core/user-error.ts';
import { readFields } from '../core/user-error.ts';
import { listRooms } from '../store/meeting-rooms.ts';
import { updateRole } from '../store/roles.ts';
import { authorise } from './authorise.ts';
import { operate } from './operate.ts';
import { refreshAbout } from './outbox.ts';
import { requireRole } from './require.ts';
import type { Actor, World } from './world.ts';

/**
 * Says where a role's interviews take place that its pipeline wants a room for: an office, or video where `site` is
 * empty. What is booked stays where it is.
 */
export async function setRoleSite(
  world: World,
  actor: Actor,
  input: { role: Id; site: string },
): Promise<Role> {
  return operate(world, actor, 'set-role-site', async step => {
    const role = await requireRole(step, input.role);
    await authorise(step, 'change the role', { role });
    if (role.closed)
      throw new UserError(`${role.title} is closed (${role.closed.why}): nothing is booked for it.`);
    const sites = sitesOf(await listRooms(step.tx, step.team));
    const { site } = readFields<{ site: string | undefined }>({
      site: () => readSite(input.site, role.pipeline, sites),
    });
    const changed: Role = { ...role, site };
    await updateRole(step.tx, changed);
    await step.audit(`role:${role.id}`, { before: { site: role.site }, after: { site } });
    await refreshAbout(step, role.id, [role.recruiter, role.hiringManager]);
    return changed;
  });
}
