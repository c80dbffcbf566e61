import type { ContextBlock, ModalView, SectionBlock } from '@slack/types';
import type { Coverage } from '../../core/kits/coverage.ts';
import { interviewsOf, stageOf } from '../../core/loop/pipeline.ts';
import type { Role } from '../../core/loop/situation.ts';
import {
  actions,
  confirm,
  context,
  fields,
  message,
  type MessageView,
  modalView,
  section,
  settled,
} from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { channelName, mention, mrkdwn } from '../blocks/mrkdwn.ts';
import { dateWords } from '../blocks/time.ts';
import { boardRef } from '../board/board-refs.ts';
import { button } from '../kernel/kinds.ts';
import { addCandidateRef } from '../candidate/candidate-refs.ts';
import { placeRef } from './role-refs.ts';
import { closeRoleButton } from './close-role-button.ts';

function facts(role: Role): SectionBlock {
  return fields(
    mrkdwn`*Level*\n${role.level}, ${role.language}`,
    mrkdwn`*Layers*\n${role.layers.join(', ')}`,
    mrkdwn`*Hiring manager*\n${mention(role.hiringManager)}`,
    mrkdwn`*Recruiter*\n${mention(role.recruiter)}`,
    mrkdwn`*To be filled by*\n${dateWords(role.targetDay)}`,
    mrkdwn`*Head-count*\n${role.headCount}`,
    ...(role.site === undefined ? [] : [mrkdwn`*On site in*\n${role.site}`]),
  );
}

function stages(role: Role) {
  return context(mrkdwn`${role.pipeline.stages.map(s => s.name).join(' → ')}`);
}

/** Which interview tests which layer at the role's level, or by name what nothing does: known before anything is booked. */
function coverageBlock({ pipeline, level }: Role, { covered, gaps }: Coverage): ContextBlock {
  const nameOf = ({ stageId, interviewId }: Coverage['covered'][number]) => {
    const stage = stageOf(pipeline, stageId);
    return interviewsOf(stage).find(i => i.id === interviewId)?.name ?? stage.name;
  };
  const byInterview = Map.groupBy(covered, nameOf);
  const tested = [...byInterview].map(
    ([name, proofs]) => `${proofs.map(c => c.layer).join(', ')} in ${name}`,
  );
  if (gaps.length === 0)
    return context(mrkdwn`:white_check_mark: Every layer is tested at ${level}: ${tested.join(' · ')}.`);
  const missing = gaps.slice(0, GAPS).map(g => `${g.subject} at ${g.level} (${g.because})`);
  const also = tested.length > 0 ? ` Tested: ${tested.join(' · ')}.` : '';
  return context(mrkdwn`:warning: *Not covered:* ${missing.join('; ')}.${also}`);
}

const GAPS = 5;

/** After a role was opened. The bot has to be in the channel to post there, and nobody notices before the first Monday. */
export function roleOpenedView(role: Role, coverage: Coverage): ModalView {
  return modalView('role.opened', '', {
    title: 'Role opened',
    close: 'Done',
    blocks: [
      section(mrkdwn`:white_check_mark: *${role.title}* is open.`),
      facts(role),
      stages(role),
      coverageBlock(role, coverage),
      actions(button(addCandidateRef, 'Add a candidate', { role: role.id }, { style: 'primary' })),
      context(
        mrkdwn`The digest comes to ${channelName(role.channel)} on Mondays. If Hireloop is not in that channel yet, write \`/invite @Hireloop\` there.`,
      ),
    ],
  });
}

/** What somebody is told when a role is opened with them in it. */
export function roleOpenedMessage(role: Role, reader: string): MessageView {
  const part = role.hiringManager === reader ? 'hiring manager' : 'recruiter';
  const text = `${short(role.title)} is open, and you are its ${part}.`;
  if (role.closed) {
    const over = `${text} It was closed since (${role.closed.why}).`;
    return settled(over, [section(mrkdwn`${over}`)]);
  }
  const next =
    part === 'hiring manager'
      ? 'You get the evaluation when all scorecards of a stage are in, and decide.'
      : 'You hear of every new candidate, and of whatever stalls.';
  return message(`${text} ${next}`, [
    section(mrkdwn`*${role.title}* is open, and you are its ${part}.`),
    facts(role),
    stages(role),
    context(mrkdwn`${next}`),
  ]);
}

export function roleCard(role: Role, coverage: Coverage): MessageView {
  const state = role.closed ? `closed (${role.closed.why})` : 'open';
  return message(
    `${role.title} is ${state}: ${role.level}, ${role.layers.join(', ')}, to be filled by ${dateWords(role.targetDay)}.`,
    [
      section(mrkdwn`*${role.title}* is ${state}.`),
      facts(role),
      stages(role),
      ...(role.closed ? [] : [coverageBlock(role, coverage)]),
      ...(role.closed ? [] : [buttonsOf(role)]),
    ],
  );
}

const wantsRooms = ({ pipeline }: Role): boolean =>
  pipeline.stages.flatMap(interviewsOf).some(plan => plan.room);

function buttonsOf(role: Role) {
  const question = `Close ${short(role.title)} without filling it? Candidates stay where they are and nobody is nudged about them any more.`;
  return actions(
    button(addCandidateRef, 'Add a candidate', { role: role.id }),
    button(boardRef, 'Board', { role: role.id }),
    ...(wantsRooms(role) ? [button(placeRef, 'Where it takes place', { role: role.id })] : []),
    button(
      closeRoleButton,
      'Close the role',
      { role: role.id },
      { style: 'danger', confirm: confirm('Close this role?', question, 'Close it', 'Keep it open') },
    ),
  );
}
