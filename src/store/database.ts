import type { ControlledTransaction, Kysely, Transaction } from 'kysely';
import type { Schema } from './schema.ts';

/** Where queries run. A function that must not run outside a transaction takes a `Tx`. */
export type Db = Kysely<Schema> | Tx;
export type Tx = Transaction<Schema> | ControlledTransaction<Schema>;

export type Engine = 'sqlite' | 'postgres';

export type Store = {
  db: Kysely<Schema>;
  engine: Engine;
  /** Without credentials, for logs and for people. */
  where: string;
  close(): Promise<void>;
};
