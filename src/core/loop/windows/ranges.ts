import { shorten } from '../text.ts';

export type WallRange = { from: Temporal.PlainTime; to: Temporal.PlainTime };
export type Read<T> = { ok: true; value: T } | { ok: false; problem: string };

/** What "all day" and a day without times mean. */
const WHOLE_DAY: WallRange = { from: time(9, 0), to: time(18, 0) };
export const EXAMPLE = 'Write a day and times, for example "Thu 3 Dec 09:00-12:30, 14:00-17:00".';

const CLOCK = String.raw`(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm)?`;
const RANGE = new RegExp(
  `^\\s*(?:from\\s+)?${CLOCK}\\s*(?:-|to|until|till)\\s*${CLOCK}(?:\\s*(?:,|;|and|&|\\+|$))`,
);

/**
 * Reads spans of a day: `9-12, 14:00-17:30`, `9am to 5pm`, `all day`, or nothing.
 * @param example What is right, as a sentence, for whoever wrote something else.
 */
export function readRanges(words: string, example = EXAMPLE): Read<WallRange[]> {
  let rest = words.replace(/^\s*[:,-]\s*/, '').trim();
  if (rest === '' || /^(all day|any ?time|whole day)$/.test(rest)) return { ok: true, value: [WHOLE_DAY] };
  const ranges: WallRange[] = [];
  while (rest !== '') {
    const found = RANGE.exec(rest);
    const range = found && toRange(found);
    if (!found || !range)
      return { ok: false, problem: `"${shorten(rest, 30)}" is no span of times. ${example}` };
    ranges.push(range);
    rest = rest.slice(found[0].length).trim();
  }
  return { ok: true, value: ranges };
}

function toRange([, h1, m1, half1, h2, m2, half2]: RegExpExecArray): WallRange | undefined {
  const to = clock(h2, m2, half2);
  // "9-11am" means the morning twice; "9-5pm" can only mean from the morning on.
  const from = clock(h1, m1, half1 ?? (half2 === 'am' ? 'am' : undefined));
  if (!from || !to) return undefined;
  const shifted = !half1 && half2 === 'pm' && clock(h1, m1, 'pm');
  const fits = shifted && Temporal.PlainTime.compare(shifted, to) < 0 && Number(h1) < 8;
  return { from: fits ? shifted : from, to };
}

function clock(hour = '', minute = '0', half: string | undefined): Temporal.PlainTime | undefined {
  const h = Number(hour);
  const m = Number(minute);
  if (m > 59 || h > 23 || (half && (h > 12 || h === 0))) return undefined;
  if (half) return time((h % 12) + (half === 'pm' ? 12 : 0), m);
  return time(h, m);
}

function time(hour: number, minute: number): Temporal.PlainTime {
  return new Temporal.PlainTime(hour, minute);
}

export const wall = ({ from, to }: WallRange): string =>
  `${from.toString().slice(0, 5)}-${to.toString().slice(0, 5)}`;
