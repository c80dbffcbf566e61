import { context, message, type MessageView, section } from '../blocks/blocks.ts';
import { oneLine, short } from '../blocks/fit.ts';
import { lines, mrkdwn } from '../blocks/mrkdwn.ts';
import { spanIn, when } from '../blocks/time.ts';
import type { NoticeKind } from '../kernel/kinds.ts';
import { readSeatState, type SeatState } from './seat-state.ts';

/** Tells an interviewer that their hour is free again. */
export const cancelledNotice: NoticeKind = {
  id: 'cancelled',
  async render({ world, team, zone }, ids) {
    const state = await readSeatState(world.db, team, ids);
    return state && cancelledView(state, zone);
  },
};

export function cancelledView(state: SeatState, zone: string): MessageView {
  const { situation, interview, record, time } = state;
  const name = short(situation.candidate.name);
  const reason = oneLine(record.release?.reason ?? '', 300);
  const at = time ? ` (${spanIn(time, zone)})` : '';
  return message(
    `${interview.name} with ${name}${at} was called off. ${reason} Your calendar is free again at that time.`,
    [
      section(
        lines(
          mrkdwn`:no_entry_sign: *${interview.name}* with *${name}* was called off`,
          time && mrkdwn`~${when(time.start, zone)}~`,
          reason ? mrkdwn`> ${reason}` : undefined,
        ),
      ),
      context(mrkdwn`Your calendar is free again at that time.`),
    ],
  );
}
