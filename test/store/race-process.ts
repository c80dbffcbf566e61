import { type Holder, insertBooking, insertClaims } from '../../src/store/bookings.ts';
import { isOverlap, isPassing } from '../../src/store/conflicts.ts';
import { openStore } from '../../src/store/open.ts';

/** One of several processes that want the same people at the same time: `race-process.ts URL TEAM FIRST LAST`. */
const [url = '', team = '', first = '0', last = '0'] = process.argv.slice(2);
const PEOPLE = 4;
const DAY = Temporal.Instant.from('2026-12-03T08:00:00Z');

const store = await openStore(url);
const tally = { booked: 0, taken: 0, faults: [] as string[] };
process.send?.('ready');
await new Promise(resolve => process.once('message', resolve));

for (let n = Number(first); n < Number(last); n += 1) await attempt(n);
await store.close();
process.send?.(tally);
process.disconnect?.();

/**
 * A panel of two and a candidate, at one of forty overlapping times of a day: everybody's time, or nobody's. All racers
 * go through the same days in the same order, so each day is fought for.
 */
async function attempt(n: number): Promise<void> {
  const turn = n - Number(first);
  const start = DAY.add({ hours: 24 * Math.floor(turn / 20), minutes: 15 * ((n * 7) % 40) });
  const time = { start, end: start.add({ hours: 1 }) };
  const holders: Holder[] = [
    `person:U${n % PEOPLE}`,
    `person:U${(n + 1 + (n % 2)) % PEOPLE}`,
    `candidate:${n}`,
  ];
  const booking = { version: 1, time, zone: 'UTC', bookedAt: DAY, bookedBy: 'U0' };
  try {
    await store.db.transaction().execute(async tx => {
      await insertBooking(tx, team, `interview-${n}`, booking);
      await insertClaims(tx, team, `interview-${n}`, holders, time);
    });
    tally.booked += 1;
  } catch (error) {
    if (isOverlap(error)) tally.taken += 1;
    // The database broke a tie between two who waited for each other: as an operation does, once more.
    else if (isPassing(error)) await attempt(n);
    else tally.faults.push(String(error));
  }
}
