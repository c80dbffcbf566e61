import { context, type MessageView, section } from '../blocks/blocks.ts';
import { lines, mrkdwn, short } from '../blocks/text.ts';
import { spanIn, when } from '../blocks/time.ts';
import type { NoticeKind } from '../kernel/kinds.ts';
import { readSeatState, type SeatState } from './seat-state.ts';

/** Tells an interviewer that their hour is free again. */
export const cancelledNotice: NoticeKind = {
  id: 'cancelled',
  async render({ world, team }, ids) {
    const state = await readSeatState(world.db, team, ids);
    return state && cancelledView(state);
  },
};

export function cancelledView({ situation, interview, record, time, zone }: SeatState): MessageView {
  const name = short(situation.candidate.name);
  const reason = record.release?.reason ?? '';
  return {
    text: `${interview.name} with ${name}${time ? `, ${spanIn(time, zone)},` : ''} was called off. ${short(reason)}`,
    blocks: [
      section(
        lines(
          mrkdwn`:no_entry_sign: *${interview.name}* with *${name}* was called off`,
          time && mrkdwn`~${when(time.start, zone)}~`,
          reason ? mrkdwn`> ${reason.slice(0, 300)}` : undefined,
        ),
      ),
      context(mrkdwn`Your calendar is free again at that time.`),
    ],
  };
}
