import { plural } from '../../core/loop/text.ts';
import { requireSeat } from '../../operations/require.ts';
import { actions, context, message, type MessageView, section, settled } from '../blocks/blocks.ts';
import { oneLine, short } from '../blocks/fit.ts';
import { lines, mention, mrkdwn } from '../blocks/mrkdwn.ts';
import { spanIn, when } from '../blocks/time.ts';
import { ref } from '../kernel/ids.ts';
import { button, defineButton, type NoticeKind } from '../kernel/kinds.ts';
import { requireAllowed } from '../pick/applications.ts';
import { openReplacement } from './book-button.ts';
import { reschedule } from './reschedule-verb.ts';
import { readSeatState, type SeatState } from './seat-state.ts';

export const replaceButton = defineButton(ref('declined.replace', 'seat'), async (call, { seat }) => {
  const { application } = await requireSeat({ tx: call.world.db, team: call.team }, seat);
  const situation = await requireAllowed(call, application.id, 'schedule interviews');
  await openReplacement(call, situation, seat);
});

/** Tells the recruiter that somebody cannot, with the way to mend it. */
export const declinedNotice: NoticeKind = {
  id: 'declined',
  async render({ world, team, zone }, ids) {
    const state = await readSeatState(world.db, team, ids);
    const asked = ids['asked'] === undefined ? undefined : Number(ids['asked']);
    return state && declinedView(state, zone, asked);
  },
};

/** @param asked How many were asked in vain, once it is known that nobody can. */
export function declinedView(state: SeatState, zone: string, asked?: number): MessageView {
  const { situation, interview, record, seat, holder } = state;
  const { booking } = interview;
  const name = short(situation.candidate.name);
  const at = booking ? ` (${spanIn(booking.time, zone)})` : '';
  const reason = oneLine(seat?.answer?.reason || record.release?.reason || '', 300);
  const text = `${short(holder)} declined ${interview.name} with ${name}${at}. ${reason}`;
  const head = section(
    lines(
      mrkdwn`:x: ${mention(record.person)} declined *${interview.name}* with *${name}*`,
      booking && when(booking.time.start, zone),
      reason ? mrkdwn`> ${reason}` : undefined,
    ),
  );
  const over = settledWords(state);
  if (over) return settled(`${text} ${over}`, [head, context(mrkdwn`:white_check_mark: ${over}`)]);
  const next = nextWords(asked);
  return message(`${text} ${next}`, [
    head,
    context(mrkdwn`${next}`),
    actions(
      button(replaceButton, 'Find a replacement', { seat: seat?.id ?? '' }, { style: 'primary' }),
      button(reschedule.button, 'Find another time', { application: situation.application.id }),
    ),
  ]);
}

function nextWords(asked: number | undefined): string {
  if (asked === undefined)
    return 'Hireloop looks for somebody else at the same time by itself, and the candidate keeps it; you can also choose yourself.';
  const tried =
    asked > 0
      ? `${plural(asked, 'person', 'people')} were asked, and nobody took it.`
      : 'Nobody else can at that time.';
  return `${tried} The candidate does not know yet: see what would help, or find another time.`;
}

function settledWords({ seat, ended, interview }: SeatState): string | undefined {
  if (!seat)
    return ended === 'called off' ? 'The interview was called off.' : 'Somebody else has the seat now.';
  if (ended === 'decided') return 'The application was decided.';
  if (!interview.booking) return 'The interview was called off.';
  if (seat.answer?.answer !== 'declined') return 'They take it after all, or the interview was moved.';
  return undefined;
}
