import type { Layer, RoleLevel, Verdict } from '../loop/glossary.ts';
import type { StageKind } from '../loop/pipeline.ts';
import type { Subject } from '../kits/subject.ts';
import type { Kit, KitQuestion } from '../kits/kit.ts';
import { titleOf } from '../kits/pack.ts';
import { type Anchors, type RedFlag, type Rubric, rubricFor, type Score } from './rubric.ts';

export type FormCompetency = { id: string; name: string; subject: Subject; anchors: Anchors };
export type FormQuestion = {
  id: string;
  title: string;
  prompt: string;
  subject: Subject;
  covers: Layer[];
  /** From shallow to deep: a depth of 2 means that the first two were answered. */
  probes: string[];
  /** The place of the seat that asks it. */
  askedBy: number;
};
/** `question`: the question whose own flag it is; without it any answer may raise it. */
type FormRedFlag = { id: string; name: string; question?: string };

/** Everything that the scorecard of one seat asks for; plain data, kept with the card so that it can always be read. */
export type ScorecardForm = {
  format: 1;
  stage: StageKind;
  level: RoleLevel;
  interview: { id: string; name: string };
  competencies: FormCompetency[];
  questions: FormQuestion[];
  redFlags: FormRedFlag[];
};

/** What somebody filled in. A competency or question that is missing was not assessed, or not asked. */
export type ScorecardInput = {
  scores: Readonly<Record<string, Score>>;
  /** For each question asked the number of probes answered, from 0. */
  depths: Readonly<Record<string, number>>;
  /** For each red flag raised the sentence that backs it. */
  redFlags: Readonly<Record<string, string>>;
  /** For a question: what the candidate said or did. */
  quotes: Readonly<Record<string, string>>;
  notes: string;
  verdict: Verdict | undefined;
  reason: string;
};

export const EMPTY_SCORECARD: ScorecardInput = {
  scores: {},
  depths: {},
  redFlags: {},
  quotes: {},
  notes: '',
  verdict: undefined,
  reason: '',
};

/** A filled card that passed its checks. */
export type Scorecard = ScorecardInput & { verdict: Verdict };

export const VERDICT_NAMES: Readonly<Record<Verdict, string>> = {
  'strong-yes': 'Strong yes',
  yes: 'Yes',
  no: 'No',
  'strong-no': 'Strong no',
};

/** What the answers to a kit are judged by. Kept with the kit: a rubric that changes later changes no interview under way. */
export type FrozenRubric = { competencies: FormCompetency[]; redFlags: RedFlag[] };

export type RubricRequest = { kit: Kit; rubrics: readonly Rubric[]; redFlags: readonly RedFlag[] };

/** Every competency of what a kit asks about, at the role's level, and the red flags that any interview may meet. */
export function rubricOf({ kit, rubrics, redFlags }: RubricRequest): FrozenRubric {
  const subjects = [...new Set(kit.questions.map(question => question.subject))];
  return {
    competencies: subjects.flatMap(subject => competenciesFor(kit, subject, rubrics)),
    redFlags: redFlags.map(({ id, name }) => ({ id, name })),
  };
}

/** The scorecard for an interview: what its kit asks, and what that is judged by. */
export function scorecardForm(kit: Kit, { competencies, redFlags }: FrozenRubric): ScorecardForm {
  return {
    format: 1,
    stage: kit.stage,
    level: kit.role.level,
    interview: kit.interview,
    competencies,
    questions: kit.questions.map(question => formQuestion(question, kit.askedBy[question.id] ?? 0)),
    redFlags: [...redFlags, ...kit.questions.flatMap(flagsOf)],
  };
}

function competenciesFor({ role }: Kit, subject: Subject, rubrics: readonly Rubric[]): FormCompetency[] {
  const rubric = rubricFor(rubrics, subject, role.language);
  return (rubric?.competencies ?? []).map(({ id, name, anchors }) => ({
    id,
    name,
    subject,
    anchors: [...anchors[role.level]],
  }));
}

function formQuestion(question: KitQuestion, askedBy: number): FormQuestion {
  const { id, prompt, subject, covers, probes } = question;
  return { id, title: titleOf(question), prompt, subject, covers, probes, askedBy };
}

function flagsOf({ id, red_flags }: KitQuestion): FormRedFlag[] {
  return red_flags.map((name, index) => ({ id: `${id}.${index + 1}`, name, question: id }));
}
