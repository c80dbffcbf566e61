import { median } from '../../core/clock/funnel.ts';
import { matchByName } from '../../core/loop/match.ts';
import type { Role } from '../../core/loop/situation.ts';
import { plural } from '../../core/loop/text.ts';
import { refusalOf } from '../../core/loop/authority.ts';
import { UserError } from '../../core/user-error.ts';
import { context, header, type MessageView, section } from '../blocks/blocks.ts';
import { lines, mrkdwn, short } from '../blocks/text.ts';
import type { Call } from '../kernel/call.ts';
import { button, defineButton, type Verb } from '../kernel/kinds.ts';
import { listRolesSeen } from '../pick/roles.ts';
import { digestView } from './digest-view.ts';
import { readRoleDigest, type RoleDigest } from './read-digest.ts';

export const digestButton = defineButton<'role'>('digest.role', async (call, { role: id }) => {
  const role = (await listRolesSeen(call, 'all')).find(r => r.id === id);
  if (!role) throw new UserError(refusalOf('see the board'));
  await tellDigest(call, role);
});

export const digestVerb: Verb = {
  name: 'digest',
  usage: '[role | all]',
  summary: 'How long it takes and what waits for whom, for a role or all of them',
  async run(call, typed) {
    const roles = await listRolesSeen(call, 'all');
    if (roles.length === 0)
      throw new UserError('There is no role of yours to report on.', 'Open one with /hire role.');
    const open = roles.filter(r => !r.closed);
    const [only] = open;
    if (typed === '' && open.length === 1 && only) return tellDigest(call, only);
    if (typed === '' || typed.toLowerCase() === 'all')
      return call.tell(companyView(await readAll(call, open), roles));
    const match = matchByName(typed, roles, r => r.title);
    if (match.kind === 'one') return tellDigest(call, match.found);
    const near = match.kind === 'many' ? match.found : match.near;
    return call.tell(chooseRole(typed, near.length > 0 ? near : open));
  },
};

async function tellDigest(call: Call, role: Role): Promise<void> {
  await call.tell(digestView({ ...(await readRoleDigest(call.world, role)), discreet: false }));
}

async function readAll(call: Call, roles: readonly Role[]): Promise<RoleDigest[]> {
  const digests: RoleDigest[] = [];
  for (const role of roles) digests.push(await readRoleDigest(call.world, role));
  return digests;
}

const LISTED = 20;

export function chooseRole(typed: string, roles: readonly Role[]): MessageView {
  const shown = roles.slice(0, LISTED);
  return {
    text: `No role is called "${typed}". ${shown.map(r => r.title).join(', ')}`,
    blocks: [
      section(mrkdwn`No role is called “${short(typed)}”. Did you mean one of these?`),
      ...shown.map(r => section(mrkdwn`*${short(r.title)}*`, button(digestButton, 'Digest', { role: r.id }))),
    ],
  };
}

/** All open roles in a line each, and how long the filled ones took. */
export function companyView(digests: readonly RoleDigest[], all: readonly Role[]): MessageView {
  const filled = all.filter(r => r.closed?.why === 'filled');
  const days = median(
    filled
      .map(r => (r.closed?.at.epochMilliseconds ?? 0) - r.openedAt.epochMilliseconds)
      .map(ms => ms / 86_400_000),
  );
  const took =
    days === undefined
      ? 'No role was filled yet.'
      : `Filled roles took ${Math.round(days)} days in the median (${plural(filled.length, 'role')}); the average elsewhere is 47.`;
  const shown = digests.slice(0, LISTED);
  return {
    text: `${plural(digests.length, 'open role')}. ${took} ${shown.map(d => `${short(d.role.title)}: ${d.daysOpen} days`).join(', ')}`,
    blocks: [
      header('All roles'),
      section(mrkdwn`${took}`),
      ...shown.map(d => section(roleLines(d), button(digestButton, 'Digest', { role: d.role.id }))),
      ...(digests.length > shown.length
        ? [context(mrkdwn`${digests.length - shown.length} more: name one.`)]
        : []),
    ],
  };
}

function roleLines({ role, daysOpen, daysLeft, waits, stages }: RoleDigest) {
  const overdue = waits.filter(w => w.overdue).length;
  const inside = stages.reduce((sum, s) => sum + s.here, 0);
  return lines(
    mrkdwn`*${short(role.title)}* · open ${plural(daysOpen, 'day')}, ${daysLeft >= 0 ? `${daysLeft} left` : `${-daysLeft} past target`}`,
    mrkdwn`${plural(inside, 'candidate')} inside · ${overdue > 0 ? `:red_circle: ${overdue} overdue` : 'nothing overdue'}`,
  );
}
