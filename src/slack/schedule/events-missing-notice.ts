import { plural } from '../../core/loop/text.ts';
import { settleMissing, type Verdict } from '../../operations/missing-events.ts';
import { actions, confirm, context, message, type MessageView, section } from '../blocks/blocks.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import { ref } from '../kernel/ids.ts';
import { button, defineButton, type NoticeKind } from '../kernel/kinds.ts';
import { note } from '../kernel/screens.ts';

const settleButton = (id: string, verdict: Verdict, done: (events: string) => string) =>
  defineButton(ref(id, 'appointment'), async (call, { appointment }) => {
    const count = await settleMissing(call.world, call.actor, { appointment, verdict });
    await call.tell(note(done(plural(count, 'appointment', 'appointments'))));
  });

export const restoreButton = settleButton(
  'events.restore',
  'restore',
  events => `The events of ${events} are put into the calendar again.`,
);
export const callOffButton = settleButton(
  'events.call-off',
  'call off',
  events => `Of ${events}, those whose events are gone are called off, and everybody is told.`,
);

/** Asks the recruiter what became of a calendar from which all our events are gone at once. */
export const eventsMissingNotice: NoticeKind = {
  id: 'events-missing',
  render: async (_on, { appointment = '', count = '0' }) => eventsMissingView(appointment, Number(count)),
};

export function eventsMissingView(appointment: string, count: number): MessageView {
  const what = `The calendar events of ${plural(count, 'appointment', 'appointments')} are gone all at once`;
  const so = 'Nothing was called off: the calendar may have been deleted, or cannot be read right now.';
  const sure = confirm(
    'Call them off?',
    'Every one of these whose event is gone is called off, and the candidates are told.',
    'Call them off',
    'Not now',
  );
  return message(`${what}. ${so} Should they be put back, or called off?`, [
    section(mrkdwn`:warning: *${what}.*`),
    context(mrkdwn`${so} Booked times and people stay as they are until you say so.`),
    actions(
      button(restoreButton, 'Put them back', { appointment }, { style: 'primary' }),
      button(callOffButton, 'They were deleted', { appointment }, { style: 'danger', confirm: sure }),
    ),
  ]);
}
