import type { DecisionKind } from '../loop/glossary.ts';
import type { Pipeline } from '../loop/pipeline.ts';

/** One application's time in one stage. */
export type StagePass = {
  stage: string;
  enteredAt: Temporal.Instant;
  decided: { kind: DecisionKind; at: Temporal.Instant } | undefined;
};

export type StageFigures = {
  stage: string;
  name: string;
  /** In the stage now. */
  here: number;
  /** Median calendar days from entry to decision, of those decided; undefined where nobody was. */
  medianDays: number | undefined;
  targetDays: number;
  passed: number;
  /** Passed and rejected; those who withdrew were not judged. */
  judged: number;
  targetRate: readonly [number, number];
};

const DAY_MS = 24 * 3600 * 1000;

/** The figures of each stage of a pipeline, in its order. */
export function stageFigures(pipeline: Pipeline, passes: readonly StagePass[]): StageFigures[] {
  const byStage = Map.groupBy(passes, p => p.stage);
  return pipeline.stages.map(({ id, name, target_days, pass_rate }) => {
    const own = byStage.get(id) ?? [];
    const judged = own.filter(p => p.decided && p.decided.kind !== 'withdraw');
    const days = own.flatMap(p =>
      p.decided ? (p.decided.at.epochMilliseconds - p.enteredAt.epochMilliseconds) / DAY_MS : [],
    );
    return {
      stage: id,
      name,
      here: own.filter(p => !p.decided).length,
      medianDays: median(days),
      targetDays: target_days,
      passed: judged.filter(p => p.decided?.kind === 'advance' || p.decided?.kind === 'hire').length,
      judged: judged.length,
      targetRate: pass_rate,
    };
  });
}

/**
 * Between which rates the true one lies in 19 of 20 cases: Wilson's interval, honest where there are few.
 * https://en.wikipedia.org/wiki/Binomial_proportion_confidence_interval#Wilson_score_interval
 */
export function likelyRate(passed: number, judged: number): readonly [number, number] | undefined {
  if (judged === 0) return undefined;
  const rate = passed / judged;
  const spread = Z ** 2 / judged;
  const middle = rate + spread / 2;
  const width = Z * Math.sqrt((rate * (1 - rate)) / judged + spread / (4 * judged));
  return [Math.max(0, (middle - width) / (1 + spread)), Math.min(1, (middle + width) / (1 + spread))];
}
const Z = 1.96;

/** What happened to applications in a stretch of time. */
export type Changes = {
  applied: number;
  advanced: number;
  rejected: number;
  withdrew: number;
  hired: number;
};

/** @param first Id of the first stage: whoever entered it applied. */
export function changesOf(
  passes: readonly StagePass[],
  first: string,
  { since, until }: { since: Temporal.Instant; until: Temporal.Instant },
): Changes {
  const isIn = (at: Temporal.Instant) =>
    Temporal.Instant.compare(since, at) <= 0 && Temporal.Instant.compare(at, until) < 0;
  const decided = passes.flatMap(p => (p.decided && isIn(p.decided.at) ? p.decided.kind : []));
  const count = (kind: DecisionKind) => decided.filter(k => k === kind).length;
  return {
    applied: passes.filter(p => p.stage === first && isIn(p.enteredAt)).length,
    advanced: count('advance'),
    rejected: count('reject'),
    withdrew: count('withdraw'),
    hired: count('hire'),
  };
}

/** The middle value, or the mean of the two middle ones. */
export function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  if (upper === undefined) return undefined;
  const lower = sorted[middle - 1];
  return sorted.length % 2 === 1 || lower === undefined ? upper : (lower + upper) / 2;
}

/** Whole calendar days between two moments, as days of a zone. */
export function daysBetween(from: Temporal.Instant, to: Temporal.Instant, zone: string): number {
  const day = (at: Temporal.Instant) => at.toZonedDateTimeISO(zone).toPlainDate();
  return day(from).until(day(to)).days;
}

/** Average time to fill a backend role, SHRM 2023: what a role's own days are held against. */
export const BENCHMARK_DAYS = 47;
