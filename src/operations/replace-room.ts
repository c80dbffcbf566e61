import type { TeamId } from '../core/loop/glossary.ts';
import { type MeetingRoom, roomNeeded } from '../core/loop/meeting-rooms.ts';
import { type Interview, openEntry, planOf, type Situation } from '../core/loop/situation.ts';
import { isOverlap } from '../store/conflicts.ts';
import { listRoomDeclines, noteRoomDecline } from '../store/meeting-rooms.ts';
import { findSituationOfInterview } from '../store/situations.ts';
import { eventsOf, findRoom } from './find-room.ts';
import { movePlace } from './move-place.ts';
import { operate, type Step } from './operate.ts';
import { postNotice, type RoomLost } from './outbox.ts';
import { requireSituation } from './require.ts';
import { itself, type World } from './world.ts';

/** `again`: the other room went to something else just now. */
export type RoomFound = 'replaced' | 'nothing' | 'moot' | 'again';

/**
 * Finds another room for an interview whose room said no, or is not used any more; the time stays. Where there is none,
 * whoever runs the role hears what can be done.
 */
export async function replaceRoom(world: World, team: TeamId, lost: RoomLost): Promise<RoomFound> {
  const situation = await findSituationOfInterview(world.db, team, lost.interview);
  const on = situation && standingIn(situation, lost, world.clock.now());
  if (!situation || !on) return 'moot';
  const other = await otherRoom(world, situation, on, lost);
  try {
    return await operate(world, itself(team), 'replace-room', async step => {
      const fresh = await requireSituation(step, situation.application.id);
      const still = standingIn(fresh, lost, step.now);
      if (!still) return 'moot';
      await noteRoomDecline(step.tx, step.team, lost, step.now);
      if (!other) return tellNone(step, fresh, still, lost);
      await movePlace(step, fresh, still, other);
      return 'replaced';
    });
  } catch (error) {
    if (isOverlap(error)) return 'again';
    throw error;
  }
}

export type Held = Interview & { booking: NonNullable<Interview['booking']> };

/** The interview while it is booked in that room, and still to come. */
function standingIn(
  situation: Situation,
  { interview: id, version, room }: Pick<RoomLost, 'interview' | 'version' | 'room'>,
  now: Temporal.Instant,
): Held | undefined {
  const interview = situation.interviews.find(i => i.id === id);
  const { booking } = interview ?? {};
  if (!interview || !booking || booking.version !== version || booking.room?.id !== room) return undefined;
  const ahead = Temporal.Instant.compare(now, booking.time.start) < 0;
  return openEntry(situation) && ahead ? { ...interview, booking } : undefined;
}

async function otherRoom(
  world: World,
  situation: Situation,
  interview: Held,
  { version, room }: RoomLost,
): Promise<MeetingRoom | undefined> {
  const { team } = situation.role;
  const declined = await listRoomDeclines(world.db, team, interview.id, version);
  return findRoom(world, {
    team,
    application: situation.application.id,
    time: interview.booking.time,
    need: needOf(situation, interview),
    not: [room, ...declined],
    ownEvents: await eventsOf(world, team, [interview.id]),
  });
}

/** Where the role has moved to another office since, or to video: as many chairs in the same office. */
export function needOf(situation: Situation, interview: Held): { seats: number; site: string } {
  const site = interview.booking.room?.site ?? '';
  const plan = planOf(situation, interview);
  return roomNeeded({ ...plan, room: true }, { site }) ?? { seats: interview.seats.length + 1, site };
}

/** The room stays in the event until somebody decides: it may be persuaded yet, and people know where to go. */
async function tellNone(
  step: Step,
  { role, application }: Situation,
  { id, booking }: Held,
  { room, why }: RoomLost,
): Promise<RoomFound> {
  await postNotice(step, {
    key: `room-lost:${id}:${booking.version}:${room}`,
    ref: { notice: 'room-lost', ids: { interview: id, version: String(booking.version), room, why } },
    to: role.recruiter,
    subject: application.id,
    notAfter: booking.time.start,
  });
  return 'nothing';
}
