import type { Kysely } from 'kysely';

/** Why somebody declined, as one of a few words beside their own; and who of those asked to take over said no. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema.alterTable('seat_answer').addColumn('why', 'text').execute();
  await db.schema.alterTable('swap_offer').addColumn('refused_at', 'bigint').execute();
}
