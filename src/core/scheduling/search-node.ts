import { countBits } from './bitmap.ts';
import type { Charges } from './charges.ts';
import { type Path, comesBefore } from './path.ts';

/** A beginning of itineraries. */
export type Node = {
  /** No itinerary below costs less. */
  readonly bound: number;
  /** What is below starts like this, or later. */
  readonly path: Path;
  readonly done: number;
  readonly day: number;
  /** Tick at which the last interview ended. */
  readonly end: number;
  /** Cost of what is placed, as if people could sit in several interviews. */
  readonly spent: number;
  /** What it costs more because they cannot. */
  readonly surcharge: number;
  readonly kind: 'new-day' | 'first-of-day' | 'placed' | 'checked';
  /** What comes next at a bound of up to this is in the queue already. */
  readonly reached: number;
  /** The charges that the costs are with. */
  readonly charges: Charges | undefined;
};

export const NOTHING_PLACED = { path: [], done: 0, end: 0, spent: 0, surcharge: 0 };

/** The order of an exact search: what may become cheapest, then what comes first. */
export function isFirst(a: Node, b: Node): boolean {
  return a.bound < b.bound || (a.bound === b.bound && comesBefore(a.path, b.path));
}

/** The order of a search that wants answers: what is nearly complete. */
export function isNearest(a: Node, b: Node): boolean {
  const [done, other] = [countBits(a.done), countBits(b.done)];
  return done > other || (done === other && isFirst(a, b));
}
