import { Availability } from '../../src/core/scheduling/availability.ts';
import { planEach } from '../../src/core/scheduling/plan.ts';
import type { Loop, Problem } from '../../src/core/scheduling/problem.ts';
import { instance } from '../instances.ts';
import { compileLoop } from '../../src/core/scheduling/compile-loop.ts';
import { searchLoop } from '../../src/core/scheduling/search-loop.ts';
import { NODE_LIMIT } from '../../src/core/scheduling/search.ts';
import { median, ms, quantile, type Row, times, timed } from './goals.ts';
import { loopsAsProgram } from './loops-as-program.ts';

/** What takes HiGHS longer is counted with this time. */
const LIMIT_SECONDS = 8;

/** Of each number of interviews so many loops: HiGHS takes seconds where a loop is large. */
const PEERED = [
  ...[2, 3, 4, 5].map(interviews => ({ people: 20, weeks: 2, interviews, loops: 4 })),
  { people: 60, weeks: 2, interviews: 3, loops: 2 },
];

type Pair = {
  readonly equal: boolean;
  readonly ours: number;
  readonly theirs: number;
  readonly finished: boolean;
};

/** A1: the same optimum as HiGHS, loop by loop, and how long each takes. */
export function besideHighs(): Row[] {
  const measured = PEERED.map(size => ({ size, pairs: pairsOf(size) }));
  const solved = measured.flatMap(one => one.pairs).filter(pair => pair.finished);
  const equal = solved.filter(pair => pair.equal).length;
  const ten = topTens();
  return [
    ...measured.map(({ size, pairs }) => speedRow(size, pairs)),
    {
      id: 'A1',
      what: 'equal optimum, of all loops above that HiGHS solved',
      ours: `${equal} of ${solved.length} loops`,
      peer: 'HiGHS',
      ratio: '',
      goal: 'all',
      met: solved.length > 0 && equal === solved.length,
    },
    {
      id: 'A1',
      what: 'the ten best, each found by HiGHS with all before it forbidden: 10 people × 1 week',
      ours: `${ten.equal} of ${ten.loops} loops equal`,
      peer: 'HiGHS',
      ratio: '',
      goal: 'all',
      met: ten.equal === ten.loops,
    },
  ];
}

function pairsOf({ people, weeks, interviews, loops }: (typeof PEERED)[number]): Pair[] {
  const problem = instance({ people, weeks, loops, interviews }, interviews);
  const availability = Availability.of(problem);
  return problem.loops.flatMap(loop => onePair({ ...problem, loops: [loop] }, loop, availability));
}

function speedRow({ people, weeks, interviews }: (typeof PEERED)[number], pairs: readonly Pair[]): Row {
  const unfinished = pairs.filter(one => !one.finished).length;
  const ratios = pairs.map(one => one.theirs / one.ours);
  return {
    id: 'A1',
    what: `the search for the best itinerary: ${pairs.length} loops of ${interviews} interviews, ${people} people × ${weeks} weeks`,
    ours: ms(median(pairs.map(one => one.ours))),
    peer: `HiGHS ${ms(median(pairs.map(one => one.theirs)))}${unfinished ? `; ${unfinished} stopped at ${LIMIT_SECONDS} s` : ''}`,
    ratio: `median ${unfinished ? '≥ ' : ''}${times(median(ratios))}, least ${times(Math.min(...ratios))}`,
    goal: '≥ 5,000×',
    met: median(ratios) >= 5000,
  };
}

function onePair(problem: Problem, loop: Loop, availability: Availability): Pair[] {
  const [plan] = planEach({ ...problem, take: 1 }, { availability });
  if (plan!.itineraries.length === 0) return [];
  const ours = median(Array.from({ length: 15 }, () => searchOnce(loop, availability)));
  const solved = loopsAsProgram(problem, false).program.solve(LIMIT_SECONDS);
  const equal = solved.cost === plan!.itineraries[0]!.cost;
  return [{ equal, ours, theirs: solved.ms, finished: solved.finished }];
}

/** Like HiGHS, from the compiled loop on: what a seat costs and when it can be taken is worked out for both. */
function searchOnce(loop: Loop, availability: Availability): number {
  const model = compileLoop(loop, availability);
  return timed(() => searchLoop(model, [], { take: 1, nodeLimit: NODE_LIMIT })).ms;
}

const TEN = 10;

function topTens(): { equal: number; loops: number } {
  const problem = instance({ people: 10, weeks: 1, loops: 3, interviews: 2 }, 7);
  const loops = problem.loops.map(loop => {
    const [plan] = planEach({ ...problem, loops: [loop], take: TEN });
    const ours = plan!.itineraries.map(one => one.cost);
    return ours.join() === theirTen(problem, loop).join();
  });
  return { equal: loops.filter(Boolean).length, loops: loops.length };
}

function theirTen(problem: Problem, loop: Loop): number[] {
  const { program, starts } = loopsAsProgram({ ...problem, loops: [loop] }, false);
  const costs: number[] = [];
  while (costs.length < TEN) {
    const solved = program.solve(LIMIT_SECONDS);
    if (solved.cost === undefined) break;
    costs.push(solved.cost);
    const chosen = [...starts[0]!.values()].filter(name => solved.chosen.has(name));
    program.require(
      chosen.map(name => [1, name]),
      '<=',
      chosen.length - 1,
    );
  }
  return costs;
}

const SIZES = [
  { people: 20, weeks: 2, interviews: 3 },
  { people: 100, weeks: 4, interviews: 4 },
  { people: 500, weeks: 4, interviews: 4 },
  { people: 500, weeks: 4, interviews: 5 },
] as const;
const LOOPS = 150;

/** A2: how long the ten best of a loop take, and all starts of a loop, by the size of the company. */
export function latencies(): Row[] {
  return SIZES.map(size => {
    const problem = { ...instance({ ...size, loops: LOOPS }, size.people + size.interviews), take: 10 };
    const availability = Availability.of(problem);
    const each = (loop: Loop) => planEach({ ...problem, loops: [loop] }, { availability });
    const fitting = problem.loops.filter(loop => each(loop)[0]!.itineraries.length > 0);
    const took = fitting.map(loop => median([0, 1, 2].map(() => timed(() => each(loop)).ms)));
    const cold = fitting.slice(0, 9).map(loop => timed(() => planEach({ ...problem, loops: [loop] })).ms);
    const [middle, worst, first] = [median(took), quantile(took, 0.99), median(cold)];
    const goal = size.people === 500 && size.interviews <= 5;
    return {
      id: 'A2',
      what: `the ten best of ${size.interviews} interviews, ${size.people} people × ${size.weeks} weeks (${fitting.length} loops)`,
      ours: `${ms(middle)} median, ${ms(worst)} p99; ${ms(first)} cold`,
      peer: '',
      ratio: '',
      goal: goal ? '≤ 5 ms, ≤ 25 ms; ≤ 50 ms' : '',
      met: goal ? middle <= 5 && worst <= 25 && first <= 50 : undefined,
    };
  });
}
