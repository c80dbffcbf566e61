import type { Kit, KitQuestion } from '../core/kits/kit.ts';
import { swapQuestion as swapIn } from '../core/kits/swap-question.ts';
import type { Id } from '../core/loop/glossary.ts';
import type { Interview, Situation } from '../core/loop/situation.ts';
import { UserError } from '../core/user-error.ts';
import { countExposure, findKit, saveKit } from '../store/kits.ts';
import { findSituationOfInterview } from '../store/situations.ts';
import { operate, type Step } from './operate.ts';
import { refreshApplication } from './outbox.ts';
import { EXPOSURE, readKits } from './plan-kits.ts';
import { requireSituation } from './require.ts';
import type { Actor, World } from './world.ts';

export type Swapped = { situation: Situation; interview: Interview; kit: Kit; question: KitQuestion };

/** Gives an interview an equivalent question instead of one; for those who sit there, until their first card is in. */
export async function swapQuestion(
  world: World,
  actor: Actor,
  input: { interview: Id; question: string },
): Promise<Swapped> {
  return operate(world, actor, 'swap-question', async step => {
    const found = await findSituationOfInterview(step.tx, step.team, input.interview);
    const situation = await requireSituation(step, found?.application.id ?? '');
    const interview = situation.interviews.find(i => i.id === input.interview);
    const kit = interview && (await findKit(step.tx, step.team, interview.id));
    if (!interview || !kit) throw new UserError('This interview was called off meanwhile.');
    refuse(step, interview);
    const { done, before } = await readKits(step, situation);
    const used = [...before, ...done.flatMap(d => d.kit.questions.map(q => q.id))];
    const exposure = await countExposure(step.tx, step.team, step.now.subtract(EXPOSURE));
    const { packs } = world.catalogue;
    const swap = swapIn({ kit, questionId: input.question, packs, used, exposure });
    if (swap.kind === 'none')
      throw new UserError(
        `This question stays: ${swap.because}.`,
        'You may of course ask it in your own words.',
      );
    await saveKit(step.tx, step.team, interview.id, { kit: swap.kit, rubric: undefined }, step.now);
    const change = { before: { question: input.question }, after: { question: swap.question.id } };
    await step.audit(`interview:${interview.id}`, change);
    await refreshApplication(step, situation);
    return { situation, interview, kit: swap.kit, question: swap.question };
  });
}

function refuse(step: Step, { seats }: Interview): void {
  if (!seats.some(s => s.person === step.by && s.kind !== 'shadow'))
    throw new UserError('Only those who ask in this interview can swap its questions.');
  if (seats.some(s => s.scoredAt))
    throw new UserError('A scorecard of this interview is in: what was asked does not change any more.');
}
