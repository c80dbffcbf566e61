import type { Button, ModalView } from '@slack/types';
import { DECISIONS, type DecisionKind } from '../../core/loop/glossary.ts';
import { stageAfter, stageOf } from '../../core/loop/pipeline.ts';
import { openEntry, type Situation, type StageEntry } from '../../core/loop/situation.ts';
import { UserError } from '../../core/user-error.ts';
import { type Decided, decide } from '../../operations/decide.ts';
import { actions, modalView, section } from '../blocks/blocks.ts';
import { textInput } from '../blocks/inputs.ts';
import { lines, mrkdwn, short } from '../blocks/text.ts';
import { button, defineButton, defineModal, modal } from '../kernel/kinds.ts';
import { requireAllowed } from '../pick/applications.ts';
import { scheduleRef } from '../schedule/schedule-refs.ts';

type Ids = 'application' | 'entry' | 'kind';

/** What each decision is called on a button, as a title, and when it is done. */
const WORDS: Record<DecisionKind, { button: string; title: string; submit: string; done: string }> = {
  advance: { button: 'Move on', title: 'Move on', submit: 'Move on', done: 'moved on' },
  reject: { button: 'Reject', title: 'Reject', submit: 'Reject', done: 'rejected' },
  hire: { button: 'Hire', title: 'Hire', submit: 'Hire', done: 'hired' },
  withdraw: {
    button: 'They withdrew',
    title: 'They withdrew',
    submit: 'Record',
    done: 'recorded as withdrawn',
  },
};
export const doneWords = (kind: DecisionKind): string => WORDS[kind].done;

export const decideButton = defineButton<Ids>('decision.open', async (call, { application, entry, kind }) => {
  const situation = await requireAllowed(call, application, 'see the application');
  const found = situation.entries.find(e => e.id === entry);
  const known = DECISIONS.find(d => d === kind);
  if (!found || !known) throw new UserError('This stage does not exist any more.');
  if (found.decision)
    throw new UserError(
      `${situation.candidate.name} was already ${doneWords(found.decision.kind)} here.`,
      `See /hire status ${situation.candidate.name}.`,
    );
  await call.open(decisionView(situation, found, known));
});

export const decisionForm = defineModal<Ids>(
  'decision.form',
  async (call, { application, entry, kind }, form) => {
    const known = DECISIONS.find(d => d === kind) ?? 'advance';
    const decided = await decide(call.world, call.actor, {
      application,
      entry,
      kind: known,
      reason: form.text('reason'),
    });
    return { kind: 'show', view: decidedView(decided, known) };
  },
);

export function decisionView(situation: Situation, entry: StageEntry, kind: DecisionKind): ModalView {
  const stage = stageOf(situation.role.pipeline, entry.stageId);
  const next = stageAfter(situation.role.pipeline, stage.id);
  const what =
    kind === 'advance'
      ? `They go on to the ${next?.name ?? 'next stage'}.`
      : 'This ends their application for the role.';
  const { title, submit } = WORDS[kind];
  return modal(
    decisionForm,
    { application: situation.application.id, entry: entry.id, kind },
    {
      title,
      submit,
      close: 'Back',
      blocks: [
        section(
          lines(
            mrkdwn`*${short(situation.candidate.name)}* · ${stage.name} · ${short(situation.role.title)}`,
            mrkdwn`${what}`,
          ),
        ),
        textInput('reason', {
          label: 'Why?',
          multiline: true,
          max: 1000,
          optional: kind === 'advance',
          hint: 'Kept with the application, and read by the recruiter. The candidate may ask for it.',
        }),
      ],
    },
  );
}

function decidedView({ situation, next, roleFilled }: Decided, kind: DecisionKind): ModalView {
  const name = short(situation.candidate.name);
  const more = next
    ? mrkdwn`Next is the *${next.name}*.`
    : roleFilled
      ? mrkdwn`*${short(situation.role.title)}* is filled, and closed. :tada:`
      : undefined;
  const schedule = next
    ? [
        actions(
          button(scheduleRef, 'Schedule', { application: situation.application.id }, { style: 'primary' }),
        ),
      ]
    : [];
  return modalView('decision.done', '', {
    title: 'Decided',
    close: 'Done',
    blocks: [section(lines(mrkdwn`:white_check_mark: *${name}* is ${WORDS[kind].done}.`, more)), ...schedule],
  });
}

/** The decisions that can be taken now; the way forward comes first. */
export function decisionButtons(situation: Situation, entry: StageEntry): Button[] {
  const forward: DecisionKind = stageAfter(situation.role.pipeline, entry.stageId) ? 'advance' : 'hire';
  if (openEntry(situation)?.id !== entry.id) return [];
  const ids = { application: situation.application.id, entry: entry.id };
  const of = (kind: DecisionKind, nth: number, style?: 'primary' | 'danger') =>
    button(decideButton, WORDS[kind].button, { ...ids, kind }, { nth, ...(style ? { style } : {}) });
  return [of(forward, 0, 'primary'), of('reject', 1, 'danger'), of('withdraw', 2)];
}
