import { readSpan, type SpanName } from '../../core/clock/span.ts';
import { matchByName } from '../../core/loop/match.ts';
import type { Role } from '../../core/loop/situation.ts';
import { UserError } from '../../core/user-error.ts';
import type { Call } from '../kernel/call.ts';
import { defineButton, type Verb } from '../kernel/kinds.ts';
import { listRolesSeen, pickRole, requireRoleSeen } from '../pick/roles.ts';
import { readerOf } from '../pick/reader.ts';
import { companyView } from './company-view.ts';
import { digestRef } from './digest-refs.ts';
import { digestView } from './digest-view.ts';
import { readCompanyDigest, readRoleDigest } from './read-digest.ts';

export const digestButton = defineButton(digestRef, async (call, { role }) => {
  await tellDigest(call, await requireRoleSeen(call, role));
});

export const digestVerb: Verb = {
  name: 'digest',
  usage: '[role | all] [week | month | quarter | year]',
  summary: 'How long it takes and what waits for whom, for a role or all of them',
  async run(call, typed) {
    const { rest, name } = readSpan(typed);
    const roles = await listRolesSeen(call, 'all');
    if (roles.length === 0)
      throw new UserError(
        'There is no role of yours to report on.',
        'Digests are for recruiters and hiring managers; your own interviews are under /hire me.',
      );
    const open = roles.filter(r => !r.closed);
    const [only] = open;
    if (rest === '' && open.length === 1 && only) return tellDigest(call, only, name);
    if (rest === '' || rest.toLowerCase() === 'all')
      return call.tell(companyView(await readCompanyDigest(call.world, open, name), roles));
    const match = matchByName(rest, roles, r => r.title);
    if (match.kind === 'one') return tellDigest(call, match.found, name);
    const list = { label: 'Digest', kind: digestRef };
    if (match.kind === 'many')
      return call.tell(
        pickRole({ ...list, ask: `Several roles match "${rest}". Which one?`, roles: match.found }),
      );
    const near = match.near.length > 0;
    const ask = `No role is called "${rest}". ${near ? 'Did you mean one of these?' : 'These are open:'}`;
    await call.tell(pickRole({ ...list, ask, roles: near ? match.near : open }));
  },
};

async function tellDigest(call: Call, role: Role, name?: SpanName): Promise<void> {
  const digest = await readRoleDigest(call.world, role, name);
  await call.tell(digestView({ ...digest, discreet: false, may: await readerOf(call) }));
}
