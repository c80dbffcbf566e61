import type { Loop } from '../problem.ts';
import type { LoopRule } from './rule.ts';

/** No break between two interviews of one local day is longer than `maxIdleMinutes`. Nights do not count. */
export const maxIdle: LoopRule<'maxIdle'> = {
  name: 'maxIdle',
  title: 'breaks between interviews are short',
  kind: 'loop',
};

const DEFAULT_MAX_IDLE_MINUTES = 60;

/** Infinity where any break will do. */
export function maxIdleMinutes(loop: Loop): number {
  return loop.maxIdleMinutes === null ? Infinity : (loop.maxIdleMinutes ?? DEFAULT_MAX_IDLE_MINUTES);
}
