import type { LoopCost } from './rule.ts';

/** Each whole 15 minutes between two interviews of the loop on one day. */
export const idle: LoopCost<'idle'> = {
  name: 'idle',
  title: 'the candidate waits little between interviews',
  more: 'longer breaks',
  less: 'shorter breaks',
  kind: 'loop-cost',
};

export function idleUnits(minutes: number): number {
  return Math.floor(minutes / 15);
}
