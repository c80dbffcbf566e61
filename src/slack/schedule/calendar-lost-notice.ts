import { actions, context, message, type MessageView, section, settled } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { lines, mention, mrkdwn } from '../blocks/mrkdwn.ts';
import { spanIn, when } from '../blocks/time.ts';
import { button, type NoticeKind } from '../kernel/kinds.ts';
import { replaceButton } from './declined-notice.ts';
import { reschedule } from './reschedule-verb.ts';
import { readSeatState, type SeatState } from './seat-state.ts';

/** Tells the recruiter that an interviewer's calendar cannot be read any more, with the way round it. */
export const calendarLostNotice: NoticeKind = {
  id: 'calendar-lost',
  async render({ world, team, zone }, ids) {
    const state = await readSeatState(world.db, team, ids);
    return state && calendarLostView(state, zone);
  },
};

export function calendarLostView(state: SeatState, zone: string): MessageView {
  const { situation, interview, record, seat, holder, time } = state;
  const name = short(situation.candidate.name);
  const at = time ? ` (${spanIn(time, zone)})` : '';
  const what = `${interview.name} with ${name}${at}`;
  const text = `Hireloop cannot read the calendar of ${short(holder)} any more, who holds ${what}.`;
  const head = section(
    lines(
      mrkdwn`:calendar: Hireloop cannot read the calendar of ${mention(record.person)} any more.`,
      mrkdwn`They hold *${interview.name}* with *${name}*`,
      time && when(time.start, zone),
    ),
  );
  const over = overWords(state);
  if (!seat || over) {
    const words = over ?? 'This was called off.';
    return settled(`${text} ${words}`, [head, context(mrkdwn`:white_check_mark: ${words}`)]);
  }
  const so =
    'They were told how to mend it. Until then nobody sees what else comes into that time: ask them whether it stands.';
  return message(`${text} ${so}`, [
    head,
    context(mrkdwn`${so}`),
    actions(
      button(replaceButton, 'Choose a replacement', { seat: seat.id }),
      button(reschedule.button, 'Find another time', { application: situation.application.id }),
    ),
  ]);
}

function overWords({ seat, ended, successor }: SeatState): string | undefined {
  if (successor) return 'Somebody else has the seat now.';
  if (seat?.answer?.answer === 'declined') return 'They declined since.';
  return ended && `This was ${ended}.`;
}
