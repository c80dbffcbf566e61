import { setImmediate as nextTurn } from 'node:timers/promises';

export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/** Enough to hide the latency of Slack's API: some eighty answers a second. More would take the processor from new requests. */
const AT_A_TIME = 8;
/** Work that takes longer waits for Slack or for a calendar: those behind it have three seconds to open their modals. */
const LONGEST_MS = 500;

/**
 * What follows an acknowledgement waits for its turn, first come, first served: in a burst every request gets its
 * answer within Slack's three seconds before all the work that they asked for is done. Work that goes on for long keeps
 * running and gives its turn to the next.
 */
export function createTurns(): Turns {
  const waiting: (() => void)[] = [];
  let free = AT_A_TIME;
  const pass = () => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  return async work => {
    if (free > 0) free -= 1;
    else await new Promise<void>(resolve => waiting.push(resolve));
    await nextTurn();
    let isOver = false;
    const giveTurn = () => {
      if (!isOver) pass();
      isOver = true;
    };
    const long = setTimeout(giveTurn, LONGEST_MS).unref();
    return Promise.try(work).finally(() => {
      clearTimeout(long);
      giveTurn();
    });
  };
}
