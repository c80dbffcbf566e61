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
  'A1: HiGHS gets a tight program (one variable for each start and each person in a seat at it), its model written beforehand; the larger the company, the larger the ratio.',
  'A2 is asked for reasons as well; loops that do not fit are under C.',
  'A3: from raw intervals, half of our time is reading 14,000 instants; calendars that were read once serve all loops.',
  'B: the budget is counted in steps of a usual machine, so that a plan is the same everywhere; a busy machine takes longer on the clock. The bounds come from searches of 20 s. With 500 × 500, a pass over the bound takes half a second and the few dozen that fit leave it loose: how much of the gap is the plan’s is not known.',
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
