import type { TeamId } from '../core/loop/glossary.ts';
import type { Interview } from '../core/loop/situation.ts';
import { findEventLink } from '../store/event-links.ts';
import { listInterviewers } from '../store/interviewers.ts';
import { findWorkspace } from '../store/workspaces.ts';
import { readMirror } from './mirror-calendars.ts';
import { horizonOf } from './pose-problem.ts';
import { isRoom, listRoomCalendars } from './room-calendars.ts';
import { listLearners } from './read-trainings.ts';
import { listTakenTime } from './taken-time.ts';
import type { World } from './world.ts';

/** Interviews of four weeks count when they are spread, from the Monday of the first, wherever in the week we are. */
const LOOK_BACK = { hours: 5 * 7 * 24 };

/** What a search for times starts from, but for what is to be placed. `moved`: interviews that give up their time. */
export async function gatherFacts(world: World, team: TeamId, moved: readonly Interview[] = []) {
  const now = world.clock.now();
  const horizon = horizonOf(now);
  const workspace = await findWorkspace(world.db, team);
  if (!workspace) throw new Error(`Workspace ${team} is not settled in`);
  const members = await listInterviewers(world.db, team);
  const links = await Promise.all(moved.map(i => findEventLink(world.db, team, i.id)));
  const ownEvents = links.flatMap(l => l?.eventId ?? []);
  const calendars = await listRoomCalendars(world.db, team);
  const { busy, unreadable, asOf } = await readMirror(world, team, [...members, ...calendars], ownEvents);
  const within = { start: horizon.start.subtract(LOOK_BACK), end: horizon.end };
  const claims = await listTakenTime(world.db, team, within, now);
  return {
    workspace,
    members,
    rooms: calendars.map(one => one.room),
    busy,
    unreadable: unreadable.filter(holder => !isRoom(holder)),
    unreadableRooms: calendars.filter(one => !busy.has(one.person)).map(one => one.room),
    asOf,
    claims: claims.filter(c => !moved.some(m => m.id === c.appointment)),
    learners: await listLearners({ ...world, now }, team),
    now,
  };
}
