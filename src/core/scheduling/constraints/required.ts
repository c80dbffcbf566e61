import type { LoopRule } from './rule.ts';

/** People whom the loop names as `must` sit in one of its seats. */
export const required: LoopRule<'required'> = {
  name: 'required',
  title: 'the people whom the loop needs take part',
  kind: 'loop',
};
