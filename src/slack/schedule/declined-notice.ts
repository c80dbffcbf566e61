import { requireSeat } from '../../operations/require.ts';
import { actions, context, type MessageView, section } from '../blocks/blocks.ts';
import { lines, mrkdwn, mention, short } from '../blocks/text.ts';
import { spanIn, when } from '../blocks/time.ts';
import { button, defineButton, type NoticeKind } from '../kernel/kinds.ts';
import { requireAllowed } from '../pick/applications.ts';
import { openReplacement } from './book-button.ts';
import { reschedule } from './reschedule-verb.ts';
import { readSeatState, type SeatState } from './seat-state.ts';

export const replaceButton = defineButton<'seat'>('declined.replace', async (call, { seat }) => {
  const { application } = await requireSeat({ tx: call.world.db, team: call.team }, seat);
  const situation = await requireAllowed(call, application.id, 'schedule interviews');
  await openReplacement(call, situation, seat);
});

/** Tells the recruiter that somebody cannot, with the way to mend it. */
export const declinedNotice: NoticeKind = {
  id: 'declined',
  async render({ world, team }, ids) {
    const state = await readSeatState(world.db, team, ids);
    return state && declinedView(state);
  },
};

export function declinedView(state: SeatState): MessageView {
  const { situation, interview, record, seat } = state;
  const { booking } = interview;
  const name = short(situation.candidate.name);
  const at = booking ? spanIn(booking.time, booking.zone) : '';
  const reason = seat?.answer?.reason ?? record.release?.reason ?? '';
  const head = section(
    lines(
      mrkdwn`:x: ${mention(record.person)} declined *${interview.name}* with *${name}*`,
      booking && mrkdwn`${when(booking.time.start, booking.zone)}`,
      reason ? mrkdwn`> ${short(reason)}` : undefined,
    ),
  );
  const settled = settledWords(state);
  const text = `An interviewer declined ${interview.name} with ${name}, ${at}. ${reason}`;
  if (settled)
    return {
      text: `${text} ${settled}`,
      blocks: [head, context(mrkdwn`:white_check_mark: ${settled}`)],
      moot: true,
    };
  const buttons = actions(
    button(replaceButton, 'Find a replacement', { seat: seat?.id ?? '' }, { style: 'primary' }),
    button(reschedule.button, 'Find another time', { application: situation.application.id }),
  );
  return {
    text,
    blocks: [
      head,
      context(mrkdwn`The candidate knows nothing of it; a replacement keeps their time.`),
      buttons,
    ],
  };
}

function settledWords({ seat, ended, interview }: SeatState): string | undefined {
  if (!seat)
    return ended === 'called off' ? 'The interview was called off.' : 'Somebody else has the seat now.';
  if (ended === 'decided') return 'The application was decided.';
  if (!interview.booking) return 'The interview was called off.';
  if (seat.answer?.answer !== 'declined') return 'They take it after all, or the interview was moved.';
  return undefined;
}
