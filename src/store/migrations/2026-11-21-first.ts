import { type Kysely, PostgresAdapter, sql } from 'kysely';

type AnyDb = Kysely<never>;
type Column = [name: string, type: 'text' | 'bigint' | 'integer', nullable?: 'null'];

/** `team_id` opens every key; `key` names the columns after it. */
type Table = { name: string; columns: Column[]; key: string[]; unique?: string[][]; refers?: Reference[] };
type Reference = { columns: string[]; table: string; to: string[] };

const text = (...names: string[]): Column[] => names.map(name => [name, 'text']);
const at = (...names: string[]): Column[] => names.map(name => [name, 'bigint']);
const integer = (...names: string[]): Column[] => names.map(name => [name, 'integer']);
const refers = (column: string, table: string, to = 'id'): Reference => ({
  columns: [column],
  table,
  to: [to],
});

const PEOPLE: Table[] = [
  { name: 'workspace', columns: text('name', 'zone', 'quiet_from', 'quiet_to', 'digest_time'), key: [] },
  { name: 'day_off', columns: text('day', 'name'), key: ['day'] },
  {
    name: 'person',
    columns: [
      ...text('id', 'name'),
      ['email', 'text', 'null'],
      ['zone', 'text', 'null'],
      ...integer('is_admin', 'is_bot', 'is_outside'),
      ...at('refreshed_at'),
    ],
    key: ['id'],
  },
  {
    name: 'staff',
    columns: [...text('person_id', 'duty'), ...at('since_at'), ...text('by_person')],
    key: ['person_id', 'duty'],
  },
  {
    name: 'interviewer',
    columns: [
      ...text('person_id', 'level', 'zone', 'hours_json'),
      ['per_day', 'integer', 'null'],
      ['per_week', 'integer', 'null'],
      ...integer('buffer_minutes'),
      ...at('joined_at'),
    ],
    key: ['person_id'],
  },
  {
    name: 'interviewer_skill',
    columns: [...text('person_id', 'skill'), ...integer('quality')],
    key: ['person_id', 'skill'],
    refers: [refers('person_id', 'interviewer', 'person_id')],
  },
  {
    name: 'pause',
    columns: [...text('person_id'), ...at('since_at'), ...text('by_person')],
    key: ['person_id'],
    refers: [refers('person_id', 'interviewer', 'person_id')],
  },
];

const APPLICATIONS: Table[] = [
  {
    name: 'role',
    columns: [
      ...text(
        'id',
        'title',
        'level',
        'layers_json',
        'language',
        'hiring_manager',
        'recruiter',
        'channel',
        'zone',
      ),
      ...integer('head_count'),
      ...text('target_day', 'pipeline_json'),
      ...at('opened_at'),
      ...text('opened_by'),
    ],
    key: ['id'],
  },
  {
    name: 'role_closure',
    columns: [...text('role_id', 'why'), ...at('closed_at'), ...text('closed_by')],
    key: ['role_id'],
    refers: [refers('role_id', 'role')],
  },
  {
    name: 'candidate',
    columns: [
      ...text('id', 'name', 'email', 'zone'),
      ['resume_url', 'text', 'null'],
      ...at('added_at'),
      ...text('added_by'),
    ],
    key: ['id'],
    unique: [['email']],
  },
  {
    name: 'application',
    columns: [
      ...text('id', 'candidate_id', 'role_id'),
      ['source', 'text', 'null'],
      ...at('applied_at'),
      ...text('added_by'),
    ],
    key: ['id'],
    unique: [['candidate_id', 'role_id']],
    refers: [refers('candidate_id', 'candidate'), refers('role_id', 'role')],
  },
  {
    name: 'offered_window',
    columns: [...text('application_id'), ...at('starts_at', 'ends_at', 'offered_at')],
    key: ['application_id', 'starts_at'],
    refers: [refers('application_id', 'application')],
  },
  {
    name: 'stage_entry',
    columns: [
      ...text('id', 'application_id', 'stage_id'),
      ...integer('position'),
      ...at('entered_at'),
      ...text('entered_by'),
    ],
    key: ['id'],
    unique: [['application_id', 'stage_id']],
    refers: [refers('application_id', 'application')],
  },
  {
    name: 'decision',
    columns: [
      ...text('stage_entry_id', 'application_id', 'kind', 'reason'),
      ...at('decided_at'),
      ...text('decided_by'),
    ],
    key: ['stage_entry_id'],
    refers: [refers('stage_entry_id', 'stage_entry'), refers('application_id', 'application')],
  },
];

