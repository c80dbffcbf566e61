import { VERDICTS } from '../../core/loop/glossary.ts';
import { type Score, SCORES } from '../../core/scoring/rubric.ts';
import type { ScorecardForm, ScorecardInput } from '../../core/scoring/scorecard.ts';
import { submitScorecard } from '../../operations/submit-scorecard.ts';
import type { Form } from '../blocks/form.ts';
import { defineButton, defineModal } from '../kernel/kinds.ts';
import { readScorecard } from './open-scorecard.ts';
import { flagsRef, scorecardRef } from './scorecard-refs.ts';
import { FLAGS_A_BOX, NOT_ASSESSED, scorecardView } from './scorecard-view.ts';
import { submittedView } from './submitted-view.ts';

/** A ticked red flag gets a field for its evidence at once; what was typed elsewhere stays. */
export const flagsChanged = defineButton(flagsRef, async (call, { seat }, form) => {
  const model = await readScorecard(call, seat);
  const before = readCard(form, model.form);
  await call.inside?.show(scorecardView({ ...model, before, ticked: Object.keys(before.redFlags) }));
});

export const scorecardForm = defineModal(scorecardRef, async (call, { seat }, form) => {
  const model = await readScorecard(call, seat);
  const card = readCard(form, model.form);
  const ticked = Object.keys(card.redFlags);
  // Ticked and submitted before the field for the evidence came up.
  if (ticked.some(id => !form.has(`flag.${id}`))) {
    const view = scorecardView({ ...model, before: card, ticked, asksForEvidence: true });
    return { kind: 'show', view };
  }
  const submitted = await submitScorecard(call.world, call.actor, { seat, card });
  return { kind: 'show', view: submittedView(submitted, seat) };
});

function readCard(form: Form, asked: ScorecardForm): ScorecardInput {
  const scores: Record<string, Score> = {};
  for (const { id } of asked.competencies) {
    const score = SCORES.find(s => String(s) === form.text(`score.${id}`));
    if (score) scores[id] = score;
  }
  const depths: Record<string, number> = {};
  for (const { id } of asked.questions) {
    const depth = form.text(`depth.${id}`);
    if (depth !== '' && depth !== NOT_ASSESSED) depths[id] = Number(depth);
  }
  return {
    scores,
    depths,
    redFlags: Object.fromEntries(tickedIn(form, asked).map(id => [id, form.text(`flag.${id}`)])),
    quotes: {},
    notes: form.text('notes'),
    reason: form.text('reason'),
    verdict: VERDICTS.find(v => v === form.text('verdict')),
  };
}

function tickedIn(form: Form, { redFlags }: ScorecardForm): string[] {
  const boxes = Math.ceil(redFlags.length / FLAGS_A_BOX);
  return Array.from({ length: boxes }, (_, at) => form.list(`flags.${at}`)).flat();
}
