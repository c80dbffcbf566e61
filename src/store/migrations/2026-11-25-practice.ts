import type { Kysely } from 'kysely';

/** How people judge practice answers: each answer once, so that nobody can score what they were told. */
export async function up(db: Kysely<never>): Promise<void> {
  let table = db.schema.createTable('practice_score');
  for (const name of ['team_id', 'person_id', 'pack', 'answer'])
    table = table.addColumn(name, 'text', c => c.notNull());
  await table
    .addColumn('score', 'integer', c => c.notNull())
    .addColumn('scored_at', 'bigint', c => c.notNull())
    .addPrimaryKeyConstraint('practice_score_key', ['team_id', 'person_id', 'pack', 'answer'] as never[])
    .execute();
}
