import type { Kysely } from 'kysely';

/** How many hours before an interview people are invited at the latest. Two is what held for everybody before. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .alterTable('workspace')
    .addColumn('notice_hours', 'integer', c => c.notNull().defaultTo(2))
    .execute();
}
