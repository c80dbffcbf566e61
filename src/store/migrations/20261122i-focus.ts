import type { Kysely } from 'kysely';

/** Whether interviews leave people's long free stretches whole where others can as well; not until a team says so. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .alterTable('workspace')
    .addColumn('focus', 'text', c => c.notNull().defaultTo('cut'))
    .execute();
}
