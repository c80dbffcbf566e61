/**
 * What each soft rule costs per unit, by the name of its term. The first eight apply to every problem; the others are
 * 0 until a team sets them, or apply only to problems that use their fields.
 */
export const DEFAULT_WEIGHTS = {
  day: 4,
  idle: 1,
  load: 3,
  fit: 2,
  scarcity: 3,
  fragment: 2,
  focus: 0,
  unplaced: 300,
  empty: 20,
  late: 20,
  preference: 0,
  offHours: 0,
  room: 0,
  fairness: 0,
} as const satisfies Record<string, number>;

export type Term = keyof typeof DEFAULT_WEIGHTS;
export type Weights = Readonly<Record<Term, number>>;
export const TERMS = Object.keys(DEFAULT_WEIGHTS) as Term[];

/** Shown with every answer; the other terms only where they cost something. */
export const MAIN_TERMS: readonly Term[] = ['day', 'idle', 'load', 'fit', 'scarcity', 'fragment', 'focus'];
