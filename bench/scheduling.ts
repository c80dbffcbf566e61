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
  'A1: HiGHS gets a tight program (one variable for each start and each person in a seat at it), its model written beforehand; the larger the company, and mostly the loop, the larger the ratio. With 20 people a program of 4 interviews is small for HiGHS. Of our tenth of a millisecond, half makes the tables of the days that are looked at, which no other search could share, and a quarter seats different people (`--cpu-prof`); the rest is too little for another factor of four.',
  'A2 is asked for reasons as well; loops that do not fit are under C.',
  'A3: from raw intervals, two fifths of our time prepare people’s calendars: half of that reads and merges 7,000 meetings, a tenth of all is garbage. Calendars that were read once serve all loops.',
  'B: the budget is counted in steps of a usual machine, so that a plan is the same everywhere; a busy machine takes longer on the clock. A step of a large problem counts more, because less of what it looks at fits into the processor (`MICROS_A_STEP`). With 500 × 500, three of the five seconds go into getting ready: half of that is looking for the timings of each loop. Bounds take 60 passes beside the plan.',
  'B1, 30 × 60: the best plan costs 1730. That was found once by HiGHS, given all 4,528 itineraries that the prices of the bound (1728.3) do not rule out; it takes several seconds and a package that the app does not ship. Ours ends a few units above it: other seeds reach 1730 to 1738 in 3 s. Forty timings of a day instead of twelve gain 0.1 % over nine plans of three instances. Slower or cooler annealing, timings from the prices of the bound, and exact exchange of two to six loops at once (pairs help a little, more take seconds) end in the same range.',
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
