import type { KnownBlock, ModalView } from '@slack/types';
import { answerInvitation } from '../../operations/answer-invitation.ts';
import { actions, context, message, type MessageView, section, settled } from '../blocks/blocks.ts';
import { oneLine, short } from '../blocks/fit.ts';
import { textInput } from '../blocks/inputs.ts';
import { lines, mentions, mrkdwn, type Mrkdwn } from '../blocks/mrkdwn.ts';
import { spanIn, when } from '../blocks/time.ts';
import { ref } from '../kernel/ids.ts';
import { button, defineButton, defineModal, modal, type NoticeKind } from '../kernel/kinds.ts';
import { note } from '../kernel/screens.ts';
import { requireOwnSeat } from './own-seat.ts';
import { type SeatState, readSeatState } from './seat-state.ts';

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
    if (!call.channel) await call.tell(note('You accepted. The questions come a day before.'));
  },
);

export const declineButton = defineButton(ref('invitation.decline', 'seat', 'version'), async (call, ids) => {
  await requireOwnSeat(call, ids.seat);
  await call.open(declineView(ids));
});

export const declineForm = defineModal(
  ref('invitation.declined', 'seat', 'version'),
  async (call, { seat, version }, form) => {
    await answerInvitation(call.world, call.actor, {
      seat,
      version: Number(version),
      answer: 'declined',
      via: 'slack',
      reason: form.text('reason'),
    });
    return { kind: 'close' };
  },
);

export function declineView(ids: { seat: string; version: string }): ModalView {
  return modal(declineForm, ids, {
    title: 'Decline',
    submit: 'Decline',
    close: 'Back',
    blocks: [
      section(mrkdwn`The recruiter finds somebody else for the same time, so the candidate keeps it.`),
      textInput('reason', {
        label: 'Why? It helps to choose the replacement',
        optional: true,
        max: 300,
        placeholder: 'On call that week',
      }),
    ],
  });
}

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
  const at = time ? `, ${spanIn(time, zone)}` : '';
  const what = `${interview.name} with ${short(situation.candidate.name)} for ${short(situation.role.title)}${at}`;
  const facts = section(factsOf(state, reader, zone));
  if (ended)
    return settled(`${what}: ${ended}.`, [facts, context(mrkdwn`:no_entry_sign: This was ${ended}.`)]);
  const answer = state.seat?.answer?.answer;
  const asked = answer ? `You answered: ${answer}.` : 'Will you take it?';
  return message(`${what}. ${asked}`, [facts, ...answerBlocks(state, { seat, version })]);
}

function factsOf({ situation, interview, time }: SeatState, reader: string, zone: string): Mrkdwn {
  const others = interview.seats.map(s => s.person).filter(p => p !== reader);
  return lines(
    mrkdwn`*${interview.name}* with *${short(situation.candidate.name)}* · ${short(situation.role.title)}`,
    time && mrkdwn`*${when(time.start, zone)}*, ${interview.minutes} minutes`,
    others.length > 0 ? mrkdwn`together with ${mentions(others)}` : undefined,
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
        context(mrkdwn`:white_check_mark: You accepted. The questions come a day before.`),
        actions(button(declineButton, 'I cannot after all', ids)),
      ];
    case 'declined':
      return [
        context(mrkdwn`:x: You declined. The recruiter looks for somebody else.`),
        actions(button(acceptButton, 'I can after all', ids)),
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
