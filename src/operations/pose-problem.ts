import { isForLearning, isInPool, levelNeeded, skillsNeeded } from '../core/loop/qualify.ts';
import { type Learner, learnersFor, learningPosition } from '../core/loop/learners.ts';
import type { PersonId } from '../core/loop/glossary.ts';
import { type MeetingRoom, roomNeeded } from '../core/loop/meeting-rooms.ts';
import { type Interviewer as Member, FOCUSES, SPREADS, type Workspace } from '../core/loop/people.ts';
import type { InterviewPlan, SeatPlan } from '../core/loop/pipeline.ts';
import { openStage, type Situation } from '../core/loop/situation.ts';
import { HORIZON_DAYS } from '../core/loop/windows/text.ts';
import type { Busy } from '../core/ports.ts';
import type { Interview, Interviewer, Problem, Room, Seat, SeatNeed } from '../core/scheduling/problem.ts';
import { classified } from '../core/scheduling/busy-words.ts';
import { cutOut, type Interval } from '../core/time/interval.ts';
import { isoWeek } from '../core/time/local-days.ts';
import type { Claim } from '../store/bookings.ts';
import type { Guests } from './guests.ts';
import { roomHolder } from './room-calendars.ts';
import { takenFor } from './taken-time.ts';

/** What is to be placed: all seats of a plan at any time, or some of them at a time that stands. */
export type Placement = {
  plan: InterviewPlan;
  seats: readonly SeatPlan[];
  fixedStart: Temporal.Instant | undefined;
};

export type Facts = {
  situation: Situation;
  workspace: Workspace;
  members: readonly Member[];
  /** Those in use; what `busy` does not know is not free. */
  rooms: readonly MeetingRoom[];
  /** Of people, and of rooms under what holds their time. */
  busy: ReadonlyMap<PersonId, readonly Busy[]>;
  /** Claims of everybody over the horizon, but for those of interviews that are to be moved. */
  claims: readonly Claim[];
  placements: readonly Placement[];
  /** Would sit in to learn; only where an interview is placed as a whole. */
  learners: readonly Learner[];
  guests: Guests;
  now: Temporal.Instant;
  take: number;
};

/** What one seat outside of somebody's hours costs: as much as five weeks of waiting. Two still cost less than no time at all. */
const OFF_HOURS = 100;

/** The stretch that calendars are read for: notice counts from `now`, and cost counts from the day of `now`. */
export function horizonOf(now: Temporal.Instant): Interval {
  return { start: now, end: now.add({ hours: HORIZON_DAYS * 24 }) };
}

/** Puts what is known of people and times into the terms of the planner. */
export function poseProblem(all: Facts): Problem {
  const { situation, workspace, now, placements } = all;
  const facts = { ...all, claims: takenFor(all.claims, situation.application.id) };
  const { candidate, application } = situation;
  const { pinned: _, ...guests } = facts.guests;
  const horizon = horizonOf(now);
  const available = facts.members.filter(m => facts.busy.has(m.person) && !m.paused && !m.isOutside);
  return {
    from: horizon.start,
    to: horizon.end,
    take: facts.take,
    now,
    weights: {
      fairness: SPREADS[workspace.spread],
      focus: FOCUSES[workspace.focus],
      offHours: OFF_HOURS,
    },
    daysOff: workspace.daysOff.map(d => d.day.toString()),
    rooms: facts.rooms.map(room => toRoom(room, facts)),
    interviewers: available.map(m => toInterviewer(m, facts)),
    loops: [
      {
        id: application.id,
        name: candidate.name,
        zone: candidate.zone,
        windows: cutOut(situation.windows, takenBy(`candidate:${candidate.id}`, facts.claims)),
        noticeMinutes: workspace.noticeHours * 60,
        ...guests,
        interviews: placements.map(p => toInterview(p, facts)),
      },
    ],
  };
}

function toInterviewer(member: Member, { busy, claims }: Facts): Interviewer {
  const taken = takenBy(`person:${member.person}`, claims);
  const interviews = claims.filter(c => c.kind === 'interview');
  const starts = takenBy(`person:${member.person}`, interviews).map(t =>
    t.start.toZonedDateTimeISO(member.zone).toPlainDate(),
  );
  return {
    id: member.person,
    name: member.name,
    zone: member.zone,
    hours: member.hours,
    offHours: member.offHours,
    level: member.level,
    skills: member.skills,
    perDay: member.perDay ?? null,
    perWeek: member.perWeek ?? null,
    bufferMinutes: member.bufferMinutes,
    load: tally(starts.map(isoWeek)),
    loadByDay: tally(starts.map(day => day.toString())),
    busy: [...(busy.get(member.person) ?? []).map(classified), ...taken],
  };
}

