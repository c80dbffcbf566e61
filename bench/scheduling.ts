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

/** The goals of the scheduling engine, on seeded instances whose horizons cover changes of the clock. */
export async function benchScheduling(): Promise<string> {
  const rows: Row[] = [];
  for (const part of PARTS) {
    rows.push(...part());
    // Each part starts with an empty queue and what it needs in memory.
    await new Promise(resolve => setImmediate(resolve));
  }
  return `## scheduling\n\nSeeded instances (bench/instances.ts), one thread. Costs are in the planner's own units; less is better.\n\n${goalsTable(rows)}`;
}
