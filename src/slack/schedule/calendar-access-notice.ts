import { context, message, type MessageView, section } from '../blocks/blocks.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import type { NoticeKind } from '../kernel/kinds.ts';

/** Tells somebody, once a day, that Hireloop has no access to their calendar, or recruiters that it has to none. */
export const calendarAccessNotice: NoticeKind = {
  id: 'calendar-access',
  render: async (_on, { whose = 'own' }) => calendarAccessView(whose),
};

export function calendarAccessView(whose: string): MessageView {
  const all = whose === 'all';
  const what = all ? 'Hireloop cannot read anybody’s calendar' : 'Hireloop cannot read your calendar';
  const so = all
    ? 'Nobody is proposed for an interview until it can: a calendar that cannot be read is never taken for free.'
    : 'You are not proposed for interviews until it can: a calendar that cannot be read is never taken for free.';
  const mend = 'Ask whoever runs Hireloop to run npm run doctor: it says what to click.';
  return message(`${what}. ${so} ${mend}`, [
    section(mrkdwn`:calendar: *${what}.* ${so}`),
    context(mrkdwn`${mend}`),
  ]);
}
