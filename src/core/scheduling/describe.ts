import { tickToMs } from './axis.ts';
import { choicesOf } from './choices.ts';
import { costsOf } from './costs.ts';
import type { Itinerary, PlannedInterview } from './itinerary.ts';
import type { LoopModel } from './loop-model.ts';
import { NOBODY, type SeatModel } from './interview-model.ts';
import { Panels } from './panels.ts';
import { type Path, stepsOf } from './path.ts';
import { loopReasons, seatReason } from './reasons.ts';
import { roomsFor } from './rooms-of-loop.ts';
import type { Seated } from './seated.ts';

type Sitter = { readonly seat: SeatModel; readonly member: number };

/** The cheapest people for starts that the search has found. */
export function seatPath(path: Path, model: LoopModel): Seated[] {
  const starts = stepsOf(path);
  const assignment = new Panels(model).best(starts);
  if (!assignment) throw new Error('No panel for starts that the search has found');
  const rooms = roomsFor(starts, model);
  let next = 0;
  return starts.map((start, i) => {
    const { length } = model.interviews[start.interview]!.seats;
    next += length;
    return { ...start, members: assignment.members.slice(next - length, next), room: rooms[i] };
  });
}

/** An itinerary with what it costs for what, and why. */
export function describe(seated: readonly Seated[], model: LoopModel): Itinerary {
  const costs = costsOf(seated, model);
  return {
    cost: Object.values(costs).reduce((sum, cost) => sum + cost, 0),
    costs,
    interviews: seated.map(one => plannedInterview(one, model)),
    reasons: loopReasons(seated, model),
  };
}

function plannedInterview({ interview: i, tick, members, room }: Seated, model: LoopModel): PlannedInterview {
  const { interview, duration, seats } = model.interviews[i]!;
  const { axis } = model.ground;
  const sitters = seats
    .map((seat, s) => ({ seat, member: members[s]! }))
    .filter(one => one.member !== NOBODY);
  return {
    id: interview.id,
    start: Temporal.Instant.fromEpochMilliseconds(tickToMs(axis, tick)),
    end: Temporal.Instant.fromEpochMilliseconds(tickToMs(axis, tick + duration)),
    ...(room === undefined ? {} : { room }),
    seats: sitters.map(one => plannedSeat(one, tick, model)),
  };
}

function plannedSeat(
  { seat, member }: Sitter,
  tick: number,
  model: LoopModel,
): PlannedInterview['seats'][number] {
  const { who, name } = model.ground.team[member]!;
  return { id: seat.seat.id, person: who.id, name, because: seatReason(seat, member, tick, model) };
}

/** Who could shadow: whoever is free and costs least, of those who are not in the loop yet. */
export function shadowsFor(
  seated: readonly Seated[],
  model: LoopModel,
): (Sitter & { readonly tick: number })[] {
  const taken = new Set(seated.flatMap(one => one.members));
  return model.shadows.flatMap(seat => {
    const { tick } = seated.find(one => model.interviews[one.interview]!.interview === seat.interview)!;
    const member = choicesOf(seat, tick, taken.size + 1).members.find(one => !taken.has(one));
    if (member === undefined || member === NOBODY) return [];
    taken.add(member);
    return [{ seat, member, tick }];
  });
}

/** The itinerary with shadows seated; what it costs stays as it is. */
export function withShadows(
  itinerary: Itinerary,
  shadows: readonly (Sitter & { readonly tick: number })[],
  model: LoopModel,
): Itinerary {
  if (shadows.length === 0) return itinerary;
  const interviews = itinerary.interviews.map(one => {
    const here = shadows.filter(shadow => shadow.seat.interview.id === one.id);
    const seats = [...one.seats, ...here.map(shadow => plannedSeat(shadow, shadow.tick, model))];
    return {
      ...one,
      seats: seats.sort((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id))),
    };
  });
  return { ...itinerary, interviews };
}
