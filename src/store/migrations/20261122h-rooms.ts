import { type Kysely, sql } from 'kysely';

/** Meeting rooms with calendars of their own, the office of a role, and the room of a booking. */
export async function up(db: Kysely<never>): Promise<void> {
  let room = db.schema.createTable('meeting_room');
  for (const name of ['team_id', 'id', 'name', 'address', 'zone', 'site', 'added_by'])
    room = room.addColumn(name, 'text', c => c.notNull());
  await room
    .addColumn('seats', 'integer', c => c.notNull().check(sql`seats > 0`))
    .addColumn('added_at', 'bigint', c => c.notNull())
    .addPrimaryKeyConstraint('meeting_room_key', ['team_id', 'id'] as never[])
    .addUniqueConstraint('meeting_room_one_address', ['team_id', 'address'] as never[])
    .execute();
  await aboutRoom(db, 'room_retirement', ['team_id', 'room_id'])
    .addColumn('retired_at', 'bigint', c => c.notNull())
    .addColumn('retired_by', 'text', c => c.notNull())
    .execute();
  await aboutRoom(db, 'room_decline', ['team_id', 'interview_id', 'version', 'room_id'])
    .addColumn('interview_id', 'text', c => c.notNull())
    .addColumn('version', 'integer', c => c.notNull())
    .addColumn('why', 'text', c => c.notNull().check(sql`why in ('declined', 'retired')`))
    .addColumn('declined_at', 'bigint', c => c.notNull())
    .addForeignKeyConstraint(
      'room_decline_of_booking',
      ['team_id', 'interview_id', 'version'] as never[],
      'booking',
      ['team_id', 'interview_id', 'version'],
    )
    .execute();
  await db.schema.alterTable('booking').addColumn('room_id', 'text').execute();
  await db.schema
    .alterTable('calendar_event')
    .addColumn('location', 'text', c => c.notNull().defaultTo(''))
    .execute();
  await db.schema
    .alterTable('role')
    .addColumn('site', 'text', c => c.notNull().defaultTo(''))
    .execute();
}

function aboutRoom(db: Kysely<never>, table: string, key: string[]) {
  return db.schema
    .createTable(table)
    .addColumn('team_id', 'text', c => c.notNull())
    .addColumn('room_id', 'text', c => c.notNull())
    .addPrimaryKeyConstraint(`${table}_key`, key as never[])
    .addForeignKeyConstraint(`${table}_of_room`, ['team_id', 'room_id'] as never[], 'meeting_room', [
      'team_id',
      'id',
    ]);
}
