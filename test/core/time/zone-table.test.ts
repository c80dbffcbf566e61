import { describe, expect, test } from 'vitest';
import { localDays } from '../../../src/core/time/local-days.ts';
import type { Spans } from '../../../src/core/time/spans.ts';
import { expandDaily, expandHours } from '../../../src/core/time/wall-hours.ts';
import { offsetAt, zoneTable } from '../../../src/core/time/zone-table.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Weeks in which clocks do something: ordinary changes, half hours, midnights that do not exist, two hours, none. */
const WEEKS = [
  ['Europe/Berlin', '2026-03-27'],
  ['Europe/Berlin', '2026-10-23'],
  ['America/New_York', '2026-03-06'],
  ['America/New_York', '2026-10-30'],
  ['Australia/Lord_Howe', '2026-10-02'],
  ['Australia/Lord_Howe', '2027-04-02'],
  ['Africa/Cairo', '2026-04-22'],
  ['Africa/Cairo', '2026-10-28'],
  ['America/Santiago', '2026-09-04'],
  ['America/Santiago', '2027-04-02'],
  ['Asia/Beirut', '2026-03-27'],
  ['Africa/Casablanca', '2027-02-05'],
  ['Antarctica/Troll', '2026-03-27'],
  ['Asia/Kathmandu', '2026-12-01'],
  ['Pacific/Kiritimati', '2026-12-31'],
  ['UTC', '2026-12-31'],
] as const;

function around(zone: string, date: string) {
  const from = Temporal.PlainDate.from(date).toZonedDateTime(zone).toInstant();
  const to = from.add({ hours: 96 });
  const table = zoneTable(zone, from.subtract({ hours: 48 }), to.add({ hours: 48 }));
  const days = localDays(table, from.epochMilliseconds, to.epochMilliseconds);
  return { from: from.epochMilliseconds, to: to.epochMilliseconds, table, days };
}

const local = (zone: string, ms: number) =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
const inSpans = (spans: Spans, ms: number) =>
  spans.some((start, i) => i % 2 === 0 && start <= ms && ms < spans[i + 1]!);

describe.each(WEEKS)('%s around %s', (zone, date) => {
  const { from, to, table, days } = around(zone, date);

  test('offsets are those of Temporal', () => {
    for (let ms = from; ms < to; ms += 5 * MINUTE)
      expect(offsetAt(table, ms) * 1e6).toBe(local(zone, ms).offsetNanoseconds);
  });

  test('local days follow one another, and each instant is in the one that clocks show', () => {
    for (const [i, day] of days.entries()) expect(day.end).toBe(days[i + 1]?.start ?? day.end);
    for (let ms = from; ms < to; ms += 15 * MINUTE) {
      const shown = local(zone, ms);
      const day = days.find(one => one.start <= ms && ms < one.end)!;
      expect(day.date).toBe(shown.toPlainDate().toString());
      expect(day.week).toBe(`${shown.yearOfWeek}-W${String(shown.weekOfYear).padStart(2, '0')}`);
      expect(day.weekday).toBe(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'][shown.dayOfWeek - 1]);
    }
  });

  test('working hours hold exactly while clocks show them', () => {
    const pieces = [
      ['00:00', '00:45'],
      ['01:15', '02:40'],
      ['09:00', '17:30'],
      ['23:15', '24:00'],
    ] as const;
    const spans = expandDaily(pieces, days, table);
    for (let ms = from; ms < to; ms += 5 * MINUTE) {
      const time = local(zone, ms).toPlainTime().toString({ smallestUnit: 'minute' });
      expect(inSpans(spans, ms)).toBe(pieces.some(([start, end]) => start <= time && time < end));
    }
  });
});

describe('days that clocks change', () => {
  const hoursOn = (zone: string, date: string, from: string, to: string) => {
    const { table, days } = around(zone, date);
    const day = days.find(one => one.date === date)!;
    const spans = expandHours({ [day.weekday]: [[from, to]] }, [day], table);
    return spans.map(ms => local(zone, ms).toString({ smallestUnit: 'minute', timeZoneName: 'never' }));
  };
  const hoursLong = (zone: string, date: string) => {
    const day = around(zone, date).days.find(one => one.date === date)!;
    return (day.end - day.start) / HOUR;
  };

  test('scenario 6: are as long as they are', () => {
    expect(hoursLong('Europe/Berlin', '2026-03-29')).toBe(23);
    expect(hoursLong('Europe/Berlin', '2026-10-25')).toBe(25);
    expect(hoursLong('Australia/Lord_Howe', '2026-10-04')).toBe(23.5);
    expect(hoursLong('Australia/Lord_Howe', '2027-04-04')).toBe(24.5);
    expect(hoursLong('Africa/Cairo', '2026-04-24')).toBe(23);
    expect(hoursLong('Antarctica/Troll', '2026-03-29')).toBe(22);
  });

  test('scenario 1: hours that begin in a gap begin after it, and hours inside of it are none', () => {
    expect(hoursOn('Europe/Berlin', '2026-03-29', '02:30', '04:00')).toEqual([
      '2026-03-29T03:00+02:00',
      '2026-03-29T04:00+02:00',
    ]);
    expect(hoursOn('Europe/Berlin', '2026-03-29', '02:00', '03:00')).toEqual([]);
    expect(hoursOn('Africa/Cairo', '2026-04-24', '00:00', '02:00')).toEqual([
      '2026-04-24T01:00+03:00',
      '2026-04-24T02:00+03:00',
    ]);
    expect(hoursOn('America/Santiago', '2026-09-06', '00:00', '24:00')).toEqual([
      '2026-09-06T01:00-03:00',
      '2026-09-07T00:00-03:00',
    ]);
  });

  test('scenario 2: hours in an overlap count on both passes', () => {
    expect(hoursOn('Europe/Berlin', '2026-10-25', '02:00', '03:00')).toEqual([
      '2026-10-25T02:00+02:00',
      '2026-10-25T03:00+01:00',
    ]);
    expect(hoursOn('Australia/Lord_Howe', '2027-04-04', '01:30', '01:45')).toEqual([
      '2027-04-04T01:30+11:00',
      '2027-04-04T01:45+11:00',
      '2027-04-04T01:30+10:30',
      '2027-04-04T01:45+10:30',
    ]);
  });
});

test('a zone that nobody knows is refused', () => {
  const now = Temporal.Instant.from('2026-12-01T00:00:00Z');
  expect(() => zoneTable('Mars/Base', now, now)).toThrow(RangeError);
});
