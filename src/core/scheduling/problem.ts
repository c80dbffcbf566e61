import type { Level, PersonId, Quality, SeatKind } from '../loop/glossary.ts';
import type { WeeklyHours } from '../loop/people.ts';
import type { Interval } from '../time/interval.ts';
import type { WallSpan } from '../time/wall-hours.ts';
import type { Term } from './weights.ts';

/**
 * Everything that a plan depends on: nothing is read from a clock, a zone or a store besides. Optional fields may be
 * left out or undefined; the comment gives what that means. Dates are `2026-12-03`, ISO weeks `2026-W49`, wall times
 * `09:00` (an end may be `24:00`).
 */
export type Problem = {
  /** Interviews lie within `[from, to)`. `from` is also where the count of days for the cost `day` begins. */
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  /** Interviews start on whole steps of the hour; divides 60. Default 15. */
  readonly stepMinutes?: number;
  /** How many itineraries a loop gets, 1–100. Default 10. */
  readonly take?: number;
  /** Seeds the joint search. Default 1. */
  readonly seed?: number;
  /** What differs from the default weights. */
  readonly weights?: Partial<Readonly<Record<Term, number>>>;
  /** What minimum notice counts from. Default `from`. */
  readonly now?: Temporal.Instant;
  /** Company days off, in each interviewer's own zone. */
  readonly daysOff?: readonly string[];
  /** Rooms for the cost `room`, where none means that it does not matter, and for interviews that need one. */
  readonly rooms?: readonly Room[];
  readonly interviewers: readonly Interviewer[];
  readonly loops: readonly Loop[];
};

export type Room = {
  readonly id: string;
  /** For sentences and for the order of rooms of one size; default the id. */
  readonly name?: string;
  /** How many people it holds. Default any number. */
  readonly seats?: number;
  /** The office that it is in. */
  readonly site?: string;
  readonly busy: readonly Interval[];
};

/** A room with so many seats or more, in one office where that is named. */
export type RoomNeed = { readonly seats: number; readonly site?: string };

/**
 * `fixed` blocks. `movable` blocks too, but may be offered as a change ("book over Ana's movable 1:1"). `never`
 * blocks and is never offered (out of office, "do not book").
 */
export const BUSY_CLASSES = ['fixed', 'movable', 'never'] as const;
export type BusyClass = (typeof BUSY_CLASSES)[number];

/** `class` defaults to `fixed`; `title` is shown to coordinators where the class is `movable`. */
export type Busy = Interval & { readonly class?: BusyClass; readonly title?: string };

export type Interviewer = {
  readonly id: PersonId;
  /** For sentences; default the id. */
  readonly name?: string;
  /** IANA name: the zone of hours, lunch, days off, local days and weeks. */
  readonly zone: string;
  readonly hours: WeeklyHours;
  readonly level: Level;
  readonly skills: Readonly<Record<string, Quality>>;
  /** Caps per local day and per ISO week of the own zone; null or undefined: none. */
  readonly perDay?: number | null;
  readonly perWeek?: number | null;
  /** Kept free between an interview and anything busy. Default 0. */
  readonly bufferMinutes?: number;
  /** Interviews already held or booked per ISO week and per date; `busy` holds those meetings as well. */
  readonly load?: Readonly<Record<string, number>>;
  readonly loadByDay?: Readonly<Record<string, number>>;
  readonly busy: readonly Busy[];
  /** Time kept free: lunch. */
  readonly avoid?: readonly Avoided[];
  /** Dates on which `avoid` does not hold. */
  readonly avoidExcept?: readonly string[];
  readonly daysOff?: readonly string[];
  /** Hours outside of `hours` that the person allows; they cost `offHours`. Default none. */
  readonly offHours?: WeeklyHours;
  /** Single stretches outside of `hours` that the person was asked for and gave. */
  readonly alsoFree?: readonly Interval[];
  /** Hours the person likes best; a seat outside of them costs `preference`. Default no preference. */
  readonly prefers?: WeeklyHours;
};

