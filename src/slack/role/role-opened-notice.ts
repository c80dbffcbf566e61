import { findRole } from '../../store/roles.ts';
import type { NoticeKind } from '../kernel/kinds.ts';
import { roleOpenedMessage } from './role-card.ts';

export const roleOpenedNotice: NoticeKind = {
  id: 'role-opened',
  async render({ world, team, to }, { role: id = '' }) {
    const role = await findRole(world.db, team, id);
    return role && roleOpenedMessage(role, to);
  },
};
