import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  SqliteAdapter,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from 'kysely';
import { UserError } from '../core/user-error.ts';
import type { Store } from './database.ts';
import type { Schema } from './schema.ts';

const BUSY_TIMEOUT_MS = 5000;
/** Prepared statements kept by text: Kysely prepares anew for each query, which costs more than running it. */
const KEPT_STATEMENTS = 400;

/** @param file A path, or `:memory:`. */
export function openSqlite(file: string): Store {
  const database = connect(file);
  const statements = new Map<string, Sqlite.Statement>();
  const prepare = (sql: string) => {
    // A pragma takes effect when it is prepared, not when it runs.
    if (sql.startsWith('pragma')) return database.prepare(sql);
    const kept = statements.get(sql);
    if (kept) return kept;
    if (statements.size >= KEPT_STATEMENTS) statements.clear();
    const fresh = database.prepare(sql);
    statements.set(sql, fresh);
    return fresh;
  };
  const db = new Kysely<Schema>({
    dialect: new ImmediateDialect({ database: { prepare, close: () => database.close() } }),
  });
  return { db, engine: 'sqlite', where: `sqlite:${file}`, close: () => db.destroy() };
}

function connect(file: string): Sqlite.Database {
  try {
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
    const database = new Sqlite(file);
    database.pragma('journal_mode = WAL');
    // Said aloud: without it, WAL commits are not flushed one by one although the pragma reads back as FULL.
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
    const health = database.pragma('quick_check(1)', { simple: true });
    if (health !== 'ok') throw new Error(String(health));
    return database;
  } catch (cause) {
    throw new UserError(`The database ${file} cannot be used: ${(cause as Error).message}.`, hintFor(cause), {
      cause,
    });
  }
}

function hintFor(cause: unknown): string {
  const code = String((cause as { code?: string }).code);
  if (/READONLY|CANTOPEN|EACCES|EROFS|EPERM/.test(code))
    return 'Give this user write access to the file and its folder.';
  if (/FULL|ENOSPC/.test(code)) return 'Free some space on the disk.';
  return 'If the file is damaged, restore the last backup (see "Operate" in the README).';
}

/**
 * Transactions begin IMMEDIATE: a deferred one that reads first and writes later can fail with BUSY at once, and two
 * that check before they insert could both see a free slot. SQLite can roll back DDL, so migrations run in one.
 */
class ImmediateDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;
  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }
  override createDriver(): SqliteDriver {
    return new ImmediateDriver(this.#config);
  }
  override createAdapter(): SqliteAdapter {
    return new TransactionalDdlAdapter();
  }
}

class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** A full disk or a failing one makes SQLite roll back by itself: what went wrong must not be hidden by that. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await super.rollbackTransaction(connection);
    } catch (error) {
      if (!(error as Error).message.includes('no transaction is active')) throw error;
    }
  }
}

class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
