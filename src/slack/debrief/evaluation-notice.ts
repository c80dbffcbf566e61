import { type Situation, type StageEntry } from '../../core/loop/situation.ts';
import { stageOf } from '../../core/loop/pipeline.ts';
import { type Evaluation, evaluate } from '../../core/scoring/evaluation.ts';
import { VERDICT_NAMES } from '../../core/scoring/scorecard.ts';
import { seeScorecards } from '../../operations/see-scorecards.ts';
import { findSituation } from '../../store/situations.ts';
import { actions, context, type MessageView, section } from '../blocks/blocks.ts';
import { mrkdwn, mention, short } from '../blocks/text.ts';
import { button, type NoticeKind } from '../kernel/kinds.ts';
import { debriefButton } from './debrief-refs.ts';
import { decisionButtons, doneWords } from './decision-form.ts';
import { verdictBlocks } from './evaluation-blocks.ts';

/** Tells the hiring manager and the recruiter that all cards of a stage are in. */
export const evaluationNotice: NoticeKind = {
  id: 'evaluation',
  async render({ world, team, to }, { application = '', entry = '' }) {
    const situation = await findSituation(world.db, team, application);
    const found = situation?.entries.find(e => e.id === entry);
    if (!situation || !found) return undefined;
    const { cards } = await seeScorecards(world.db, team, to, situation);
    const ofStage = new Set(situation.interviews.filter(i => i.stageEntryId === entry).map(i => i.id));
    const evaluation = evaluate(
      situation.role.layers,
      cards.filter(c => ofStage.has(c.interviewId)),
    );
    return evaluationMessage({ situation, entry: found, evaluation, reader: to });
  },
};

type Model = { situation: Situation; entry: StageEntry; evaluation: Evaluation; reader: string };

export function evaluationMessage({ situation, entry, evaluation, reader }: Model): MessageView {
  const { candidate, role, application } = situation;
  const stage = stageOf(role.pipeline, entry.stageId);
  const name = short(candidate.name);
  const verdicts = evaluation.verdicts.map(v => VERDICT_NAMES[v.verdict]).join(', ');
  const text = `All scorecards for ${name} (${stage.name}, ${short(role.title)}) are in${verdicts ? `: ${verdicts}` : ''}.`;
  const head = section(mrkdwn`*${name}* · ${stage.name} · ${short(role.title)}\nAll scorecards are in.`);
  const open = button(debriefButton, 'Read the evaluation', { application: application.id });
  if (entry.decision) {
    const { kind, by, reason } = entry.decision;
    const done = context(mrkdwn`:white_check_mark: ${mention(by)}: ${doneWords(kind)}. ${short(reason)}`);
    return {
      text: `${text} Decided: ${doneWords(kind)}.`,
      blocks: [head, ...verdictBlocks(evaluation), done, actions(open)],
      moot: true,
    };
  }
  const differ =
    evaluation.disagreements.length > 0
      ? [
          context(
            mrkdwn`:left_right_arrow: They differ on ${evaluation.disagreements.slice(0, 5).join(', ')}.`,
          ),
        ]
      : [];
  const decisions = role.hiringManager === reader ? decisionButtons(situation, entry) : [];
  const ask =
    role.hiringManager === reader
      ? [context(mrkdwn`Your decision is what ${name} waits for now.`)]
      : [context(mrkdwn`${mention(role.hiringManager)} decides.`)];
  return {
    text,
    blocks: [head, ...verdictBlocks(evaluation), ...differ, ...ask, actions(open, ...decisions)],
  };
}
