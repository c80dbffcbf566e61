import { daysBetween } from '../../core/clock/funnel.ts';
import { handedOn, isOverdue, type Wait, waitOf } from '../../core/clock/waits.ts';
import type { Situation } from '../../core/loop/situation.ts';
import { earlier } from '../../core/time/instants.ts';
import type { World } from '../../operations/world.ts';
import { type DigestHabits, readHabits } from './habits.ts';

export type DigestWait = {
  wait: Wait;
  situation: Situation;
  /** Name of whom it waits for, where it is one of us. */
  person: string | undefined;
  days: number;
  /** The next interview that is booked. */
  meetsAt: Temporal.Instant | undefined;
  overdue: boolean;
};

/** Longest overdue first. */
export async function readWaits(
  world: World,
  team: string,
  situations: readonly Situation[],
): Promise<DigestWait[]> {
  return waitsOf(situations, await readHabits(world, team), world.clock.now());
}

export function waitsOf(
  situations: readonly Situation[],
  habits: DigestHabits,
  now: Temporal.Instant,
): DigestWait[] {
  const rows = situations.flatMap(situation => {
    const first = waitOf(situation, habits, now);
    if (!first) return [];
    const wait = handedOn(first, habits.handovers);
    return {
      situation,
      wait,
      person: wait.person && habits.names.get(wait.person),
      meetsAt: nextMeeting(situation, now),
      days: Math.max(0, daysBetween(wait.since, now, situation.role.zone)),
      overdue: isOverdue(wait, now),
    };
  });
  return rows.sort((a, b) => Temporal.Instant.compare(a.wait.due, b.wait.due));
}

function nextMeeting({ interviews }: Situation, now: Temporal.Instant): Temporal.Instant | undefined {
  const ahead = interviews.flatMap(({ booking }) =>
    booking && Temporal.Instant.compare(now, booking.time.end) < 0 ? booking.time.start : [],
  );
  return ahead.length > 0 ? ahead.reduce(earlier) : undefined;
}
