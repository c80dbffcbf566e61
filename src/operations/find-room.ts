import type { Id, TeamId } from '../core/loop/glossary.ts';
import type { MeetingRoom } from '../core/loop/meeting-rooms.ts';
import { type Interval, overlaps } from '../core/time/interval.ts';
import { findEventLink } from '../store/event-links.ts';
import { readBusy } from './read-busy.ts';
import { listRoomCalendars, type RoomCalendar, roomHolder } from './room-calendars.ts';
import { listTakenTime, takenFor } from './taken-time.ts';
import type { World } from './world.ts';

export type RoomWanted = {
  team: TeamId;
  application: Id;
  time: Interval;
  need: { seats: number; site: string };
  /** Looked at before all others. */
  first?: Id | undefined;
  /** Out of the question. */
  not?: readonly Id[];
  /** Interviews that give up the time that they have. */
  freed?: readonly Id[];
  /** Our own events that do not count: an interview is not in its own way. */
  ownEvents?: readonly string[];
};

/**
 * The smallest room that is large enough and free now, by its own calendar, which is read at this moment; one that
 * cannot be read is not free.
 */
export async function findRoom(world: World, wanted: RoomWanted): Promise<MeetingRoom | undefined> {
  const { team, time, ownEvents = [] } = wanted;
  for (const calendar of await candidatesFor(world, wanted)) {
    const { busy } = await readBusy(world, team, [calendar], time, ownEvents);
    const taken = busy.get(calendar.person);
    if (taken && !taken.some(one => overlaps(one.time, time))) return calendar.room;
  }
  return undefined;
}

async function candidatesFor(world: World, wanted: RoomWanted): Promise<RoomCalendar[]> {
  const { team, application, time, need, first, not = [], freed = [] } = wanted;
  const now = world.clock.now();
  const claims = takenFor(await listTakenTime(world.db, team, time, now), application);
  const taken = new Set(claims.filter(c => !freed.includes(c.appointment)).map(c => c.holder));
  const fits = ({ room }: RoomCalendar) =>
    room.seats >= need.seats &&
    room.site === need.site &&
    !not.includes(room.id) &&
    !taken.has(roomHolder(room.id));
  const rank = ({ room }: RoomCalendar) => (room.id === first ? -1 : room.seats);
  return (await listRoomCalendars(world.db, team)).filter(fits).sort((a, b) => rank(a) - rank(b));
}

/** The calendar events of some interviews. */
export async function eventsOf(world: World, team: TeamId, interviews: readonly Id[]): Promise<string[]> {
  const links = await Promise.all(interviews.map(id => findEventLink(world.db, team, id)));
  return links.flatMap(link => link?.eventId ?? []);
}
