import type { Id, Layer, PersonId, Verdict } from '../loop/glossary.ts';
import type { Subject } from '../kits/subject.ts';
import type { Situation, StageEntry } from '../loop/situation.ts';
import type { Score } from './rubric.ts';
import type { FormQuestion, Scorecard, ScorecardForm } from './scorecard.ts';

/**
 * A submitted card with the form it was filled in on. `first`: what stood in it before its author could see others, where
 * it was changed since.
 */
export type SubmittedCard = {
  by: PersonId;
  interviewId: Id;
  form: ScorecardForm;
  card: Scorecard;
  first?: Scorecard | undefined;
};

/** `alone`: only one person judged it. Two steps apart or more is a difference; one step is how people score. */
type Agreement = 'nobody' | 'alone' | 'agree' | 'differ';

export type CompetencyView = {
  id: string;
  name: string;
  subject: Subject;
  /** `first`: what was given before others could be read, where it was another score. */
  scores: { by: PersonId; score: Score; first?: Score | undefined }[];
  notAssessedBy: PersonId[];
  agreement: Agreement;
};

/** How far one question went with one interviewer. `stoppedAt`: the first probe that was not answered. */
export type DepthView = {
  questionId: string;
  title: string;
  subject: Subject;
  by: PersonId;
  interview: string;
  reached: number;
  of: number;
  stoppedAt: string | undefined;
};

/** `depths`: deepest first, so that the first one is where the knowledge of this layer stopped. */
export type LayerView = { layer: Layer; tested: boolean; depths: DepthView[] };

type RedFlagView = { id: string; name: string; by: PersonId; evidence: string };
type VerdictView = {
  by: PersonId;
  interviewId: Id;
  interview: string;
  verdict: Verdict;
  reason: string;
  /** Changed after others could be read. */
  revised: boolean;
  /** What it was before that. */
  first: { verdict: Verdict; reason: string } | undefined;
};
/** `about`: the title of a question, or undefined for general notes. */
type QuoteView = { by: PersonId; about: string | undefined; text: string };

/** The report over an application's cards. It ranks nobody and adds nothing up to a score for hiring. */
export type Evaluation = {
  cards: number;
  verdicts: VerdictView[];
  verdictAgreement: Agreement;
  competencies: CompetencyView[];
  layers: LayerView[];
  /** What was asked beside the layers: language, project, collaboration and so on. */
  otherDepths: DepthView[];
  redFlags: RedFlagView[];
  quotes: QuoteView[];
  /** What is worth talking about: empty where the cards agree. */
  disagreements: string[];
};

/** @param owned the layers of the role @param cards the cards that the reader may see, in the order of the loop */
export function evaluate(owned: readonly Layer[], cards: readonly SubmittedCard[]): Evaluation {
  const verdicts = cards.map(verdictView);
  const verdictAgreement = agreementOn(verdicts.map(({ verdict }) => (isYes(verdict) ? 4 : 1)));
  const competencies = competencyViews(cards);
  const depths = cards.flatMap(depthsOf);
  return {
    cards: cards.length,
    verdicts,
    verdictAgreement,
    competencies,
    layers: owned.map(layer => layerView(layer, depths)),
    otherDepths: depths
      .filter(({ question }) => !question.covers.some(layer => owned.includes(layer)))
      .map(({ view }) => view),
    redFlags: cards.flatMap(redFlagsOf),
    quotes: cards.flatMap(quotesOf),
    disagreements: [
      ...(verdictAgreement === 'differ' ? ['the verdict'] : []),
      ...competencies.filter(({ agreement }) => agreement === 'differ').map(({ name }) => name),
      ...unequalDepths(depths.map(({ view }) => view)),
    ],
  };
}

/** The evaluation of one stage alone. */
export function evaluateEntry(
  { role, interviews }: Pick<Situation, 'role' | 'interviews'>,
  entry: Pick<StageEntry, 'id'>,
  cards: readonly SubmittedCard[],
): Evaluation {
  const ids = new Set(interviews.filter(i => i.stageEntryId === entry.id).map(i => i.id));
  return evaluate(
    role.layers,
    cards.filter(c => ids.has(c.interviewId)),
  );
}

