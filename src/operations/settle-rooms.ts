import { roomNeeded, shownRoom } from '../core/loop/meeting-rooms.ts';
import { interviewsOf } from '../core/loop/pipeline.ts';
import type { ProposedInterview } from '../core/loop/proposal.ts';
import { openStage, type Situation } from '../core/loop/situation.ts';
import { eventsOf, findRoom } from './find-room.ts';
import type { World } from './world.ts';

/**
 * Reads the calendars of the chosen rooms once more, before the transaction. Where one has gone to something else since
 * it was proposed, another that is free at that time takes its place: people and times matter more than the door.
 * @returns undefined where an interview would be without a room.
 */
export async function settleRooms(
  world: World,
  situation: Situation,
  planned: readonly ProposedInterview[],
): Promise<ProposedInterview[] | undefined> {
  const stage = openStage(situation);
  const plans = stage ? interviewsOf(stage) : [];
  const { role, application } = situation;
  const moved = situation.interviews.filter(i => planned.some(p => p.replaces && p.part === i.part));
  const freed = moved.map(i => i.id);
  const ownEvents = planned.some(p => p.room) ? await eventsOf(world, role.team, freed) : [];
  const settled: ProposedInterview[] = [];
  for (const interview of planned) {
    const plan = plans.find(p => p.id === interview.part);
    const need =
      interview.room && plan && (roomNeeded(plan, role) ?? { seats: 2, site: interview.room.site });
    if (!interview.room || !need) {
      settled.push(interview);
      continue;
    }
    const { start, end, room } = interview;
    const on = { team: role.team, application: application.id, time: { start, end }, freed, ownEvents };
    const free = await findRoom(world, { ...on, need, first: room.id });
    if (!free) return undefined;
    settled.push({ ...interview, room: shownRoom(free) });
  }
  return settled;
}
