import { actions, context, type MessageView, section } from '../blocks/blocks.ts';
import { mrkdwn, short } from '../blocks/text.ts';
import { button, type NoticeKind } from '../kernel/kinds.ts';
import { headOf } from '../kit/kit-view.ts';
import { readSeatState, type SeatState } from '../schedule/seat-state.ts';
import { openScorecardRef } from './scorecard-refs.ts';

/** Asks for the scorecard when the interview is over, while it is fresh. */
export const scorecardNotice: NoticeKind = {
  id: 'scorecard',
  async render({ world, team }, ids) {
    const state = await readSeatState(world.db, team, ids);
    return state && scorecardMessage(state);
  },
};

export function scorecardMessage(state: SeatState): MessageView {
  const { situation, interview, seat, ended } = state;
  const name = short(situation.candidate.name);
  const head = section(headOf(situation, interview));
  if (seat?.scoredAt) {
    const ids = { seat: seat.id };
    const done = context(mrkdwn`:white_check_mark: Your scorecard is in. Thank you.`);
    return {
      text: `Your scorecard for ${name} is in.`,
      blocks: [head, done, actions(button(openScorecardRef, 'Change it', ids))],
      moot: true,
    };
  }
  if (ended || !seat || seat.answer?.answer === 'declined') {
    const why = ended ?? 'declined by you';
    return {
      text: `${interview.name} with ${name}: ${why}.`,
      blocks: [head, context(mrkdwn`:no_entry_sign: This was ${why}.`)],
      moot: true,
    };
  }
  return {
    text: `How was ${interview.name} with ${name}? Fill your scorecard while it is fresh.`,
    blocks: [
      head,
      section(mrkdwn`How was it? Two minutes now save a meeting later.`),
      actions(button(openScorecardRef, 'Fill the scorecard', { seat: seat.id }, { style: 'primary' })),
    ],
  };
}
