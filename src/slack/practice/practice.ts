import type { ModalView } from '@slack/types';
import { UserError } from '../../core/user-error.ts';
import { readPractice } from '../../operations/read-practice.ts';
import { scoreAnswer } from '../../operations/score-answer.ts';
import type { Call } from '../kernel/call.ts';
import { defineButton, defineModal } from '../kernel/kinds.ts';
import { loadingView } from '../kernel/screens.ts';
import { requireInterviewer } from '../team/interviewer-form.ts';
import { drillResultView, drillView } from './drill-view.ts';
import { drillFormRef, drillRef, practiceRef } from './practice-refs.ts';
import { practiceView } from './practice-view.ts';

export const practiceButton = defineButton(practiceRef, async call => {
  await requireInterviewer(call);
  const on = await call.open(loadingView('How you score'));
  await on.show(practiceView(await readPractice(call.world, call.team, call.person)));
});

export const drillButton = defineButton(drillRef, async (call, { pack }) => {
  await call.open(await drillScreen(call, pack));
});

export const drillForm = defineModal(drillFormRef, async (call, { pack, answer }, form) => {
  await scoreAnswer(call.world, call.actor, { pack, answer, score: form.text(`score.${answer}`) });
  return { kind: 'show', view: await drillScreen(call, pack) };
});

/** The next answer to judge, or what came of them all. */
async function drillScreen(call: Call, id: string): Promise<ModalView> {
  await requireInterviewer(call);
  const { packs } = await readPractice(call.world, call.team, call.person);
  const found = packs.find(p => p.pack.id === id);
  if (!found) throw new UserError('This practice was taken out.', 'See what there is with /hire me.');
  const { pack, result } = found;
  if (!result.next) return drillResultView(pack, result);
  return drillView(pack, call.world.catalogue.rubrics, result, result.next);
}
