import { type CreateTableBuilder, type Kysely, sql } from 'kysely';

type AnyDb = Kysely<never>;

/**
 * What people were reminded of, in which message, and what they said to it; what they have read of what they were sent.
 */
export async function up(db: AnyDb): Promise<void> {
  await table(db, 'nudge', ['matter', 'bundle', 'recipient'], t =>
    t
      .addColumn('owner', 'text', c => c.notNull())
      .addColumn('about', 'text', c => c.notNull())
      .addColumn('rung', 'integer', c => c.notNull())
      .addColumn('ref_json', 'text')
      .addColumn('raised_at', 'bigint', c => c.notNull()),
  );
  for (const columns of [['bundle'], ['about']])
    await db.schema
      .createIndex(`nudge_by_${columns.join('_')}`)
      .on('nudge')
      .columns(['team_id', ...columns])
      .execute();
  await table(db, 'snooze', ['matter', 'person_id', 'since_at'], t =>
    t.addColumn('until_at', 'bigint', c => c.notNull()),
  );
  await table(db, 'handover', ['matter', 'handed_at'], t =>
    t.addColumn('from_person', 'text', c => c.notNull()).addColumn('to_person', 'text', c => c.notNull()),
  );
  await table(db, 'nudge_habit', ['person_id'], t =>
    t.addColumn('time', 'text', c => c.notNull()).addColumn('muted_json', 'text', c => c.notNull()),
  );
  await table(db, 'reading', ['person_id', 'subject'], t =>
    t.addColumn('read_at', 'bigint', c => c.notNull()),
  );
  await sql`create index decision_of_hires on decision (team_id, application_id) where kind = 'hire'`.execute(
    db,
  );
  await db.schema.createIndex('audit_by_actor').on('audit').columns(['team_id', 'actor', 'at']).execute();
}

const INSTANTS = new Set(['since_at', 'handed_at']);

async function table(
  db: AnyDb,
  name: string,
  key: readonly string[],
  more: (builder: CreateTableBuilder<string>) => CreateTableBuilder<string>,
): Promise<void> {
  let builder: CreateTableBuilder<string> = db.schema
    .createTable(name)
    .addColumn('team_id', 'text', c => c.notNull());
  for (const column of key)
    builder = builder.addColumn(column, INSTANTS.has(column) ? 'bigint' : 'text', c => c.notNull());
  await more(builder)
    .addPrimaryKeyConstraint(`${name}_key`, ['team_id', ...key] as never[])
    .execute();
}
