import type { Button, ModalView } from '@slack/types';
import { actionOf } from '../../core/loop/decision-action.ts';
import { type DecisionKind, DECISIONS } from '../../core/loop/glossary.ts';
import { stageAfter, stageOf } from '../../core/loop/pipeline.ts';
import { openEntry, type Situation, type StageEntry } from '../../core/loop/situation.ts';
import { UserError } from '../../core/user-error.ts';
import { decide } from '../../operations/decide.ts';
import { section } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { textInput } from '../blocks/inputs.ts';
import { lines, mrkdwn } from '../blocks/mrkdwn.ts';
import { ref } from '../kernel/ids.ts';
import { button, defineButton, defineModal, modal } from '../kernel/kinds.ts';
import { requireAllowed } from '../pick/applications.ts';
import type { May } from '../pick/reader.ts';
import { decidedView } from './decided-view.ts';
import { doneWords, WORDS } from './decision-words.ts';

export const decideButton = defineButton(
  ref('decision.open', 'application', 'entry', 'kind'),
  async (call, { application, entry, kind }) => {
    const situation = await requireAllowed(call, application, 'see the application');
    const found = situation.entries.find(e => e.id === entry);
    const known = DECISIONS.find(d => d === kind);
    if (!found || !known) throw new UserError('This stage does not exist any more.');
    const { name } = situation.candidate;
    if (found.decision)
      throw new UserError(
        `${name} was already ${doneWords(found.decision.kind)} here.`,
        `See /hire status ${name}.`,
      );
    await call.open(decisionView(situation, found, known));
  },
);

export const decisionForm = defineModal(
  ref('decision.form', 'application', 'entry', 'kind'),
  async (call, { application, entry, kind: text }, form) => {
    const kind = DECISIONS.find(d => d === text);
    if (!kind) throw new UserError('This decision is from an older version of Hireloop.');
    const reason = form.text('reason');
    const decided = await decide(call.world, call.actor, { application, entry, kind, reason });
    return { kind: 'show', view: decidedView(decided, kind) };
  },
);

export function decisionView(situation: Situation, entry: StageEntry, kind: DecisionKind): ModalView {
  const { candidate, role, application } = situation;
  const stage = stageOf(role.pipeline, entry.stageId);
  const { title, submit } = WORDS[kind];
  return modal(
    decisionForm,
    { application: application.id, entry: entry.id, kind },
    {
      title,
      submit,
      close: 'Back',
      blocks: [
        section(
          lines(
            mrkdwn`*${short(candidate.name)}* · ${stage.name} · ${short(role.title)}`,
            mrkdwn`${whatFollows(situation, stage.id, kind)}`,
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

function whatFollows({ role }: Situation, stage: string, kind: DecisionKind): string {
  if (kind === 'advance')
    return `They go on to the ${stageAfter(role.pipeline, stage)?.name ?? 'next stage'}.`;
  const end = 'This ends their application for the role';
  return kind === 'hire'
    ? `${end}, with a hire. :tada:`
    : `${end}; interviews that are booked are called off.`;
}

/** The decisions that can be taken now by whoever reads; the way forward comes first. */
export function decisionButtons(situation: Situation, entry: StageEntry, may: May): Button[] {
  const forward: DecisionKind = stageAfter(situation.role.pipeline, entry.stageId) ? 'advance' : 'hire';
  if (openEntry(situation)?.id !== entry.id) return [];
  const ids = { application: situation.application.id, entry: entry.id };
  const of = (kind: DecisionKind, nth: number, style?: 'primary' | 'danger') =>
    button(decideButton, WORDS[kind].button, { ...ids, kind }, { nth, ...(style ? { style } : {}) });
  const stage = stageOf(situation.role.pipeline, entry.stageId);
  const mine = (kind: DecisionKind) => may(actionOf(kind, stage), situation);
  return [
    ...(mine(forward) ? [of(forward, 0, 'primary')] : []),
    ...(mine('reject') ? [of('reject', 1, 'danger')] : []),
    ...(mine('withdraw') ? [of('withdraw', 2)] : []),
  ];
}
