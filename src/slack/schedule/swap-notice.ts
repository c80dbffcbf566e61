import { takeSeat } from '../../operations/take-seat.ts';
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
    const { candidate } = await takeSeat(call.world, call.actor, { seat, version: Number(version) });
    await call.tell(note(`It is yours: the questions for ${short(candidate.name)} are on their way to you.`));
  },
);

/** Asks several people at once whether they can take over an interview that is close. */
export const swapNotice: NoticeKind = {
  id: 'swap',
  async render({ world, team, to, zone }, ids) {
    const state = await readSeatState(world.db, team, ids);
    const { seat = '', version = '' } = ids;
    return state && swapView(state, { seat, version, reader: to, zone });
  },
};

export function swapView(
  state: SeatState,
  { seat, version, reader, zone }: { seat: string; version: string; reader: string; zone: string },
): MessageView {
  const { situation, interview, record, time, holder } = state;
  const name = short(situation.candidate.name);
  const at = time ? `, ${spanIn(time, zone)}` : '';
  const what = `${interview.name} with ${name} for ${short(situation.role.title)}${at}`;
  const others = interview.seats.map(s => s.person).filter(p => p !== record.person && p !== reader);
  const facts = section(
    lines(
      mrkdwn`${mention(record.person)} cannot make *${interview.name}* with *${name}* · ${short(situation.role.title)}`,
      time && mrkdwn`*${when(time.start, zone)}*, ${interview.minutes} minutes`,
      others.length > 0 ? mrkdwn`together with ${mentions(others)}` : undefined,
    ),
  );
  const over = overWords(state, reader);
  if (over) return settled(`${what}: ${over}`, [facts, context(mrkdwn`:white_check_mark: ${over}`)]);
  return message(`Can you take over from ${short(holder)}? ${what}. The first of those asked has it.`, [
    facts,
    context(
      mrkdwn`You are free then and know the subject. The first of those asked has it; nobody else has to answer.`,
    ),
    actions(button(takeSeatButton, 'I can take it', { seat, version }, { style: 'primary' })),
  ]);
}

function overWords({ seat, ended, interview, record }: SeatState, reader: string): string | undefined {
  if (ended === 'called off' || !interview.booking) return 'The interview was called off.';
  if (ended === 'decided') return 'The application was decided.';
  if (ended === 'moved') return 'The interview was moved.';
  if (seat?.answer?.answer === 'declined') return undefined;
  const now = interview.seats.find(s => s.position === (seat?.position ?? record.position));
  if (now?.person === reader) return 'You took it over. Thank you!';
  return seat ? 'They can take it after all.' : 'Somebody else took it over. Thank you!';
}
