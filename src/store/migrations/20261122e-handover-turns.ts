import type { Kysely } from 'kysely';

/** A handover is of a turn, which several reminders can be about, and not of one reminder. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema.alterTable('handover').renameColumn('matter', 'turn').execute();
}