const INTERVIEWS: Table[] = [
  {
    name: 'interview',
    columns: [
      ...text('id', 'application_id', 'stage_entry_id', 'part', 'name'),
      ...integer('minutes'),
      ...at('opened_at'),
    ],
    key: ['id'],
    unique: [['stage_entry_id', 'part']],
    refers: [refers('stage_entry_id', 'stage_entry'), refers('application_id', 'application')],
  },
  {
    name: 'booking',
    columns: [
      ...text('interview_id'),
      ...integer('version'),
      ...at('starts_at', 'ends_at'),
      ...text('zone', 'wall_start'),
      ...at('booked_at'),
      ...text('booked_by'),
    ],
    key: ['interview_id', 'version'],
    refers: [refers('interview_id', 'interview')],
  },
  {
    name: 'booking_end',
    columns: [
      ...text('interview_id'),
      ...integer('version'),
      ...text('why', 'reason'),
      ...at('ended_at'),
      ...text('ended_by'),
    ],
    key: ['interview_id', 'version'],
    refers: [{ columns: ['interview_id', 'version'], table: 'booking', to: ['interview_id', 'version'] }],
  },
  {
    name: 'seat',
    columns: [
      ...text('id', 'interview_id', 'kind'),
      ...integer('position'),
      ...text('person_id', 'because'),
      ...at('assigned_at'),
      ...text('assigned_by'),
    ],
    key: ['id'],
    refers: [refers('interview_id', 'interview')],
  },
  {
    name: 'seat_release',
    columns: [...text('seat_id', 'why', 'reason'), ...at('released_at'), ...text('released_by')],
    key: ['seat_id'],
    refers: [refers('seat_id', 'seat')],
  },
  {
    name: 'seat_answer',
    columns: [
      ...text('id', 'seat_id'),
      ...integer('booking_version'),
      ...text('answer', 'reason', 'via'),
      ...at('answered_at'),
    ],
    key: ['id'],
    refers: [refers('seat_id', 'seat')],
  },
  {
    name: 'claim',
    columns: [...text('holder', 'interview_id'), ...at('starts_at', 'ends_at')],
    key: ['holder', 'interview_id'],
    refers: [refers('interview_id', 'interview')],
  },
  {
    name: 'proposal',
    columns: [...text('id', 'application_id', 'body_json'), ...at('made_at'), ...text('made_by')],
    key: ['id'],
    refers: [refers('application_id', 'application')],
  },
  {
    name: 'event_link',
    columns: [
      ...text('interview_id', 'provider', 'organiser', 'event_id', 'etag', 'shows'),
      ...at('synced_at'),
    ],
    key: ['interview_id'],
    refers: [refers('interview_id', 'interview')],
  },
  {
    name: 'kit',
    columns: [...text('interview_id', 'body_json'), ...at('made_at')],
    key: ['interview_id'],
    refers: [refers('interview_id', 'interview')],
  },
  {
    name: 'kit_question',
    columns: [...text('interview_id', 'question_id'), ...at('made_at')],
    key: ['interview_id', 'question_id'],
    refers: [refers('interview_id', 'kit', 'interview_id')],
  },
  {
    name: 'scorecard',
    columns: [
      ...text('seat_id'),
      ...integer('version'),
      ...text('author', 'verdict', 'body_json'),
      ...at('submitted_at'),
    ],
    key: ['seat_id', 'version'],
    refers: [refers('seat_id', 'seat')],
  },
];

const OUTSIDE: Table[] = [
  {
    name: 'message',
    columns: [
      ...text('key', 'recipient', 'notice', 'ref_json', 'subject', 'channel', 'ts', 'content_hash'),
      ...at('posted_at'),
    ],
    key: ['key'],
  },
  {
    name: 'effect',
    columns: [
      ...text('key', 'kind', 'payload_json'),
      ...at('not_before', 'not_after', 'next_at', 'enqueued_at'),
      ...integer('attempts'),
      ['outcome', 'text', 'null'],
      ['settled_at', 'bigint', 'null'],
      ['note', 'text', 'null'],
    ],
    key: ['key'],
  },
  { name: 'inbox', columns: [...text('key'), ...at('received_at')], key: ['key'] },
  {
    name: 'calendar_event',
    columns: [
      ...text('id', 'calendar'),
      ...integer('version'),
      ...text('title', 'description'),
      ...at('starts_at', 'ends_at'),
      ...text('zone'),
      ...integer('all_day'),
      ...text('transparency', 'status'),
      ...at('change'),
    ],
    key: ['id'],
  },
  {
    name: 'calendar_attendee',
    columns: text('event_id', 'address', 'name', 'answer', 'reason'),
    key: ['event_id', 'address'],
    refers: [refers('event_id', 'calendar_event')],
  },
  { name: 'cursor', columns: text('name', 'value'), key: ['name'] },
];

