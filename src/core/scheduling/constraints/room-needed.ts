import type { LoopRule } from './rule.ts';

/** An interview that needs a room has one, with enough seats and free throughout; nobody else is planned into it. */
export const roomNeeded: LoopRule<'roomNeeded'> = {
  name: 'roomNeeded',
  title: 'interviews in the office have a room',
  kind: 'loop',
};
