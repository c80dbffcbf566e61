import type { KnownBlock } from '@slack/types';
import { answerInvitation } from '../../operations/answer-invitation.ts';
import { actions, context, type MessageView, section } from '../blocks/blocks.ts';
import { textInput } from '../blocks/inputs.ts';
import { joined, lines, mrkdwn, type Mrkdwn, mention, short } from '../blocks/text.ts';
import { spanIn, when } from '../blocks/time.ts';
import { button, defineButton, defineModal, modal, type NoticeKind } from '../kernel/kinds.ts';
import { type SeatState, readSeatState } from './seat-state.ts';

export const acceptButton = defineButton<'seat' | 'version'>(
  'invitation.accept',
  async (call, { seat, version }) => {
    // The message itself changes to the answer: nothing more needs saying.
    await answerInvitation(call.world, call.actor, {
      seat,
      version: Number(version),
      answer: 'accepted',
      reason: '',
      via: 'slack',
    });
  },
);

export const declineButton = defineButton<'seat' | 'version'>('invitation.decline', async (call, ids) => {
  await call.open(declineView(ids));
});

export const declineForm = defineModal<'seat' | 'version'>(
  'invitation.declined',
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

export function declineView(ids: { seat: string; version: string }) {
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
  async render({ world, team, to }, ids) {
    const state = await readSeatState(world.db, team, ids);
    return state && invitationView(state, { ...ids, reader: to });
  },
};

type Reader = { seat?: string; version?: string; reader: string };

export function invitationView(state: SeatState, { seat = '', version = '', reader }: Reader): MessageView {
  const { situation, interview, zone, time, ended } = state;
  const what = `${interview.name} with ${short(situation.candidate.name)} for ${short(situation.role.title)}`;
  const at = time ? spanIn(time, zone) : '';
  const facts = section(factsOf(state, reader));
  if (ended)
    return {
      text: `${what}, ${at}: ${ended}.`,
      blocks: [facts, context(mrkdwn`:no_entry_sign: This was ${ended}.`)],
      moot: true,
    };
  const answer = state.seat?.answer?.answer;
  return {
    text: `${what}, ${at}. ${answer ? `You answered: ${answer}.` : 'Will you take it?'}`,
    blocks: [facts, ...answerBlocks(state, { seat, version })],
  };
}

function factsOf({ situation, interview, zone, time }: SeatState, reader: string): Mrkdwn {
  const others = interview.seats.filter(s => s.person !== reader).map(s => mention(s.person));
  return lines(
    mrkdwn`*${interview.name}* with *${short(situation.candidate.name)}*, ${short(situation.role.title)}`,
    time && mrkdwn`*${when(time.start, zone)}*, ${interview.minutes} minutes`,
    others.length > 0 ? mrkdwn`together with ${joined(others, ', ')}` : undefined,
  );
}

function answerBlocks({ seat }: SeatState, ids: { seat: string; version: string }): KnownBlock[] {
  const accept = button(acceptButton, 'Accept', ids, { style: 'primary' });
  switch (seat?.answer?.answer) {
    case 'accepted':
      return [
        context(mrkdwn`:white_check_mark: You accepted. The questions come a day before.`),
        actions(button(declineButton, 'I cannot after all', ids)),
      ];
    case 'declined':
      return [context(mrkdwn`:x: You declined. The recruiter looks for somebody else.`)];
    case 'tentative':
      return [
        context(mrkdwn`:grey_question: You answered “maybe” in your calendar.`),
        actions(accept, button(declineButton, 'Decline', ids)),
      ];
    case undefined:
      return [
        context(mrkdwn`Will you take it? Why you: ${seat?.because || 'you are free and know the subject'}.`),
        actions(accept, button(declineButton, 'Decline', ids)),
      ];
  }
}
