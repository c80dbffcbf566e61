import { besideHighs, latencies } from './scheduling/exact.ts';
import { goalsTable, type Row } from './scheduling/goals.ts';
import { sameEverywhere } from './scheduling/same-everywhere.ts';
import { allSlots } from './scheduling/slots.ts';
import { besideTheBound, besideTheOptimum } from './scheduling/together.ts';
import { relaxing } from './scheduling/why-not.ts';

const PARTS: readonly (() => Row[])[] = [
  besideHighs,
  latencies,
  allSlots,
  besideTheOptimum,
  besideTheBound,
  relaxing,
  sameEverywhere,
];

/** What decides where a goal is close or missed. */
const NOTES = [
  'A1: HiGHS gets a tight program (one variable for each start and each person in a seat at it), its model written beforehand; the larger the company, the larger the ratio. With 20 people a program is small, and our tenth of a millisecond is spent on seating different people (half, by `--cpu-prof`) and on the tables of a day (a seventh). Trying people in the place of the Hungarian method took a third off the hardest loops and nothing off the median.',
  'A2 is asked for reasons as well; loops that do not fit are under C.',
  'A3: from raw intervals, half of our time is reading 14,000 instants; calendars that were read once serve all loops.',
  'B: the budget is counted in steps of a usual machine, so that a plan is the same everywhere; a busy machine takes longer on the clock. Bounds take 60 passes beside the plan. The one of 30 × 60 stands still from the 55th on, 3 below the plan; other seeds and 20 s find nothing below 1732: that much is the distance between prices and whole plans, or a plan that is not found. With 500 × 500 more than half of the time is annealing (`--cpu-prof`): a step takes five times as long as with 100 × 100, because what it looks at does not fit into the processor any more, and the budget counts it alike. Keeping only the 32 cheapest people of a chair changed nothing; half as many timings of a day halve the set-up and cost small plans a little.',
];

/** The goals of the scheduling engine, on seeded instances whose horizons cover changes of the clock. */
export async function benchScheduling(): Promise<string> {
  const rows: Row[] = [];
  for (const part of PARTS) {
    rows.push(...part());
    // Each part starts with an empty queue and what it needs in memory.
    await new Promise(resolve => setImmediate(resolve));
  }
  const notes = NOTES.map(note => `- ${note}`).join('\n');
  return `## scheduling\n\nSeeded instances (bench/instances.ts), one thread. Costs are in the planner's own units; less is better.\n\n${goalsTable(rows)}\n\n${notes}`;
}
