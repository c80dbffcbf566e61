import { type Kysely, PostgresAdapter, sql } from 'kysely';

type AnyDb = Kysely<never>;

/**
 * The ledger of effects gets an order of its own (`id`), the lane that keeps it, the claim of whoever runs an effect and
 * a count of faults; the link to a calendar event says which booking it shows and what the calendar said of each guest.
 */
export async function up(db: AnyDb): Promise<void> {
  await rebuildEffects(db);
  await db.schema
    .alterTable('event_link')
    .addColumn('version', 'integer', c => c.notNull().defaultTo(0))
    .execute();
  await db.schema
    .alterTable('event_link')
    .addColumn('answers_json', 'text', c => c.notNull().defaultTo('{}'))
    .execute();
  await db.schema
    .createIndex('event_link_by_event_id')
    .on('event_link')
    .columns(['team_id', 'event_id'])
    .execute();
  await db.schema.createIndex('proposal_by_made_at').on('proposal').column('made_at').execute();
}

const KEPT =
  'team_id key kind payload_json not_before not_after next_at enqueued_at attempts outcome settled_at note';

async function rebuildEffects(db: AnyDb): Promise<void> {
  await sql`drop index effect_to_do`.execute(db);
  await sql`alter table effect rename to effect_before`.execute(db);
  await createEffects(db);
  const kept = sql.join(KEPT.split(' ').map(name => sql.ref(name)));
  // Each of the old ones is a lane of its own: they were enqueued without one.
  await sql`insert into effect (${kept}, lane, faults)
    select ${kept}, key, 0 from effect_before order by enqueued_at, key`.execute(db);
  await sql`drop table effect_before`.execute(db);
  // What is still to do must be found without reading all that was ever done.
  await sql`create index effect_to_do on effect (next_at) where outcome is null`.execute(db);
  await sql`create index effect_of_lane on effect (team_id, lane, id) where outcome is null`.execute(db);
  await sql`create index effect_settled on effect (settled_at) where outcome is not null`.execute(db);
}

async function createEffects(db: AnyDb): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  let table = db.schema
    .createTable('effect')
    .addColumn('id', postgres ? 'bigserial' : 'integer', c =>
      (postgres ? c : c.autoIncrement()).primaryKey(),
    );
  for (const name of ['team_id', 'key', 'kind', 'lane', 'payload_json']) {
    table = table.addColumn(name, 'text', c => c.notNull());
  }
  for (const name of ['not_before', 'not_after', 'next_at', 'enqueued_at']) {
    table = table.addColumn(name, 'bigint', c => c.notNull());
  }
  await table
    .addColumn('claimed_until', 'bigint')
    .addColumn('attempts', 'integer', c => c.notNull())
    .addColumn('faults', 'integer', c => c.notNull())
    .addColumn('outcome', 'text')
    .addColumn('settled_at', 'bigint')
    .addColumn('note', 'text')
    .addUniqueConstraint('effect_once', ['team_id', 'key'] as never[])
    .execute();
}
