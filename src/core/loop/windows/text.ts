import type { Interval } from '../../time/interval.ts';
import { readDays, WEEKDAY_WORDS } from './days.ts';
import { type Read, readRanges, wall, type WallRange } from './ranges.ts';
import { shorten } from '../text.ts';

/** How far ahead candidates may offer times: also how far ahead interviews are searched. */
export const HORIZON_DAYS = 60;
const LINES = 40;
/** Far more than anybody offers, and little enough to be read at once. */
const CHARACTERS = 5000;
const SHORTEST_MINUTES = 15;

const ANOTHER_DAY = new RegExp(`\\b(?:${WEEKDAY_WORDS.join('|')}|today|tomorrow|\\d{4}-\\d)`);
const ONE_DAY =
  'it names several days. Write each on a line of its own, or a span of days such as "Mon-Fri 9-17".';

export type WindowsRead = { windows: Interval[]; problems: string[] };

/**
 * Reads the times a candidate offers, one day (or a span of days) a line, in `zone`:
 * `2026-12-03 09:00-16:00` · `Thu 3 Dec 9-12, 14-17:30` · `Dec 4 9am to 5pm` · `Mon-Fri 9-17` · `tomorrow all day`.
 * Days without a year are the next such day from `now`. Every line with a mistake is named with its number.
 */
export function readWindows(text: string, zone: string, now: Temporal.Instant): WindowsRead {
  if (text.length > CHARACTERS)
    return { windows: [], problems: [`Up to ${CHARACTERS} characters can be read, got ${text.length}.`] };
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  const lines = text.split('\n').map((line, index) => ({ line: line.trim(), number: index + 1 }));
  const filled = lines.filter(l => l.line !== '');
  const problems: string[] = [];
  if (filled.length > LINES) problems.push(`Up to ${LINES} lines can be read, got ${filled.length}.`);
  const windows: Interval[] = [];
  for (const { line, number } of filled.slice(0, LINES)) {
    const read = readLine(line, zone, today, now);
    if (read.ok) windows.push(...read.value);
    else problems.push(`Line ${number} ("${shorten(line, 50)}"): ${read.problem}`);
  }
  return { windows: mergeWindows(windows), problems };
}

function readLine(
  line: string,
  zone: string,
  today: Temporal.PlainDate,
  now: Temporal.Instant,
): Read<Interval[]> {
  const words = line
    .toLowerCase()
    .replaceAll(/[–—−]/g, '-')
    .replaceAll(/(\d)(?:st|nd|rd|th)\b/g, '$1')
    .replaceAll(/[,;]\s*(?=\d{4}\b)/g, ' ');
  const days = readDays(words, today);
  if (!days.ok) return days;
  const ranges = readRanges(days.value.rest);
  if (!ranges.ok) return ANOTHER_DAY.test(days.value.rest) ? { ok: false, problem: ONE_DAY } : ranges;
  const windows: Interval[] = [];
  for (const day of days.value.days) {
    for (const range of ranges.value) {
      const window = toWindow(day, range, zone, now);
      if (!window.ok) return window;
      windows.push(window.value);
    }
  }
  return { ok: true, value: windows };
}

function toWindow(
  day: Temporal.PlainDate,
  range: WallRange,
  zone: string,
  now: Temporal.Instant,
): Read<Interval> {
  const at = (plainTime: Temporal.PlainTime) =>
    day.toZonedDateTime({ timeZone: zone, plainTime }).toInstant();
  const window = { start: at(range.from), end: at(range.to) };
  const minutes = window.start.until(window.end).total('minutes');
  if (minutes < SHORTEST_MINUTES) {
    return {
      ok: false,
      problem: `${wall(range)} is shorter than ${SHORTEST_MINUTES} minutes or ends before it starts.`,
    };
  }
  if (Temporal.Instant.compare(window.end, now) <= 0) {
    return { ok: false, problem: `${day.toString()} ${wall(range)} has passed.` };
  }
  const latest = now.toZonedDateTimeISO(zone).toPlainDate().add({ days: HORIZON_DAYS });
  if (Temporal.PlainDate.compare(day, latest) > 0) {
    const far = `${day.toString()} is more than ${HORIZON_DAYS} days ahead, the furthest that is searched.`;
    // A day of last week, written without a year, was read as the one of next year.
    const before = day.subtract({ years: 1 });
    const today = now.toZonedDateTimeISO(zone).toPlainDate();
    const ago = before.until(today, { largestUnit: 'days' }).days;
    const passed = ago > 0 && ago <= HORIZON_DAYS ? `${before.toString()} has passed, and ` : '';
    return { ok: false, problem: `${passed}${far}` };
  }
  return { ok: true, value: window };
}

/** Sorted; those that touch or overlap become one. */
export function mergeWindows(windows: readonly Interval[]): Interval[] {
  const result: Interval[] = [];
  for (const window of [...windows].sort((a, b) => Temporal.Instant.compare(a.start, b.start))) {
    const last = result.at(-1);
    if (!last || Temporal.Instant.compare(last.end, window.start) < 0) result.push(window);
    else if (Temporal.Instant.compare(last.end, window.end) < 0)
      result[result.length - 1] = { start: last.start, end: window.end };
  }
  return result;
}

/** Words that `readWindows` reads back to the same windows, as long as none spans midnight. */
export function writeWindows(windows: readonly Interval[], zone: string): string {
  return windows
    .map(({ start, end }) => {
      const from = start.toZonedDateTimeISO(zone);
      const to = end.toZonedDateTimeISO(zone);
      const weekday = WEEKDAY_WORDS[from.dayOfWeek - 1] ?? '';
      const day = `${weekday[0]?.toUpperCase()}${weekday.slice(1)} ${from.toPlainDate().toString()}`;
      return `${day} ${wall({ from: from.toPlainTime(), to: to.toPlainTime() })}`;
    })
    .join('\n');
}
