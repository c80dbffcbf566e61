import type { Id, PersonId } from '../loop/glossary.ts';
import type { Score } from './rubric.ts';

/** Below this many comparable cards nothing is said: noise would be taken for a habit. */
export const FEWEST_CARDS = 8;
/** Substantial agreement on the usual scale (Landis and Koch 1977): what a trainee has to reach. */
const GRADUATION_KAPPA = 0.6;

/** One submitted card; oldest first wherever a list of them is asked for. */
export type RatedCard = { application: Id; by: PersonId; scores: Readonly<Record<string, Score>> };

export type TooFew = { kind: 'too-few'; cards: number; needed: number };
/** `by` steps of the scale above (lenient) or below (severe) the others; the truth lies in `[low, high]` in 95 of 100 cases. */
export type Estimate = { kind: 'estimate'; cards: number; by: number; low: number; high: number };

/**
 * How severely somebody scores beside others who met the same candidates on the same competencies. A card counts
 * once, however many competencies it has, since its scores are not independent.
 */
export function severityOf(person: PersonId, cards: readonly RatedCard[]): Estimate | TooFew {
  const deviations = deviationsOf(person, cards);
  if (deviations.length < FEWEST_CARDS) return tooFew(deviations.length, FEWEST_CARDS);
  const { mean, error } = summary(deviations);
  return estimate(deviations.length, mean, error * quantile(deviations.length - 1));
}

/** How much more lenient (above 0) somebody has become: the later half of their cards against the earlier one. */
export function driftOf(person: PersonId, cards: readonly RatedCard[]): Estimate | TooFew {
  const deviations = deviationsOf(person, cards);
  const needed = 2 * FEWEST_CARDS;
  if (deviations.length < needed) return tooFew(deviations.length, needed);
  const half = Math.floor(deviations.length / 2);
  const earlier = summary(deviations.slice(0, half));
  const later = summary(deviations.slice(half));
  // The smaller half's degrees of freedom make the interval rather too wide than too narrow.
  const width = Math.hypot(earlier.error, later.error) * quantile(half - 1);
  return estimate(deviations.length, later.mean - earlier.mean, width);
}

/**
 * Agreement of two raters beyond chance, from -1 to 1, a difference of two steps counting four times that of one.
 * @returns undefined for fewer than eight pairs, and where both always gave the same score, so that chance explains all
 */
export function weightedKappa(pairs: readonly (readonly [Score, Score])[]): number | undefined {
  if (pairs.length < FEWEST_CARDS) return undefined;
  const seen = mean(pairs.map(([a, b]) => (a - b) ** 2));
  const byChance = mean(pairs.flatMap(([a]) => pairs.map(([, b]) => (a - b) ** 2)));
  return byChance === 0 ? undefined : 1 - seen / byChance;
}

/** Whether a trainee scores like the trained people they are compared with, over enough pairs to tell. */
export function scoresAlike(pairs: readonly (readonly [Score, Score])[]): boolean {
  return (weightedKappa(pairs) ?? 0) >= GRADUATION_KAPPA;
}

/** For each card of the person that others' cards can be compared with: the mean difference in steps. */
function deviationsOf(person: PersonId, cards: readonly RatedCard[]): number[] {
  return cards
    .filter(card => card.by === person)
    .flatMap(card => {
      const others = cards.filter(other => other.application === card.application && other.by !== person);
      const differences = Object.entries(card.scores).flatMap(([competency, score]) => {
        const scores = others.flatMap(other => other.scores[competency] ?? []);
        return scores.length > 0 ? [score - mean(scores)] : [];
      });
      return differences.length > 0 ? [mean(differences)] : [];
    });
}

/** Scores are whole steps, so no spread is known to be smaller than that of rounding. */
const ROUNDING = Math.sqrt(1 / 12);

function summary(values: readonly number[]): { mean: number; error: number } {
  const centre = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  const spread = Math.max(ROUNDING, Math.sqrt(squares / (values.length - 1)));
  return { mean: centre, error: spread / Math.sqrt(values.length) };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const tooFew = (cards: number, needed: number): TooFew => ({ kind: 'too-few', cards, needed });

function estimate(cards: number, by: number, width: number): Estimate {
  return { kind: 'estimate', cards, by, low: by - width, high: by + width };
}

/** Student's t, 97.5 %, for 7 to 30 degrees of freedom. */
const T = [
  2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11, 2.101, 2.093, 2.086, 2.08, 2.074,
  2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
];

function quantile(degrees: number): number {
  return T[Math.min(degrees, 30) - 7] ?? Infinity;
}
