import { exposureOf, type QuestionUse } from '../../core/kits/exposure.ts';
import { refusalOf } from '../../core/loop/authority.ts';
import { UserError } from '../../core/user-error.ts';
import { isAllowed } from '../../operations/authorise.ts';
import { listMetQuestions } from '../../store/kits.ts';
import type { Call } from '../kernel/call.ts';
import { defineButton } from '../kernel/kinds.ts';
import { loadingView } from '../kernel/screens.ts';
import { exposureView, metByView } from './exposure-view.ts';
import { metByRef } from './kit-refs.ts';

/** Who met which question, and which should be retired. */
export async function showExposure(call: Call): Promise<void> {
  await refuse(call);
  const on = await call.open(loadingView('Questions in use'));
  await on.show(exposureView(await readExposure(call), call.zone));
}

export const metByButton = defineButton(metByRef, async (call, { question }) => {
  await refuse(call);
  const found = (await readExposure(call)).find(use => use.id === question);
  if (!found) throw new UserError('This question was taken out, and nobody met it.');
  await call.open(metByView(found, call.zone));
});

async function refuse({ world, team, person }: Call): Promise<void> {
  const action = 'see how questions are used';
  if (!(await isAllowed(world.db, team, person, action)))
    throw new UserError(refusalOf(action), 'Your own interviews’ questions are under /hire kit.');
}

async function readExposure({ world, team }: Call): Promise<QuestionUse[]> {
  const met = await listMetQuestions(world.db, team);
  return exposureOf(world.catalogue.packs, met, world.clock.now());
}
