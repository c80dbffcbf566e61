import { type Bitmap, rangeWithin } from './bitmap.ts';
import type { CalendarDay, CandidateDay, Opening } from './candidate-day.ts';

/**
 * Days on which an interview may start, or every one of them where they share a day; cut to where they may.
 * `starts`: per interview, what the candidate's side allows.
 */
export function usableDays<Day extends CalendarDay>(
  days: readonly Day[],
  starts: readonly Bitmap[],
  sameDay: boolean,
): (Day & CandidateDay)[] {
  return days.flatMap(day => {
    const ranges = starts.map(bits => rangeWithin(bits, day.first, day.end));
    const possible = ranges.filter(range => range !== undefined);
    if (possible.length === 0 || (sameDay && possible.length < ranges.length)) return [];
    const first = Math.min(...possible.map(range => range.first));
    const end = Math.max(...possible.map(range => range.end));
    return [{ ...day, first, end, openings: starts.map(bits => opening(bits, first, end)) }];
  });
}

function opening(bits: Bitmap, first: number, end: number): Opening {
  const words = bits.slice(first >>> 5, ((end - 1) >>> 5) + 1);
  words[0] = words[0]! & (-1 << (first & 31));
  words[words.length - 1] = words.at(-1)! & (-1 >>> (31 - ((end - 1) & 31)));
  const base = ((first >>> 5) << 5) - first;
  const slots: number[] = [];
  for (let w = 0; w < words.length; w += 1) {
    for (let left = words[w]!; left !== 0; left &= left - 1) {
      slots.push(base + (w << 5) + 31 - Math.clz32(left & -left));
    }
  }
  return { words, slots };
}
