import type { Button } from '@slack/types';
import { type Action, refusalOf } from '../../core/loop/authority.ts';
import { openStage, type Situation } from '../../core/loop/situation.ts';
import { UserError } from '../../core/user-error.ts';
import { isAllowed } from '../../operations/authorise.ts';
import { findSituation, listOpenSituations } from '../../store/situations.ts';
import { actions, message, type MessageView, section } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { lines, mrkdwn, type Mrkdwn } from '../blocks/mrkdwn.ts';
import { IN_MESSAGE, withRows } from '../blocks/room.ts';
import type { Call } from '../kernel/call.ts';
import type { Ref } from '../kernel/ids.ts';
import { button } from '../kernel/kinds.ts';
import { readerOf } from './reader.ts';

/** Open applications for which somebody may do something. The others are as if they did not exist. */
export async function listAllowed(
  call: Pick<Call, 'world' | 'team' | 'person'>,
  action: Action,
): Promise<Situation[]> {
  const may = await readerOf(call);
  const open = await listOpenSituations(call.world.db, call.team);
  return open.filter(situation => may(action, situation));
}

/** What a button names. Who presses is checked here, whoever it was shown to. */
export async function requireAllowed(call: Call, application: string, action: Action): Promise<Situation> {
  const situation = await findSituation(call.world.db, call.team, application);
  if (!situation)
    throw new UserError('This application does not exist any more.', 'Look it up again with /hire status.');
  const allowed = await isAllowed(call.world.db, call.team, call.person, action, { situation });
  if (!allowed) throw new UserError(refusalOf(action));
  return situation;
}

export type List = {
  ask: string;
  /** What stands on the buttons. */
  label: string;
  kind: Ref<'application'>;
  found: readonly Situation[];
  /** Said where there is nobody to choose. */
  nobody: string;
  /** Below the list. */
  also?: Button | undefined;
};

/** A choice among applications: one line and one button each. */
export function pickList({ ask, label, kind, found, nobody, also }: List): MessageView {
  const names = found.map(s => `${short(s.candidate.name)} (${short(s.role.title)})`).join(', ');
  const question = found.length > 0 ? ask : `${ask} ${nobody}`.trim();
  return message(
    `${question} ${names}`.trim(),
    withRows({
      room: IN_MESSAGE,
      head: [section(mrkdwn`${question}`)],
      rows: found.map(s => [section(lineOf(s), button(kind, label, { application: s.application.id }))]),
      foot: also ? [actions(also)] : [],
      more: left => mrkdwn`${left} more: name the candidate to find them.`,
    }),
  );
}

function lineOf(situation: Situation): Mrkdwn {
  const stage = openStage(situation)?.name ?? 'closed';
  return lines(
    mrkdwn`*${short(situation.candidate.name)}*`,
    mrkdwn`${short(situation.role.title)} · ${stage}`,
  );
}
