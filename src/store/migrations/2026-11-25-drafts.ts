import { type Kysely, sql } from 'kysely';

type AnyDb = Kysely<never>;

/**
 * What is typed into a scorecard before it is submitted, field by field, and the rubric that a kit was handed out with:
 * neither a closed window nor a changed file may take anything away from somebody who is judging.
 */
export async function up(db: AnyDb): Promise<void> {
  let draft = db.schema.createTable('scorecard_draft');
  for (const name of ['team_id', 'seat_id', 'author', 'field', 'value_json']) {
    draft = draft.addColumn(name, 'text', c => c.notNull());
  }
  await draft
    .addColumn('base', 'integer', c => c.notNull())
    .addColumn('typed_at', 'bigint', c => c.notNull())
    .addColumn('kept_at', 'bigint', c => c.notNull())
    .addPrimaryKeyConstraint('scorecard_draft_key', [
      'team_id',
      'seat_id',
      'author',
      'base',
      'field',
    ] as never[])
    .addForeignKeyConstraint('scorecard_draft_of_seat', ['team_id', 'seat_id'] as never[], 'seat', [
      'team_id',
      'id',
    ])
    .execute();
  await sql`create index scorecard_draft_by_kept_at on scorecard_draft (kept_at)`.execute(db);
  await db.schema.alterTable('kit').addColumn('rubric_json', 'text').execute();
}
