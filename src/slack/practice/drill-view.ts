import type { ModalView } from '@slack/types';
import type { Rubric } from '../../core/scoring/rubric.ts';
import { SCALE, SCORES } from '../../core/scoring/rubric.ts';
import {
  anchorsFor,
  type AnswerPack,
  type PracticeAnswer,
  type PracticeResult,
} from '../../core/scoring/practice.ts';
import { context, divider, header, modalView, section } from '../blocks/blocks.ts';
import { radioInput } from '../blocks/inputs.ts';
import { lines, mrkdwn, type Mrkdwn } from '../blocks/mrkdwn.ts';
import { IN_VIEW, withRows } from '../blocks/room.ts';
import { modal } from '../kernel/kinds.ts';
import { drillFormRef } from './practice-refs.ts';

/** One answer to judge. */
export function drillView(
  pack: AnswerPack,
  rubrics: readonly Rubric[],
  result: PracticeResult,
  next: PracticeAnswer,
): ModalView {
  const found = anchorsFor(rubrics, pack);
  const choices = SCORES.map(score => ({
    value: String(score),
    text: `${score} · ${SCALE[score - 1] ?? ''}`,
    description: found?.anchors[score - 1] ?? '',
  }));
  return modal(
    drillFormRef,
    { pack: pack.id, answer: next.id },
    {
      title: 'Practice',
      submit: 'Next',
      close: 'Later',
      blocks: [
        context(mrkdwn`${pack.name} · answer ${result.done + 1} of ${result.of}`),
        section(mrkdwn`*${next.question}*`),
        section(mrkdwn`> ${next.answer}`),
        radioInput(`score.${next.id}`, {
          label: found?.competency.name ?? pack.name,
          hint: `For the level ${pack.level}. The first choice stands.`,
          choices,
        }),
      ],
    },
  );
}

/** What came of a pack, and where one's judgment differs from that of those who wrote it. */
export function drillResultView(pack: AnswerPack, result: PracticeResult): ModalView {
  const { differences, of } = result;
  return modalView('practice.result', '', {
    title: 'Practice',
    blocks: withRows({
      room: IN_VIEW,
      head: [
        section(mrkdwn`*${pack.name}*: you agree on ${of - differences.length} of ${of}.`),
        context(agreementWords(result)),
        ...(differences.length > 0 ? [header('Where you differ')] : []),
      ],
      rows: differences.map(({ answer, given }) => [
        divider,
        section(
          lines(
            mrkdwn`*${answer.question}*`,
            mrkdwn`> ${answer.answer}`,
            mrkdwn`You gave *${given}*, they gave *${answer.score}*: ${answer.why}`,
          ),
        ),
      ]),
    }),
  });
}

function agreementWords({ kappa, alike }: PracticeResult): Mrkdwn {
  if (kappa === undefined) return mrkdwn`All scores were the same: that tells nothing about agreement.`;
  const number = `${kappa.toFixed(2)}, where 1 is full agreement, 0 is chance and 0.6 is what interviews need`;
  return alike
    ? mrkdwn`:white_check_mark: Your agreement is ${number}: you may ask while somebody listens, without listening first.`
    : mrkdwn`Your agreement is ${number}. Read where you differ, and talk it over with somebody who interviews.`;
}
