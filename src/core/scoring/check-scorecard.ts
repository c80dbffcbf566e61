import type { ScorecardForm, ScorecardInput } from './scorecard.ts';
import { SCORES } from './rubric.ts';

/** Where in the form a problem shows: a field of the card, or one item of it by id. */
type Field =
  | 'verdict'
  | 'reason'
  | 'notes'
  | `score.${string}`
  | `depth.${string}`
  | `flag.${string}`
  | `quote.${string}`;

/** `must`: the card cannot be submitted like that. `ask`: it can, but whoever wrote it should look again. */
export type Problem = { field: Field; weight: 'must' | 'ask'; message: string };

/** What Slack's text inputs hold at most. */
const LONGEST_TEXT = 3000;
const FEWEST_WORDS = 3;

/** Everything that stands against submitting a card, in words for its author, in the order of the form. */
export function checkScorecard(form: ScorecardForm, input: ScorecardInput): Problem[] {
  return [
    ...foreignItems(form, input),
    ...impossibleValues(form, input),
    ...texts(input),
    ...redFlagEvidence(form, input),
    ...verdict(input),
    ...evidence(input),
    ...contradictions(input),
  ];
}

export function mayBeSubmitted(problems: readonly Problem[]): boolean {
  return problems.every(problem => problem.weight === 'ask');
}

const must = (field: Field, message: string): Problem => ({ field, weight: 'must', message });
const ask = (field: Field, message: string): Problem => ({ field, weight: 'ask', message });

/** A sentence in any language: scripts without spaces count too. */
function isSentence(text: string | undefined): boolean {
  const segments = new Intl.Segmenter('en', { granularity: 'word' }).segment(text ?? '');
  return [...segments].filter(segment => segment.isWordLike).length >= FEWEST_WORDS;
}

function foreignItems(form: ScorecardForm, input: ScorecardInput): Problem[] {
  const known = (items: readonly { id: string }[]) => new Set(items.map(item => item.id));
  const foreign = (record: object, ids: ReadonlySet<string>) =>
    Object.keys(record).filter(id => !ids.has(id));
  const questions = known(form.questions);
  return [
    ...foreign(input.scores, known(form.competencies)).map(id =>
      must(`score.${id}`, 'This competency is not part of the interview.'),
    ),
    ...foreign(input.depths, questions).map(id => must(`depth.${id}`, 'This question is not in the kit.')),
    ...foreign(input.quotes, questions).map(id => must(`quote.${id}`, 'This question is not in the kit.')),
    ...foreign(input.redFlags, known(form.redFlags)).map(id =>
      must(`flag.${id}`, 'This red flag is not on the card.'),
    ),
  ];
}

function impossibleValues(form: ScorecardForm, input: ScorecardInput): Problem[] {
  const scores = Object.entries(input.scores).filter(([, score]) => !SCORES.includes(score));
  const depths = form.questions.filter(({ id, probes }) => {
    const depth = input.depths[id];
    return depth !== undefined && !(Number.isInteger(depth) && depth >= 0 && depth <= probes.length);
  });
  return [
    ...scores.map(([id]) => must(`score.${id}`, 'Choose 1, 2, 3 or 4, or leave it as not assessed.')),
    ...depths.map(({ id, probes }) =>
      must(`depth.${id}`, `Choose how many of the ${probes.length} probes were answered.`),
    ),
  ];
}

function texts(input: ScorecardInput): Problem[] {
  const all: [Field, string][] = [
    ['notes', input.notes],
    ['reason', input.reason],
    ...Object.entries(input.quotes).map(([id, text]): [Field, string] => [`quote.${id}`, text]),
    ...Object.entries(input.redFlags).map(([id, text]): [Field, string] => [`flag.${id}`, text]),
  ];
  return all
    .filter(([, text]) => text.length > LONGEST_TEXT)
    .map(([field, { length }]) =>
      must(
        field,
        `This text has ${length} characters; ${LONGEST_TEXT} fit. Shorten it by ${length - LONGEST_TEXT}.`,
      ),
    );
}

function redFlagEvidence(form: ScorecardForm, input: ScorecardInput): Problem[] {
  return form.redFlags
    .filter(({ id }) => id in input.redFlags && !isSentence(input.redFlags[id]))
    .map(({ id, name }) =>
      must(
        `flag.${id}`,
        `"${name}" needs a sentence of evidence: what was said or done, and on which question?`,
      ),
    );
}

function verdict(input: ScorecardInput): Problem[] {
  if (input.verdict === undefined) return [must('verdict', 'Choose a verdict.')];
  if (isSentence(input.reason)) return [];
  return [must('reason', 'Say in a sentence what decided your verdict.')];
}

function evidence({ verdict, notes, quotes, scores, depths }: ScorecardInput): Problem[] {
  if (verdict === undefined) return [];
  const quoted = [notes, ...Object.values(quotes)].some(isSentence);
  const problems: Problem[] = [];
  if (!quoted && verdict.startsWith('strong')) {
    problems.push(
      must('notes', 'A strong verdict needs evidence: note or quote what the candidate said or did.'),
    );
  } else if (!quoted) {
    problems.push(ask('notes', 'Nothing backs your verdict yet: what did the candidate say or do?'));
  }
  if (Object.keys(scores).length === 0) {
    problems.push(ask('verdict', 'You assessed no competency: is there really nothing to go on?'));
  }
  if (Object.keys(depths).length === 0) {
    problems.push(ask('verdict', 'No question is marked as asked: the layers will count as not tested.'));
  }
  return problems;
}

function contradictions({ verdict, scores, redFlags }: ScorecardInput): Problem[] {
  const given = Object.values(scores);
  if (verdict === undefined || given.length === 0) return [];
  const isYes = verdict === 'yes' || verdict === 'strong-yes';
  if (isYes && given.every(score => score <= 2)) {
    return [ask('verdict', 'You say yes, and no competency is at the level: what outweighs that?')];
  }
  if (!isYes && given.every(score => score >= 3) && Object.keys(redFlags).length === 0) {
    return [
      ask('verdict', 'You say no, and every competency is at the level: what is missing from the card?'),
    ];
  }
  if (verdict === 'strong-yes' && Object.keys(redFlags).length > 0) {
    return [ask('verdict', 'A strong yes beside a red flag: does your reason deal with it?')];
  }
  return [];
}
