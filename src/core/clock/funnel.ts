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
