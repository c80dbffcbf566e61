import type { Interval } from '../../../src/core/time/interval.ts';
import { planEach, planStarts } from '../../../src/core/scheduling/plan.ts';
import type { Interview, Interviewer, Loop, Problem, Seat } from '../../../src/core/scheduling/problem.ts';

/*
 * A company in Berlin in the week of Monday 30 November 2026. Mia offers Tuesday 1 December from 09:00 to 17:00, which
 * are everybody's hours. Tests change the one thing that they are about.
 */

const WORKWEEK = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri'].map(day => [day, [['09:00', '17:00'] as const]]),
);

export const at = (text: string) => Temporal.Instant.from(text);

/** A stretch of one day on Berlin's clocks: `span('2026-12-01', '09:00', '17:00')`. */
export function span(date: string, from: string, to: string): Interval {
  return { start: at(`${date}T${from}+01:00`), end: at(`${date}T${to}+01:00`) };
}

export function person(id: string, changes: Partial<Interviewer> = {}): Interviewer {
  return {
    id,
    zone: 'Europe/Berlin',
    hours: WORKWEEK,
    level: 'senior',
    skills: { data: 3 },
    busy: [],
    ...changes,
  };
}

export function seat(changes: Partial<Seat> = {}): Seat {
  return { id: 'lead', skill: 'data', ...changes };
}

export function interview(id: string, changes: Partial<Interview> = {}): Interview {
  return { id, minutes: 60, seats: [seat()], ...changes };
}

export function loop(interviews: readonly Interview[], changes: Partial<Loop> = {}): Loop {
  const windows = [span('2026-12-01', '09:00', '17:00')];
  return { id: 'mia', zone: 'Europe/Berlin', windows, interviews, ...changes };
}

export function company(
  interviewers: readonly Interviewer[],
  loops: Loop | readonly Loop[],
  changes: Partial<Problem> = {},
): Problem {
  const all = Array.isArray(loops) ? loops : [loops as Loop];
  const [from, to] = [at('2026-11-29T23:00:00Z'), at('2026-12-13T23:00:00Z')];
  return { from, to, stepMinutes: 30, interviewers, loops: all, ...changes };
}

/** Where loops may begin, on Berlin's clocks: `Tue 09:00`. */
export function starts(problem: Problem): string[] {
  const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
  return planStarts(problem)[0]!.starts.map(start => {
    const local = start.toZonedDateTimeISO('Europe/Berlin');
    return `${days[local.dayOfWeek - 1]} ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`;
  });
}

/** Everybody who sits in the cheapest itinerary, interview by interview in the order of time, seats by id. */
export function people(problem: Problem): string[] {
  const [best] = planEach(problem)[0]!.itineraries;
  return (best?.interviews ?? []).flatMap(one => one.seats.map(seat => seat.person));
}

/** What the cheapest itinerary costs, by term. */
export function costs(problem: Problem) {
  return planEach(problem)[0]!.itineraries[0]!.costs;
}
