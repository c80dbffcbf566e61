import type { LoopCost } from './rule.ts';

/** An optional seat that stays empty. */
export const empty: LoopCost<'empty'> = {
  name: 'empty',
  title: 'optional seats are filled',
  more: 'leaves more optional seats empty',
  less: 'fills more optional seats',
  kind: 'loop-cost',
};
