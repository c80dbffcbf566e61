import type { Interviewer } from '../../core/loop/people.ts';
import { plural } from '../../core/loop/text.ts';
import type { TrainingStep } from '../../core/scoring/training.ts';
import type { TrainingRead } from '../../operations/read-trainings.ts';
import { actions, header, message, type MessageView, section } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { lines, mention, mrkdwn, type Mrkdwn } from '../blocks/mrkdwn.ts';
import { IN_MESSAGE, withRows } from '../blocks/room.ts';
import { ref } from '../kernel/ids.ts';
import { button } from '../kernel/kinds.ts';
import { roomsRef } from '../rooms/room-refs.ts';
import { skillDots, skillWords } from './skill-words.ts';

export const addInterviewerRef = ref('team.add');
export const changeInterviewerRef = ref('team.change', 'person');

export type Loaded = {
  interviewer: Interviewer;
  thisWeek: number;
  trainings: readonly TrainingRead[];
};

/**
 * Who interviews, on what, and how much of it this week.
 * @param asked What is said above, where these are some of the team.
 */
export function teamView(team: readonly Loaded[], mayChange: boolean, asked = ''): MessageView {
  const add = mayChange
    ? [
        actions(
          button(addInterviewerRef, 'Add an interviewer', {}, { style: 'primary' }),
          button(roomsRef, 'Meeting rooms', {}),
        ),
      ]
    : [];
  if (team.length === 0) {
    const text = 'Nobody interviews yet. A pool of five or more finds times at the first try.';
    return message(text, [section(mrkdwn`${text}`), ...add]);
  }
  return message(
    `${asked || `${plural(team.length, 'interviewer')}:`} ${team.map(sayRow).join('; ')}`,
    withRows({
      room: IN_MESSAGE,
      head: [asked ? section(mrkdwn`${asked}`) : header(plural(team.length, 'interviewer'))],
      rows: team.map(t => [section(rowOf(t), mayChange ? changeOf(t) : undefined)]),
      more: left => mrkdwn`${left} more: name one, \`/hire team Ana\`.`,
      foot: add,
    }),
  );
}

const changeOf = ({ interviewer }: Loaded) =>
  button(changeInterviewerRef, 'Change', { person: interviewer.person });

function rowOf(row: Loaded): Mrkdwn {
  const { interviewer } = row;
  const state = stateOf(interviewer);
  return lines(
    mrkdwn`*${mention(interviewer.person)}* · ${interviewer.level} · ${loadWords(row)}${state ? mrkdwn` · _${state}_` : mrkdwn``}`,
    mrkdwn`${skillDots(interviewer)}`,
    row.trainings.length > 0 ? mrkdwn`:seedling: ${trainingWords(row)}` : undefined,
  );
}

/** `technical interviews: listens, 1 of 2` */
function trainingWords({ trainings }: Loaded): string {
  return trainings
    .map(
      ({ training, step }) => `${training.stage} interviews: ${STEPS[step.kind]}, ${step.done} of ${step.of}`,
    )
    .join(' · ');
}

const STEPS: Record<TrainingStep['kind'], string> = {
  shadow: 'listens',
  'reverse-shadow': 'asks while somebody listens',
  ready: 'ready as soon as somebody who listened says so',
};

function sayRow(row: Loaded): string {
  const { interviewer } = row;
  const state = stateOf(interviewer);
  return `${short(interviewer.name)} (${interviewer.level}, ${skillWords(interviewer)}, ${loadWords(row)}${state ? `, ${state}` : ''}${row.trainings.length > 0 ? `, in training for ${trainingWords(row)}` : ''})`;
}

function loadWords({ interviewer: { perWeek }, thisWeek }: Loaded): string {
  return `${thisWeek}${perWeek === undefined ? '' : ` of ${perWeek}`} this week`;
}

function stateOf({ isOutside, paused }: Interviewer): string | undefined {
  if (isOutside) return 'left the workspace';
  return paused ? 'on a pause' : undefined;
}
