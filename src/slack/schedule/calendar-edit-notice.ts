import type { Interview, Situation } from '../../core/loop/situation.ts';
import { findSituationOfInterview } from '../../store/situations.ts';
import { actions, context, message, type MessageView, section } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { lines, mrkdwn } from '../blocks/mrkdwn.ts';
import { spanIn, when } from '../blocks/time.ts';
import { button, type NoticeKind } from '../kernel/kinds.ts';
import { reschedule } from './reschedule-verb.ts';
import { scheduleRef } from './schedule-refs.ts';

/** Tells the recruiter what became of an interview whose calendar event somebody moved or deleted by hand. */
export const calendarEditNotice: NoticeKind = {
  id: 'calendar-edit',
  async render({ world, team, zone }, { interview: id = '', edit = '' }) {
    const situation = await findSituationOfInterview(world.db, team, id);
    const interview = situation?.interviews.find(i => i.id === id);
    return situation && interview && calendarEditView({ situation, interview, edit, zone });
  },
};

export type CalendarEditModel = { situation: Situation; interview: Interview; edit: string; zone: string };

const WORDS: Readonly<Record<string, { what: string; so: string }>> = {
  deleted: {
    what: 'was deleted in the calendar',
    so: 'The interview was called off, and everybody is told.',
  },
  moved: {
    what: 'was moved in the calendar',
    so: 'The interview was moved with it, and the interviewers are asked anew.',
  },
  kept: {
    what: 'was moved in the calendar to a time at which somebody in it has another interview, or that is over',
    so: 'It is put back to its time.',
  },
};

export function calendarEditView({ situation, interview, edit, zone }: CalendarEditModel): MessageView {
  const { candidate, application } = situation;
  const { booking } = interview;
  const { what, so } = WORDS[edit] ?? { what: 'was changed in the calendar', so: 'See /hire status.' };
  const name = short(candidate.name);
  const at = booking ? ` (now ${spanIn(booking.time, zone)})` : '';
  const ids = { application: application.id };
  return message(`${interview.name} with ${name}${at} ${what}. ${so}`, [
    section(
      lines(
        mrkdwn`:calendar: *${interview.name}* with *${name}* ${what}.`,
        booking && mrkdwn`It takes place ${when(booking.time.start, zone)}.`,
      ),
    ),
    context(mrkdwn`${so}`),
    actions(
      booking
        ? button(reschedule.button, 'Find another time', ids)
        : button(scheduleRef, 'Find a new time', ids),
    ),
  ]);
}
