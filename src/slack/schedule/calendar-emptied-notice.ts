import { busyOf } from '../../core/calendar/busy-parts.ts';
import { plural } from '../../core/loop/text.ts';
import { addressOf } from '../../operations/addresses.ts';
import { trustCalendar } from '../../operations/trust-calendar.ts';
import { listMirrored } from '../../store/busy-mirror.ts';
import { findPerson } from '../../store/people.ts';
import { actions, context, message, type MessageView, section, settled } from '../blocks/blocks.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import { when } from '../blocks/time.ts';
import { ref } from '../kernel/ids.ts';
import { button, defineButton, type NoticeKind } from '../kernel/kinds.ts';
import { note } from '../kernel/screens.ts';

export const trustButton = defineButton(ref('calendar.trust'), async call => {
  const changed = await trustCalendar(call.world, call.actor);
  const done = 'Thank you: your calendar is taken as it is, and you are proposed for interviews again.';
  await call.tell(note(changed ? done : 'Your calendar is taken as it is already.'));
});

/** Asks somebody whether it is right that their calendar, full until a moment ago, has nothing in it. */
export const calendarEmptiedNotice: NoticeKind = {
  id: 'calendar-emptied',
  async render({ world, team, zone }, { person = '' }) {
    const address = addressOf(person, await findPerson(world.db, team, person));
    const known = (await listMirrored(world.db, team)).find(m => m.address === address);
    const had = busyOf(known?.parts ?? []).length;
    return calendarEmptiedView({ had, since: known?.doubtedAt, zone });
  },
};

export type EmptiedModel = { had: number; since: Temporal.Instant | undefined; zone: string };

export function calendarEmptiedView({ had, since, zone }: EmptiedModel): MessageView {
  if (!since) {
    const over = 'Your calendar is read as usual again.';
    return settled(over, [section(mrkdwn`:calendar: ${over}`)]);
  }
  const what = `Your calendar had ${plural(had, 'entry', 'entries')} ahead, and all at once it has none`;
  const so =
    'Until it is clear why, you are not proposed for interviews, and nothing that is booked changes.';
  return message(`${what}. ${so} Is it right that it is empty?`, [
    section(mrkdwn`:calendar: *${what}.* Is that right?`),
    context(mrkdwn`Seen ${when(since, zone)}. ${so} When entries are there again, this goes away by itself.`),
    actions(button(trustButton, 'Yes, it is empty', {})),
  ]);
}
