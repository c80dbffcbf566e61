import { type Kysely, sql } from 'kysely';

type AnyDb = Kysely<never>;

/**
 * Keeps when candidates offered times, which a later offer used to take away; and which stages are open, so that a
 * board does not read all that ever was. The company gets a channel for its own digest.
 */
export async function up(db: AnyDb): Promise<void> {
  await db.schema
    .createTable('offer')
    .addColumn('team_id', 'text', c => c.notNull())
    .addColumn('application_id', 'text', c => c.notNull())
    .addColumn('offered_at', 'bigint', c => c.notNull())
    .addColumn('until_at', 'bigint', c => c.notNull())
    .addPrimaryKeyConstraint('offer_key', ['team_id', 'application_id', 'offered_at'] as never[])
    .addForeignKeyConstraint(
      'offer_of_application',
      ['team_id', 'application_id'] as never[],
      'application',
      ['team_id', 'id'],
    )
    .execute();
  await sql`insert into offer (team_id, application_id, offered_at, until_at)
    select team_id, application_id, min(offered_at), max(ends_at)
    from offered_window group by team_id, application_id`.execute(db);
  await db.schema
    .createTable('open_entry')
    .addColumn('team_id', 'text', c => c.notNull())
    .addColumn('stage_entry_id', 'text', c => c.notNull())
    .addColumn('application_id', 'text', c => c.notNull())
    .addColumn('entered_at', 'bigint', c => c.notNull())
    .addPrimaryKeyConstraint('open_entry_key', ['team_id', 'stage_entry_id'] as never[])
    .addForeignKeyConstraint(
      'open_entry_of_stage_entry',
      ['team_id', 'stage_entry_id'] as never[],
      'stage_entry',
      ['team_id', 'id'],
    )
    .execute();
  await db.schema
    .createIndex('open_entry_by_application')
    .on('open_entry')
    .columns(['team_id', 'application_id'])
    .execute();
  await sql`insert into open_entry (team_id, stage_entry_id, application_id, entered_at)
    select e.team_id, e.id, e.application_id, e.entered_at from stage_entry e
    left join decision d on d.team_id = e.team_id and d.stage_entry_id = e.id
    where d.stage_entry_id is null`.execute(db);
  await db.schema
    .createIndex('decision_by_decided_at')
    .on('decision')
    .columns(['team_id', 'decided_at'])
    .execute();
  await db.schema.alterTable('workspace').addColumn('digest_channel', 'text').execute();
}
