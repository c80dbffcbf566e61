import { type Kysely, PostgresAdapter, sql } from 'kysely';

type AnyDb = Kysely<never>;

/**
 * The talk about a candidate is an appointment as an interview is: it takes people's time under the same constraint, and
 * stands in a calendar through the same link. So claims and links belong to an appointment, of which an interview is one kind.
 */
export async function up(db: AnyDb): Promise<void> {
  await db.schema
    .createTable('appointment')
    .addColumn('team_id', 'text', c => c.notNull())
    .addColumn('id', 'text', c => c.notNull())
    .addColumn('kind', 'text', c => c.notNull())
    .addPrimaryKeyConstraint('appointment_key', ['team_id', 'id'] as never[])
    .execute();
  await sql`insert into appointment (team_id, id, kind) select team_id, id, 'interview' from interview`.execute(
    db,
  );
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  await (postgres ? repoint(db) : rebuild(db));
  await sql`update effect set payload_json = replace(payload_json, '"interview":', '"appointment":')
    where outcome is null and kind in ('sync-event', 'check-event', 'take-answers')`.execute(db);
  await createDebriefs(db);
}

async function repoint(db: AnyDb): Promise<void> {
  for (const table of ['claim', 'event_link']) {
    const name = sql.raw(table);
    await sql`alter table ${name} drop constraint ${sql.raw(`${table}_of_interview`)}`.execute(db);
    await sql`alter table ${name} rename column interview_id to appointment_id`.execute(db);
    await sql`alter table ${name} add constraint ${sql.raw(`${table}_of_appointment`)}
      foreign key (team_id, appointment_id) references appointment (team_id, id)`.execute(db);
  }
  await sql`alter index claim_by_interview_id rename to claim_by_appointment_id`.execute(db);
}

/** SQLite cannot change what a column refers to. */
async function rebuild(db: AnyDb): Promise<void> {
  await sql`create table claim_new (
    team_id text not null, holder text not null, appointment_id text not null,
    starts_at bigint not null, ends_at bigint not null,
    constraint claim_key primary key (team_id, holder, appointment_id),
    constraint claim_of_appointment foreign key (team_id, appointment_id) references appointment (team_id, id))`.execute(
    db,
  );
  await sql`insert into claim_new select team_id, holder, interview_id, starts_at, ends_at from claim`.execute(
    db,
  );
  await sql`drop table claim`.execute(db);
  await sql`alter table claim_new rename to claim`.execute(db);
  await sql`create index claim_by_appointment_id on claim (team_id, appointment_id)`.execute(db);
  for (const change of ['insert', 'update']) {
    await sql`create trigger ${sql.raw(`claim_no_overlap_on_${change}`)} before ${sql.raw(change)} on claim
      when new.starts_at >= new.ends_at or exists (
        select 1 from claim c where c.team_id = new.team_id and c.holder = new.holder
          and c.appointment_id <> new.appointment_id
          and c.starts_at < new.ends_at and new.starts_at < c.ends_at)
      begin select raise(abort, 'claim_no_overlap'); end`.execute(db);
  }
  await sql`create table event_link_new (
    team_id text not null, appointment_id text not null, provider text not null, organiser text not null,
    event_id text not null, etag text not null, shows text not null, synced_at bigint not null,
    version integer not null default 0, answers_json text not null default '{}', join_url text not null default '',
    constraint event_link_key primary key (team_id, appointment_id),
    constraint event_link_of_appointment foreign key (team_id, appointment_id)
      references appointment (team_id, id))`.execute(db);
  const kept = sql.raw(
    'provider, organiser, event_id, etag, shows, synced_at, version, answers_json, join_url',
  );
  await sql`insert into event_link_new (team_id, appointment_id, ${kept})
    select team_id, interview_id, ${kept} from event_link`.execute(db);
  await sql`drop table event_link`.execute(db);
  await sql`alter table event_link_new rename to event_link`.execute(db);
  await sql`create index event_link_by_event_id on event_link (team_id, event_id)`.execute(db);
}

type Column = [name: string, type: 'text' | 'bigint' | 'integer'];

const text = (...names: string[]): Column[] => names.map(name => [name, 'text']);
const at = (...names: string[]): Column[] => names.map(name => [name, 'bigint']);
const version: Column = ['version', 'integer'];

type Refers = readonly [table: string, column: string, to: string];

async function createDebriefs(db: AnyDb): Promise<void> {
  await create(
    db,
    'debrief',
    [...text('id', 'application_id', 'stage_entry_id'), ...at('opened_at')],
    ['id'],
    [
      ['appointment', 'id', 'id'],
      ['stage_entry', 'stage_entry_id', 'id'],
      ['application', 'application_id', 'id'],
    ],
  );
  await db.schema
    .createIndex('debrief_one_stage_entry')
    .unique()
    .on('debrief')
    .columns(['team_id', 'stage_entry_id'])
    .execute();
  const booked = [...at('starts_at', 'ends_at'), ...text('zone', 'wall_start', 'people_json')];
  await create(
    db,
    'debrief_booking',
    [...text('debrief_id'), version, ...booked, ...at('booked_at'), ...text('booked_by')],
    ['debrief_id', 'version'],
    [['debrief', 'debrief_id', 'id']],
  );
  await create(
    db,
    'debrief_booking_end',
    [...text('debrief_id'), version, ...text('why', 'reason'), ...at('ended_at'), ...text('ended_by')],
    ['debrief_id', 'version'],
    [['debrief', 'debrief_id', 'id']],
  );
  const said = text('person_id', 'answer', 'reason');
  await create(
    db,
    'debrief_answer',
    [...text('id', 'debrief_id'), ['booking_version', 'integer'], ...said, ...at('answered_at')],
    ['id'],
    [['debrief', 'debrief_id', 'id']],
  );
  await db.schema
    .createIndex('debrief_answer_by_debrief_id')
    .on('debrief_answer')
    .columns(['team_id', 'debrief_id'])
    .execute();
}

async function create(
  db: AnyDb,
  name: string,
  columns: readonly Column[],
  key: readonly string[],
  refers: readonly Refers[],
): Promise<void> {
  let table = db.schema.createTable(name).addColumn('team_id', 'text', c => c.notNull());
  for (const [column, type] of columns) table = table.addColumn(column, type, c => c.notNull());
  table = table.addPrimaryKeyConstraint(`${name}_key`, ['team_id', ...key] as never[]);
  for (const [target, column, to] of refers)
    table = table.addForeignKeyConstraint(`${name}_of_${target}`, ['team_id', column] as never[], target, [
      'team_id',
      to,
    ]);
  await table.execute();
}
