import { afterAll, beforeAll } from 'vitest';
import type { Engine, Store } from '../src/store/database.ts';
import { migrate } from '../src/store/migrate.ts';
import { openStore } from '../src/store/open.ts';
import { takeDatabase } from './postgres-database.ts';

/** One migrated database for all tests of a file, which keep apart by workspace or clean up before they begin. */
export function sharedStore(engine: Engine): () => Store {
  let store: Store | undefined;
  beforeAll(async () => {
    store = await openStore(engine === 'sqlite' ? 'sqlite::memory:' : await takeDatabase());
    await migrate(store);
  });
  afterAll(() => store?.close());
  return () => {
    if (!store) throw new Error('The store opens before the first test');
    return store;
  };
}
