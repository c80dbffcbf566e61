/**
 * The words of the house. Code, tables, messages and documents use these and no others.
 *
 * role         an opening: title, level, layers, language, hiring manager, recruiter, channel, head-count, target date
 * layer        a part of backend work that a role owns
 * level        what a role asks for, or what an interviewer has
 * pipeline     the ordered stages of a role
 * stage        one step of a pipeline: kind, duration, target days, target pass rate, interviews
 * candidate    a person who applies
 * application  one candidate in one role
 * loop         the interviews of one application
 * interview    one meeting, or one piece of work to review, inside a stage
 * seat         one chair in an interview: lead, second, shadow, reverse-shadow
 * interviewer  a person who may take seats
 * pool         who may fill a seat
 * window       time that somebody offers
 * busy         time that somebody's calendar blocks
 * itinerary    a complete, feasible assignment of times and people to a loop
 * room         a meeting room of an office, with a calendar of its own
 * hold         time kept for a while      booking  time that is taken      claim  one person's part of a booking, or its room's
 * kit          what one interviewer is handed: questions, probes, what was covered before
 * pack         a file of questions
 * question     what is asked           probe  the next-deeper follow-up; the deepest one answered is the depth reached
 * scorecard    one seat's evidence and verdict
 * evaluation   the report over an application's scorecards
 * debrief      the talk about an evaluation         decision  what came of it
 * appointment  what takes people's time and stands in their calendars: an interview or a debrief
 * wait         an open period with exactly one owner
 * nudge        a message to whoever a wait waits for
 * digest       the weekly report of a role, or of all
 * ledger       every calendar day of an application, assigned to one owner
 */

/** Slack team id (`T…`): the tenant, part of every key. */
export type TeamId = string;
/** Slack user id (`U…`). */
export type PersonId = string;
/** An opaque id from the `Ids` port: roles, candidates, applications, interviews, seats, … */
export type Id = string;

export const LAYERS = ['application', 'api', 'data', 'infrastructure', 'distributed'] as const;
export type Layer = (typeof LAYERS)[number];

/** Lowest first: an interviewer's level must reach the one that a seat asks for. */
export const LEVELS = ['junior', 'mid', 'senior', 'staff'] as const;
export type Level = (typeof LEVELS)[number];

/** The levels a role may ask for; packs and rubrics are written for these. */
export const ROLE_LEVELS = ['junior', 'mid', 'senior'] as const;
export type RoleLevel = (typeof ROLE_LEVELS)[number];

/** A programming language or stack: the `language` of a pack, for example `typescript`. */
export type Language = string;

/** What makes somebody fit for a seat: a layer, a language, or `leadership` (final rounds). */
export type Skill = Layer | 'leadership' | (string & {});

/** How well somebody has a skill: 1 can interview on it, 2 works with it, 3 others come to them. */
export type Quality = 1 | 2 | 3;

export const SEAT_KINDS = ['lead', 'second', 'shadow', 'reverse-shadow'] as const;
export type SeatKind = (typeof SEAT_KINDS)[number];

const ANSWERS = ['accepted', 'declined', 'tentative'] as const;
export type Answer = (typeof ANSWERS)[number];
/** What can stand in a calendar because of us. */
export type AppointmentKind = 'interview' | 'debrief';
/** Where an answer was given; `directory`: nobody gave it, Slack told that they left. */
export type AnsweredVia = 'slack' | 'calendar' | 'directory';

export const VERDICTS = ['strong-no', 'no', 'yes', 'strong-yes'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const DECISIONS = ['advance', 'reject', 'hire', 'withdraw'] as const;
export type DecisionKind = (typeof DECISIONS)[number];

export function levelRank(level: Level): number {
  return LEVELS.indexOf(level);
}
