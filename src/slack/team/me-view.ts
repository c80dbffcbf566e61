import type { KnownBlock } from '@slack/types';
import { writeHours } from '../../core/loop/hours-text.ts';
import type { Interviewer } from '../../core/loop/people.ts';
import { plural } from '../../core/loop/text.ts';
import { actions, context, header, message, type MessageView, section } from '../blocks/blocks.ts';
import { fit, short } from '../blocks/fit.ts';
import { lines, mrkdwn, type Mrkdwn } from '../blocks/mrkdwn.ts';
import { IN_MESSAGE, withRows } from '../blocks/room.ts';
import { spanIn, when } from '../blocks/time.ts';
import { ref } from '../kernel/ids.ts';
import { button } from '../kernel/kinds.ts';
import { kitButton } from '../kit/open-kit.ts';
import { habitRef } from '../nudge/nudge-refs.ts';
import { practiceRef } from '../practice/practice-refs.ts';
import type { Mine } from './my-interviews.ts';
import { capWords, skillDots } from './skill-words.ts';

export const hoursRef = ref('me.hours');
export const pauseRef = ref('me.pause', 'paused');
export const blockRef = ref('me.block');

export type MeModel = {
  known: Interviewer | undefined;
  ahead: readonly Mine[];
  /** Whether busy time can be blocked here: where the calendar is ours. */
  local: boolean;
  /** Of the reader. */
  zone: string;
};

/** Somebody's interviews, hours and limits. */
export function meView(model: MeModel): MessageView {
  const { known, ahead, zone } = model;
  const next = ahead.map(m => sayInterview(m, zone)).join('; ');
  const hours = known ? ` Your hours (${known.zone}): ${hoursOf(known).replaceAll('\n', ', ')}` : '';
  return message(
    `${ahead.length > 0 ? `${plural(ahead.length, 'interview')} ahead: ${next}.` : 'No interview is ahead.'}${hours}`,
    withRows({
      room: IN_MESSAGE,
      head: [header('Your interviews'), ...(ahead.length > 0 ? [] : [section(mrkdwn`None is ahead.`)])],
      rows: ahead.map(m => [interviewRow(m, zone)]),
      foot: [...hoursBlocks(known), ...buttonsOf(model)],
    }),
  );
}

export function interviewRow({ situation, interview, seat }: Mine, zone: string): KnownBlock {
  const { booking } = interview;
  return section(
    lines(
      mrkdwn`*${booking ? when(booking.time.start, zone) : ''}* · ${interview.name}`,
      mrkdwn`${short(situation.candidate.name)} · ${short(situation.role.title)} · ${answerOf(seat)}`,
    ),
    button(kitButton, 'Questions', { interview: interview.id }),
  );
}

function answerOf({ answer }: Mine['seat']): Mrkdwn {
  return answer ? mrkdwn`${answer.answer}` : mrkdwn`*not answered yet*`;
}

function sayInterview({ situation, interview }: Mine, zone: string): string {
  const at = interview.booking ? `, ${spanIn(interview.booking.time, zone)}` : '';
  return `${interview.name} with ${short(situation.candidate.name)}${at}`;
}

/** What fits beside the interviews; all of it stands in the form. */
const HOURS = 600;

const hoursOf = ({ hours }: Interviewer): string => fit(writeHours(hours) || 'no hours', HOURS);

function offHoursOf({ offHours }: Interviewer): Mrkdwn | undefined {
  const text = writeHours(offHours).replaceAll('\n', ', ');
  return text === '' ? undefined : mrkdwn`As a last resort also ${fit(text, HOURS)}`;
}

function hoursBlocks(known: Interviewer | undefined): KnownBlock[] {
  if (!known)
    return [context(mrkdwn`You are not an interviewer yet: a recruiter can add you with \`/hire team\`.`)];
  const pause = known.paused
    ? [section(mrkdwn`:double_vertical_bar: *You are on a pause:* nobody asks you until you end it.`)]
    : [];
  return [
    header('Your hours'),
    ...pause,
    section(lines(mrkdwn`${hoursOf(known)}`, offHoursOf(known), mrkdwn`_${known.zone}, ${capWords(known)}_`)),
    context(mrkdwn`${known.level} · ${skillDots(known)}`),
  ];
}

function buttonsOf({ known, local }: MeModel): KnownBlock[] {
  const pause = known?.paused
    ? button(pauseRef, 'End the pause', { paused: 'no' }, { style: 'primary' })
    : button(pauseRef, 'Pause me', { paused: 'yes' });
  const own = known ? [button(hoursRef, 'Change my hours', {}), pause] : [];
  const buttons = [...own, ...(local ? [button(blockRef, 'Block time', {})] : [])];
  const practice = known ? [button(practiceRef, 'How I score', {})] : [];
  return [actions(...buttons, ...practice, button(habitRef, 'My reminders', {}))];
}
