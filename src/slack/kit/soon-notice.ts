import type { Kit } from '../../core/kits/kit.ts';
import { titleOf } from '../../core/kits/pack.ts';
import { findKit } from '../../store/kits.ts';
import { actions, context, message, type MessageView, section, settled } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import { sections } from '../blocks/room.ts';
import { spanIn } from '../blocks/time.ts';
import { button, type NoticeKind } from '../kernel/kinds.ts';
import { readSeatState, type SeatState } from '../schedule/seat-state.ts';
import { openScorecardRef } from '../scorecard/scorecard-refs.ts';
import { othersRows, ownQuestions } from './kit-notice.ts';
import { handedOnBlocks, headOf } from './kit-view.ts';
import { kitButton } from './open-kit.ts';

/** A quarter of an hour before: all that is needed to begin, on one screen. */
export const soonNotice: NoticeKind = {
  id: 'soon',
  async render({ world, team, zone }, ids) {
    const state = await readSeatState(world.db, team, ids);
    const kit = state && (await findKit(world.db, team, state.interview.id));
    return state && soonMessage(state, kit, zone);
  },
};

const QUESTIONS = 8;

export function soonMessage(state: SeatState, kit: Kit | undefined, zone: string): MessageView {
  const { situation, interview, seat, time, ended } = state;
  const name = short(situation.candidate.name);
  const what = `${interview.name} with ${name}${time ? `, ${spanIn(time, zone)}` : ''}`;
  const head = section(headOf(situation, interview, zone));
  if (ended || !seat || seat.answer?.answer === 'declined' || seat.scoredAt) {
    const why = seat?.scoredAt ? 'is over and your scorecard is in' : `was ${ended ?? 'declined by you'}`;
    return settled(`${what}: this ${why}.`, [head, context(mrkdwn`This ${why}.`)]);
  }
  const own = kit ? ownQuestions(state, kit) : [];
  const titles = own.slice(0, QUESTIONS).map(titleOf).join(' · ');
  const ask = own.length > 0 ? mrkdwn`*You ask:* ${titles}` : mrkdwn`You listen; the others ask.`;
  return message(`Soon: ${what}. ${own.length > 0 ? `You ask: ${titles}.` : 'You listen.'}`, [
    section(mrkdwn`:alarm_clock: *Soon*`),
    head,
    ...(kit ? handedOnBlocks(kit) : []),
    ...sections([ask, ...(kit ? othersRows(state, kit) : [])]),
    actions(
      ...(kit
        ? [button(kitButton, 'Open the questions', { interview: interview.id }, { style: 'primary' })]
        : []),
      ...(seat.kind !== 'shadow' ? [button(openScorecardRef, 'Scorecard', { seat: seat.id })] : []),
    ),
  ]);
}
