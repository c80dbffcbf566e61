import { type Kysely, sql } from 'kysely';

/**
 * What calendars said is kept entry by entry, with how far each was followed, so that later only changes are read. What
 * was kept before has another form and is read anew. And the providers that were asked to call when a calendar changes.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`delete from busy_mirror`.execute(db);
  await db.schema
    .alterTable('busy_mirror')
    .addColumn('cursor', 'text', c => c.notNull().defaultTo(''))
    .execute();
  await db.schema.alterTable('busy_mirror').addColumn('doubted_at', 'bigint').execute();
  await db.schema
    .createTable('calendar_watch')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('team_id', 'text', c => c.notNull())
    .addColumn('address', 'text', c => c.notNull())
    .addColumn('handle', 'text', c => c.notNull())
    .addColumn('until_at', 'bigint', c => c.notNull())
    .addColumn('renew_at', 'bigint', c => c.notNull())
    .execute();
  await db.schema
    .createIndex('calendar_watch_by_address')
    .on('calendar_watch')
    .columns(['team_id', 'address'])
    .execute();
}
