import type { KnownDates, LocalDay } from '../time/local-days.ts';
import type { Spans } from '../time/spans.ts';
import type { ZoneTable } from '../time/zone-table.ts';
import type { Interviewer } from './problem.ts';

/** An interviewer with everything about their time worked out. Times are milliseconds since the epoch. */
export type Member = {
  /** Place in the team, which is sorted by id. */
  readonly index: number;
  readonly who: Interviewer;
  readonly name: string;
  readonly table: ZoneTable;
  readonly days: readonly LocalDay[];
  readonly weeks: readonly Period[];
  /** The ISO weeks before the first of `weeks`, earliest first. */
  readonly pastWeeks: readonly string[];
  readonly daysOff: ReadonlySet<string>;
  readonly hours: Spans;
  /** All that the calendar blocks; single events are in `who.busy`. */
  readonly busy: Spans;
  /** Interviews per entry of `days` and of `weeks`: those of the problem, and those that a joint plan adds. */
  readonly dayCount: Int32Array;
  readonly weekCount: Int32Array;
  /** Caps that do not hold: `perWeek`, or for one period `perWeek 2026-W49`. */
  readonly lifted: ReadonlySet<string>;
  /** Hours without days off and busy time. */
  readonly free: Spans;
  /** What of `free` interviews may use: without buffers and lunch. */
  readonly open: Spans;
};

/** An ISO week of a zone. */
export type Period = { readonly key: string; readonly start: number; readonly end: number };

/** A zone over the horizon of a problem, worked out once for everybody who lives in it. */
export type Place = {
  readonly table: ZoneTable;
  readonly days: readonly LocalDay[];
  readonly weeks: readonly Period[];
  readonly pastWeeks: readonly string[];
  readonly hours: Map<string, Spans>;
};

export type Places = { readonly byZone: Map<string, Place>; readonly dates: KnownDates };
