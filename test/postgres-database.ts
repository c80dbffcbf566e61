import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

/** Databases of this test file that are not in use: emptying one takes a tenth of making one. */
const idle: string[] = [];

/** A migrated, empty PostgreSQL database that nobody else uses; given back with `giveBack`. */
export async function takeDatabase(): Promise<string> {
  const used = idle.pop();
  return used !== undefined && (await emptied(used)) ? used : freshDatabase();
}

export function giveBack(url: string): void {
  idle.push(url);
}

async function freshDatabase(): Promise<string> {
  const url = inject('postgresUrl');
  const name = `t${randomUUID().replaceAll('-', '')}`;
  await on(`${url}/postgres`, c => c.query(`create database ${name} template ${inject('postgresTemplate')}`));
  return `${url}/${name}`;
}

/** @returns false where a test has changed more than rows. */
async function emptied(url: string): Promise<boolean> {
  const template = new URL(url);
  template.pathname = inject('postgresTemplate');
  const same = (await shapeOf(template.href)) === (await shapeOf(url));
  if (same) {
    await on(url, async c => {
      const { rows } = await c.query<{ name: string }>(TABLES);
      const deletes = rows.map(r => `delete from "${r.name}"`);
      // Foreign keys do not matter where everything goes.
      await c.query(`set session_replication_role = replica; ${deletes.join('; ')}`);
    });
  }
  return same;
}

const TABLES = `select table_name as name from information_schema.tables
  where table_schema = 'public' and table_name not like 'kysely%'`;

async function shapeOf(url: string): Promise<string> {
  return on(url, async c => {
    const steps = await c.query('select name from kysely_migration order by name');
    const columns = await c.query(`select table_name, column_name, data_type from information_schema.columns
      where table_schema = 'public' order by 1, 2`);
    return JSON.stringify([steps.rows, columns.rows]);
  });
}

async function on<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Where a store of a test is, for another connection to it. */
export function urlOf(store: { where: string }): string {
  return inject('postgresUrl') + new URL(store.where).pathname;
}
