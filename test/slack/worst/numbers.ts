import { MONDAY } from '../../world.ts';

/** Ids, times and counts of the largest models. */

export const NOW = MONDAY;
export const ZONE = 'America/Argentina/ComodRivadavia';
export const STAGES = 12;
export const INTERVIEWS = 8;
export const SEATS = 4;

export const times = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));
/** Ids as `systemIds` makes them, told apart by their end. */
export const uuid = (at: number): string => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
export const user = (at: number): string => `U${String(at).padStart(10, '0')}`;
/** `length` UTF-16 units of a name that is said over and over. */
export const textOf = (name: string, length: number): string =>
  name.repeat(Math.ceil(length / name.length)).slice(0, length);
