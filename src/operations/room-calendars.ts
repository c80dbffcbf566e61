import type { Id, PersonId, TeamId } from '../core/loop/glossary.ts';
import type { MeetingRoom } from '../core/loop/meeting-rooms.ts';
import type { Db } from '../store/database.ts';
import { listInterviewers } from '../store/interviewers.ts';
import { listRooms } from '../store/meeting-rooms.ts';
import { findPerson, listStaff } from '../store/people.ts';
import type { Calendared } from './addresses.ts';

/** What stands for a room where calendars are told apart by whose they are; no person has such an id. */
export const roomHolder = (room: Id): `room:${Id}` => `room:${room}`;
export const isRoom = (holder: PersonId): boolean => holder.startsWith('room:');

/** The id of the room that a holder is. */
export const roomIn = (holder: PersonId): Id => holder.slice('room:'.length);

export type RoomCalendar = Calendared & { room: MeetingRoom };

/** The calendars of the rooms in use, to be read in the name of somebody who books them. */
export async function listRoomCalendars(db: Db, team: TeamId): Promise<RoomCalendar[]> {
  const rooms = await listRooms(db, team);
  if (rooms.length === 0) return [];
  const through = await reader(db, team);
  return rooms.map(room => ({
    room,
    person: roomHolder(room.id),
    email: room.address,
    zone: room.zone,
    through,
  }));
}

/** Some providers let nobody act as a room: a recruiter reads it, or whoever else there is. */
async function reader(db: Db, team: TeamId): Promise<string | undefined> {
  const staff = (await listStaff(db, team)).sort((a, b) => rank(a.duty) - rank(b.duty));
  for (const { person } of staff) {
    const found = await findPerson(db, team, person);
    if (found?.email && !found.isOutside) return found.email.toLowerCase();
  }
  const members = await listInterviewers(db, team);
  return members.find(m => m.email && !m.isOutside)?.email?.toLowerCase();
}

const rank = (duty: 'admin' | 'recruiter'): number => (duty === 'recruiter' ? 0 : 1);
