import { refusalOf } from '../../core/loop/authority.ts';
import { matchByName } from '../../core/loop/match.ts';
import { sitesOf } from '../../core/loop/meeting-rooms.ts';
import type { Role } from '../../core/loop/situation.ts';
import { UserError } from '../../core/user-error.ts';
import { isAllowed } from '../../operations/authorise.ts';
import { listRooms } from '../../store/meeting-rooms.ts';
import type { Call } from '../kernel/call.ts';
import { ref } from '../kernel/ids.ts';
import { defineButton, type Verb } from '../kernel/kinds.ts';
import { listRolesSeen, pickRole, requireRoleSeen } from '../pick/roles.ts';
import { coverageOfRole } from './coverage-of-role.ts';
import { roleCard } from './role-card.ts';
import { roleFormView } from './role-form.ts';

/** Where the target date of a new role starts: what backend roles take on average. */
const USUAL_DAYS = 47;

export const roleButton = defineButton(ref('role.show', 'role'), async (call, { role }) => {
  await call.tell(cardOf(call, await requireRoleSeen(call, role)));
});

export const roleVerb: Verb = {
  name: 'role',
  usage: '[title]',
  summary: 'Open a role, or look one up',
  async run(call, title) {
    if (title === '') return openForm(call, '', []);
    const roles = await listRolesSeen(call, 'all');
    const match = matchByName(title, roles, r => r.title);
    if (match.kind === 'one') return call.tell(cardOf(call, match.found));
    if (match.kind === 'none') return openForm(call, title, match.near);
    const ask = `Several roles match "${title}". Which one?`;
    return call.tell(pickRole({ ask, label: 'Show', kind: roleButton, roles: match.found }));
  },
};

async function openForm(call: Call, title: string, near: readonly Role[]): Promise<void> {
  const allowed = await isAllowed(call.world.db, call.team, call.person, 'open a role');
  if (!allowed) throw refusedFor(title, near);
  const today = call.world.clock.now().toZonedDateTimeISO(call.zone).toPlainDate();
  await call.open(
    roleFormView({
      catalogue: call.world.catalogue,
      person: call.person,
      title,
      channel: call.channel && /^[CG]/.test(call.channel) ? call.channel : undefined,
      target: today.add({ days: USUAL_DAYS }),
      near: near.map(r => r.title),
      sites: sitesOf(await listRooms(call.world.db, call.team)),
    }),
  );
}

/** Somebody who cannot open roles meant one that exists. */
function refusedFor(title: string, near: readonly Role[]): UserError {
  if (near.length > 0)
    return new UserError(
      `No role of yours is called "${title}".`,
      `Did you mean ${near.map(r => r.title).join(' or ')}?`,
    );
  return new UserError(refusalOf('open a role'), 'An admin can make you a recruiter with /hire settings.');
}

const cardOf = (call: Call, role: Role) => roleCard(role, coverageOfRole(call.world, role));
