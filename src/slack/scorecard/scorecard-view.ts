import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { Seat, Situation, Interview } from '../../core/loop/situation.ts';
import { VERDICTS } from '../../core/loop/glossary.ts';
import { type Score, SCALE, SCORES } from '../../core/scoring/rubric.ts';
import {
  type FormCompetency,
  type FormQuestion,
  type ScorecardForm,
  type ScorecardInput,
  VERDICT_NAMES,
} from '../../core/scoring/scorecard.ts';
import { context, divider, header, section } from '../blocks/blocks.ts';
import { checkboxInput, radioInput, selectInput, textInput } from '../blocks/inputs.ts';
import { mrkdwn, short } from '../blocks/text.ts';
import { modal } from '../kernel/kinds.ts';
import { headOf } from '../kit/kit-view.ts';
import { flagsRef, scorecardRef } from './scorecard-refs.ts';

export type ScorecardModel = {
  situation: Situation;
  interview: Interview;
  seat: Seat;
  form: ScorecardForm;
  /** What was submitted before, to start from. */
  before: ScorecardInput;
  /** Ids of the red flags that are ticked now: each has a field for its evidence. */
  ticked: readonly string[];
};

export const NOT_ASSESSED = 'none';

/** Buttons are seen at once and take one tap; beyond this many competencies they make the form too long to scroll. */
const RADIOS = 6;

export function scorecardView(model: ScorecardModel): ModalView {
  const { situation, interview, seat, form, before } = model;
  const questions =
    interview.seats.length > 1
      ? form.questions.filter(q => interview.seats[q.askedBy]?.id === seat.id)
      : form.questions;
  return modal(
    scorecardRef,
    { seat: seat.id },
    {
      title: 'Scorecard',
      submit: 'Submit',
      close: 'Later',
      blocks: [
        section(headOf(situation, interview)),
        context(
          mrkdwn`Nobody sees your card before submitting their own, and you see no other before this one.`,
        ),
        header('What you saw'),
        ...form.competencies.map(c => competencyInput(c, form.competencies.length, before.scores[c.id])),
        ...(questions.length > 0 ? [header('How far each question went')] : []),
        ...questions.map(q => depthInput(q, before.depths[q.id])),
        ...flagBlocks(model),
        divider,
        textInput('notes', {
          label: 'Evidence: what they said or did',
          multiline: true,
          optional: true,
          initial: before.notes,
        }),
        radioInput('verdict', {
          label: `Should we hire ${short(situation.candidate.name)} for this role?`,
          choices: [...VERDICTS].reverse().map(value => ({ value, text: VERDICT_NAMES[value] })),
          ...(before.verdict ? { initial: before.verdict } : {}),
        }),
        textInput('reason', { label: 'What decided it, in a sentence', max: 1000, initial: before.reason }),
      ],
    },
  );
}

function competencyInput(competency: FormCompetency, many: number, score: Score | undefined): InputBlock {
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
  return many > RADIOS ? selectInput(`score.${id}`, look) : radioInput(`score.${id}`, look);
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
  return selectInput(`depth.${id}`, {
    label: title,
    choices,
    initial: depth === undefined ? NOT_ASSESSED : String(depth),
  });
}

/** Slack's check boxes hold ten. */
const BOXES = 10;

function flagBlocks({ form, before, ticked }: ScorecardModel): KnownBlock[] {
  if (form.redFlags.length === 0) return [];
  const groups = Array.from({ length: Math.ceil(form.redFlags.length / BOXES) }, (_, i) =>
    form.redFlags.slice(i * BOXES, (i + 1) * BOXES),
  );
  const boxes = groups.map((flags, at) =>
    checkboxInput(`flags.${at}`, {
      label: at === 0 ? 'What you noticed' : 'More',
      optional: true,
      onChange: flagsRef.id,
      choices: flags.map(f => ({ value: f.id, text: f.name })),
      initial: ticked,
    }),
  );
  const evidence = form.redFlags
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
