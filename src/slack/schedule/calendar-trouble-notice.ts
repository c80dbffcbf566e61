import type { KnownBlock } from '@slack/types';
import { plural } from '../../core/loop/text.ts';
import { type CalendarTrouble, readCalendarTrouble } from '../../operations/read-calendar-trouble.ts';
import { trustCalendar } from '../../operations/trust-calendar.ts';
import { actions, context, message, type MessageView, section, settled } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { lines, mention, mrkdwn } from '../blocks/mrkdwn.ts';
import { IN_MESSAGE, withRows } from '../blocks/room.ts';
import { spanIn, when } from '../blocks/time.ts';
import { ref } from '../kernel/ids.ts';
import { button, defineButton, type NoticeKind } from '../kernel/kinds.ts';
import { note } from '../kernel/screens.ts';
import { replaceButton } from './declined-notice.ts';
import { reschedule } from './reschedule-verb.ts';
import { readSeatState, type SeatState } from './seat-state.ts';

export const trustButton = defineButton(ref('calendar.trust'), async call => {
  const changed = await trustCalendar(call.world, call.actor);
  const done = 'Thank you: your calendar is taken as it is, and you are proposed for interviews again.';
  await call.tell(note(changed ? done : 'Your calendar is taken as it is already.'));
});

/** Tells somebody, once a day, all that is wrong with calendars and concerns them: the worst first, each with the fix. */
export const calendarTroubleNotice: NoticeKind = {
  id: 'calendar-trouble',
  async render({ world, team, zone }, { person = '' }) {
    const now = world.clock.now();
    const { lost, ...trouble } = await readCalendarTrouble(world.db, team, person, now);
    const states = await Promise.all(lost.map(ids => readSeatState(world.db, team, ids)));
    return calendarTroubleView({ ...trouble, lost: states.flatMap(s => s ?? []), zone });
  },
};

export type TroubleModel = Omit<CalendarTrouble, 'lost'> & { lost: readonly SeatState[]; zone: string };

type Part = { text: string; blocks: KnownBlock[] };

export function calendarTroubleView(model: TroubleModel): MessageView {
  const own = [...accessPart(model), ...emptiedPart(model)];
  const lost = model.lost.map(state => lostPart(state, model.zone));
  const all = [...own, ...lost];
  if (all.length === 0) {
    const over = 'Calendars are read as usual again.';
    return settled(over, [section(mrkdwn`:calendar: ${over}`)]);
  }
  const so =
    'They were told how to mend it. Until then nobody sees what else comes into that time: ask them whether it stands.';
  const head =
    lost.length > 0 && own.length === 0 ? [section(mrkdwn`:calendar: *Calendars that cannot be read*`)] : [];
  return message(
    `${all.map(part => part.text).join(' ')}${lost.length > 0 ? ` ${so}` : ''}`,
    withRows({
      room: IN_MESSAGE,
      head: [...head, ...own.flatMap(part => part.blocks)],
      rows: lost.map(part => part.blocks),
      more: left => mrkdwn`${plural(left, 'more interview is', 'more interviews are')} held by them.`,
      foot: lost.length > 0 ? [context(mrkdwn`${so}`)] : [],
    }),
  );
}

function accessPart({ all, own }: TroubleModel): Part[] {
  if (!all && !own) return [];
  const what = all ? 'Hireloop cannot read anybody’s calendar' : 'Hireloop cannot read your calendar';
  const who = all ? 'Nobody is' : 'You are not';
  const so = `${who} proposed for ${all ? 'an interview' : 'interviews'} until it can: a calendar that cannot be read is never taken for free.`;
  const mend = 'Ask whoever runs Hireloop to run npm run doctor: it says what to click.';
  return [
    {
      text: `${what}. ${so} ${mend}`,
      blocks: [section(mrkdwn`:calendar: *${what}.* ${so}`), context(mrkdwn`${mend}`)],
    },
  ];
}

function emptiedPart({ emptied, zone }: TroubleModel): Part[] {
  if (!emptied) return [];
  const entries = plural(emptied.had, 'entry', 'entries');
  const what = `Your calendar had ${entries} ahead, and all at once it has none`;
  const so =
    'Until it is clear why, you are not proposed for interviews, and nothing that is booked changes.';
  return [
    {
      text: `${what}. ${so} Is it right that it is empty?`,
      blocks: [
        section(mrkdwn`:calendar: *${what}.* Is that right?`),
        context(
          mrkdwn`Seen ${when(emptied.since, zone)}. ${so} When entries are there again, this goes away by itself.`,
        ),
        actions(button(trustButton, 'Yes, it is empty', {})),
      ],
    },
  ];
}

/** Somebody's calendar is out of sight who holds an interview that the reader runs. */
function lostPart({ situation, interview, record, seat, holder, time }: SeatState, zone: string): Part {
  const name = short(situation.candidate.name);
  const at = time ? ` (${spanIn(time, zone)})` : '';
  return {
    text: `Hireloop cannot read the calendar of ${short(holder)} any more, who holds ${interview.name} with ${name}${at}.`,
    blocks: [
      section(
        lines(
          mrkdwn`Hireloop cannot read the calendar of ${mention(record.person)} any more.`,
          mrkdwn`They hold *${interview.name}* with *${name}*`,
          time && when(time.start, zone),
        ),
      ),
      actions(
        button(replaceButton, 'Choose a replacement', { seat: seat?.id ?? '' }),
        button(reschedule.button, 'Find another time', { application: situation.application.id }),
      ),
    ],
  };
}
