import type { Answer, PersonId } from '../../core/loop/glossary.ts';
import { oneLine } from '../blocks/fit.ts';
import { mention, mrkdwn, type Mrkdwn } from '../blocks/mrkdwn.ts';

const MARKS = {
  accepted: ':white_check_mark:',
  declined: ':x:',
  tentative: ':grey_question:',
  none: ':hourglass:',
};

export const ANSWERS = {
  accepted: 'accepted',
  declined: 'declined',
  tentative: 'maybe',
  none: 'no answer yet',
};

/** Who was asked, and what they said. @param reason Of a no; empty where none was given. */
export function answerWords(person: PersonId, answer: Answer | undefined, reason: string): Mrkdwn {
  const kind = answer ?? 'none';
  const given = kind === 'declined' ? oneLine(reason, 100) : '';
  const why = given ? mrkdwn` (“${given}”)` : mrkdwn``;
  return mrkdwn`${MARKS[kind]} ${mention(person)} ${ANSWERS[kind]}${why}`;
}
