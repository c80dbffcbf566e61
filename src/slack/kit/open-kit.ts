import { kitSubject } from '../../core/clock/nudges/readings.ts';
import type { Kit } from '../../core/kits/kit.ts';
import type { Interview, Situation } from '../../core/loop/situation.ts';
import { UserError } from '../../core/user-error.ts';
import { noteReading } from '../../operations/note-reading.ts';
import { swapQuestion } from '../../operations/swap-question.ts';
import { findKit } from '../../store/kits.ts';
import { findSituationOfInterview } from '../../store/situations.ts';
import type { Call } from '../kernel/call.ts';
import { ref } from '../kernel/ids.ts';
import { defineButton } from '../kernel/kinds.ts';
import { requireAllowed } from '../pick/applications.ts';
import { swapRef } from './kit-refs.ts';
import { type KitModel, kitView } from './kit-view.ts';

export const kitButton = defineButton(ref('kit.open', 'interview'), async (call, { interview: id }) => {
  const found = await findSituationOfInterview(call.world.db, call.team, id);
  const situation = await requireAllowed(call, found?.application.id ?? '', 'see the kit');
  const interview = situation.interviews.find(i => i.id === id);
  if (interview) await openKit(call, situation, interview);
});

export async function openKit(call: Call, situation: Situation, interview: Interview): Promise<void> {
  const kit = await findKit(call.world.db, call.team, interview.id);
  if (!kit)
    throw new UserError(
      `The ${interview.name} has no questions: it covers no topic that has any.`,
      'Its pipeline names what it covers.',
    );
  await call.open(kitView(modelOf(call, situation, interview, kit)));
  const application = situation.application.id;
  await noteReading(call.world, call.actor, { subject: kitSubject(interview.id), application });
}

/** Puts an equivalent question in the place of one, at one tap. */
export const swapButton = defineButton(swapRef, async (call, ids) => {
  const { situation, interview, kit, question } = await swapQuestion(call.world, call.actor, ids);
  const view = kitView({ ...modelOf(call, situation, interview, kit), fresh: question.id });
  await call.inside?.show(view);
});

function modelOf(call: Call, situation: Situation, interview: Interview, kit: Kit): KitModel {
  const asks = interview.seats.some(s => s.person === call.person && s.kind !== 'shadow');
  const maySwap = asks && interview.seats.every(s => !s.scoredAt);
  return { situation, interview, kit, reader: call.person, zone: call.zone, maySwap };
}
