import type { Level, PersonId } from '../loop/glossary.ts';
import type { Cap } from './problem.ts';

type Stretch = { readonly start: Temporal.Instant; readonly end: Temporal.Instant };
type OfSeat = { readonly interview: string; readonly seat: string };
type Acts = {
  'skip-buffer': { readonly person: PersonId };
  'move-busy': Stretch & { readonly person: PersonId };
  'longer-break': { readonly minutes: number };
  'over-lunch': { readonly person: PersonId; readonly date: string };
  'candidate-lunch': object;
  'raise-cap': { readonly person: PersonId; readonly cap: Cap; readonly period: string; readonly to: number };
  'ask-candidate': Stretch & { readonly date: string };
  'lower-level': OfSeat & { readonly to: Level };
  'split-days': object;
  'short-notice': object;
  'off-hours': Stretch & { readonly person: PersonId; readonly date: string };
  'any-order': object;
  'on-video': object;
  without: { readonly person: PersonId };
  'meet-again': { readonly person: PersonId };
  'let-in': { readonly person: PersonId };
  'leave-empty': OfSeat;
};
export type ChangeKind = keyof Acts;

/**
 * Something a coordinator could change so that a loop fits, as data that `applyChanges` carries out. Instants are
 * half-open stretches; dates and weeks are local to the person, or to the candidate, that they are about.
 */
export type Change = {
  readonly [Kind in ChangeKind]: { readonly kind: Kind } & Acts[Kind] & About;
}[ChangeKind];

type About = {
  /** The rule that it bends. */
  readonly rule: string;
  readonly price: number;
  /** For people: `book over Ana's movable 1:1, Tue 1 Dec 14:00 (Berlin)`. */
  readonly text: string;
};
