import type { Kysely } from 'kysely';

/**
 * Who learns a kind of interview, since when, and how that ended: with somebody who vouches for them, or because the
 * team says so. One at a time of a person and a kind.
 */
export async function up(db: Kysely<never>): Promise<void> {
  let training = db.schema.createTable('training');
  for (const name of ['team_id', 'id', 'person_id', 'stage_kind', 'by_person'])
    training = training.addColumn(name, 'text', c => c.notNull());
  await training
    .addColumn('since_at', 'bigint', c => c.notNull())
    .addPrimaryKeyConstraint('training_key', ['team_id', 'id'] as never[])
    .execute();
  await db.schema
    .createIndex('training_of_person')
    .on('training')
    .columns(['team_id', 'person_id'])
    .execute();
  let end = db.schema.createTable('training_end');
  for (const name of ['team_id', 'training_id', 'why', 'ended_by'])
    end = end.addColumn(name, 'text', c => c.notNull());
  await end
    .addColumn('ended_at', 'bigint', c => c.notNull())
    .addPrimaryKeyConstraint('training_end_key', ['team_id', 'training_id'] as never[])
    .execute();
}
