import type { Kysely } from 'kysely';

/** Further hours in which somebody takes interviews as a last resort; none until they say so. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .alterTable('interviewer')
    .addColumn('off_hours_json', 'text', c => c.notNull().defaultTo('{}'))
    .execute();
}
