import type { ModalView } from '@slack/types';
import { plural } from '../../core/loop/text.ts';
import { blockTime } from '../../operations/block-time.ts';
import { pauseInterviewer } from '../../operations/pause-interviewer.ts';
import { findInterviewer } from '../../store/interviewers.ts';
import { textInput } from '../blocks/inputs.ts';
import { ref } from '../kernel/ids.ts';
import { defineButton, defineModal, modal, type Verb } from '../kernel/kinds.ts';
import { note, noteView } from '../kernel/screens.ts';
import { hoursFormView, requireInterviewer } from './interviewer-form.ts';
import { blockRef, hoursRef, meView, pauseRef } from './me-view.ts';
import { myInterviews } from './my-interviews.ts';

export const meVerb: Verb = {
  name: 'me',
  usage: '',
  summary: 'Your interviews, hours and limits',
  async run(call) {
    const known = await findInterviewer(call.world.db, call.team, call.person);
    const local = call.world.calendar.provider === 'local';
    await call.tell(meView({ known, ahead: await myInterviews(call), local, zone: call.zone }));
  },
};

export const hoursButton = defineButton(hoursRef, async call => {
  await call.open(hoursFormView(await requireInterviewer(call), call.zone));
});

export const pauseButton = defineButton(pauseRef, async (call, { paused }) => {
  await pauseInterviewer(call.world, call.actor, { person: call.person, paused: paused === 'yes' });
  const done =
    paused === 'yes'
      ? 'You take no new interviews until you end the pause with /hire me. What is booked stays booked.'
      : 'Welcome back: you can be asked again.';
  await call.tell(note(done));
});

export const blockForm = defineModal(ref('me.block-form'), async (call, _ids, form) => {
  const count = await blockTime(call.world, call.actor, {
    title: form.text('title'),
    times: form.text('times'),
    zone: call.zone,
  });
  const kept = `${plural(count, 'stretch', 'stretches')} of time kept free of interviews.`;
  return { kind: 'show', view: noteView('Time blocked', kept) };
});

export const blockButton = defineButton(blockRef, async call => {
  await call.open(blockView(call.zone));
});

export function blockView(zone: string): ModalView {
  return modal(
    blockForm,
    {},
    {
      title: 'Block time',
      submit: 'Block',
      close: 'Cancel',
      blocks: [
        textInput('title', { label: 'What for', max: 80, optional: true, placeholder: 'Dentist' }),
        textInput('times', {
          label: 'When',
          multiline: true,
          hint: `In ${zone}, one day a line: "Thu 3 Dec 9-12", "Mon-Fri 13-14".`,
        }),
      ],
    },
  );
}
