import type { InputBlock, KnownBlock } from '@slack/types';
import { VERDICTS } from '../../core/loop/glossary.ts';
import { SCALE, SCORES } from '../../core/scoring/rubric.ts';
import {
  type FormCompetency,
  type FormQuestion,
  type ScorecardForm,
  VERDICT_NAMES,
} from '../../core/scoring/scorecard.ts';
import { divider, header } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import type { Form } from '../blocks/form.ts';
import { checkboxInput, radioInput, selectInput, textInput } from '../blocks/inputs.ts';
import { flagBoxes, isAsked, NOT_ASSESSED, tickedIn } from './filled.ts';
import { typedRef } from './scorecard-refs.ts';

/**
 * The form of a scorecard as rows that stay together. `most`: the blocks that a row may grow to while it is filled in, so
 * that nothing jumps to another page under somebody's hands.
 */
export type Row = { fields: readonly string[]; blocks: readonly KnownBlock[]; most: number };

export type RowsModel = {
  form: ScorecardForm;
  /** What is filled in: on this screen, or kept from before. */
  filled: Form;
  /** The place of one's own seat: its questions are marked. Undefined marks them all. */
  place: number | undefined;
  candidate: string;
};

/** Every change is kept at once: see `keepDraft`. */
const onChange = typedRef.id;

/** Buttons are seen at once and take one tap; beyond this many competencies they make the form too long to scroll. */
const RADIOS = 6;

export function scorecardRows(model: RowsModel): Row[] {
  return [...competencyRows(model), ...questionRows(model), ...flagRows(model), verdictRow(model)];
}

function competencyRows({ form, filled }: RowsModel): Row[] {
  const many = form.competencies.length > RADIOS;
  return form.competencies.map((competency, at) => {
    const field = `score.${competency.id}`;
    return row([field], at === 0 ? [header('What you saw')] : [], [
      competencyInput(competency, many, filled),
    ]);
  });
}

function row(
  fields: readonly string[],
  head: readonly KnownBlock[],
  blocks: readonly KnownBlock[],
  most = 0,
): Row {
  const all = [...head, ...blocks];
  return { fields, blocks: all, most: Math.max(all.length, head.length + most) };
}

function competencyInput(competency: FormCompetency, many: boolean, filled: Form): InputBlock {
  const { id, name, anchors, subject } = competency;
  const field = `score.${id}`;
  const choices = [
    ...SCORES.map(value => ({
      value: String(value),
      text: `${value} · ${SCALE[value - 1] ?? ''}`,
      description: anchors[value - 1] ?? '',
    })),
    { value: NOT_ASSESSED, text: 'Not assessed' },
  ];
  const look = { label: name, hint: subject, choices, initial: filled.text(field) || NOT_ASSESSED, onChange };
  return many ? selectInput(field, look) : radioInput(field, look);
}

/** The questions of one's own seat; the first one brings the heading. */
function questionRows({ form, filled, place }: RowsModel): Row[] {
  const own = form.questions.filter(q => place === undefined || q.askedBy === place);
  return own.map((question, at) => {
    const [depth, quote] = [`depth.${question.id}`, `quote.${question.id}`];
    const blocks = [
      depthInput(question, filled.text(depth)),
      ...(isAsked(filled.text(depth)) ? [quoteInput(question, filled)] : []),
    ];
    return row([depth, quote], at === 0 ? [header('How far each question went')] : [], blocks, 2);
  });
}

function depthInput({ id, title, probes }: FormQuestion, depth: string): InputBlock {
  const choices = [
    { value: NOT_ASSESSED, text: 'Not asked' },
    { value: '0', text: 'The question itself was hard' },
    ...probes.map((probe, at) => ({
      value: String(at + 1),
      text: `Answered ${at + 1} of ${probes.length}`,
      description: probe,
    })),
  ];
  return selectInput(`depth.${id}`, { label: title, choices, initial: depth || NOT_ASSESSED, onChange });
}

function quoteInput({ id, title }: FormQuestion, filled: Form): InputBlock {
  return textInput(`quote.${id}`, {
    label: `What they said: ${title}`,
    multiline: true,
    optional: true,
    initial: filled.text(`quote.${id}`),
    placeholder: 'In their words, or what they did',
    onChange,
  });
}

function flagRows({ form, filled }: RowsModel): Row[] {
  const ticked = tickedIn(form, filled);
  return flagBoxes(form).map((box, at) => {
    const evidence = box.filter(f => ticked.includes(f.id)).map(f => evidenceInput(f, filled));
    const boxes = checkboxInput(`flags.${at}`, {
      label: at === 0 ? 'What you noticed' : 'More',
      optional: true,
      onChange,
      choices: box.map(f => ({ value: f.id, text: f.name })),
      initial: ticked,
    });
    const fields = [`flags.${at}`, ...box.map(f => `flag.${f.id}`)];
    return row(fields, at === 0 ? [header('Red flags')] : [], [boxes, ...evidence], 1 + box.length);
  });
}

function evidenceInput({ id, name }: ScorecardForm['redFlags'][number], filled: Form): InputBlock {
  return textInput(`flag.${id}`, {
    label: `Evidence: ${name}`,
    multiline: true,
    optional: true,
    max: 1000,
    initial: filled.text(`flag.${id}`),
    placeholder: 'What was said or done, and on which question?',
    onChange,
  });
}

function verdictRow({ filled, candidate }: RowsModel): Row {
  const verdict = filled.text('verdict');
  const notes = textInput('notes', {
    label: 'Evidence: what they said or did',
    multiline: true,
    optional: true,
    initial: filled.text('notes'),
    onChange,
  });
  const choice = radioInput('verdict', {
    label: `Should we hire ${short(candidate)} for this role?`,
    choices: VERDICTS.toReversed().map(value => ({ value, text: VERDICT_NAMES[value] })),
    ...(verdict ? { initial: verdict } : {}),
    onChange,
  });
  const reason = textInput('reason', {
    label: 'What decided it, in a sentence',
    max: 1000,
    initial: filled.text('reason'),
    onChange,
  });
  return row(['notes', 'verdict', 'reason'], [divider], [notes, choice, reason]);
}
