import { avoid } from './avoid.ts';
import { buffer } from './buffer.ts';
import { busy } from './busy.ts';
import { day } from './day.ts';
import { daysOff } from './days-off.ts';
import { distinct } from './distinct.ts';
import { empty } from './empty.ts';
import { excluded } from './excluded.ts';
import { fairness } from './fairness.ts';
import { fit } from './fit.ts';
import { focus } from './focus.ts';
import { fragment } from './fragment.ts';
import { hours } from './hours.ts';
import { idle } from './idle.ts';
import { late } from './late.ts';
import { level } from './level.ts';
import { load } from './load.ts';
import { lunch } from './lunch.ts';
import { maxIdle } from './max-idle.ts';
import { metBefore } from './met-before.ts';
import { notice } from './notice.ts';
import { offHours } from './off-hours.ts';
import { order } from './order.ts';
import { perDay } from './per-day.ts';
import { perWeek } from './per-week.ts';
import { candidatePreference, interviewerPreference } from './preference.ts';
import { qualified } from './qualified.ts';
import { required } from './required.ts';
import { room } from './room.ts';
import { roomNeeded } from './room-needed.ts';
import type {
  CandidateRule,
  GuestRule,
  InterviewCost,
  LoopCost,
  LoopRule,
  SeatCost,
  StartCost,
  TimeRule,
  WeekCost,
  WhoRule,
} from './rule.ts';
import { sameDay } from './same-day.ts';
import { scarcity } from './scarcity.ts';
import { unplaced } from './unplaced.ts';
import { windows } from './windows.ts';

/*
 * Everything that a plan obeys or pays for. Hard rules are never broken; each soft one costs its units times
 * `weights[name]` (weights.ts has the default amounts).
 */

/** Hard: who may take a seat. */
export const WHO_RULES = [qualified, level] as const satisfies WhoRule[];
/** Hard: who may sit in a loop. */
export const GUEST_RULES = [excluded, metBefore] as const satisfies GuestRule[];
/** Hard: when interviewers have free time at all. */
export const FREE_TIME_RULES = [hours, daysOff, busy] as const satisfies TimeRule[];
/** Hard: what of their free time they keep. */
export const KEPT_TIME_RULES = [buffer, lunch] as const satisfies TimeRule[];
/** Hard: when interviewers can take one more. */
export const CAP_RULES = [perDay, perWeek] as const satisfies TimeRule[];
/** Hard: when the candidate can. */
export const CANDIDATE_RULES = [windows, avoid, notice] as const satisfies CandidateRule[];
/** Hard: the shape of the loop. */
const LOOP_RULES = [order, sameDay, maxIdle, distinct, required, roomNeeded] as const satisfies LoopRule[];

/** Soft: by who sits where. */
export const SEAT_COSTS = [fit, scarcity] as const satisfies SeatCost[];
/** Soft: by who has how much in the week. */
export const WEEK_COSTS = [load, fairness] as const satisfies WeekCost[];
/** Soft: by what a start does to somebody's day. */
export const START_COSTS = [fragment, focus, offHours, interviewerPreference] as const satisfies StartCost[];
/** Soft: by the time of an interview, whoever sits in it. */
export const INTERVIEW_COSTS = [room, late, candidatePreference] as const satisfies InterviewCost[];
/** Soft: by the loop as a whole. */
const LOOP_COSTS = [day, idle, empty, unplaced] as const satisfies LoopCost[];

const HARD_RULES = [
  ...WHO_RULES,
  ...GUEST_RULES,
  ...FREE_TIME_RULES,
  ...KEPT_TIME_RULES,
  ...CAP_RULES,
  ...CANDIDATE_RULES,
  ...LOOP_RULES,
];
/** Soft, all of them; a term may have several. */
export const SOFT_RULES = [...SEAT_COSTS, ...WEEK_COSTS, ...START_COSTS, ...INTERVIEW_COSTS, ...LOOP_COSTS];
export type RuleName = (typeof HARD_RULES)[number]['name'] | (typeof SOFT_RULES)[number]['name'];
