import { describe } from 'vitest';
import { answering } from './answers.ts';
import { busyTime } from './busy-time.ts';
import { changing } from './changing.ts';
import { following } from './changes.ts';
import { creating } from './creating.ts';
import { followingBusy } from './following-busy.ts';
import type { CalendarProvider } from './provider.ts';
import { inRooms } from './rooms.ts';
import { onVideo } from './video.ts';

/** What every provider of calendars has to do. */
export function calendarContract(provider: CalendarProvider): void {
  describe(`the calendar ${provider.name}`, () => {
    creating(provider);
    changing(provider);
    answering(provider);
    busyTime(provider);
    following(provider);
    followingBusy(provider);
    onVideo(provider);
    inRooms(provider);
  });
}
