import { UserError } from '../user-error.ts';
import { type Weekday, WEEKDAYS, type WeeklyHours } from './people.ts';
import { shorten } from './text.ts';
import { readRanges, wall } from './windows/ranges.ts';

const DAY = '(mon|tue|wed|thu|fri|sat|sun)[a-z]*\\.?';
const LINE = new RegExp(`^${DAY}(?:\\s*(-|to|,|and|&)\\s*${DAY})?\\s*:?\\s*(.*)$`);
const EXAMPLE = 'Write for example "Mon-Fri 09:00-12:00, 13:00-17:30" or "Wed off".';

/**
 * Reads the hours of a week, one day or span of days a line; a later line replaces an earlier one for its days.
 * @throws UserError naming the line.
 */
export function readHours(text: string): WeeklyHours {
  const hours: Partial<Record<Weekday, [string, string][]>> = {};
  for (const line of text
    .split('\n')
    .map(l => l.trim())
    .filter(l => l !== '')) {
    for (const [day, pieces] of readLine(line)) {
      if (pieces.length > 0) hours[day] = pieces;
      else delete hours[day];
    }
  }
  return Object.fromEntries(WEEKDAYS.flatMap(day => (hours[day] ? [[day, hours[day]]] : [])));
}

function readLine(line: string): [Weekday, [string, string][]][] {
  const found = LINE.exec(line.toLowerCase().replaceAll(/[–—−]/g, '-'));
  const days = found ? daysOf(found[1], found[2], found[3]) : [];
  const rest = found?.[4] ?? '';
  if (!found || days.length === 0)
    throw new UserError(`"${shorten(line, 40)}" names no days of the week.`, EXAMPLE);
  if (/^(off|none|-|no)$/.test(rest)) return days.map(day => [day, []]);
  const ranges = readRanges(rest, EXAMPLE);
  if (!ranges.ok) throw new UserError(`"${shorten(line, 40)}": ${ranges.problem}`);
  const pieces = ranges.value.map(range => wall(range).split('-') as [string, string]);
  const sorted = pieces.sort(([a], [b]) => (a < b ? -1 : 1));
  const wrong = sorted.some(([from, to], i) => from >= to || (i > 0 && from < (sorted[i - 1]?.[1] ?? '')));
  if (wrong)
    throw new UserError(`"${shorten(line, 40)}" has times that overlap or end before they start.`, EXAMPLE);
  return days.map(day => [day, sorted]);
}

function daysOf(first = '', joint: string | undefined, second: string | undefined): Weekday[] {
  const from = WEEKDAYS.indexOf(first as Weekday);
  const to = second === undefined ? from : WEEKDAYS.indexOf(second as Weekday);
  if (joint && !['-', 'to'].includes(joint)) return WEEKDAYS.filter((_, i) => i === from || i === to);
  return WEEKDAYS.filter((_, i) => i >= from && i <= to);
}

/** Days with the same hours share a line; `readHours` reads it back. */
export function writeHours(hours: WeeklyHours): string {
  const lines: { days: Weekday[]; text: string }[] = [];
  for (const day of WEEKDAYS) {
    const text = (hours[day] ?? []).map(([from, to]) => `${from}-${to}`).join(', ') || 'off';
    const last = lines.at(-1);
    if (last?.text === text) last.days.push(day);
    else lines.push({ days: [day], text });
  }
  const name = (day: Weekday) => `${day[0]?.toUpperCase()}${day.slice(1)}`;
  return lines
    .filter(l => l.text !== 'off')
    .map(({ days, text }) => {
      const [first, last] = [days[0], days.at(-1)];
      if (!first || !last) return '';
      return `${first === last ? name(first) : `${name(first)}-${name(last)}`} ${text}`;
    })
    .join('\n');
}