/** The questions that cards say were asked: what `planLoop` takes to hand untested layers on. */
export function questionsAsked(cards: readonly Pick<Scorecard, 'depths'>[]): string[] {
  return [...new Set(cards.flatMap(card => Object.keys(card.depths)))];
}

function isYes(verdict: Verdict): boolean {
  return verdict === 'yes' || verdict === 'strong-yes';
}

function verdictView({ by, interviewId, form, card, first }: SubmittedCard): VerdictView {
  return {
    by,
    interviewId,
    interview: form.interview.name,
    verdict: card.verdict,
    reason: card.reason,
    revised: first !== undefined,
    first: first && { verdict: first.verdict, reason: first.reason },
  };
}

function agreementOn(scores: readonly number[]): Agreement {
  if (scores.length < 2) return scores.length === 0 ? 'nobody' : 'alone';
  return Math.max(...scores) - Math.min(...scores) >= 2 ? 'differ' : 'agree';
}

function competencyViews(cards: readonly SubmittedCard[]): CompetencyView[] {
  const all = new Map(cards.flatMap(({ form }) => form.competencies.map(item => [item.id, item] as const)));
  return [...all.values()].map(({ id, name, subject }) => {
    const forms = cards.filter(({ form }) => form.competencies.some(item => item.id === id));
    const scores = forms.flatMap(({ by, card, first }) => {
      const score = card.scores[id];
      const before = first?.scores[id];
      if (score === undefined) return [];
      return [{ by, score, ...(first && before !== score ? { first: before } : {}) }];
    });
    const notAssessedBy = forms.filter(({ card }) => card.scores[id] === undefined).map(({ by }) => by);
    return { id, name, subject, scores, notAssessedBy, agreement: agreementOn(scores.map(s => s.score)) };
  });
}

type Depth = { view: DepthView; question: FormQuestion };

function depthsOf({ by, form, card }: SubmittedCard): Depth[] {
  return form.questions.flatMap(question => {
    const reached = card.depths[question.id];
    if (reached === undefined) return [];
    const { id: questionId, title, subject, probes } = question;
    const interview = form.interview.name;
    const view = {
      questionId,
      title,
      subject,
      by,
      interview,
      reached,
      of: probes.length,
      stoppedAt: probes[reached],
    };
    return [{ view, question }];
  });
}

/** Questions that two people listened to and heard end two probes apart or more. */
function unequalDepths(depths: readonly DepthView[]): string[] {
  const titles = [...new Set(depths.map(({ title }) => title))];
  return titles.filter(title => {
    const reached = depths.filter(depth => depth.title === title).map(depth => depth.reached);
    return agreementOn(reached) === 'differ';
  });
}

function layerView(layer: Layer, depths: readonly Depth[]): LayerView {
  const own = depths.filter(({ question }) => question.covers.includes(layer)).map(({ view }) => view);
  const deepestFirst = own.toSorted((a, b) => b.reached / b.of - a.reached / a.of);
  return { layer, tested: own.length > 0, depths: deepestFirst };
}

function redFlagsOf({ by, form, card }: SubmittedCard): RedFlagView[] {
  return form.redFlags.flatMap(({ id, name }) => {
    const evidence = card.redFlags[id];
    return evidence === undefined ? [] : [{ id, name, by, evidence }];
  });
}

function quotesOf({ by, form, card }: SubmittedCard): QuoteView[] {
  const quotes = form.questions.flatMap(({ id, title }) => {
    const text = card.quotes[id]?.trim();
    return text ? [{ by, about: title, text }] : [];
  });
  const notes = card.notes.trim();
  return notes ? [...quotes, { by, about: undefined, text: notes }] : quotes;
}

/** How many of the scorecards that are owed are in, as a sentence. */
export function cardsIn(given: number, owed: number): string {
  if (owed === 0) return 'No scorecard is owed yet.';
  if (given < owed) return `${given} of ${owed} scorecards ${given === 1 ? 'is' : 'are'} in.`;
  if (owed === 2) return 'Both scorecards are in.';
  return owed === 1 ? 'The scorecard is in.' : `All ${owed} scorecards are in.`;
}