const INDEXES: [table: string, columns: string[]][] = [
  ['application', ['role_id']],
  ['decision', ['application_id']],
  ['interview', ['application_id']],
  ['seat', ['interview_id']],
  ['seat', ['person_id']],
  ['seat_answer', ['seat_id']],
  ['claim', ['interview_id']],
  ['kit_question', ['question_id', 'made_at']],
  ['message', ['subject']],
  ['inbox', ['received_at']],
  ['audit', ['subject']],
  ['calendar_event', ['calendar', 'starts_at']],
  ['calendar_event', ['change']],
  ['calendar_attendee', ['address']],
];

export async function up(db: AnyDb): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  for (const table of [...PEOPLE, ...APPLICATIONS, ...INTERVIEWS, ...OUTSIDE]) await createTable(db, table);
  await createAudit(db, postgres);
  for (const [table, columns] of INDEXES) {
    const index = db.schema.createIndex(`${table}_by_${columns.join('_')}`).on(table);
    await index.columns(['team_id', ...columns]).execute();
  }
  // What is still to do must be found without reading all that was ever done.
  await sql`create index effect_to_do on effect (next_at) where outcome is null`.execute(db);
  await (postgres ? forbidOverlapInPostgres(db) : forbidOverlapInSqlite(db));
}

async function createTable(db: AnyDb, table: Table): Promise<void> {
  let builder = db.schema.createTable(table.name).addColumn('team_id', 'text', c => c.notNull());
  for (const [name, type, nullable] of table.columns) {
    builder = builder.addColumn(name, type, c => (nullable ? c : c.notNull()));
  }
  builder = builder.addPrimaryKeyConstraint(`${table.name}_key`, ['team_id', ...table.key] as never[]);
  for (const unique of table.unique ?? []) {
    const name = `${table.name}_one_${unique.join('_')}`;
    builder = builder.addUniqueConstraint(name, ['team_id', ...unique] as never[]);
  }
  for (const { columns, table: target, to } of table.refers ?? []) {
    const name = `${table.name}_of_${target}`;
    builder = builder.addForeignKeyConstraint(name, ['team_id', ...columns] as never[], target, [
      'team_id',
      ...to,
    ]);
  }
  await builder.execute();
}

async function createAudit(db: AnyDb, postgres: boolean): Promise<void> {
  await db.schema
    .createTable('audit')
    .addColumn('id', postgres ? 'bigserial' : 'integer', c => (postgres ? c : c.autoIncrement()).primaryKey())
    .addColumn('team_id', 'text', c => c.notNull())
    .addColumn('at', 'bigint', c => c.notNull())
    .addColumn('actor', 'text', c => c.notNull())
    .addColumn('operation', 'text', c => c.notNull())
    .addColumn('subject', 'text', c => c.notNull())
    .addColumn('before_json', 'text')
    .addColumn('after_json', 'text')
    .execute();
}

async function forbidOverlapInPostgres(db: AnyDb): Promise<void> {
  await sql`create extension if not exists btree_gist`.execute(db);
  await sql`alter table claim add constraint claim_no_overlap exclude using gist
    (team_id with =, holder with =, int8range(starts_at, ends_at, '[)') with &&)`.execute(db);
  await sql`alter table claim add constraint claim_ends_later check (starts_at < ends_at)`.execute(db);
}

async function forbidOverlapInSqlite(db: AnyDb): Promise<void> {
  for (const change of ['insert', 'update']) {
    await sql`create trigger ${sql.raw(`claim_no_overlap_on_${change}`)} before ${sql.raw(change)} on claim
      when new.starts_at >= new.ends_at or exists (
        select 1 from claim c where c.team_id = new.team_id and c.holder = new.holder
          and c.interview_id <> new.interview_id
          and c.starts_at < new.ends_at and new.starts_at < c.ends_at)
      begin select raise(abort, 'claim_no_overlap'); end`.execute(db);
  }
}
