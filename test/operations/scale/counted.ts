import type { KyselyPlugin } from 'kysely';
import type { TestWorld } from '../../world.ts';

/** The same world, with its queries counted. */
export function counted(world: TestWorld): { world: TestWorld; queries: () => number } {
  let count = 0;
  const counter: KyselyPlugin = {
    transformQuery: ({ node }) => {
      count += 1;
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  const since = () => {
    const seen = count;
    count = 0;
    return seen;
  };
  return { world: { ...world, db: world.db.withPlugin(counter) }, queries: since };
}
