import { refusalOf } from '../../core/loop/authority.ts';
import { matchByName } from '../../core/loop/match.ts';
import { UserError } from '../../core/user-error.ts';
import { isAllowed } from '../../operations/authorise.ts';
import { listRoles } from '../../store/roles.ts';
import type { Call } from '../kernel/call.ts';
import type { Verb } from '../kernel/kinds.ts';
import { roleCard } from './role-card.ts';
import { roleFormView } from './role-form.ts';

/** Where the target date of a new role starts: what backend roles take on average. */
const USUAL_DAYS = 47;

export const roleVerb: Verb = {
  name: 'role',
  usage: '[title]',
  summary: 'Open a role, or look one up',
  async run(call, title) {
    if (title !== '') {
      const roles = await listRoles(call.world.db, call.team, 'all');
      const match = matchByName(title, roles, r => r.title);
      const [first] = match.kind === 'many' ? match.found.filter(r => !r.closed) : [];
      const found = match.kind === 'one' ? match.found : first;
      if (
        found &&
        (await isAllowed(call.world.db, call.team, call.person, 'change the role', { role: found }))
      ) {
        return call.tell(roleCard(found));
      }
    }
    await openForm(call, title);
  },
};

async function openForm(call: Call, title: string): Promise<void> {
  const allowed = await isAllowed(call.world.db, call.team, call.person, 'open a role');
  if (!allowed)
    throw new UserError(refusalOf('open a role'), 'An admin can make you a recruiter with /hire settings.');
  const today = call.world.clock.now().toZonedDateTimeISO(call.zone).toPlainDate();
  const channel = call.channel && /^[CG]/.test(call.channel) ? call.channel : undefined;
  const { catalogue } = call.world;
  await call.open(
    roleFormView({ catalogue, person: call.person, title, channel, target: today.add({ days: USUAL_DAYS }) }),
  );
}
