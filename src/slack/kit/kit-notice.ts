import { type Kit, questionsOfSeat } from '../../core/kits/kit.ts';
import { titleOf } from '../../core/kits/pack.ts';
import { findKit } from '../../store/kits.ts';
import { actions, context, type MessageView, section } from '../blocks/blocks.ts';
import { lines, mrkdwn, mention, short } from '../blocks/text.ts';
import { spanIn } from '../blocks/time.ts';
import { button, type NoticeKind } from '../kernel/kinds.ts';
import { readSeatState, type SeatState } from '../schedule/seat-state.ts';
import { openScorecardRef } from '../scorecard/scorecard-refs.ts';
import { headOf } from './kit-view.ts';
import { kitButton } from './open-kit.ts';

/** Hands an interviewer the questions before the interview, or with the written work. */
export const kitNotice: NoticeKind = {
  id: 'kit',
  async render({ world, team }, ids) {
    const state = await readSeatState(world.db, team, ids);
    const kit = state && (await findKit(world.db, team, state.interview.id));
    return state && kit && kitMessage(state, kit);
  },
};

const QUESTIONS = 8;

export function kitMessage(state: SeatState, kit: Kit): MessageView {
  const { situation, interview, record, seat, time, zone, ended } = state;
  const name = short(situation.candidate.name);
  const what = `${interview.name} with ${name}${time ? `, ${spanIn(time, zone)}` : ''}`;
  const head = section(headOf(situation, interview));
  if (ended || seat?.answer?.answer === 'declined') {
    const why = ended ?? 'declined by you';
    return {
      text: `${what}: ${why}.`,
      blocks: [head, context(mrkdwn`:no_entry_sign: This was ${why}.`)],
      moot: true,
    };
  }
  const place = Math.max(
    0,
    interview.seats.findIndex(s => s.person === record.person),
  );
  const own = interview.seats.length > 1 ? questionsOfSeat(kit, place) : kit.questions;
  const others = interview.seats.filter(s => s.person !== record.person).map(s => mention(s.person));
  const ids = { interview: interview.id };
  return {
    text: `Your questions for ${what}: ${own.slice(0, QUESTIONS).map(titleOf).join(', ')}.`,
    blocks: [
      head,
      section(
        lines(
          mrkdwn`*You ask*`,
          ...own.slice(0, QUESTIONS).map(q => mrkdwn`• ${titleOf(q)} _(${q.minutes} min, ${q.subject})_`),
        ),
      ),
      ...(others.length > 0 ? [context(mrkdwn`With you: ${others}. They ask the rest.`)] : []),
      actions(
        button(kitButton, 'Open the questions', ids, { style: 'primary' }),
        ...(seat && seat.kind !== 'shadow' ? [button(openScorecardRef, 'Scorecard', { seat: seat.id })] : []),
      ),
    ],
  };
}
