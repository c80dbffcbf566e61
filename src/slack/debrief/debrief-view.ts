import type { KnownBlock, ModalView } from '@slack/types';
import { stageOf, STAGE_KINDS } from '../../core/loop/pipeline.ts';
import { openEntry, type Situation } from '../../core/loop/situation.ts';
import type { Evaluation } from '../../core/scoring/evaluation.ts';
import { actions, context, divider, modalView, section } from '../blocks/blocks.ts';
import { lines, link, mrkdwn, short } from '../blocks/text.ts';
import { decisionButtons } from './decision-form.ts';
import { evaluationBlocks } from './evaluation-blocks.ts';

export type DebriefModel = {
  situation: Situation;
  evaluation: Evaluation;
  given: number;
  owed: number;
  /** Somebody who still owes a card sees none of the others. */
  owesCard: boolean;
  mayDecide: boolean;
};

export function debriefView(model: DebriefModel): ModalView {
  const { situation, evaluation, given, owed } = model;
  const { candidate, role } = situation;
  const entry = openEntry(situation);
  const stage = entry && stageOf(role.pipeline, entry.stageId);
  const head = section(
    lines(
      mrkdwn`*${short(candidate.name)}* · ${short(role.title)} · ${stage ? stage.name : 'closed'}`,
      candidate.resumeUrl ? link(candidate.resumeUrl, 'Résumé') : undefined,
    ),
  );
  const cards =
    stage && !STAGE_KINDS[stage.kind].scored ? [] : [context(mrkdwn`${given} of ${owed} scorecards are in.`)];
  return modalView('debrief.view', '', {
    title: 'Debrief',
    blocks: [
      head,
      ...cards,
      ...body(model),
      ...(evaluation.cards > 0 ? evaluationBlocks(evaluation) : []),
      ...decisions(model),
    ],
  });
}

function body({ situation, evaluation, owesCard }: DebriefModel): KnownBlock[] {
  if (owesCard)
    return [
      section(
        mrkdwn`:see_no_evil: You see the others’ cards when yours is in: \`/hire score ${situation.candidate.name}\`.`,
      ),
    ];
  const entry = openEntry(situation);
  const stage = entry && stageOf(situation.role.pipeline, entry.stageId);
  if (stage && !STAGE_KINDS[stage.kind].scored) return [section(mrkdwn`Read the résumé, then decide.`)];
  return evaluation.cards === 0 ? [section(mrkdwn`There is nothing to read yet.`)] : [];
}

function decisions({ situation, mayDecide }: DebriefModel): KnownBlock[] {
  const entry = openEntry(situation);
  const buttons = entry && mayDecide ? decisionButtons(situation, entry) : [];
  return buttons.length > 0 ? [divider, actions(...buttons)] : [];
}
