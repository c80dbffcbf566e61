import type { LoopRule } from './rule.ts';

/** Nobody sits in two seats of one loop. The search assigns people to seats under this rule, in `assign.ts`. */
export const distinct: LoopRule<'distinct'> = {
  name: 'distinct',
  title: 'nobody sits in two seats of one loop',
  kind: 'loop',
};
