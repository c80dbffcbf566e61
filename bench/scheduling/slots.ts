import { Availability } from '../../src/core/scheduling/availability.ts';
import { planStarts } from '../../src/core/scheduling/plan.ts';
import type { Problem } from '../../src/core/scheduling/problem.ts';
import { instance } from '../instances.ts';
import { median, ms, type Row, times, timed, warm } from './goals.ts';
import { scanSlots } from './slot-scan.ts';

/** A3: every start at which anybody of a pool of 100 is free, from raw intervals. */
export function allSlots(): Row[] {
  const problem = poolOf(instance({ people: 100, weeks: 4, loops: 1, interviews: 1 }, 2));
  const scan = Array.from({ length: 3 }, () => timed(() => scanSlots(problem)));
  const ours = warm(() => planStarts(problem), 25);
  const availability = Availability.of(problem);
  const prepared = warm(() => planStarts(problem, { availability }), 25);
  const theirs = median(scan.map(one => one.ms));
  const found = planStarts(problem)[0]!.starts.map(start => start.epochMilliseconds);
  const same = found.join() === scan[0]!.value.join();
  return [
    {
      id: 'A3',
      what: `all slots of a pool of 100 people, 4 weeks: ${found.length}${same ? ', the same set' : ', NOT the same set'}`,
      ours: `${ms(ours)} from raw intervals; ${ms(prepared)} with calendars read before`,
      peer: `each slot asked with date-fns and Intl ${ms(theirs)}`,
      ratio: `${times(theirs / ours)}; ${times(theirs / prepared)}`,
      goal: '≥ 100×',
      met: same && theirs / ours >= 100,
    },
  ];
}

function poolOf(problem: Problem): Problem {
  const pool = problem.interviewers.map(who => who.id);
  const loops = problem.loops.map(({ id, zone }) => ({
    id,
    zone,
    windows: [{ start: problem.from, end: problem.to }],
    interviews: [{ id: 'coding', minutes: 60, seats: [{ id: 'lead', pool }] }],
  }));
  const uncapped = problem.interviewers.map(who => ({ ...who, perDay: null, perWeek: null }));
  return { ...problem, interviewers: uncapped, loops };
}
