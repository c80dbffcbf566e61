import { Availability } from '../../src/core/scheduling/availability.ts';
import type { Change } from '../../src/core/scheduling/changes.ts';
import { planEach } from '../../src/core/scheduling/plan.ts';
import type { Loop, Problem } from '../../src/core/scheduling/problem.ts';
import { applyChanges } from '../../src/core/scheduling/relax/apply-changes.ts';
import { instance } from '../instances.ts';
import { median, ms, type Row, timed } from './goals.ts';

const LOOPS = 24;

/** C: what would make a loop fit that does not, among 100 people: how long it takes, and whether it is true. */
export function relaxing(): Row[] {
  const problem = instance({ people: 100, weeks: 4, loops: LOOPS, interviews: 3 }, 9);
  const scarce = { ...problem, loops: problem.loops.map(withoutRoom) };
  const availability = Availability.of(scarce);
  const stuck = scarce.loops
    .map(loop => ({ loop, ...timed(() => planEach({ ...scarce, loops: [loop] }, { availability })[0]!) }))
    .filter(one => one.value.itineraries.length === 0);
  const sets = stuck.flatMap(({ loop, value }) =>
    value.relaxations.map(({ changes }) => isTrue(scarce, loop, changes)),
  );
  const took = stuck.map(one => one.ms);
  const without = stuck.filter(one => one.value.relaxations.length === 0).length;
  return [
    {
      id: 'C',
      what: `why not, and what would help: ${stuck.length} loops that do not fit, 100 people × 4 weeks`,
      ours: `${ms(median(took))} median, ${ms(Math.max(...took))} at most`,
      peer: '',
      ratio: '',
      goal: '≤ 200 ms',
      met: Math.max(...took) <= 200,
    },
    {
      id: 'C',
      what: 'sets of changes that are enough, and none of whose proper subsets is',
      ours: `${sets.filter(Boolean).length} of ${sets.length}; none found for ${without} loops`,
      peer: 'each subset planned anew',
      ratio: '',
      goal: 'all',
      met: sets.every(Boolean),
    },
  ];
}

/** One short window, and three people who may take each seat. */
function withoutRoom(loop: Loop, at: number): Loop {
  const [window] = loop.windows;
  const end = window!.start.add({ minutes: 195 });
  const pool = (seat: number) =>
    [0, 1, 2].map(n => `p${String((at * 7 + seat * 3 + n) % 100).padStart(4, '0')}`);
  return {
    ...loop,
    avoid: [],
    windows: [{ start: window!.start, end }],
    interviews: loop.interviews.map((one, i) => ({
      ...one,
      seats: one.seats.map((seat, s) => ({ ...seat, skill: null, pool: pool(2 * i + s) })),
    })),
  };
}

function isTrue(problem: Problem, loop: Loop, changes: readonly Change[]): boolean {
  const fits = (some: readonly Change[]) =>
    planEach(applyChanges(problem, loop.id, some))[0]!.itineraries.length > 0;
  return fits(changes) && changes.every(one => !fits(changes.filter(other => other !== one)));
}
