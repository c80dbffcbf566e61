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
  /** The day of the next interview, where one is booked; in the zone of the role. */
  meetsOn: Temporal.PlainDate | undefined;
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
      meetsOn: nextMeeting(situation, now),
      days: daysBetween(wait.since, now, situation.role.zone),
      overdue: isOverdue(wait, now),
    };
  });
  return rows.sort((a, b) => Temporal.Instant.compare(a.wait.due, b.wait.due));
}

function nextMeeting({ interviews, role }: Situation, now: Temporal.Instant): Temporal.PlainDate | undefined {
  const ahead = interviews.flatMap(({ booking }) =>
    booking && Temporal.Instant.compare(now, booking.time.end) < 0 ? booking.time.start : [],
  );
  if (ahead.length === 0) return undefined;
  return ahead.reduce(earlier).toZonedDateTimeISO(role.zone).toPlainDate();
}
