import type { Id } from '../loop/glossary.ts';
import type { KitQuestion } from './kit.ts';
import { type Pack, type Question, titleOf } from './pack.ts';
import { type Subject, subjectOf } from './subject.ts';

/** A question that a candidate met in an interview that was scored, as it was worded then. */
export type Met = { question: KitQuestion; candidate: Id; name: string; at: Temporal.Instant };

/** Who met a question in one wording. */
export type Wording = {
  prompt: string;
  /** Whether the packs still say it so. */
  isCurrent: boolean;
  /** Oldest first; each candidate once. */
  met: readonly Pick<Met, 'candidate' | 'name' | 'at'>[];
};

export type QuestionUse = {
  id: string;
  title: string;
  subject: Subject;
  state: 'in use' | 'retired' | 'gone';
  /** The one met last comes last. */
  wordings: readonly Wording[];
  candidates: number;
  last: Temporal.Instant | undefined;
  /** Why it should not be asked much longer; undefined where it may. */
  retire: string | undefined;
  /** Other questions that could take its place, where there are fewest. */
  others: number;
};

/** So many have met the same words that some of them will have told others. */
const KNOWN_TO = 12;
/** Words that are older than this and were met by several are on somebody's list. */
const OLD = { hours: 365 * 24 };
const SEVERAL = 6;

/** How every question was used, of the packs and of what was asked before it left them: the most used first. */
export function exposureOf(
  packs: readonly Pack[],
  met: readonly Met[],
  now: Temporal.Instant,
): QuestionUse[] {
  const retired = new Set(packs.flatMap(pack => pack.retire));
  const entries = packs.flatMap(pack =>
    pack.questions.map(question => ({ question, subject: subjectOf(pack), shelf: shelfOf(pack) })),
  );
  const inUse = entries.filter(e => !retired.has(e.question.id));
  const known = new Map(entries.map(e => [e.question.id, e]));
  const metById = Map.groupBy(met, m => m.question.id);
  const ids = new Set([...known.keys(), ...metById.keys()]);
  return [...ids]
    .map(id => {
      const entry = known.get(id);
      const own = metById.get(id) ?? [];
      const [first] = own;
      const question = entry?.question ?? first!.question;
      const wordings = wordingsOf(own, entry?.question);
      const state: QuestionUse['state'] = !entry ? 'gone' : retired.has(id) ? 'retired' : 'in use';
      return {
        id,
        title: titleOf(question),
        subject: entry?.subject ?? first!.question.subject,
        state,
        wordings,
        candidates: new Set(own.map(m => m.candidate)).size,
        last: own.map(m => m.at).reduce<Temporal.Instant | undefined>(later, undefined),
        retire: state === 'in use' ? whyRetire(wordings, now) : undefined,
        others: entry ? fewestOthers(entry, inUse) : 0,
      };
    })
    .toSorted((a, b) => b.candidates - a.candidates || (a.id < b.id ? -1 : 1));
}

/** What a candidate hears and what they are judged by; a new tag or source makes no new wording. */
const wordsOf = ({ prompt, probes, listen_for }: Question): string =>
  JSON.stringify([prompt, probes, listen_for]);

function wordingsOf(met: readonly Met[], current: Question | undefined): Wording[] {
  const inOrder = met.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
  return [...Map.groupBy(inOrder, m => wordsOf(m.question))].map(([words, own]) => ({
    prompt: own[0]!.question.prompt,
    isCurrent: current !== undefined && words === wordsOf(current),
    met: [...new Map(own.toReversed().map(m => [m.candidate, m])).values()]
      .toReversed()
      .map(({ candidate, name, at }) => ({ candidate, name, at })),
  }));
}

function whyRetire(wordings: readonly Wording[], now: Temporal.Instant): string | undefined {
  const met = wordings.find(w => w.isCurrent)?.met ?? [];
  const [first] = met;
  if (met.length >= KNOWN_TO) return `${met.length} candidates have met these words`;
  if (!first || met.length < SEVERAL) return undefined;
  const days = Math.floor(first.at.until(now).total('hours') / 24);
  return Temporal.Instant.compare(first.at.add(OLD), now) < 0
    ? `${met.length} candidates have met these words, the first ${days} days ago`
    : undefined;
}

type Entry = { question: Question; subject: Subject; shelf: string };

/** Questions stand for one another within a layer, a topic or one language. */
const shelfOf = (pack: Pack): string => pack.language ?? subjectOf(pack);

/** Of the levels and stages that a question is for, the one with the fewest others. */
function fewestOthers({ question, shelf }: Entry, inUse: readonly Entry[]): number {
  const others = inUse.filter(e => e.shelf === shelf && e.question.id !== question.id);
  const counts = question.levels.flatMap(level =>
    question.stage.map(
      stage =>
        others.filter(
          ({ question: other }) =>
            other.levels.includes(level) &&
            other.stage.includes(stage) &&
            other.scenario === question.scenario,
        ).length,
    ),
  );
  return Math.min(...counts);
}

const later = (a: Temporal.Instant | undefined, b: Temporal.Instant): Temporal.Instant =>
  a && Temporal.Instant.compare(a, b) > 0 ? a : b;
