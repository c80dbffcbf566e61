import { Migrator } from 'kysely/migration';
import { UserError } from '../core/user-error.ts';
import type { Store } from './database.ts';
import { migrations } from './migration-steps.ts';

/** Brings the database to this version's schema, one transaction a step. Returns the names of the steps that ran. */
export async function migrate(store: Store): Promise<string[]> {
  const migrator = migratorOf(store);
  await refuseNewer(store);
  const ran: string[] = [];
  for (;;) {
    const { error, results } = await migrator.migrateUp();
    if (error) throw new Error(`Migration failed on ${store.where}`, { cause: error });
    if (!results?.length) return ran;
    ran.push(...results.map(r => r.migrationName));
  }
}

/** Names of the steps still to run. */
export async function pendingMigrations(store: Store): Promise<string[]> {
  await refuseNewer(store);
  const all = await migratorOf(store).getMigrations();
  return all.filter(m => !m.executedAt).map(m => m.name);
}

function migratorOf(store: Store): Migrator {
  return new Migrator({
    db: store.db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    // A step that was written earlier may be merged later: a database of in between gets it all the same.
    allowUnorderedMigrations: true,
  });
}

async function refuseNewer(store: Store): Promise<void> {
  const tables = await store.db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(t => t.name === 'kysely_migration')) return;
  const rows = await store.db
    .withTables<{ kysely_migration: { name: string } }>()
    .selectFrom('kysely_migration')
    .select('name')
    .execute();
  const unknown = rows.map(r => r.name).filter(name => !(name in migrations));
  if (unknown.length === 0) return;
  throw new UserError(
    `The database ${store.where} was written by a newer Hireloop (it has ${unknown.join(', ')}).`,
    'Start that version or newer, or restore the backup made before the upgrade.',
  );
}
