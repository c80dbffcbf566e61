import type { WeeklyHours } from '../loop/people.ts';
import type { LocalDay } from './local-days.ts';
import type { Spans } from './spans.ts';
import { mergeSpans } from './spans.ts';
import { type ZoneTable, eachWallSpan } from './zone-table.ts';

/** A stretch of wall time within a day, `['09:00', '17:30']`; an end of `24:00` is the end of the day. */
export type WallSpan = readonly [start: string, end: string];

const MINUTE = 60_000;

/** Milliseconds since the day's midnight on the clock. */
function wallMs(time: string): number {
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))) * MINUTE;
}

/**
 * The instants of the given days at which a clock in the zone shows one of the hours of that weekday. Where clocks
 * change, skipped wall time gives nothing and repeated wall time counts both times.
 */
export function expandHours(hours: WeeklyHours, days: readonly LocalDay[], table: ZoneTable): Spans {
  const spans: number[] = [];
  for (const day of days) {
    for (const piece of hours[day.weekday] ?? []) pushWallSpan(spans, day, piece, table);
  }
  return mergeSpans(spans);
}

/** The same hours on every one of the given days. */
export function expandDaily(pieces: readonly WallSpan[], days: readonly LocalDay[], table: ZoneTable): Spans {
  const spans: number[] = [];
  for (const day of days) for (const piece of pieces) pushWallSpan(spans, day, piece, table);
  return mergeSpans(spans);
}

function pushWallSpan(into: number[], day: LocalDay, [from, to]: WallSpan, table: ZoneTable): void {
  eachWallSpan(table, day.wall + wallMs(from), day.wall + wallMs(to), (start, end) => into.push(start, end));
}
