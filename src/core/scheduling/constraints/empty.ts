import type { LoopCost } from './rule.ts';

/** An optional seat that stays empty. */
export const empty: LoopCost<'empty'> = {
  name: 'empty',
  title: 'optional seats are filled',
  kind: 'loop-cost',
};
