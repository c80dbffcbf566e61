import type { LoopCost } from './rule.ts';

/** Each interview of a loop that a joint plan leaves out, times the priority of the loop. */
export const unplaced: LoopCost<'unplaced'> = {
  name: 'unplaced',
  title: 'every loop is planned',
  more: 'leaves more interviews out',
  less: 'leaves fewer interviews out',
  kind: 'loop-cost',
};
