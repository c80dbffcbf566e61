import type { Expectation } from '../../core/clock/waits.ts';
import { openStage } from '../../core/loop/situation.ts';
import { plural } from '../../core/loop/text.ts';
import { short } from '../blocks/fit.ts';
import { mrkdwn, type Mrkdwn } from '../blocks/mrkdwn.ts';
import { dayIn } from '../blocks/time.ts';
import type { DigestWait } from './read-waits.ts';

type Look = {
  /** Candidates have no names: read by people who do not hire for the role. */
  discreet?: boolean;
  /** The stage stands in a heading above. */
  stageKnown?: boolean;
};

/**
 * `Mia Okafor · Technical screen · waits 3 days for Rae Ortega to book the interviews (overdue)`, or, where a date is set
 * that is too far away, `is booked for Thu 3 Dec, later than planned`.
 */
export function waitLine(row: DigestWait, { discreet = false, stageKnown = false }: Look = {}): Mrkdwn {
  const { situation, overdue } = row;
  const who = discreet ? 'A candidate' : short(situation.candidate.name);
  const stage = stageKnown ? '' : `${openStage(situation)?.name ?? ''} · `;
  const mark = overdue ? ':red_circle:' : ':white_circle:';
  const isLate = overdue && !isBooked(row);
  return mrkdwn`${mark} *${who}* · ${stage}${waitWords(row)}${isLate ? mrkdwn` (*overdue*)` : mrkdwn``}`;
}

/** Whether nobody is to do anything but to meet on the day. */
const isBooked = ({ wait }: DigestWait): boolean => wait.expected === 'meet the candidate';

export function waitWords(row: DigestWait): string {
  const { wait, days, person } = row;
  if (isBooked(row)) return bookedWords(row);
  const since = days === 0 ? 'waits since today' : `waits ${plural(days, 'day')}`;
  if (wait.owner === 'candidate')
    return days === 0 ? 'has offered no times yet' : `has offered no times for ${plural(days, 'day')}`;
  return `${since} for ${short(person ?? 'somebody')} to ${wait.expected}`;
}

function bookedWords({ situation, meetsAt, overdue }: DigestWait): string {
  const stage = openStage(situation);
  const when = meetsAt ? ` for ${dayIn(meetsAt, situation.role.zone)}` : '';
  const late = stage ? `, later than the ${plural(stage.target_days, 'working day')} planned` : '';
  return `is booked${when}${overdue ? late : ''}`;
}

/** The same to stand alone. */
export function waitSentence(row: DigestWait): string {
  const words = waitWords(row);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** What somebody is to do, said to them. */
export const YOUR_TURN: Partial<Record<Expectation, string>> = {
  'screen the résumé': 'Screen the résumé',
  'choose a reviewer': 'Choose a reviewer',
  'book the interviews': 'Book the interviews',
  'answer the invitation': 'Answer the invitation',
  'replace who declined': 'Replace who declined',
  'fill the scorecard': 'Fill the scorecard',
  decide: 'Decide',
};
