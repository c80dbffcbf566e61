import type { Level, PersonId, Quality, TeamId } from './glossary.ts';
import type { StageKind } from './pipeline.ts';

/** One Slack workspace and the habits of the company in it. */
export type Workspace = {
  team: TeamId;
  name: string;
  zone: string;
  /** Nobody is nudged from `quietFrom` to `quietTo`, in their own zone, nor on weekends and days off. */
  quietFrom: Temporal.PlainTime;
  quietTo: Temporal.PlainTime;
  /** When digests are posted on Mondays, in the zone of their role. */
  digestTime: Temporal.PlainTime;
  /** Gets the digest of all roles. */
  digestChannel?: string;
  daysOff: readonly { day: Temporal.PlainDate; name: string }[];
  spread: Spread;
  focus: Focus;
  /** Nobody is invited to an interview that begins sooner than this from now. */
  noticeHours: number;
};

/**
 * Whom interviews go to where several could: whoever has fewest in the week, also whoever had fewest in four weeks
 * (`balanced`), or that above all (`even`). The number is the weight of fairness beside the other costs.
 */
export const SPREADS = { week: 0, balanced: 1, even: 4 } as const;
export type Spread = keyof typeof SPREADS;

/**
 * Whether interviews may `cut` free stretches of two hours and more, or leave them `whole` where others can as well. The
 * number is the weight beside the other costs: as much as somebody's first interview of a week.
 */
export const FOCUSES = { cut: 0, whole: 3 } as const;
export type Focus = keyof typeof FOCUSES;

export type Person = {
  team: TeamId;
  id: PersonId;
  name: string;
  email: string | undefined;
  /** As Slack tells it; a person without one lives in the workspace's zone. */
  zone: string | undefined;
  isAdmin: boolean;
  isBot: boolean;
  /** Deactivated, a guest, or from another company. */
  isOutside: boolean;
};

/** What somebody may do everywhere. Whoever is `outside` may do nothing, whatever they were before. */
export type Standing = { admin: boolean; recruiter: boolean; outside: boolean };

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Hours of a week in which somebody takes interviews: per day, pieces of wall time such as `['09:00', '12:30']`. */
export type WeeklyHours = Readonly<Partial<Record<Weekday, readonly (readonly [string, string])[]>>>;

/** Mornings and afternoons with an hour for lunch: what a new interviewer starts from. */
export const USUAL_HOURS: WeeklyHours = Object.fromEntries(
  WEEKDAYS.slice(0, 5).map(day => [day, [['09:00', '12:00'] as const, ['13:00', '17:30'] as const]]),
);

export type Interviewer = {
  team: TeamId;
  person: PersonId;
  name: string;
  email: string | undefined;
  level: Level;
  zone: string;
  hours: WeeklyHours;
  /** Further hours in which they take interviews as a last resort. Only they themselves allow any. */
  offHours: WeeklyHours;
  perDay: number | undefined;
  perWeek: number | undefined;
  bufferMinutes: number;
  skills: Readonly<Record<string, Quality>>;
  /** Kinds of interview that they learn, and hold no full seat in. */
  learns: readonly StageKind[];
  paused: boolean;
  /** Deactivated or a guest since they joined: takes no seats. */
  isOutside: boolean;
};
