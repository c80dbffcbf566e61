import type { Loop } from '../problem.ts';
import type { LoopRule } from './rule.ts';

/** All interviews of a loop start on one local day of the candidate. */
export const sameDay: LoopRule<'sameDay'> = {
  name: 'sameDay',
  title: 'all interviews are on one day of the candidate',
  kind: 'loop',
};

export function isSameDay(loop: Loop): boolean {
  return loop.sameDay ?? true;
}
