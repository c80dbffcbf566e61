import type { KnownBlock, ModalView } from '@slack/types';
import { cardsIn } from '../../core/scoring/evaluation.ts';
import { stageOf, STAGE_KINDS } from '../../core/loop/pipeline.ts';
import { openEntry, openStage, type Situation } from '../../core/loop/situation.ts';
import type { EvaluationRead } from '../../operations/read-evaluation.ts';
import { actions, context, divider, modalView, section } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { lines, link, mrkdwn } from '../blocks/mrkdwn.ts';
import { IN_VIEW, withRows } from '../blocks/room.ts';
import { screenWords } from '../candidate/screen-words.ts';
import { button } from '../kernel/kinds.ts';
import type { May } from '../pick/reader.ts';
import { openScorecardRef } from '../scorecard/scorecard-refs.ts';
import { decisionButtons } from './decision-form.ts';
import { evaluationParts } from './evaluation-blocks.ts';
import { type Meeting, meetingBlocks, meetingButtons } from './meeting-words.ts';

export type DebriefModel = EvaluationRead & {
  situation: Situation;
  may: May;
  meeting: Meeting;
  /** The same as a page, to print or to keep; signed for the reader. */
  page: string | undefined;
};

export function debriefView(model: DebriefModel): ModalView {
  const { evaluation, planned } = model;
  return modalView('debrief.view', '', {
    title: 'Debrief',
    blocks: withRows({
      room: IN_VIEW,
      head: [...headBlocks(model), ...meetingBlocks(model.meeting), ...whyEmpty(model), ...pageBlocks(model)],
      rows: evaluation.cards > 0 ? evaluationParts(evaluation, planned) : [],
      more: left => mrkdwn`${left} more pieces of evidence do not fit on this screen.`,
      foot: decisions(model),
    }),
  });
}

function headBlocks({ situation, given, owed }: DebriefModel): KnownBlock[] {
  const { candidate, role } = situation;
  const stage = openStage(situation);
  const head = lines(
    mrkdwn`*${short(candidate.name)}* · ${short(role.title)} · ${stage?.name ?? lastStage(situation)}`,
    candidate.resumeUrl ? link(candidate.resumeUrl, 'Résumé') : undefined,
  );
  const scored = !stage || STAGE_KINDS[stage.kind].scored;
  return [section(head), ...(scored ? [context(mrkdwn`${cardsIn(given, owed)}`)] : [])];
}

function pageBlocks({ evaluation, page }: DebriefModel): KnownBlock[] {
  if (!page || evaluation.cards === 0) return [];
  const links = mrkdwn`${link(page, 'All of it on one page, to print or save as PDF')} · ${link(`${page}.md`, 'as Markdown')}`;
  return [context(mrkdwn`${links} · for you alone, for an hour`)];
}

function lastStage({ entries, role }: Situation): string {
  const last = entries.at(-1);
  return last ? `closed at the ${stageOf(role.pipeline, last.stageId).name}` : 'closed';
}

function whyEmpty({ situation, evaluation, owesCard }: DebriefModel): KnownBlock[] {
  const stage = openStage(situation);
  if (owesCard) {
    const fill = button(openScorecardRef, 'Fill your scorecard', { seat: owesCard }, { style: 'primary' });
    return [section(mrkdwn`:see_no_evil: You see the others’ cards when yours is in.`), actions(fill)];
  }
  if (stage && !STAGE_KINDS[stage.kind].scored) return [section(mrkdwn`${screenWords(situation.candidate)}`)];
  return evaluation.cards === 0 ? [section(mrkdwn`No scorecard is in yet: there is nothing to read.`)] : [];
}

function decisions({ may, situation, meeting, differs }: DebriefModel): KnownBlock[] {
  const entry = openEntry(situation);
  if (!entry) return [];
  const talk = differs && may('decide', situation) ? meetingButtons(situation, entry, meeting) : [];
  const buttons = [...decisionButtons(situation, entry, may), ...talk];
  return buttons.length > 0 ? [divider, actions(...buttons)] : [];
}
