import type { Kysely } from 'kysely';

/** Time of people that is kept for a candidate who was asked for it, for a while. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('hold')
    .addColumn('team_id', 'text', c => c.notNull())
    .addColumn('application_id', 'text', c => c.notNull())
    .addColumn('holder', 'text', c => c.notNull())
    .addColumn('starts_at', 'bigint', c => c.notNull())
    .addColumn('ends_at', 'bigint', c => c.notNull())
    .addColumn('until_at', 'bigint', c => c.notNull())
    .addPrimaryKeyConstraint('hold_once', ['team_id', 'application_id', 'holder', 'starts_at'] as never[])
    .execute();
}
