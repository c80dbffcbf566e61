import { describe } from 'vitest';
import { enqueueing } from './enqueueing.ts';
import { failing } from './failing.ts';
import { lanes } from './lanes.ts';
import type { DispatcherEngine } from './ledger.ts';
import { lifetime } from './lifetime.ts';
import { timing } from './timing.ts';

/** What every dispatcher of the ledger of effects has to do. */
export function dispatcherContract(engine: DispatcherEngine): void {
  describe(`the dispatcher on ${engine.name}`, () => {
    enqueueing(engine);
    timing(engine);
    failing(engine);
    lanes(engine);
    lifetime(engine);
  });
}
