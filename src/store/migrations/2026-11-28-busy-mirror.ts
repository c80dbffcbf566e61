import type { Kysely } from 'kysely';

/** What calendars of a provider said last, so that a search for times has to ask none of them. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('busy_mirror')
    .addColumn('team_id', 'text', c => c.notNull())
    .addColumn('address', 'text', c => c.notNull())
    .addColumn('zone', 'text', c => c.notNull())
    .addColumn('from_at', 'bigint', c => c.notNull())
    .addColumn('until_at', 'bigint', c => c.notNull())
    .addColumn('busy_json', 'text', c => c.notNull())
    .addColumn('read_at', 'bigint', c => c.notNull())
    .addPrimaryKeyConstraint('busy_mirror_once', ['team_id', 'address'] as never[])
    .execute();
}
