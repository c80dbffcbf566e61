import type { Expectation } from '../../core/clock/waits.ts';
import { openStage } from '../../core/loop/situation.ts';
import { plural } from '../../core/loop/text.ts';
import { short } from '../blocks/fit.ts';
import { mrkdwn, type Mrkdwn } from '../blocks/mrkdwn.ts';
import type { DigestWait } from './read-waits.ts';

type Look = {
  /** Candidates have no names: read by people who do not hire for the role. */
  discreet?: boolean;
  /** The stage stands in a heading above. */
  stageKnown?: boolean;
};

/** `Mia Okafor · Technical screen · waits 3 days for Rae Ortega to book the interviews (overdue)` */
export function waitLine(row: DigestWait, { discreet = false, stageKnown = false }: Look = {}): Mrkdwn {
  const { situation, overdue } = row;
  const who = discreet ? 'A candidate' : short(situation.candidate.name);
  const stage = stageKnown ? '' : `${openStage(situation)?.name ?? ''} · `;
  const mark = overdue ? ':red_circle:' : ':white_circle:';
  return mrkdwn`${mark} *${who}* · ${stage}${waitWords(row)}${overdue ? mrkdwn` (*overdue*)` : mrkdwn``}`;
}

export function waitWords({ wait, days, person }: DigestWait): string {
  const since = days === 0 ? 'waits since today' : `waits ${plural(days, 'day')}`;
  if (wait.expected === 'meet the candidate') return `${since} for the day of the interview`;
  if (wait.owner === 'candidate') return `${since} for the candidate to ${wait.expected}`;
  return `${since} for ${short(person ?? 'somebody')} to ${wait.expected}`;
}

/** The same to stand alone. */
export const waitSentence = (row: DigestWait): string => `W${waitWords(row).slice(1)}.`;

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
