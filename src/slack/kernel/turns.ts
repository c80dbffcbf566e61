import { setImmediate as nextTurn } from 'node:timers/promises';

export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/** Enough to hide the latency of Slack's API. */
const AT_A_TIME = 16;

/**
 * What follows an acknowledgement waits for its turn, first come, first served: in a burst every request gets its
 * answer within Slack's three seconds before all the work that they asked for is done.
 */
export function createTurns(): Turns {
  const waiting: (() => void)[] = [];
  let free = AT_A_TIME;
  return async work => {
    if (free > 0) free -= 1;
    else await new Promise<void>(resolve => waiting.push(resolve));
    try {
      await nextTurn();
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
