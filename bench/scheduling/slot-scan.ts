import { addMinutes, areIntervalsOverlapping, isBefore } from 'date-fns';
import type { Interviewer, Problem } from '../../src/core/scheduling/problem.ts';

/*
 * How slot pages are usually written: for every slot, for every person, ask the calendar library whether the slot is
 * in their hours and overlaps none of their meetings. For loops of one interview with one seat.
 */

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
type Span = { start: Date; end: Date };

/** Every start of the first loop's interview at which anybody of its pool is free, in milliseconds. */
export function scanSlots(problem: Problem): number[] {
  const [loop] = problem.loops;
  const [interview] = loop!.interviews;
  const pool = interview!.seats[0]!.pool ?? [];
  const people = problem.interviewers.filter(one => pool.includes(one.id)).map(asDates);
  const slots: number[] = [];
  for (const window of loop!.windows.map(toDates)) {
    for (let start = window.start; isBefore(start, window.end); start = addMinutes(start, 15)) {
      const slot = { start, end: addMinutes(start, interview!.minutes) };
      if (slot.end <= window.end && people.some(person => isFree(person, slot))) slots.push(start.getTime());
    }
  }
  return slots;
}

type Person = { who: Interviewer; busy: Span[]; formatter: Intl.DateTimeFormat };

function asDates(who: Interviewer): Person {
  const margin = who.bufferMinutes ?? 0;
  const busy = who.busy.map(toDates).map(({ start, end }) => {
    return { start: addMinutes(start, -margin), end: addMinutes(end, margin) };
  });
  const formatter = new Intl.DateTimeFormat('en-GB', {
    timeZone: who.zone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return { who, busy, formatter };
}

function isFree({ who, busy, formatter }: Person, slot: Span): boolean {
  const from = wall(formatter, slot.start);
  const to = wall(formatter, slot.end);
  const hours = who.hours[WEEKDAYS[from.day]!.toLowerCase() as 'mon'] ?? [];
  if (from.day !== to.day || !hours.some(([start, end]) => start <= from.time && to.time <= end))
    return false;
  return !busy.some(meeting => areIntervalsOverlapping(meeting, slot));
}

function wall(formatter: Intl.DateTimeFormat, date: Date): { day: number; time: string } {
  const parts = Object.fromEntries(formatter.formatToParts(date).map(part => [part.type, part.value]));
  return { day: WEEKDAYS.indexOf(parts['weekday']!), time: `${parts['hour']}:${parts['minute']}` };
}

function toDates({ start, end }: { start: Temporal.Instant; end: Temporal.Instant }): Span {
  return { start: new Date(start.epochMilliseconds), end: new Date(end.epochMilliseconds) };
}
