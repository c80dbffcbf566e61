import { actions, context, message, type MessageView, section, settled } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import { button, type NoticeKind } from '../kernel/kinds.ts';
import { headOf } from '../kit/kit-view.ts';
import { readSeatState, type SeatState } from '../schedule/seat-state.ts';
import { openScorecardRef } from './scorecard-refs.ts';

/** Asks for the scorecard when the interview is over, while it is fresh. */
export const scorecardNotice: NoticeKind = {
  id: 'scorecard',
  async render({ world, team, zone }, ids) {
    const state = await readSeatState(world.db, team, ids);
    return state && scorecardMessage(state, zone);
  },
};

export function scorecardMessage(state: SeatState, zone: string): MessageView {
  const { situation, interview, seat, ended } = state;
  const name = short(situation.candidate.name);
  const head = section(headOf(situation, interview, zone));
  if (seat?.scoredAt) {
    return settled(`Your scorecard for ${name} is in.`, [
      head,
      context(mrkdwn`:white_check_mark: Your scorecard is in. Thank you.`),
      actions(button(openScorecardRef, 'Change it', { seat: seat.id })),
    ]);
  }
  if (ended || !seat || seat.answer?.answer === 'declined') {
    const why = ended ?? 'declined by you';
    const over = context(mrkdwn`:no_entry_sign: This was ${why}.`);
    return settled(`${interview.name} with ${name}: ${why}.`, [head, over]);
  }
  const ask = button(openScorecardRef, 'Fill the scorecard', { seat: seat.id }, { style: 'primary' });
  return message(`How was ${interview.name} with ${name}? Fill your scorecard while it is fresh.`, [
    head,
    section(mrkdwn`How was it? Two minutes now save a meeting later.`),
    actions(ask),
  ]);
}
