import { type Situation, type StageEntry } from '../../core/loop/situation.ts';
import { stageOf } from '../../core/loop/pipeline.ts';
import { type Evaluation, evaluateEntry } from '../../core/scoring/evaluation.ts';
import { VERDICT_NAMES } from '../../core/scoring/scorecard.ts';
import { seeScorecards } from '../../operations/see-scorecards.ts';
import { findDebriefOfEntry } from '../../store/debriefs.ts';
import { findSituation } from '../../store/situations.ts';
import { actions, context, message, type MessageView, section, settled } from '../blocks/blocks.ts';
import { oneLine, short } from '../blocks/fit.ts';
import { mention, mrkdwn } from '../blocks/mrkdwn.ts';
import { IN_MESSAGE, withRows } from '../blocks/room.ts';
import { button, type NoticeKind } from '../kernel/kinds.ts';
import { type May, readerOf } from '../pick/reader.ts';
import { debriefRef } from './debrief-refs.ts';
import { decisionButtons } from './decision-form.ts';
import { doneWords } from './decision-words.ts';
import { differences, verdictRows } from './evaluation-blocks.ts';
import { type Meeting, meetingBlocks, meetingButtons } from './meeting-words.ts';
import { mayReadReasons } from './reasons.ts';

/** Tells the hiring manager and the recruiter that all cards of a stage are in. */
export const evaluationNotice: NoticeKind = {
  id: 'evaluation',
  async render({ world, team, to, zone }, { application = '', entry = '' }) {
    const situation = await findSituation(world.db, team, application);
    const found = situation?.entries.find(e => e.id === entry);
    if (!situation || !found) return undefined;
    const { cards } = await seeScorecards(world.db, team, to, situation);
    const evaluation = evaluateEntry(situation, found, cards);
    const showsReasons = await mayReadReasons(world.db, team, to, situation);
    const may = await readerOf({ world, team, person: to });
    const debrief = await findDebriefOfEntry(world.db, team, entry);
    const meeting = { debrief, zone, now: world.clock.now() };
    return evaluationMessage({ situation, entry: found, evaluation, reader: to, showsReasons, may, meeting });
  },
};

export type EvaluationModel = {
  situation: Situation;
  entry: StageEntry;
  evaluation: Evaluation;
  reader: string;
  showsReasons: boolean;
  may: May;
  /** The talk about the stage, where there is one. */
  meeting: Meeting;
};

export function evaluationMessage(model: EvaluationModel): MessageView {
  const { situation, entry, evaluation, reader, showsReasons } = model;
  const { candidate, role, application } = situation;
  const stage = stageOf(role.pipeline, entry.stageId);
  const name = short(candidate.name);
  const verdicts = evaluation.verdicts.map(v => VERDICT_NAMES[v.verdict]).join(', ');
  const text = `All scorecards for ${name} (${stage.name}, ${short(role.title)}) are in${verdicts ? `: ${verdicts}` : ''}.`;
  const head = section(mrkdwn`*${name}* · ${stage.name} · ${short(role.title)}\nAll scorecards are in.`);
  const rows = verdictRows(evaluation).map(row => [section(row)]);
  const open = button(debriefRef, 'Read the evaluation', { application: application.id });
  if (entry.decision) {
    const { kind, by, reason } = entry.decision;
    const why = showsReasons ? oneLine(reason, 240) : '';
    const done = context(mrkdwn`:white_check_mark: Decided by ${mention(by)}: ${doneWords(kind)}. ${why}`);
    const foot = [done, actions(open)];
    return settled(
      `${text} Decided: ${doneWords(kind)}.`,
      withRows({ room: IN_MESSAGE, head: [head], rows, foot }),
    );
  }
  const decides = role.hiringManager === reader;
  const ask = decides
    ? mrkdwn`Your decision is what ${name} waits for now.`
    : mrkdwn`${mention(role.hiringManager)} decides.`;
  const named = differences(evaluation);
  const buttons = actions(
    open,
    ...(decides ? decisionButtons(situation, entry, model.may) : []),
    ...(decides && named ? meetingButtons(situation, entry, model.meeting) : []),
  );
  const differ = named ? [context(mrkdwn`:left_right_arrow: They differ on ${named}.`)] : [];
  const foot = [...differ, ...meetingBlocks(model.meeting), context(ask), buttons];
  return message(
    decides ? `${text} ${name} waits for your decision.` : text,
    withRows({ room: IN_MESSAGE, head: [head], rows, foot }),
  );
}
