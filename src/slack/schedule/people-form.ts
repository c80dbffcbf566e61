import type { ModalView } from '@slack/types';
import type { NamedPerson } from '../../core/loop/named-people.ts';
import type { Situation } from '../../core/loop/situation.ts';
import { storedProposal } from '../../core/loop/proposal.ts';
import { UserError } from '../../core/user-error.ts';
import { namePeople } from '../../operations/name-people.ts';
import type { Wish } from '../../operations/propose-times.ts';
import { listNamedPeople } from '../../store/named-people.ts';
import { findProposal } from '../../store/proposals.ts';
import type { Form } from '../blocks/form.ts';
import type { Call } from '../kernel/call.ts';
import { ref } from '../kernel/ids.ts';
import { defineButton, defineModal, modal } from '../kernel/kinds.ts';
import { loadingView } from '../kernel/screens.ts';
import { requireAllowed } from '../pick/applications.ts';
import { peopleBlocks, readPeople } from './people-inputs.ts';
import { planView } from './plan-all-view.ts';
import { propose } from './propose.ts';
import { planEverybody } from './schedule-all.ts';
import { peopleOfAllRef, peopleRef } from './schedule-refs.ts';

/** Takes the place of the times that were found: they are looked for anew with whom is chosen here. */
export const peopleButton = defineButton(peopleRef, async (call, { proposal }) => {
  const { application } = await requireProposal(call, proposal);
  await show(call, application, (situation, named) => peopleView(situation, named, proposal));
});

export const peopleForm = defineModal(
  ref('schedule.people-form', 'proposal'),
  async (call, { proposal }, form) => {
    const { application, wish } = await requireProposal(call, proposal);
    const situation = await save(call, application, form);
    return {
      kind: 'work',
      view: loadingView('Schedule', 'Looking for times with these people…'),
      work: () => propose(call, situation, wish),
    };
  },
);

/** The same for one of those who are planned together: the plan is made anew. */
export const peopleOfAllButton = defineButton(peopleOfAllRef, (call, { application }) =>
  show(call, application, peopleOfAllView),
);

export const peopleOfAllForm = defineModal(
  ref('schedule.all-people-form', 'application'),
  async (call, { application }, form) => {
    await save(call, application, form);
    return {
      kind: 'work',
      view: loadingView('Schedule everybody', 'Planning everybody anew with these people…'),
      work: async () => planView(await planEverybody(call)),
    };
  },
);

export function peopleView(situation: Situation, named: readonly NamedPerson[], proposal: string): ModalView {
  return modal(peopleForm, { proposal }, lookOf(situation, named, 'Find times'));
}

export function peopleOfAllView(situation: Situation, named: readonly NamedPerson[]): ModalView {
  const ids = { application: situation.application.id };
  return modal(peopleOfAllForm, ids, lookOf(situation, named, 'Plan anew'));
}

const lookOf = (situation: Situation, named: readonly NamedPerson[], submit: string) => ({
  title: 'Who interviews',
  submit,
  close: 'Cancel',
  blocks: peopleBlocks(situation, named),
});

type View = (situation: Situation, named: readonly NamedPerson[]) => ModalView;

async function show(call: Call, application: string, view: View): Promise<void> {
  const situation = await requireAllowed(call, application, 'schedule interviews');
  const form = view(situation, await listNamedPeople(call.world.db, call.team, application));
  if (!(await call.inside?.show(form))) await call.open(form);
}

async function save(call: Call, application: string, form: Form): Promise<Situation> {
  const situation = await requireAllowed(call, application, 'schedule interviews');
  return namePeople(call.world, call.actor, { application, ...readPeople(form, situation) });
}

async function requireProposal(call: Call, id: string): Promise<{ application: string; wish: Wish }> {
  const stored = await findProposal(call.world.db, call.team, id);
  if (!stored) throw new UserError('These times are not there any more.', 'Ask again with /hire schedule.');
  const { purpose, moving } = storedProposal.parse(stored.body);
  const wish: Wish = purpose === 'move' ? { purpose, interviews: moving } : { purpose: 'book' };
  return { application: stored.application, wish };
}
