import { findRole } from '../../store/roles.ts';
import type { NoticeKind } from '../kernel/kinds.ts';
import { digestView } from './digest-view.ts';
import { readRoleDigest } from './read-digest.ts';

/** The weekly report in a role's channel. It is news, not state: once posted it stays as it was. */
export const digestNotice: NoticeKind = {
  id: 'digest',
  async render({ world, team, discreet }, { role: id = '' }) {
    const role = await findRole(world.db, team, id);
    if (!role || role.closed) return undefined;
    return digestView({ ...(await readRoleDigest(world, role)), discreet });
  },
};
