import { describe } from 'vitest';
import { createDispatcher, type DispatcherOptions } from '../../src/jobs/dispatcher.ts';
import type { Engine } from '../../src/store/database.ts';
import { sharedStore } from '../shared-store.ts';
import { acmeWithMia, ENGINES } from '../world.ts';
import { dispatcherContract } from './dispatcher/contract.ts';

const OPTIONS: Record<Engine, DispatcherOptions> = {
  sqlite: { alone: true },
  postgres: { alone: false, pollMs: 1000 },
};

describe.each(ENGINES)('on %s', engine => {
  const store = sharedStore(engine);
  let world: ReturnType<typeof acmeWithMia> | undefined;
  dispatcherContract({
    name: engine,
    open: () => (world ??= acmeWithMia(engine, undefined, store())),
    create: (outside, jobs) => createDispatcher(outside, jobs, OPTIONS[engine]),
    alone: OPTIONS[engine].alone,
  });
});
