import type { Kysely, KyselyPlugin, RootOperationNode } from 'kysely';
import type { Calendar, Mailer, Messenger } from '../../src/core/ports.ts';
import type { Outside } from '../../src/jobs/job.ts';
import type { World } from '../../src/operations/world.ts';
import type { Schema } from '../../src/store/schema.ts';

/** Called at every point at which a process could die: before and after each commit and each call of the outside. */
export type Point = (name: string) => void;

const WRITES = new Set<RootOperationNode['kind']>(['InsertQueryNode', 'UpdateQueryNode', 'DeleteQueryNode']);

/** A database whose commits are points: those of transactions, and of single statements outside of any. */
function mortalDb(db: Kysely<Schema>, point: Point): Kysely<Schema> {
  const names = new WeakMap<object, string>();
  const plugin: KyselyPlugin = {
    transformQuery: ({ node, queryId }) => {
      if (WRITES.has(node.kind)) {
        names.set(queryId, node.kind.replace('QueryNode', ''));
        point(`before ${names.get(queryId)}`);
      }
      return node;
    },
    transformResult: ({ result, queryId }) => {
      const name = names.get(queryId);
      if (name) point(`after ${name}`);
      return Promise.resolve(result);
    },
  };
  const single = db.withPlugin(plugin);
  const transaction = () => ({
    execute: async <T>(work: (tx: never) => Promise<T>): Promise<T> => {
      const result = await db.transaction().execute(async tx => {
        const done = await work(tx as never);
        point('before commit');
        return done;
      });
      point('after commit');
      return result;
    },
  });
  return new Proxy(single, {
    get: (target, key) => {
      if (key === 'transaction') return transaction;
      const value = Reflect.get(target, key) as unknown;
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

/** What a port knows without asking anybody. */
const KNOWN = new Set(['mailsGuests']);

/** A port whose calls are points. */
function mortalPort<T extends object>(name: string, port: T, point: Point): T {
  return new Proxy(port, {
    get: (target, key) => {
      const value = Reflect.get(target, key) as unknown;
      if (typeof value !== 'function') return value;
      if (KNOWN.has(String(key))) return value.bind(target) as unknown;
      return async (...args: unknown[]) => {
        point(`before ${name}.${String(key)}`);
        const result = (await value.apply(target, args)) as unknown;
        point(`after ${name}.${String(key)}`);
        return result;
      };
    },
  });
}

export function mortalWorld(world: World, point: Point): World {
  const calendar: Calendar = mortalPort('calendar', world.calendar, point);
  return { ...world, db: mortalDb(world.db, point), calendar };
}

export function mortalOutside(outside: Outside, world: World, point: Point): Outside {
  const messenger: Messenger = mortalPort('messenger', outside.messenger, point);
  const mailer: Mailer | undefined = outside.mailer && mortalPort('mailer', outside.mailer, point);
  return { ...outside, world, messenger, mailer };
}
