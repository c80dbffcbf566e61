import { passSeat } from '../../operations/pass-seat.ts';
import { takeSeat } from '../../operations/take-seat.ts';
import { listSwapOffers } from '../../store/swap-offers.ts';
import { actions, context, message, type MessageView, section, settled } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { lines, mention, mentions, mrkdwn } from '../blocks/mrkdwn.ts';
import { spanIn, when } from '../blocks/time.ts';
import { ref } from '../kernel/ids.ts';
import { button, defineButton, type NoticeKind } from '../kernel/kinds.ts';
import { note } from '../kernel/screens.ts';
import { readSeatState, type SeatState } from './seat-state.ts';

/** The first tap has it. */
export const takeSeatButton = defineButton(
  ref('swap.take', 'seat', 'version'),
  async (call, { seat, version }) => {
    await takeSeat(call.world, call.actor, { seat, version: Number(version) });
    await call.tell(
      note('It is yours, thank you! The questions come a working day before it, or now where it is closer.'),
    );
  },
);

/** Once all who were asked have said no, others are asked at once. */
export const passSeatButton = defineButton(ref('swap.pass', 'seat', 'version'), (call, { seat, version }) =>
  passSeat(call.world, call.actor, { seat, version: Number(version) }),
);

/** Asks several people at once whether they can take over an interview that is close. */
export const swapNotice: NoticeKind = {
  id: 'swap',
  async render({ world, team, to, zone }, ids) {
    const state = await readSeatState(world.db, team, ids);
    const { seat = '', version = '' } = ids;
    const asked = await listSwapOffers(world.db, team, seat, Number(version));
    const passed = asked.some(a => a.person === to && a.refused);
    return state && swapView(state, { seat, version, reader: to, zone, passed });
  },
};

type Reading = { seat: string; version: string; reader: string; zone: string; passed: boolean };

export function swapView(state: SeatState, { seat, version, reader, zone, passed }: Reading): MessageView {
  const { situation, interview, record, time, holder } = state;
  const name = short(situation.candidate.name);
  const at = time ? `, ${spanIn(time, zone)}` : '';
  const what = `${interview.name} with ${name} for ${short(situation.role.title)}${at}`;
  const others = interview.seats.map(s => s.person).filter(p => p !== record.person && p !== reader);
  const over = overWords(state, reader, passed);
  const facts = section(
    lines(
      over
        ? mrkdwn`${mention(record.person)} could not make *${interview.name}* with *${name}* · ${short(situation.role.title)}`
        : mrkdwn`Can you take over *${interview.name}* with *${name}* from ${mention(record.person)}? · ${short(situation.role.title)}`,
      time && mrkdwn`*${when(time.start, zone)}*, ${interview.minutes} minutes`,
      !over && others.length > 0 ? mrkdwn`together with ${mentions(others)}` : undefined,
    ),
  );
  if (over) return settled(`${what}: ${over}`, [facts, context(mrkdwn`:white_check_mark: ${over}`)]);
  const ids = { seat, version };
  const terms = 'The first to say yes has it; the questions follow.';
  if (passed)
    return message(`${what}: you said no. Thank you!`, [
      facts,
      context(mrkdwn`You said no, thank you. Nobody has taken it yet.`),
      actions(button(takeSeatButton, 'I can after all', ids)),
    ]);
  return message(`Can you take over from ${short(holder)}? ${what}. ${terms}`, [
    facts,
    context(mrkdwn`You are free then and know the subject. ${terms}`),
    actions(
      button(takeSeatButton, 'I can take it', ids, { style: 'primary' }),
      button(passSeatButton, 'I cannot', ids),
    ),
  ]);
}

function overWords(
  { seat, ended, interview, successor }: SeatState,
  reader: string,
  passed: boolean,
): string | undefined {
  if (successor?.person === reader) return 'You took it over. Thank you!';
  if (successor) return `${short(successor.name)} took it over.${passed ? '' : ' Thank you anyway!'}`;
  if (ended === 'called off' || !interview.booking) return 'The interview was called off.';
  if (ended === 'decided') return 'The application was decided.';
  if (ended === 'moved') return 'The interview was moved.';
  return seat?.answer?.answer === 'declined' ? undefined : 'They can take it after all.';
}
