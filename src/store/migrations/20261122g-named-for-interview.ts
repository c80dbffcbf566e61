import type { Kysely } from 'kysely';

/** Whoever has to take part may have to in one interview of the stage. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema.alterTable('named_person').addColumn('interview_part', 'text').execute();
}
