import type { Id } from '../core/loop/glossary.ts';
import type { Role, Situation } from '../core/loop/situation.ts';
import { listed } from '../core/loop/text.ts';
import { UserError } from '../core/user-error.ts';
import { insertRoleClosure } from '../store/roles.ts';
import { listOpenSituations } from '../store/situations.ts';
import { authorise } from './authorise.ts';
import { operate } from './operate.ts';
import { refreshAbout } from './outbox.ts';
import { requireRole } from './require.ts';
import type { Actor, World } from './world.ts';

export type Closed = {
  role: Role;
  /** Candidates who were inside, and are to be told. */ inside: Situation[];
};

/**
 * Closes a role that is not to be filled. Nothing is deleted; its waits end, so nobody is nudged about it any more.
 * @throws UserError while interviews are booked ahead: nobody is to prepare for, or come to, a role that is gone.
 */
export async function closeRole(world: World, actor: Actor, id: Id): Promise<Closed> {
  return operate(world, actor, 'close-role', async step => {
    const role = await requireRole(step, id);
    await authorise(step, 'change the role', { role });
    if (role.closed) throw new UserError(`${role.title} is closed already (${role.closed.why}).`);
    const inside = await listOpenSituations(step.tx, step.team, id);
    refuseBooked(inside, step.now);
    const closed: Role = { ...role, closed: { why: 'cancelled', at: step.now, by: step.by } };
    await insertRoleClosure(step.tx, closed);
    await step.audit(`role:${id}`, { after: { closed: 'cancelled' } });
    await refreshAbout(step, id, [role.recruiter, role.hiringManager]);
    return { role: closed, inside };
  });
}

function refuseBooked(inside: readonly Situation[], now: Temporal.Instant): void {
  const booked = inside
    .filter(s => s.interviews.some(i => i.booking && Temporal.Instant.compare(now, i.booking.time.end) < 0))
    .map(s => s.candidate.name);
  if (booked.length === 0) return;
  throw new UserError(
    `Interviews are booked with ${listed(booked)}.`,
    `Call them off first, so that everybody is told: ${listed(booked.map(name => `/hire cancel ${name}`))}.`,
  );
}
