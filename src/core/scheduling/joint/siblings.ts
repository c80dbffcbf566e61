import { removeRange } from '../bitmap.ts';
import type { InterviewModel, SeatModel } from '../interview-model.ts';
import type { LoopModel } from '../loop-model.ts';
import { usableDays } from '../openings.ts';
import type { Claim } from './shared-availability.ts';

/** A loop beside others of the same candidate: not at their times, and without the people who sit in them. */
export function beside(model: LoopModel, siblings: readonly Claim[]): LoopModel {
  if (siblings.length === 0) return { ...model, tables: [] };
  const met = new Set(siblings.map(claim => claim.member));
  const interviews = model.interviews.map(one => apart(one, siblings, met));
  const starts = interviews.map(one => one.starts);
  return { ...model, tables: [], interviews, days: usableDays(model.days, starts, model.sameDay) };
}

/** A loop in the rooms that others have left, as far as it needs any. */
export function whereRoomsAreFree(model: LoopModel): LoopModel {
  if (!model.interviews.some(one => one.interview.room)) return model;
  const { rooms } = model.ground;
  const interviews = model.interviews.map(one => ({
    ...one,
    starts: rooms.keepStarts(one.starts, one.interview),
  }));
  const starts = interviews.map(one => one.starts);
  return { ...model, tables: [], interviews, days: usableDays(model.days, starts, model.sameDay) };
}

function apart(
  interview: InterviewModel,
  siblings: readonly Claim[],
  met: ReadonlySet<number>,
): InterviewModel {
  const starts = interview.starts.slice();
  for (const { start, end } of siblings) removeRange(starts, start - interview.duration + 1, end);
  return { ...interview, starts, seats: interview.seats.map(seat => without(seat, met)) };
}

function without(seat: SeatModel, met: ReadonlySet<number>): SeatModel {
  const kept = Array.from(seat.members.keys()).filter(k => !met.has(seat.members[k]!));
  return {
    ...seat,
    members: Int32Array.from(kept, k => seat.members[k]!),
    costs: Int32Array.from(kept, k => seat.costs[k]!),
    profiles: kept.map(k => seat.profiles[k]!),
    weeks: kept.map(k => seat.weeks[k]!),
    orders: new Map(),
  };
}
