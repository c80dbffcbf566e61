import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { VERDICTS } from '../../core/loop/glossary.ts';
import type { Interview, Seat, Situation } from '../../core/loop/situation.ts';
import { SCALE, type Score, SCORES } from '../../core/scoring/rubric.ts';
import {
  type FormCompetency,
  type FormQuestion,
  type ScorecardForm,
  type ScorecardInput,
  VERDICT_NAMES,
} from '../../core/scoring/scorecard.ts';
import { context, divider, header, section } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { checkboxInput, radioInput, selectInput, textInput } from '../blocks/inputs.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import { IN_VIEW, withRows } from '../blocks/room.ts';
import { modal } from '../kernel/kinds.ts';
import { headOf } from '../kit/kit-view.ts';
import { flagsRef, scorecardRef } from './scorecard-refs.ts';

export type ScorecardModel = {
  situation: Situation;
  interview: Interview;
  seat: Seat;
  form: ScorecardForm;
  /** What was filled in before, to start from. */
  before: ScorecardInput;
  /** Ids of the red flags that are ticked now: each has a field for its evidence. */
  ticked: readonly string[];
  /** Of the reader. */
  zone: string;
  asksForEvidence?: boolean;
};

export const NOT_ASSESSED = 'none';

/** Buttons are seen at once and take one tap; beyond this many competencies they make the form too long to scroll. */
const RADIOS = 6;

export function scorecardView(model: ScorecardModel): ModalView {
  return modal(
    scorecardRef,
    { seat: model.seat.id },
    {
      title: 'Scorecard',
      submit: 'Submit',
      close: 'Later',
      blocks: withRows({
        room: IN_VIEW,
        head: [...headBlocks(model), ...competencyInputs(model)],
        rows: depthRows(model),
        more: left => mrkdwn`${left} more questions do not fit: write about them in the evidence.`,
        foot: [...flagBlocks(model), divider, ...verdictInputs(model)],
      }),
    },
  );
}

function headBlocks({ situation, interview, zone, asksForEvidence }: ScorecardModel): KnownBlock[] {
  const ask = mrkdwn`:warning: *Say what you saw for each red flag*, further down, then submit again.`;
  return [
    ...(asksForEvidence ? [section(ask)] : []),
    section(headOf(situation, interview, zone)),
    context(mrkdwn`Nobody sees your card before submitting their own, and you see no other before this one.`),
  ];
}

function competencyInputs({ form, before }: ScorecardModel): KnownBlock[] {
  const many = form.competencies.length > RADIOS;
  return [
    header('What you saw'),
    ...form.competencies.map(c => competencyInput(c, many, before.scores[c.id])),
  ];
}

function competencyInput(competency: FormCompetency, many: boolean, score: Score | undefined): InputBlock {
  const { id, name, anchors, subject } = competency;
  const choices = [
    ...SCORES.map(value => ({
      value: String(value),
      text: `${value} · ${SCALE[value - 1] ?? ''}`,
      description: anchors[value - 1] ?? '',
    })),
    { value: NOT_ASSESSED, text: 'Not assessed' },
  ];
  const look = { label: name, hint: subject, choices, initial: score ? String(score) : NOT_ASSESSED };
  return many ? selectInput(`score.${id}`, look) : radioInput(`score.${id}`, look);
}

/** The questions of one's own seat; the first one brings the heading. */
function depthRows({ interview, seat, form, before }: ScorecardModel): KnownBlock[][] {
  const alone = interview.seats.length < 2;
  const own = form.questions.filter(q => alone || interview.seats[q.askedBy]?.id === seat.id);
  return own.map((question, at) => [
    ...(at === 0 ? [header('How far each question went')] : []),
    depthInput(question, before.depths[question.id]),
  ]);
}

function depthInput({ id, title, probes }: FormQuestion, depth: number | undefined): InputBlock {
  const choices = [
    { value: NOT_ASSESSED, text: 'Not asked' },
    { value: '0', text: 'The question itself was hard' },
    ...probes.map((probe, at) => ({
      value: String(at + 1),
      text: `Answered ${at + 1} of ${probes.length}`,
      description: probe,
    })),
  ];
  const initial = depth === undefined ? NOT_ASSESSED : String(depth);
  return selectInput(`depth.${id}`, { label: title, choices, initial });
}

/** Slack's check boxes hold ten. */
export const FLAGS_A_BOX = 10;

function flagBlocks({ form, before, ticked }: ScorecardModel): KnownBlock[] {
  const flags = form.redFlags;
  if (flags.length === 0) return [];
  const boxes = Array.from({ length: Math.ceil(flags.length / FLAGS_A_BOX) }, (_, at) =>
    checkboxInput(`flags.${at}`, {
      label: at === 0 ? 'What you noticed' : 'More',
      optional: true,
      onChange: flagsRef.id,
      choices: flags
        .slice(at * FLAGS_A_BOX, (at + 1) * FLAGS_A_BOX)
        .map(f => ({ value: f.id, text: f.name })),
      initial: ticked,
    }),
  );
  const evidence = flags
    .filter(f => ticked.includes(f.id))
    .map(f =>
      textInput(`flag.${f.id}`, {
        label: `Evidence: ${f.name}`,
        multiline: true,
        optional: true,
        max: 1000,
        initial: before.redFlags[f.id] ?? '',
        placeholder: 'What was said or done, and on which question?',
      }),
    );
  return [header('Red flags'), ...boxes, ...evidence];
}

function verdictInputs({ situation, before }: ScorecardModel): KnownBlock[] {
  return [
    textInput('notes', {
      label: 'Evidence: what they said or did',
      multiline: true,
      optional: true,
      initial: before.notes,
    }),
    radioInput('verdict', {
      label: `Should we hire ${short(situation.candidate.name)} for this role?`,
      choices: VERDICTS.toReversed().map(value => ({ value, text: VERDICT_NAMES[value] })),
      ...(before.verdict ? { initial: before.verdict } : {}),
    }),
    textInput('reason', { label: 'What decided it, in a sentence', max: 1000, initial: before.reason }),
  ];
}
