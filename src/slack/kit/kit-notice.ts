import { type Kit, questionsOfSeat } from '../../core/kits/kit.ts';
import { titleOf } from '../../core/kits/pack.ts';
import { findKit } from '../../store/kits.ts';
import { actions, context, message, type MessageView, section, settled } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { mention, mrkdwn, type Mrkdwn } from '../blocks/mrkdwn.ts';
import { sections } from '../blocks/room.ts';
import { spanIn } from '../blocks/time.ts';
import { button, type NoticeKind } from '../kernel/kinds.ts';
import { readSeatState, type SeatState } from '../schedule/seat-state.ts';
import { openScorecardRef } from '../scorecard/scorecard-refs.ts';
import { handedOnBlocks, headOf } from './kit-view.ts';
import { kitButton } from './open-kit.ts';

/** Hands an interviewer the questions before the interview, or with the written work. */
export const kitNotice: NoticeKind = {
  id: 'kit',
  async render({ world, team, zone }, ids) {
    const state = await readSeatState(world.db, team, ids);
    const kit = state && (await findKit(world.db, team, state.interview.id));
    return state && kit && kitMessage(state, kit, zone);
  },
};

const QUESTIONS = 8;

export function kitMessage(state: SeatState, kit: Kit, zone: string): MessageView {
  const { situation, interview, seat, time, ended } = state;
  const name = short(situation.candidate.name);
  const what = `${interview.name} with ${name}${time ? `, ${spanIn(time, zone)}` : ''}`;
  const head = section(headOf(situation, interview, zone));
  if (ended || seat?.answer?.answer === 'declined') {
    const why = ended ?? 'declined by you';
    return settled(`${what}: ${why}.`, [head, context(mrkdwn`:no_entry_sign: This was ${why}.`)]);
  }
  const own = ownQuestions(state, kit);
  const spoken = own.length > 0 ? own.map(titleOf).join(', ') : 'the others ask, you listen';
  return message(`Your questions for ${what}: ${spoken}.`, [
    head,
    ...handedOnBlocks(kit),
    ...sections([...askedRows(own), ...othersRows(state, kit)]),
    actions(
      button(kitButton, 'Open the questions', { interview: interview.id }, { style: 'primary' }),
      ...(seat && seat.kind !== 'shadow' ? [button(openScorecardRef, 'Scorecard', { seat: seat.id })] : []),
    ),
  ]);
}

export function ownQuestions({ interview, record }: SeatState, kit: Kit) {
  if (interview.seats.length < 2) return kit.questions;
  const place = interview.seats.findIndex(s => s.person === record.person);
  return questionsOfSeat(kit, Math.max(0, place));
}

function askedRows(own: Kit['questions']): Mrkdwn[] {
  if (own.length === 0) return [mrkdwn`You listen; the others ask.`];
  const shown = own.slice(0, QUESTIONS);
  return [
    mrkdwn`*You ask*`,
    ...shown.map(q => mrkdwn`• ${titleOf(q)} _(${q.minutes} min, ${q.subject})_`),
    ...(own.length > shown.length ? [mrkdwn`and ${own.length - shown.length} more`] : []),
  ];
}

/** Who covers what beside oneself, by subject: enough to know what not to ask. */
export function othersRows({ interview, record }: SeatState, kit: Kit): Mrkdwn[] {
  return interview.seats.flatMap((seat, place) => {
    if (seat.person === record.person) return [];
    const subjects = [...new Set(questionsOfSeat(kit, place).map(q => q.subject))];
    const what = subjects.length > 0 ? `asks about ${subjects.join(', ')}` : 'listens';
    return [mrkdwn`${mention(seat.person)} ${what}`];
  });
}
