import type { ModalView } from '@slack/types';
import type { Interview, Situation } from '../../core/loop/situation.ts';
import { InputError } from '../../core/user-error.ts';
import { section } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { checkboxInput } from '../blocks/inputs.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import type { Call } from '../kernel/call.ts';
import { ref } from '../kernel/ids.ts';
import { defineModal, modal } from '../kernel/kinds.ts';
import { loadingView } from '../kernel/screens.ts';
import { requireAllowed } from '../pick/applications.ts';
import { verbAboutCandidate } from '../pick/verb-about-candidate.ts';
import { propose } from './propose.ts';
import { interviewChoices, requireUpcoming, upcoming } from './upcoming.ts';

const LOOKING = 'Looking for other times…';

export const reschedule = verbAboutCandidate({
  name: 'reschedule',
  summary: 'Move booked interviews to another time',
  label: 'Reschedule',
  action: 'schedule interviews',
  fits: (situation, call) => upcoming(situation, call.world.clock.now()).length > 0,
  ask: 'Whose interviews are to be moved?',
  nobody: 'No interview is booked ahead.',
  run: rescheduleFor,
});

async function rescheduleFor(call: Call, situation: Situation): Promise<void> {
  const booked = requireUpcoming(situation, call.world.clock.now());
  if (booked.length > 1) {
    await call.open(rescheduleView(situation, booked, call.zone));
    return;
  }
  const on = await call.open(loadingView('Reschedule', LOOKING));
  await on.show(await propose(call, situation, { purpose: 'move', interviews: booked.map(i => i.id) }));
}

export const rescheduleForm = defineModal(
  ref('reschedule.choose', 'application'),
  async (call, { application }, form) => {
    const interviews = form.list('interviews');
    if (interviews.length === 0) throw new InputError({ interviews: 'Choose at least one interview.' });
    const situation = await requireAllowed(call, application, 'schedule interviews');
    return {
      kind: 'work',
      view: loadingView('Reschedule', LOOKING),
      work: () => propose(call, situation, { purpose: 'move', interviews }),
    };
  },
);

export function rescheduleView(situation: Situation, booked: readonly Interview[], zone: string): ModalView {
  return modal(
    rescheduleForm,
    { application: situation.application.id },
    {
      title: 'Reschedule',
      submit: 'Find times',
      close: 'Cancel',
      blocks: [
        section(mrkdwn`*${short(situation.candidate.name)}* · ${short(situation.role.title)}`),
        checkboxInput('interviews', {
          label: 'Which interviews?',
          hint: 'Nothing moves before you have chosen a time.',
          choices: interviewChoices(booked, zone),
          initial: booked.map(i => i.id),
        }),
      ],
    },
  );
}
