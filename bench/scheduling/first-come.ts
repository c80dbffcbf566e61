import { Availability } from '../../src/core/scheduling/availability.ts';
import type { Itinerary } from '../../src/core/scheduling/itinerary.ts';
import { planEach } from '../../src/core/scheduling/plan.ts';
import type { Interviewer, Loop, Problem } from '../../src/core/scheduling/problem.ts';
import { DEFAULT_WEIGHTS } from '../../src/core/scheduling/weights.ts';

type Outcome = { readonly cost: number; readonly unplaced: number };

/** Only how early it is counts: whoever asks first gets the first time there is. */
const EARLIEST = {
  ...Object.fromEntries(Object.keys(DEFAULT_WEIGHTS).map(term => [term, 0])),
  day: DEFAULT_WEIGHTS.day,
  idle: DEFAULT_WEIGHTS.idle,
};

/** One loop after the other, each at the earliest time that is left: how loops are booked by hand. */
export function firstComeFirstServed(problem: Problem): Outcome {
  let interviewers = problem.interviewers;
  let known: Availability | undefined;
  let cost = 0;
  let unplaced = 0;
  for (const loop of problem.loops) {
    const now = { ...problem, interviewers, loops: [loop], take: 1 };
    const availability: Availability =
      known?.like({ ...now, weights: EARLIEST }) ?? Availability.of({ ...now, weights: EARLIEST });
    known = availability;
    const best = earliest(availability, loop);
    if (!best) {
      unplaced += 1;
      cost += DEFAULT_WEIGHTS.unplaced * loop.interviews.length;
      continue;
    }
    cost += priceOf(best, now);
    interviewers = interviewers.map(who => withBooked(who, best));
  }
  return { cost, unplaced };
}

function earliest(availability: Availability, loop: Loop): Itinerary | undefined {
  // A loop that does not fit would be explained and mended at length: a window that nobody asked about keeps it short.
  return planEach({ ...availability.ground.problem, loops: [loop] }, { availability })[0]?.itineraries[0];
}

/** What the itinerary costs by all the usual terms. */
function priceOf({ interviews }: Itinerary, problem: Problem): number {
  const [loop] = problem.loops;
  const pinned = loop!.interviews.map(interview => {
    const at = interviews.find(one => one.id === interview.id)!;
    const seats = interview.seats.map(seat => {
      return { ...seat, pool: [at.seats.find(one => one.id === seat.id)!.person] };
    });
    return { ...interview, fixedStart: at.start, seats };
  });
  const [plan] = planEach({ ...problem, loops: [{ ...loop!, interviews: pinned }] });
  return plan!.itineraries[0]!.cost;
}

function withBooked(who: Interviewer, { interviews }: Itinerary): Interviewer {
  const mine = interviews.filter(one => one.seats.some(seat => seat.person === who.id));
  if (mine.length === 0) return who;
  const load = { ...who.load };
  const loadByDay = { ...who.loadByDay };
  for (const { start } of mine) {
    const date = start.toZonedDateTimeISO(who.zone).toPlainDate();
    const week = `${date.yearOfWeek}-W${String(date.weekOfYear).padStart(2, '0')}`;
    load[week] = (load[week] ?? 0) + 1;
    loadByDay[date.toString()] = (loadByDay[date.toString()] ?? 0) + 1;
  }
  return { ...who, load, loadByDay, busy: [...who.busy, ...mine.map(({ start, end }) => ({ start, end }))] };
}