/** Wall time of every day in the owner's zone, or one stretch of time. */
export type Avoided = WallSpan | Interval;

export type Loop = {
  readonly id: string;
  /** The candidate's name, for sentences; default the id. */
  readonly name?: string;
  /** Loops of the same candidate share nobody and never overlap. Default: a candidate of its own. */
  readonly candidate?: string;
  /** IANA name: the candidate's zone. */
  readonly zone: string;
  /** When the candidate can. */
  readonly windows: readonly Interval[];
  /** When the candidate rather not: lunch. */
  readonly avoid?: readonly Avoided[];
  /** Windows the candidate likes best; an interview outside of them costs `preference`. */
  readonly prefers?: readonly Interval[];
  /** All interviews on one local day of the candidate. Default true. */
  readonly sameDay?: boolean;
  /** Longest break between two interviews of one local day; null: any. Default 60. */
  readonly maxIdleMinutes?: number | null;
  /** How much this loop counts in a joint plan, at least 1. Default 1. */
  readonly priority?: number;
  /** First start allowed is `now` plus this. Default 0. */
  readonly noticeMinutes?: number;
  /** An interview that starts after it costs `late`. */
  readonly deadline?: Temporal.Instant;
  /** People who have to sit in the loop, and people who may not. */
  readonly must?: readonly PersonId[];
  readonly never?: readonly PersonId[];
  /** For sentences: what the people in `must` and `never` are called, and who asked for it. */
  readonly named?: Readonly<Record<PersonId, NamedBy>>;
  /** People who have met the candidate in an earlier loop: they do not meet again. */
  readonly met?: readonly PersonId[];
  /** Caps that a coordinator lifts for this loop. */
  readonly overrides?: readonly CapOverride[];
  readonly interviews: readonly Interview[];
};

/** Names, not ids. */
export type NamedBy = { readonly name: string; readonly by: string };

export const CAPS = ['perDay', 'perWeek'] as const;
export type Cap = (typeof CAPS)[number];

/** Without `period` (a date or an ISO week) the cap is lifted throughout. */
type CapOverride = { readonly person: PersonId; readonly cap: Cap; readonly period?: string };

export type Interview = {
  readonly id: string;
  /** For sentences; default the id. */
  readonly name?: string;
  readonly minutes: number;
  /** Ids of interviews of the loop that must end before this one starts. */
  readonly after?: readonly string[];
  /** Starts after every other interview has ended. Default false. */
  readonly last?: boolean;
  /** Pinned: only the people are searched; windows, avoided time, notice and step do not apply. Whole minutes. */
  readonly fixedStart?: Temporal.Instant;
  /** Takes place in a room that is free throughout, and in nobody else's plan. Default: it needs none. */
  readonly room?: RoomNeed;
  readonly seats: readonly Seat[];
};

/** What somebody needs for a seat: every part given has to hold. Null, undefined: not asked for. */
export type SeatNeed = {
  readonly skill?: string | null;
  /** The least quality of the skill. Default 1. */
  readonly minQuality?: Quality;
  readonly level?: Level | null;
  readonly pool?: readonly PersonId[] | null;
};

export type Seat = SeatNeed & {
  readonly id: string;
  /** For sentences, after "the": `lead seat`; default the id. */
  readonly name?: string;
  /** Shadows are seated after the plan stands, if somebody is free, and never change or block it. Default `lead`. */
  readonly kind?: SeatKind;
  /** Any one of these is enough, instead of the need of the seat itself. */
  readonly anyOf?: readonly SeatNeed[];
  /** Exactly these people, at these qualities; the seat's own skill, pool and `anyOf` are not looked at. */
  readonly people?: readonly { readonly id: PersonId; readonly quality: Quality }[];
  /** So many different people, each as the seat asks. Default 1. */
  readonly count?: number;
  /** May stay empty, which costs `empty`. Default false. */
  readonly optional?: boolean;
};
