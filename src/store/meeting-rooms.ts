import type { Id, PersonId, TeamId } from '../core/loop/glossary.ts';
import type { MeetingRoom } from '../core/loop/meeting-rooms.ts';
import { ms } from './columns.ts';
import type { Db, Tx } from './database.ts';

/** By office, then by name; those that are retired too, unless only those `in use` are wanted. */
export async function listRooms(
  db: Db,
  team: TeamId,
  which: 'in use' | 'all' = 'in use',
): Promise<MeetingRoom[]> {
  const rows = await db
    .selectFrom('meeting_room as m')
    .leftJoin('room_retirement as r', j =>
      j.onRef('r.team_id', '=', 'm.team_id').onRef('r.room_id', '=', 'm.id'),
    )
    .selectAll('m')
    .select('r.retired_at')
    .where('m.team_id', '=', team)
    .$if(which === 'in use', q => q.where('r.room_id', 'is', null))
    .orderBy('m.site')
    .orderBy('m.name')
    .orderBy('m.id')
    .execute();
  return rows.map(({ id, name, address, seats, zone, site, retired_at }) => ({
    team,
    id,
    name,
    address,
    seats,
    zone,
    site,
    retired: retired_at !== null,
  }));
}

export async function findRoom(db: Db, team: TeamId, id: Id): Promise<MeetingRoom | undefined> {
  return (await listRooms(db, team, 'all')).find(room => room.id === id);
}

export async function saveRoom(
  tx: Tx,
  { team, id, name, address, seats, zone, site }: MeetingRoom,
  by: PersonId,
  now: Temporal.Instant,
): Promise<void> {
  const values = { name, address, seats, zone, site };
  await tx
    .insertInto('meeting_room')
    .values({ team_id: team, id, ...values, added_at: ms(now), added_by: by })
    .onConflict(c => c.columns(['team_id', 'id']).doUpdateSet(values))
    .execute();
}

export async function insertRoomRetirement(
  tx: Tx,
  team: TeamId,
  room: Id,
  by: PersonId,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .insertInto('room_retirement')
    .values({ team_id: team, room_id: room, retired_at: ms(now), retired_by: by })
    .execute();
}

export async function deleteRoomRetirement(tx: Tx, team: TeamId, room: Id): Promise<void> {
  await tx.deleteFrom('room_retirement').where('team_id', '=', team).where('room_id', '=', room).execute();
}

/** Rooms that are out of the question for a booking. */
export async function listRoomDeclines(db: Db, team: TeamId, interview: Id, version: number): Promise<Id[]> {
  const rows = await db
    .selectFrom('room_decline')
    .select('room_id')
    .where('team_id', '=', team)
    .where('interview_id', '=', interview)
    .where('version', '=', version)
    .execute();
  return rows.map(r => r.room_id);
}

/** Once for each room and booking. */
export async function noteRoomDecline(
  tx: Tx,
  team: TeamId,
  decline: { interview: Id; version: number; room: Id; why: 'declined' | 'retired' },
  now: Temporal.Instant,
): Promise<void> {
  const { interview, version, room, why } = decline;
  await tx
    .insertInto('room_decline')
    .values({ team_id: team, interview_id: interview, version, room_id: room, why, declined_at: ms(now) })
    .onConflict(c => c.columns(['team_id', 'interview_id', 'version', 'room_id']).doNothing())
    .execute();
}
