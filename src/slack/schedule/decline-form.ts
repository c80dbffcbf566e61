import type { ModalView } from '@slack/types';
import { DECLINE_REASONS } from '../../core/loop/decline-reasons.ts';
import { isForLearning } from '../../core/loop/qualify.ts';
import { answerInvitation } from '../../operations/answer-invitation.ts';
import { explainDecline } from '../../operations/explain-decline.ts';
import { section } from '../blocks/blocks.ts';
import type { Form } from '../blocks/form.ts';
import { radioInput, textInput } from '../blocks/inputs.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import { ref } from '../kernel/ids.ts';
import { defineButton, defineModal, modal } from '../kernel/kinds.ts';
import { requireOwnSeat, requireSeatHeldOnce } from './own-seat.ts';

type Ids = { seat: string; version: string };
type Given = keyof typeof DECLINE_REASONS;

export const declineButton = defineButton(ref('invitation.decline', 'seat', 'version'), async (call, ids) => {
  const { seat } = await requireOwnSeat(call, ids.seat);
  await call.open(declineView(ids, isForLearning(seat)));
});

export const declineForm = defineModal(
  ref('invitation.declined', 'seat', 'version'),
  async (call, { seat, version }, form) => {
    const given = { seat, version: Number(version), answer: 'declined', via: 'slack' } as const;
    await answerInvitation(call.world, call.actor, { ...given, ...reasonIn(form) });
    return { kind: 'close' };
  },
);

/** @param learns Whether they were to sit in and learn: then nobody takes their place. */
export function declineView(ids: Ids, learns = false): ModalView {
  const follows = learns
    ? 'The interview takes place without you, and another one will come.'
    : 'Hireloop finds somebody else for the same time, so the candidate keeps it. The recruiter is told.';
  return modal(declineForm, ids, {
    title: 'Decline',
    submit: 'Decline',
    close: 'Back',
    blocks: [section(mrkdwn`${follows}`), ...reasonInputs()],
  });
}

/** For a no that came from a calendar, where most give no reason. */
export const explainButton = defineButton(ref('invitation.explain', 'seat', 'version'), async (call, ids) => {
  await requireSeatHeldOnce(call, ids.seat);
  await call.open(explainView(ids));
});

export const explainForm = defineModal(
  ref('invitation.explained', 'seat', 'version'),
  async (call, { seat }, form) => {
    await explainDecline(call.world, call.actor, { seat, ...reasonIn(form) });
    return { kind: 'close' };
  },
);

export function explainView(ids: Ids): ModalView {
  return modal(explainForm, ids, {
    title: 'Why not?',
    submit: 'Save',
    close: 'Back',
    blocks: [
      section(mrkdwn`The recruiter reads it, and you are asked for what suits you.`),
      ...reasonInputs(),
    ],
  });
}

function reasonInputs() {
  return [
    radioInput('why', {
      label: 'Why?',
      hint: '“I know the candidate” keeps you out of their other interviews too.',
      optional: true,
      choices: Object.entries(DECLINE_REASONS).map(([value, text]) => ({ value, text })),
    }),
    textInput('reason', {
      label: 'In your own words',
      optional: true,
      max: 300,
      placeholder: 'On call that week',
    }),
  ];
}

function reasonIn(form: Form): { why: Given | undefined; reason: string } {
  const chosen = form.text('why');
  const why = Object.hasOwn(DECLINE_REASONS, chosen) ? (chosen as Given) : undefined;
  return { why, reason: form.text('reason') };
}
