import { contains } from '../../core/time/interval.ts';
import type { Interview, Situation } from '../../core/loop/situation.ts';
import { findSituationOfInterview } from '../../store/situations.ts';
import { actions, context, message, type MessageView, section } from '../blocks/blocks.ts';
import { oneLine, short } from '../blocks/fit.ts';
import { lines, mrkdwn } from '../blocks/mrkdwn.ts';
import { spanIn, when } from '../blocks/time.ts';
import { button, type NoticeKind } from '../kernel/kinds.ts';
import { cancel } from './cancel-verb.ts';
import { reschedule } from './reschedule-verb.ts';
import { scheduleRef } from './schedule-refs.ts';

/** Tells the recruiter what became of an interview whose calendar event somebody changed by hand. */
export const calendarEditNotice: NoticeKind = {
  id: 'calendar-edit',
  async render({ world, team, zone }, { interview: id = '', edit = '', version, from, reason = '' }) {
    const situation = await findSituationOfInterview(world.db, team, id);
    const interview = situation?.interviews.find(i => i.id === id);
    const moved = from === undefined ? undefined : Temporal.Instant.fromEpochMilliseconds(Number(from));
    const stands = version === undefined || interview?.booking?.version === Number(version);
    return (
      situation &&
      interview &&
      calendarEditView({ situation, interview, edit, from: moved, reason, stands, zone })
    );
  },
};

export type CalendarEditModel = {
  situation: Situation;
  interview: Interview;
  edit: string;
  /** When it was to begin before it was moved. */
  from?: Temporal.Instant | undefined;
  /** What the candidate declined with. */
  reason: string;
  /** Whether the booking is the one that the message is about. */
  stands: boolean;
  zone: string;
};

type Words = { what: string; so: string };

const WORDS: Readonly<Record<string, (name: string) => Words>> = {
  deleted: () => ({
    what: 'was deleted in the calendar',
    so: 'The interview is called off, and everybody is told.',
  }),
  moved: name => ({
    what: 'was moved in the calendar',
    so: `The interview is moved with it: the interviewers are asked anew, and ${name} is told the new time.`,
  }),
  kept: () => ({
    what: 'was moved in the calendar to a time at which somebody in it has another interview, or that is over',
    so: 'It is put back to its time.',
  }),
  'guest-removed': name => ({
    what: 'changed in the calendar: the candidate was taken off the event',
    so: `${name} is put back on it. If the interview is not to take place, call it off: then everybody is told.`,
  }),
  'guest-declined': name => ({
    what: `was declined by ${name} in their calendar`,
    so: 'The interviewers do not know yet. Find another time, or call it off.',
  }),
};

export function calendarEditView(model: CalendarEditModel): MessageView {
  const { situation, interview, edit, from, stands, zone } = model;
  const { candidate, application } = situation;
  const name = short(candidate.name);
  const { what, so } = WORDS[edit]?.(name) ?? {
    what: 'was changed in the calendar',
    so: 'See /hire status.',
  };
  const booking = stands ? interview.booking : undefined;
  const reason = oneLine(model.reason, 300);
  const then = booking ? ` (${spanIn(booking.time, zone)})` : '';
  const late = afterwards(model);
  const warning = notOffered(model);
  const ids = { application: application.id };
  const quoted = reason === '' ? undefined : `“${reason}”`;
  const said = [`${interview.name} with ${name}${then} ${what}.`, quoted, late ?? so, warning];
  return message(said.filter(words => words !== undefined).join(' '), [
    section(
      lines(
        mrkdwn`:calendar: *${interview.name}* with *${name}* ${what}.`,
        from && mrkdwn`It was to begin ${when(from, zone)}.`,
        booking && mrkdwn`It takes place ${when(booking.time.start, zone)}.`,
        reason ? mrkdwn`> ${reason}` : undefined,
        warning ? mrkdwn`:warning: ${warning}` : undefined,
      ),
    ),
    context(mrkdwn`${late ?? so}`),
    ...(late
      ? []
      : [
          actions(
            ...(booking
              ? [button(reschedule.button, 'Find another time', ids), button(cancel.button, 'Call off', ids)]
              : [button(scheduleRef, 'Find a new time', ids)]),
          ),
        ]),
  ]);
}

/** What has become of it since; undefined while the message says how it stands. */
function afterwards({ edit, stands, interview }: CalendarEditModel): string | undefined {
  const { booking } = interview;
  if (edit === 'deleted') return booking ? 'It was booked anew since.' : undefined;
  if (stands) return undefined;
  return booking ? 'It was moved again since.' : 'It was called off since.';
}

/** Whoever moved it may have asked the candidate; we cannot know. */
function notOffered({ edit, stands, situation, interview }: CalendarEditModel): string | undefined {
  const { booking } = interview;
  if (edit !== 'moved' || !stands || !booking) return undefined;
  if (situation.windows.some(window => contains(window, booking.time))) return undefined;
  return `${short(situation.candidate.name)} has not offered this time: make sure that they can.`;
}
