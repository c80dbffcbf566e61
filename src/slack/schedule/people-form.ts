import type { ModalView } from '@slack/types';
import { type NamedPerson, namedFor } from '../../core/loop/named-people.ts';
import { openEntry, openStage, type Situation } from '../../core/loop/situation.ts';
import { storedProposal } from '../../core/loop/proposal.ts';
import { UserError } from '../../core/user-error.ts';
import { namePeople } from '../../operations/name-people.ts';
import type { Wish } from '../../operations/propose-times.ts';
import { listNamedPeople } from '../../store/named-people.ts';
import { findProposal } from '../../store/proposals.ts';
import { section } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { peopleInput } from '../blocks/inputs.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import type { Call } from '../kernel/call.ts';
import { ref } from '../kernel/ids.ts';
import { defineButton, defineModal, modal } from '../kernel/kinds.ts';
import { loadingView } from '../kernel/screens.ts';
import { requireAllowed } from '../pick/applications.ts';
import { neverInput } from './people-inputs.ts';
import { propose } from './propose.ts';
import { peopleRef } from './schedule-refs.ts';

/** Takes the place of the times that were found: they are looked for anew with whom is chosen here. */
export const peopleButton = defineButton(peopleRef, async (call, { proposal }) => {
  const { application } = await requireProposal(call, proposal);
  const situation = await requireAllowed(call, application, 'schedule interviews');
  const named = await listNamedPeople(call.world.db, call.team, application);
  const view = peopleView(situation, named, proposal);
  if (!(await call.inside?.show(view))) await call.open(view);
});

export const peopleForm = defineModal(
  ref('schedule.people-form', 'proposal'),
  async (call, { proposal }, form) => {
    const { application, wish } = await requireProposal(call, proposal);
    const situation = await namePeople(call.world, call.actor, {
      application,
      must: form.list('must'),
      never: form.list('never'),
    });
    return {
      kind: 'work',
      view: loadingView('Schedule', 'Looking for times with these people…'),
      work: () => propose(call, situation, wish),
    };
  },
);

async function requireProposal(call: Call, id: string): Promise<{ application: string; wish: Wish }> {
  const stored = await findProposal(call.world.db, call.team, id);
  if (!stored) throw new UserError('These times are not there any more.', 'Ask again with /hire schedule.');
  const { purpose, moving } = storedProposal.parse(stored.body);
  const wish: Wish = purpose === 'move' ? { purpose, interviews: moving } : { purpose: 'book' };
  return { application: stored.application, wish };
}

export function peopleView(situation: Situation, named: readonly NamedPerson[], proposal: string): ModalView {
  const { must, never } = namedFor(named, openEntry(situation)?.id);
  const name = short(situation.candidate.name);
  const stage = openStage(situation)?.name ?? 'stage';
  return modal(
    peopleForm,
    { proposal },
    {
      title: 'Who interviews',
      submit: 'Find times',
      close: 'Cancel',
      blocks: [
        section(mrkdwn`*${name}* · ${stage} · ${short(situation.role.title)}`),
        peopleInput('must', {
          label: 'Has to take part',
          optional: true,
          hint: `In one of the seats of the ${stage}. Somebody who met ${name} before may be among them.`,
          initial: must.map(one => one.person),
        }),
        neverInput(
          situation.candidate.name,
          never.map(one => one.person),
        ),
      ],
    },
  );
}
