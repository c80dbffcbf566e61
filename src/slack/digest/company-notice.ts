import { listRoles } from '../../store/roles.ts';
import type { NoticeKind } from '../kernel/kinds.ts';
import { companyView } from './company-view.ts';
import { readCompanyDigest } from './read-digest.ts';

/** The weekly report of all open roles. It names no candidates, so any channel may have it. */
export const companyNotice: NoticeKind = {
  id: 'company-digest',
  async render({ world, team }) {
    const roles = await listRoles(world.db, team, 'all');
    const open = roles.filter(r => !r.closed);
    return open.length === 0 ? undefined : companyView(await readCompanyDigest(world, open), roles);
  },
};
