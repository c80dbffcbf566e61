import type { Kysely } from 'kysely';

/** Where an interview takes place online: what its calendar made for it, or what the team's own template says. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .alterTable('event_link')
    .addColumn('join_url', 'text', c => c.notNull().defaultTo(''))
    .execute();
}
