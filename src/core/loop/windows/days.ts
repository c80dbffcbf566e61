import { EXAMPLE, type Read } from './ranges.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
export const WEEKDAY_WORDS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

export type DaysRead = { days: Temporal.PlainDate[]; rest: string };

/** Reads the day, or the span of days, that a line of lower-case words starts with. */
export function readDays(words: string, today: Temporal.PlainDate): Read<DaysRead> {
  const first = readDay(words, today);
  if (!first) return { ok: false, problem: `starts with no day. ${EXAMPLE}` };
  if (!first.ok) return first;
  const span = /^\s*(?:-|to|until|through)\s*/.exec(first.value.rest);
  const second = span && readDay(first.value.rest.slice(span[0].length), first.value.day);
  if (!second) return { ok: true, value: { days: [first.value.day], rest: first.value.rest } };
  if (!second.ok) return second;
  const length = first.value.day.until(second.value.day).days;
  if (length < 0 || length > 31)
    return { ok: false, problem: 'the span of days must run forward, up to a month.' };
  const days = Array.from({ length: length + 1 }, (_, i) => first.value.day.add({ days: i }));
  // "Mon-Fri" over a month means its working days unless a weekend day is named.
  const weekdays = days.filter(d => d.dayOfWeek <= 5);
  const namesWeekend = first.value.day.dayOfWeek > 5 || second.value.day.dayOfWeek > 5;
  return { ok: true, value: { days: namesWeekend ? days : weekdays, rest: second.value.rest } };
}

type DayRead = { day: Temporal.PlainDate; rest: string };

const WEEKDAY = /^(mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nesday|rs|rsday|urday)?\.?(?![a-z])/;
const AMBIGUOUS = /^\d{1,2}[/.]\d{1,2}(?![a-z])/;

function readDay(words: string, from: Temporal.PlainDate): Read<DayRead> | undefined {
  const text = words.trimStart();
  const near = /^(today|tomorrow)\b/.exec(text);
  if (near) return found(near[1] === 'today' ? from : from.add({ days: 1 }), text.slice(near[0].length));
  const weekday = WEEKDAY.exec(text);
  const rest = weekday ? text.slice(weekday[0].length).replace(/^,?\s+(?=[a-z\d])/, '') : text;
  if (AMBIGUOUS.test(rest)) {
    const problem = `"${rest.split(' ')[0]}" can be read in two ways; write the month as a word or 2026-12-03.`;
    return { ok: false, problem };
  }
  const dated = readDate(rest, from);
  const target = weekday ? WEEKDAY_WORDS.indexOf(weekday[1] ?? '') + 1 : 0;
  if (!dated)
    return weekday
      ? found(from.add({ days: (target - from.dayOfWeek + 7) % 7 }), text.slice(weekday[0].length))
      : undefined;
  if (!dated.ok || !weekday || dated.value.day.dayOfWeek === target) return dated;
  const { day } = dated.value;
  const actual = day.toLocaleString('en', { weekday: 'long' });
  return {
    ok: false,
    problem: `${day.toString()} is a ${actual}, not what the line says; correct one of the two.`,
  };
}

function readDate(text: string, from: Temporal.PlainDate): Read<DayRead> | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/.exec(text);
  if (iso)
    return toDate(text, iso[0], { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) }, from);
  const named = /^(?:(\d{1,2})\.?\s*([a-z]{3,9})|([a-z]{3,9})\.?\s+(\d{1,2}))\.?(?:,?\s+(\d{4}))?(?!\d)/.exec(
    text,
  );
  const month = MONTHS.indexOf((named?.[2] ?? named?.[3] ?? '').slice(0, 3)) + 1;
  if (!named || month === 0) return undefined;
  const year = named[5] ? Number(named[5]) : undefined;
  return toDate(text, named[0], { year, month, day: Number(named[1] ?? named[4]) }, from);
}

/** A date without a year is the next such day. */
function toDate(
  text: string,
  read: string,
  { year, month, day }: { year: number | undefined; month: number; day: number },
  from: Temporal.PlainDate,
): Read<DayRead> {
  try {
    const date = Temporal.PlainDate.from({ year: year ?? from.year, month, day }, { overflow: 'reject' });
    const passed = year === undefined && Temporal.PlainDate.compare(date, from) < 0;
    return found(passed ? date.add({ years: 1 }) : date, text.slice(read.length));
  } catch {
    return { ok: false, problem: `there is no day "${read.trim()}".` };
  }
}

const found = (day: Temporal.PlainDate, rest: string): Read<DayRead> => ({ ok: true, value: { day, rest } });
