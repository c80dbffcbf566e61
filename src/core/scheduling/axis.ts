import type { Interview, Problem } from './problem.ts';

/**
 * The time line of a problem in equal ticks: the largest unit in which every start, step and duration is a whole
 * number, so that nothing is rounded. Tick 0 is a whole step of the hour.
 */
export type Axis = {
  /** Milliseconds since the epoch. */
  readonly origin: number;
  readonly tickMs: number;
  readonly ticks: number;
  /** Ticks from one allowed start to the next. */
  readonly step: number;
  /** Interviews lie within `[from, to)`, milliseconds. */
  readonly from: number;
  readonly to: number;
};

const MINUTE = 60_000;
const DEFAULT_STEP_MINUTES = 15;

/** A year in steps of 5 minutes. A bitmap of so many ticks is 16 kB, and there is one a person and duration. */
export const MOST_TICKS = 131_072;

export function axisTicks(problem: Problem): number {
  return axisOf(problem).ticks;
}

export function axisOf(problem: Problem): Axis {
  const stepMinutes = problem.stepMinutes ?? DEFAULT_STEP_MINUTES;
  const interviews = problem.loops.flatMap(loop => loop.interviews);
  const tickMinutes = interviews.reduce((unit, one) => dividing(unit, one, stepMinutes), stepMinutes);
  const tickMs = tickMinutes * MINUTE;
  const from = problem.from.epochMilliseconds;
  const to = problem.to.epochMilliseconds;
  const origin = Math.floor(from / (stepMinutes * MINUTE)) * stepMinutes * MINUTE;
  const ticks = Math.max(0, Math.ceil((to - origin) / tickMs));
  return { origin, tickMs, ticks, step: stepMinutes / tickMinutes, from, to };
}

export function isSameAxis(a: Axis, b: Axis): boolean {
  return a.from === b.from && a.to === b.to && a.tickMs === b.tickMs && a.step === b.step;
}

function dividing(unit: number, { minutes, fixedStart }: Interview, stepMinutes: number): number {
  const offset = fixedStart ? (fixedStart.epochMilliseconds / MINUTE) % stepMinutes : 0;
  return gcd(gcd(unit, minutes), offset);
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}

export function tickToMs(axis: Axis, tick: number): number {
  return axis.origin + tick * axis.tickMs;
}

/** The first tick at or after a time. */
export function tickAtOrAfter(axis: Axis, ms: number): number {
  return Math.ceil((ms - axis.origin) / axis.tickMs);
}

/** The last tick at or before a time. */
export function tickAtOrBefore(axis: Axis, ms: number): number {
  return Math.floor((ms - axis.origin) / axis.tickMs);
}

/** The first tick at or after a time that is a whole step of the hour. */
export function stepAtOrAfter(axis: Axis, ms: number): number {
  return Math.ceil((ms - axis.origin) / (axis.tickMs * axis.step)) * axis.step;
}

/** The last tick at or before a time that is a whole step of the hour. */
export function stepAtOrBefore(axis: Axis, ms: number): number {
  return Math.floor((ms - axis.origin) / (axis.tickMs * axis.step)) * axis.step;
}
