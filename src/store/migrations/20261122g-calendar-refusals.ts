import type { Kysely } from 'kysely';

/** Whose calendar cannot be read until somebody gives access to it, and since when. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('calendar_refusal')
    .addColumn('team_id', 'text', c => c.notNull())
    .addColumn('person_id', 'text', c => c.notNull())
    .addColumn('wholly', 'integer', c => c.notNull())
    .addColumn('since_at', 'bigint', c => c.notNull())
    .addPrimaryKeyConstraint('calendar_refusal_once', ['team_id', 'person_id'] as never[])
    .execute();
}
