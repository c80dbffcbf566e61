import type { KnownBlock } from '@slack/types';
import { answerInvitation } from '../../operations/answer-invitation.ts';
import { actions, context, message, type MessageView, section, settled } from '../blocks/blocks.ts';
import { oneLine, short } from '../blocks/fit.ts';
import { lines, mention, mentions, mrkdwn, type Mrkdwn } from '../blocks/mrkdwn.ts';
import { spanIn, when } from '../blocks/time.ts';
import { ref } from '../kernel/ids.ts';
import { button, defineButton, type NoticeKind } from '../kernel/kinds.ts';
import { note } from '../kernel/screens.ts';
import { declineButton, explainButton } from './decline-form.ts';
import { inRoom, placeLine } from './place-words.ts';
import { type SeatState, readSeatState, whyNot } from './seat-state.ts';

export const acceptButton = defineButton(
  ref('invitation.accept', 'seat', 'version'),
  async (call, { seat, version }) => {
    await answerInvitation(call.world, call.actor, {
      seat,
      version: Number(version),
      answer: 'accepted',
      reason: '',
      via: 'slack',
    });
    // A message changes to the answer itself; the Home tab follows some seconds later.
    if (!call.channel) await call.tell(note('You accepted. The questions come a working day before.'));
  },
);

export const invitationNotice: NoticeKind = {
  id: 'invitation',
  async render({ world, team, to, zone }, ids) {
    const state = await readSeatState(world.db, team, ids);
    const { seat = '', version = '' } = ids;
    return state && invitationView(state, { seat, version, reader: to, zone });
  },
};

type Reader = { seat: string; version: string; reader: string; zone: string };

export function invitationView(state: SeatState, { seat, version, reader, zone }: Reader): MessageView {
  const { situation, interview, time, ended } = state;
  const at = time ? `, ${spanIn(time, zone)}${inRoom(ended ? undefined : interview.booking?.room)}` : '';
  const what = `${interview.name} with ${short(situation.candidate.name)} for ${short(situation.role.title)}${at}`;
  const facts = section(factsOf(state, reader, zone));
  if (ended) {
    const { words, blocks } = endOf(state, { seat, version });
    return settled(`${what}: ${words}`, [facts, ...blocks]);
  }
  const answer = state.seat?.answer?.answer;
  const asked = answer ? `You answered: ${answer}.` : 'Will you take it?';
  return message(`${what}. ${asked}`, [facts, ...answerBlocks(state, { seat, version })]);
}

/** Whoever said no is asked why, if they have not said it: in a calendar most give no reason. */
function endOf(
  state: SeatState,
  ids: { seat: string; version: string },
): { words: string; blocks: KnownBlock[] } {
  const { ended = '', successor, record } = state;
  if (!successor || ended !== 'given to somebody else')
    return { words: `${ended}.`, blocks: [context(mrkdwn`:no_entry_sign: This was ${ended}.`)] };
  const own = record.last?.answer === 'declined';
  const why = own ? 'You could not make it' : 'It was given to somebody else';
  const has = mrkdwn`${own ? ':x:' : ':no_entry_sign:'} ${why}: ${mention(successor.person)} has it now.`;
  const ask = own && whyNot(state) === '';
  return {
    words: `${why}: ${short(successor.name)} has it now.`,
    blocks: [context(has), ...(ask ? [actions(button(explainButton, 'Say why', ids))] : [])],
  };
}

function factsOf({ situation, interview, time, seat }: SeatState, reader: string, zone: string): Mrkdwn {
  const others = seat ? interview.seats.map(s => s.person).filter(p => p !== reader) : [];
  return lines(
    mrkdwn`*${interview.name}* with *${short(situation.candidate.name)}* · ${short(situation.role.title)}`,
    time && mrkdwn`*${when(time.start, zone)}*, ${interview.minutes} minutes`,
    others.length > 0 ? mrkdwn`together with ${mentions(others)}` : undefined,
    seat && placeLine(interview),
  );
}

function whyYou({ seat }: SeatState): string {
  return oneLine(seat?.because || 'you are free and know the subject.', 400);
}

function answerBlocks(state: SeatState, ids: { seat: string; version: string }): KnownBlock[] {
  const { seat } = state;
  const accept = button(acceptButton, 'Accept', ids, { style: 'primary' });
  const decline = button(declineButton, 'Decline', ids);
  switch (seat?.answer?.answer) {
    case 'accepted':
      return [
        context(mrkdwn`:white_check_mark: You accepted. The questions come a working day before.`),
        actions(button(declineButton, 'I cannot after all', ids)),
      ];
    case 'declined':
      return [
        context(mrkdwn`:x: You declined. Hireloop looks for somebody else at the same time.`),
        actions(
          button(acceptButton, 'I can after all', ids),
          ...(whyNot(state) === '' ? [button(explainButton, 'Say why', ids)] : []),
        ),
      ];
    case 'tentative':
      return [
        context(mrkdwn`:grey_question: You answered “maybe” in your calendar.`),
        actions(accept, decline),
      ];
    case undefined:
      return [context(mrkdwn`Will you take it? Why you: ${whyYou(state)}`), actions(accept, decline)];
  }
}
