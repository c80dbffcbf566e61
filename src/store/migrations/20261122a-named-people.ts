import { type Kysely, sql } from 'kysely';

/**
 * Who has to, and who may not, interview an application, with who said so; and how far back interviews count when work
 * is spread over people.
 */
export async function up(db: Kysely<never>): Promise<void> {
  let table = db.schema.createTable('named_person');
  for (const name of ['team_id', 'application_id', 'person_id', 'stage_entry_id', 'by_person'])
    table = table.addColumn(name, 'text', c => c.notNull());
  await table
    .addColumn('part', 'text', c => c.notNull().check(sql`part in ('must', 'never')`))
    .addColumn('named_at', 'bigint', c => c.notNull())
    .addPrimaryKeyConstraint('named_person_key', ['team_id', 'application_id', 'person_id'] as never[])
    .addForeignKeyConstraint(
      'named_person_of_application',
      ['team_id', 'application_id'] as never[],
      'application',
      ['team_id', 'id'],
    )
    .execute();
  await db.schema
    .alterTable('workspace')
    .addColumn('spread', 'text', c => c.notNull().defaultTo('balanced'))
    .execute();
}
