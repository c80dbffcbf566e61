import type { ModalView } from '@slack/types';
import { handOverNudge, passNudge, requireOwnMatter, snoozeNudge } from '../../operations/answer-nudge.ts';
import { namesOf } from '../../store/people.ts';
import { section } from '../blocks/blocks.ts';
import { personInput } from '../blocks/inputs.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import { dayIn } from '../blocks/time.ts';
import type { Call } from '../kernel/call.ts';
import { ref } from '../kernel/ids.ts';
import { defineButton, defineModal, modal } from '../kernel/kinds.ts';
import { note, noteView } from '../kernel/screens.ts';
import { handOverRef, passRef, snoozeRef } from './nudge-refs.ts';

export const snoozeButton = defineButton(snoozeRef, async (call, name) => {
  const until = await snoozeNudge(call.world, call.actor, name);
  await call.tell(note(`Put off: you hear of it again on ${dayIn(until, call.zone)} if it is still open.`));
});

export const passButton = defineButton(passRef, async (call, name) => {
  const to = await passNudge(call.world, call.actor, name);
  await call.tell(note(`${await nameOf(call, to)} takes it from here. Thank you for saying so.`));
});

export const handOverButton = defineButton(handOverRef, async (call, name) => {
  const { world, team, person } = call;
  await requireOwnMatter({ tx: world.db, team, by: person, now: world.clock.now() }, name);
  await call.open(handOverView(name));
});

export const handOverForm = defineModal(
  ref('nudge.handed-over', 'matter', 'about'),
  async (call, name, form) => {
    const to = await handOverNudge(call.world, call.actor, { ...name, to: form.text('person') });
    const done = `${await nameOf(call, to)} hears of it with their next reminder, and you no more.`;
    return { kind: 'show', view: noteView('Handed over', done) };
  },
);

export function handOverView(name: { matter: string; about: string }): ModalView {
  return modal(handOverForm, name, {
    title: 'Hand over',
    submit: 'Hand over',
    close: 'Back',
    blocks: [
      section(mrkdwn`From then on it waits for them, and you are not reminded of it again.`),
      personInput('person', { label: 'Who takes it over?', hint: 'Somebody who may do it: see /hire help.' }),
    ],
  });
}

async function nameOf({ world, team }: Call, person: string): Promise<string> {
  return (await namesOf(world.db, team, [person])).get(person) ?? 'Somebody else';
}
