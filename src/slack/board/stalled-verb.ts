import { matchByName } from '../../core/loop/match.ts';
import type { Role } from '../../core/loop/situation.ts';
import { plural } from '../../core/loop/text.ts';
import { UserError } from '../../core/user-error.ts';
import { message, type MessageView, section } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import { IN_MESSAGE, withRows } from '../blocks/room.ts';
import { type DigestWait, readWaits } from '../digest/read-waits.ts';
import { waitWords } from '../digest/wait-line.ts';
import type { Call } from '../kernel/call.ts';
import { ref } from '../kernel/ids.ts';
import { defineButton, type Verb } from '../kernel/kinds.ts';
import { listAllowed } from '../pick/applications.ts';
import { listRolesSeen, pickRole, requireRoleSeen } from '../pick/roles.ts';
import { type May, readerOf } from '../pick/reader.ts';
import { waitRows } from './wait-rows.ts';

export const stalledButton = defineButton(ref('stalled.role', 'role'), async (call, { role }) => {
  await tellStalled(call, await requireRoleSeen(call, role));
});

export const stalledVerb: Verb = {
  name: 'stalled',
  usage: '[role]',
  summary: 'Who waits longer than planned, and for whom',
  async run(call, typed) {
    if (typed === '') return tellStalled(call, undefined);
    const match = matchByName(typed, await listRolesSeen(call), r => r.title);
    if (match.kind === 'one') return tellStalled(call, match.found);
    const roles = match.kind === 'many' ? match.found : match.near;
    if (roles.length === 0)
      throw new UserError(
        `No open role of yours is called "${typed}".`,
        `Write /hire stalled for all of them, or /hire status ${typed} for a candidate.`,
      );
    const ask =
      match.kind === 'many'
        ? `Several roles match "${typed}". Which one?`
        : `No open role of yours is called "${typed}". Did you mean one of these?`;
    await call.tell(pickRole({ ask, label: 'Stalled', kind: stalledButton, roles }));
  },
};

async function tellStalled(call: Call, role: Role | undefined): Promise<void> {
  const situations = await listAllowed(call, 'see the application');
  const own = role ? situations.filter(s => s.role.id === role.id) : situations;
  const waits = await readWaits(call.world, call.team, own);
  await call.tell(stalledView(waits, await readerOf(call)));
}

export function stalledView(waits: readonly DigestWait[], may: May): MessageView {
  const overdue = waits.filter(w => w.overdue);
  if (waits.length === 0) {
    const text = 'Nobody is in a pipeline of yours.';
    return message(text, [section(mrkdwn`${text}`)]);
  }
  if (overdue.length === 0) {
    const text = `Nothing is overdue: ${plural(waits.length, 'candidate')} inside, everybody within plan.`;
    return message(text, [section(mrkdwn`:white_check_mark: ${text}`)]);
  }
  const title = `${plural(overdue.length, 'candidate waits', 'candidates wait')} longer than planned`;
  const each = overdue.map(w => `${short(w.situation.candidate.name)} ${waitWords(w)}`);
  return message(
    `${title}: ${each.join('; ')}`,
    withRows({
      room: IN_MESSAGE,
      head: [section(mrkdwn`*${title}*, the longest first`)],
      rows: waitRows(overdue, { may }),
      more: left => mrkdwn`${left} more: name a role, \`/hire stalled Platform\`.`,
    }),
  );
}
