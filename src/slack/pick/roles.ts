import { may, tiesOf } from '../../core/loop/authority.ts';
import type { Role } from '../../core/loop/situation.ts';
import { findStanding } from '../../store/people.ts';
import { listRoles } from '../../store/roles.ts';
import type { Call } from '../kernel/call.ts';

/** Roles whose board somebody may see, newest first. */
export async function listRolesSeen(
  call: Pick<Call, 'world' | 'team' | 'person'>,
  which: 'open' | 'all' = 'open',
): Promise<Role[]> {
  const standing = await findStanding(call.world.db, call.team, call.person);
  const roles = await listRoles(call.world.db, call.team, which);
  return roles.filter(role => may('see the board', tiesOf(call.person, standing, { role })));
}
