import type { LoopModel } from './loop-model.ts';
import { dayAt } from './candidate-day.ts';
import type { Start } from './path.ts';

/**
 * The room of each interview of a loop, undefined where it needs none: one for all that are on the same day where one
 * is large enough and free, so that nobody walks the candidate around; otherwise the smallest that will do for each.
 */
export function roomsFor(starts: readonly Start[], model: LoopModel): (string | undefined)[] {
  const free = starts.map(start => freeFor(start, model));
  const days = starts.map(({ tick }) => dayAt(model.calendar, tick));
  return free.map((own, i) => {
    const sameDay = free.filter((_, other) => days[other] === days[i]);
    const throughout = own?.find(room => sameDay.every(others => others?.includes(room) ?? true));
    return throughout ?? own?.[0];
  });
}

function freeFor({ interview: i, tick }: Start, { interviews, ground }: LoopModel): string[] | undefined {
  const { interview, duration } = interviews[i]!;
  return interview.room && ground.rooms.freeAt(interview.room, tick, tick + duration);
}
