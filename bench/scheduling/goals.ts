/** A line of the table: what was measured, against what, and whether it is what was aimed for. */
export type Row = {
  readonly id: string;
  readonly what: string;
  readonly ours: string;
  readonly peer: string;
  readonly ratio: string;
  readonly goal: string;
  readonly met: boolean | undefined;
};

export function goalsTable(rows: readonly Row[]): string {
  const head = ['', 'what', 'Hireloop', 'beside', 'ratio', 'goal', ''];
  const cells = rows.map(({ id, what, ours, peer, ratio, goal, met }) => [
    id,
    what,
    ours,
    peer,
    ratio,
    goal,
    met === undefined ? '' : met ? 'met' : '**missed**',
  ]);
  return [head, head.map(() => '---'), ...cells].map(line => `| ${line.join(' | ')} |`).join('\n');
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Milliseconds that something takes, and what it gives. */
export function timed<T>(work: () => T): { ms: number; value: T } {
  const began = performance.now();
  const value = work();
  return { ms: performance.now() - began, value };
}

/** The middle of several runs, after some that warm up. */
export function warm(work: () => unknown, runs = 9): number {
  for (let run = 0; run < 3; run += 1) work();
  return median(Array.from({ length: runs }, () => timed(work).ms));
}

export const ms = (value: number): string => `${value < 10 ? value.toPrecision(2) : value.toFixed(0)} ms`;
export const times = (value: number): string => `${Math.round(value).toLocaleString('en')}×`;
export const percent = (value: number): string => `${(100 * value).toFixed(2)} %`;