/** One whose calendar cannot be read is taken throughout. */
function toRoom({ id, name, seats, site }: MeetingRoom, { busy, claims, now }: Facts): Room {
  const holder = roomHolder(id);
  const taken = busy.get(holder)?.map(one => one.time) ?? [horizonOf(now)];
  return { id, name, seats, site, busy: [...taken, ...takenBy(holder, claims)] };
}

function tally(keys: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

function toInterview(placement: Placement, facts: Facts): Interview {
  const { plan, seats, fixedStart } = placement;
  const learning = learningSeat(placement, facts);
  // Where only a seat is filled, the room stands as the time does.
  const room = fixedStart ? undefined : roomNeeded(plan, facts.situation.role);
  return {
    id: plan.id,
    name: plan.name,
    minutes: plan.minutes,
    after: plan.after,
    ...(fixedStart ? { fixedStart } : {}),
    ...(room ? { room } : {}),
    seats: [
      ...seats
        .filter(seat => learning?.id !== seatId(plan, seat))
        .map(seat => ({
          id: seatId(plan, seat),
          name: seatName(plan, seat),
          kind: seat.kind,
          optional: seat.optional ?? false,
          anyOf: needsOf(seat, plan, facts),
        })),
      ...(learning ? [learning] : []),
    ],
  };
}

/** One chair for whoever learns this kind of interview and is free: it never decides on times, and may stay empty. */
function learningSeat({ plan, fixedStart }: Placement, facts: Facts): Seat | undefined {
  const stage = openStage(facts.situation)?.kind;
  if (fixedStart || !stage) return undefined;
  const learners = learnersFor(plan, { ...facts, stage, role: facts.situation.role });
  if (learners.length === 0) return undefined;
  const people = learners.map(l => ({ id: l.person, quality: 1 as const }));
  return { id: String(learningPosition(plan)), name: 'seat to learn', kind: 'shadow', people };
}

const QUALITIES = [3, 2, 1] as const;

/** Any of the skills will do, and the planner takes the first that somebody meets: so what they know best comes first. */
function needsOf(seat: SeatPlan, plan: InterviewPlan, facts: Facts): SeatNeed[] {
  const { role } = facts.situation;
  const level = seat.kind === 'shadow' ? null : levelNeeded(seat, role);
  const pool = poolOf(seat, plan, facts);
  const skills = skillsNeeded(seat, role);
  if (skills.length === 0) return [{ level, pool }];
  return QUALITIES.flatMap(minQuality => skills.map(skill => ({ skill, minQuality, level, pool })));
}

/** Those in the pools of the seat who may hold this kind of interview, and this one; null where that is everybody. */
function poolOf(
  seat: SeatPlan,
  plan: InterviewPlan,
  { members, situation, guests: { pinned } }: Facts,
): PersonId[] | null {
  const stage = openStage(situation)?.kind;
  const learns = (m: Member) => stage !== undefined && !isForLearning(seat) && m.learns.includes(stage);
  const elsewhere = (m: Member) => (pinned[m.person] ?? plan.id) !== plan.id;
  const able = members.filter(m => isInPool(seat, m) && !learns(m) && !elsewhere(m));
  return able.length === members.length ? null : able.map(m => m.person);
}

/** Seats are named by their place, so that what comes back can be told apart. */
function seatId(plan: InterviewPlan, seat: SeatPlan): string {
  return String(plan.seats.indexOf(seat));
}

const ORDINALS = ['first', 'second', 'third', 'fourth'];

/** For sentences: `lead seat`, or `second seat` where several are of its kind. */
function seatName({ seats }: InterviewPlan, seat: SeatPlan): string {
  const alone = seats.filter(s => s.kind === seat.kind).length === 1;
  return `${alone ? seat.kind : ORDINALS[seats.indexOf(seat)]} seat`;
}

function takenBy(holder: Claim['holder'], claims: readonly Claim[]): Interval[] {
  return claims.filter(c => c.holder === holder).map(c => c.time);
}
