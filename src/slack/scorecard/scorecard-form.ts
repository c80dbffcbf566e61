import { checkScorecard } from '../../core/scoring/check-scorecard.ts';
import { keepDraft } from '../../operations/keep-draft.ts';
import { submitScorecard } from '../../operations/submit-scorecard.ts';
import { type Form, formOfFields } from '../blocks/form.ts';
import type { Call } from '../kernel/call.ts';
import { defineButton, defineModal, type Submitted } from '../kernel/kinds.ts';
import { cardOfForm, isAsked } from './filled.ts';
import { readScorecard } from './open-scorecard.ts';
import { pageOfField } from './scorecard-pages.ts';
import { pageRef, REVIEW, scorecardRef, typedRef } from './scorecard-refs.ts';
import { reviewView, rowPages, type ScorecardModel, scorecardView } from './scorecard-view.ts';
import { submittedView } from './submitted-view.ts';

type At = { seat: string; base: string; page: string };

/** Keeps what was typed or chosen; a question or a red flag that was marked gets a field for its evidence at once. */
export const scorecardTyped = defineButton(typedRef, async (call, at, form, typedAt) => {
  await keep(call, at, form, typedAt);
  if (!lacksFields(form)) return;
  await call.inside?.show(scorecardView(await onScreen(call, at, form), { page: Number(at.page) }));
});

export const scorecardPage = defineButton(pageRef, async (call, at, form, typedAt) => {
  await keep(call, at, form, typedAt);
  await call.inside?.show(scorecardView(await onScreen(call, at, form), { page: Number(at.page) }));
});

export const scorecardForm = defineModal(scorecardRef, async (call, at, form) => {
  await keep(call, at, form);
  const model = await onScreen(call, at, form);
  const pages = rowPages(model);
  const page = Number(at.page);
  if (at.page !== REVIEW && page < pages.length - 1)
    return { kind: 'show', view: scorecardView(model, { page: page + 1 }) };
  return hurdle(model, at, form) ?? taken(call, model);
});

async function keep(call: Call, { seat, base }: At, form: Form, typedAt?: number): Promise<void> {
  await keepDraft(call.world, call.actor, { seat, base: Number(base), fields: form.all() }, typedAt);
}

/** What is kept, with what stands on the screen over it. */
async function onScreen(call: Call, { seat, base }: At, form: Form): Promise<ScorecardModel> {
  const model = await readScorecard(call, seat, Number(base));
  return { ...model, isDraft: true, filled: formOfFields({ ...model.filled.all(), ...form.all() }) };
}

/** Something was marked that asks for words, and the field for them is not there yet. One too many does no harm. */
function lacksFields(form: Form): boolean {
  return Object.entries(form.all()).some(([field, values]) => {
    const [kind = '', ...rest] = field.split('.');
    if (kind === 'depth') return isAsked(values[0]) && !form.has(`quote.${rest.join('.')}`);
    return kind === 'flags' && values.some(id => !form.has(`flag.${id}`));
  });
}

/** What has to be mended, or looked at once more, before the card is taken. */
function hurdle(model: ScorecardModel, at: At, form: Form): Submitted | undefined {
  const problems = checkScorecard(model.form, cardOfForm(model.form, model.filled));
  const musts = problems.filter(p => p.weight === 'must');
  const elsewhere = musts.find(p => !form.has(p.field));
  if (elsewhere) {
    const page = pageOfField(rowPages(model), elsewhere.field) ?? 0;
    return { kind: 'show', view: scorecardView(model, { page, missing: musts.map(p => p.message) }) };
  }
  const asks = problems.filter(p => p.weight === 'ask').map(p => p.message);
  if (musts.length > 0 || asks.length === 0 || at.page === REVIEW) return undefined;
  return { kind: 'show', view: reviewView(model, asks) };
}

async function taken(call: Call, model: ScorecardModel): Promise<Submitted> {
  const card = cardOfForm(model.form, model.filled);
  const submitted = await submitScorecard(call.world, call.actor, { seat: model.seat.id, card });
  return { kind: 'show', view: submittedView(submitted, model.seat.id) };
}
