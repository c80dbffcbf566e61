import { plural } from '../../core/loop/text.ts';
import { section } from '../blocks/blocks.ts';
import { mrkdwn, short } from '../blocks/text.ts';
import { readWaits } from '../digest/read-digest.ts';
import type { Verb } from '../kernel/kinds.ts';
import { listAllowed } from '../pick/applications.ts';
import { matchByName } from '../../core/loop/match.ts';
import { UserError } from '../../core/user-error.ts';
import { listRolesSeen } from '../pick/roles.ts';
import { waitRows } from './wait-rows.ts';

const ROWS = 25;

export const stalledVerb: Verb = {
  name: 'stalled',
  usage: '[role]',
  summary: 'Who waits longer than planned, and for whom',
  async run(call, typed) {
    const role = typed === '' ? undefined : matchByName(typed, await listRolesSeen(call), r => r.title);
    if (role && role.kind !== 'one')
      throw new UserError(`No one open role is called "${typed}".`, 'Write /hire stalled for all of them.');
    const situations = await listAllowed(call, 'see the application');
    const own = role ? situations.filter(s => s.role.id === role.found.id) : situations;
    const waits = await readWaits(call.world, call.team, own);
    const overdue = waits.filter(w => w.overdue);
    if (overdue.length === 0) {
      const text = `Nothing is overdue. ${plural(waits.length, 'candidate')} inside, everybody within plan.`;
      return call.tell({ text, blocks: [section(mrkdwn`:white_check_mark: ${text}`)] });
    }
    const names = overdue.map(w => `${short(w.situation.candidate.name)} (${w.wait.expected})`).join(', ');
    return call.tell({
      text: `${plural(overdue.length, 'candidate waits', 'candidates wait')} longer than planned: ${names}`,
      blocks: [
        section(
          mrkdwn`*${plural(overdue.length, 'candidate waits', 'candidates wait')} longer than planned*`,
        ),
        ...waitRows(overdue, ROWS),
      ],
    });
  },
};
