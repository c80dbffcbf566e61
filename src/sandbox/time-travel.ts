import type { Log } from '../core/ports.ts';
import type { Dispatcher } from '../jobs/dispatcher.ts';
import { tick } from '../jobs/schedules.ts';
import { jobs } from '../jobs/job-kinds.ts';
import type { World } from '../operations/world.ts';
import { findNextDue } from '../store/due-effects.ts';
import type { MovableClock } from './clock.ts';
import { earlier } from '../core/time/instants.ts';

export type Traveller = { world: World; clock: MovableClock; dispatcher: Dispatcher; log: Log };

/** The minute tick of real life, often enough here: nothing in the sandbox is due to the minute. */
const STEP = { hours: 1 };

/**
 * Puts the clock forward and lets everything happen on the way, in its order: each effect when it falls due, and a tick
 * each hour. Two travels at once follow each other.
 */
export function createTimeTravel(on: Traveller): (to: Temporal.Instant) => Promise<void> {
  let underWay: Promise<void> = Promise.resolve();
  return to => {
    underWay = underWay.then(() => travel(on, to));
    return underWay;
  };
}

async function travel({ world, clock, dispatcher, log }: Traveller, to: Temporal.Instant): Promise<void> {
  const kinds = jobs.map(job => job.kind);
  for (;;) {
    await tick(world, log);
    await dispatcher.drain();
    const now = clock.now();
    if (Temporal.Instant.compare(to, now) <= 0) return;
    const due = await findNextDue(world.db, kinds);
    const next = [now.add(STEP), to, ...(due && Temporal.Instant.compare(now, due) < 0 ? [due] : [])];
    clock.set(next.reduce(earlier));
  }
}

/** 09:00 of the next Monday in a zone; a week on where it is that moment. */
export function nextMonday(now: Temporal.Instant, zone: string): Temporal.Instant {
  const local = now.toZonedDateTimeISO(zone);
  const days = ((8 - local.dayOfWeek) % 7 || 7) % 7;
  const candidate = local.toPlainDate().add({ days }).toZonedDateTime({ timeZone: zone, plainTime: '09:00' });
  const monday =
    Temporal.Instant.compare(candidate.toInstant(), now) > 0 ? candidate : candidate.add({ days: 7 });
  return monday.toInstant();
}
