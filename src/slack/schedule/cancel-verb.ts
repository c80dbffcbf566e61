import type { ModalView } from '@slack/types';
import type { Interview, Situation } from '../../core/loop/situation.ts';
import { plural } from '../../core/loop/text.ts';
import { cancelInterviews } from '../../operations/cancel-interviews.ts';
import { section } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { checkboxInput, textInput } from '../blocks/inputs.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import { ref } from '../kernel/ids.ts';
import { defineModal, modal } from '../kernel/kinds.ts';
import { noteView } from '../kernel/screens.ts';
import { verbAboutCandidate } from '../pick/verb-about-candidate.ts';
import { interviewChoices, requireUpcoming, upcoming } from './upcoming.ts';

export const cancel = verbAboutCandidate({
  name: 'cancel',
  summary: 'Call off booked interviews',
  label: 'Call off',
  action: 'schedule interviews',
  fits: (situation, call) => upcoming(situation, call.world.clock.now()).length > 0,
  ask: 'Whose interviews are to be called off?',
  nobody: 'No interview is booked ahead.',
  async run(call, situation) {
    const booked = requireUpcoming(situation, call.world.clock.now());
    await call.open(cancelView(situation, booked, call.zone));
  },
});

export const cancelForm = defineModal(
  ref('cancel.form', 'application'),
  async (call, { application }, form) => {
    const { situation, called } = await cancelInterviews(call.world, call.actor, {
      application,
      interviews: form.list('interviews'),
      reason: form.text('reason'),
    });
    const name = situation.candidate.name;
    const done =
      called.length === 0
        ? 'They were called off already.'
        : `${plural(called.length, 'interview')} with ${name} called off. The interviewers and the candidate are told.`;
    const next = `${name} stays in the stage: book again with /hire schedule, or decide with /hire debrief.`;
    return { kind: 'show', view: noteView('Called off', `${done} ${next}`) };
  },
);

export function cancelView(situation: Situation, booked: readonly Interview[], zone: string): ModalView {
  return modal(
    cancelForm,
    { application: situation.application.id },
    {
      title: 'Call off interviews',
      submit: 'Call off',
      close: 'Keep them',
      blocks: [
        section(mrkdwn`*${short(situation.candidate.name)}* · ${short(situation.role.title)}`),
        checkboxInput('interviews', {
          label: 'Which interviews?',
          choices: interviewChoices(booked, zone),
          initial: booked.map(i => i.id),
        }),
        textInput('reason', {
          label: 'Why?',
          multiline: true,
          max: 1000,
          hint: 'The interviewers read this; the candidate does not.',
        }),
      ],
    },
  );
}
