import { may, tiesOf } from '../../core/loop/authority.ts';
import type { Role } from '../../core/loop/situation.ts';
import { UserError } from '../../core/user-error.ts';
import { findStanding } from '../../store/people.ts';
import { listRoles } from '../../store/roles.ts';
import { message, type MessageView, section } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { lines, mrkdwn } from '../blocks/mrkdwn.ts';
import { IN_MESSAGE, withRows } from '../blocks/room.ts';
import { dateWords } from '../blocks/time.ts';
import type { Call } from '../kernel/call.ts';
import type { Ref } from '../kernel/ids.ts';
import { button } from '../kernel/kinds.ts';

type Asker = Pick<Call, 'world' | 'team' | 'person'>;

/** Roles whose board somebody may see, newest first. */
export async function listRolesSeen(call: Asker, which: 'open' | 'all' = 'open'): Promise<Role[]> {
  const standing = await findStanding(call.world.db, call.team, call.person);
  const roles = await listRoles(call.world.db, call.team, which);
  return roles.filter(role => may('see the board', tiesOf(call.person, standing, { role })));
}

/** What a button names, closed or not. */
export async function requireRoleSeen(call: Asker, id: string): Promise<Role> {
  const role = (await listRolesSeen(call, 'all')).find(r => r.id === id);
  if (!role) throw new UserError('This role is not yours to see.', 'Yours are under /hire status.');
  return role;
}

export type RoleList = { ask: string; label: string; kind: Ref<'role'>; roles: readonly Role[] };

/** A choice among roles: one line and one button each. */
export function pickRole({ ask, label, kind, roles }: RoleList): MessageView {
  return message(
    `${ask} ${roles.map(r => short(r.title)).join(', ')}`.trim(),
    withRows({
      room: IN_MESSAGE,
      head: [section(mrkdwn`${ask}`)],
      rows: roles.map(r => [section(lineOf(r), button(kind, label, { role: r.id }))]),
      more: left => mrkdwn`${left} more: name the role to find it.`,
    }),
  );
}

function lineOf({ title, level, targetDay, closed }: Role) {
  const state = closed ? `closed (${closed.why})` : `to be filled by ${dateWords(targetDay)}`;
  return lines(mrkdwn`*${short(title)}*`, mrkdwn`${level} · ${state}`);
}
