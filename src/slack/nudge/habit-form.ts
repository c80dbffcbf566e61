import type { ModalView } from '@slack/types';
import { nudgeRules } from '../../core/clock/nudge-rules.ts';
import { setNudgeHabit } from '../../operations/set-nudge-habit.ts';
import { listNudgeHabits, type NudgeHabit } from '../../store/nudge-habits.ts';
import { findWorkspace } from '../../store/workspaces.ts';
import { context } from '../blocks/blocks.ts';
import { multiSelectInput, timeInput } from '../blocks/inputs.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import { ref } from '../kernel/ids.ts';
import { defineButton, defineModal, modal } from '../kernel/kinds.ts';
import { noteView } from '../kernel/screens.ts';
import { habitRef } from './nudge-refs.ts';

/** When one is reminded, and of what. */
export const habitForm = defineModal(ref('nudge.habit-form'), async (call, _ids, form) => {
  const { time } = await setNudgeHabit(call.world, call.actor, {
    time: form.text('time'),
    wanted: form.list('wanted'),
  });
  const from = time.toString({ smallestUnit: 'minute' });
  return {
    kind: 'show',
    view: noteView('Reminders saved', `One message a day at most, from ${from} your time.`),
  };
});

export const habitButton = defineButton(habitRef, async call => {
  const { db } = call.world;
  const workspace = await findWorkspace(db, call.team);
  const habit = (await listNudgeHabits(db, call.team)).get(call.person);
  await call.open(habitView(habit, workspace?.quietTo ?? Temporal.PlainTime.from('09:00')));
});

export function habitView(
  habit: Pick<NudgeHabit, 'time' | 'muted'> | undefined,
  usual: Temporal.PlainTime,
): ModalView {
  const wanted = nudgeRules.map(r => r.id).filter(id => !habit?.muted.includes(id));
  return modal(
    habitForm,
    {},
    {
      title: 'My reminders',
      submit: 'Save',
      close: 'Cancel',
      blocks: [
        timeInput('time', {
          label: 'Not before',
          hint: 'In your own time zone. You get one message a day at most, on working days.',
          initial: (habit?.time ?? usual).toString({ smallestUnit: 'minute' }),
        }),
        multiSelectInput('wanted', {
          label: 'Remind me of',
          optional: true,
          groups: [
            { label: 'Reminders', choices: nudgeRules.map(({ id, title }) => ({ value: id, text: title })) },
          ],
          initial: wanted,
        }),
        context(mrkdwn`What you leave out still goes to those who run the role when it lies too long.`),
      ],
    },
  );
}
