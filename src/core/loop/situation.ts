import type { Interval } from '../time/interval.ts';
import type { DeclineReason } from './decline-reasons.ts';
import type {
  Answer,
  DecisionKind,
  Id,
  Language,
  Layer,
  PersonId,
  RoleLevel,
  SeatKind,
  TeamId,
} from './glossary.ts';
import type { BookedRoom } from './meeting-rooms.ts';
import {
  interviewsOf,
  type InterviewPlan,
  type Pipeline,
  type Stage,
  STAGE_KINDS,
  stageOf,
} from './pipeline.ts';

/** All that the rules need to know of one application, read at one moment; no scores are in it. */
export type Situation = {
  application: Application;
  candidate: Candidate;
  role: Role;
  /** Oldest first. The last one is the stage the application is in, if it has no decision. */
  entries: readonly StageEntry[];
  /** Of all stages, in the order in which they were opened. */
  interviews: readonly Interview[];
  /** Time the candidate offers, earliest first. */
  windows: readonly Interval[];
  windowsOfferedAt: Temporal.Instant | undefined;
};

export type Role = {
  team: TeamId;
  id: Id;
  title: string;
  level: RoleLevel;
  layers: readonly Layer[];
  language: Language;
  hiringManager: PersonId;
  recruiter: PersonId;
  channel: string;
  /** Where the role's days begin and end: its digest, its target date. */
  zone: string;
  headCount: number;
  targetDay: Temporal.PlainDate;
  pipeline: Pipeline;
  /** The office of those interviews that its pipeline wants a room for; all are on video where undefined. */
  site?: string | undefined;
  openedAt: Temporal.Instant;
  closed: { why: 'filled' | 'cancelled'; at: Temporal.Instant; by: PersonId } | undefined;
};

export type Candidate = {
  team: TeamId;
  id: Id;
  name: string;
  email: string;
  zone: string;
  resumeUrl: string | undefined;
  addedAt: Temporal.Instant;
};

export type Application = {
  team: TeamId;
  id: Id;
  candidateId: Id;
  roleId: Id;
  source: string | undefined;
  appliedAt: Temporal.Instant;
};

export type StageEntry = {
  id: Id;
  stageId: string;
  position: number;
  enteredAt: Temporal.Instant;
  decision: Decision | undefined;
};

export type Decision = { kind: DecisionKind; reason: string; at: Temporal.Instant; by: PersonId };

export type Interview = {
  id: Id;
  applicationId: Id;
  stageEntryId: Id;
  part: string;
  name: string;
  minutes: number;
  openedAt: Temporal.Instant;
  /** The booking that stands; none where it was cancelled, or where the stage needs no meeting. */
  booking: Booking | undefined;
  /** Where it takes place online, as far as that is known. */
  join?: string | undefined;
  /** Version of the latest booking, standing or ended; 0 where there never was one. */
  lastVersion: number;
  /** Those who hold a seat now, lead first. */
  seats: readonly Seat[];
};

export type Booking = {
  version: number;
  time: Interval;
  zone: string;
  bookedAt: Temporal.Instant;
  bookedBy: PersonId;
  /** Where it takes place in the office; on video where undefined. */
  room?: BookedRoom;
};

/** `why`: one of the words for a no, where one was chosen. */
type GivenAnswer = { answer: Answer; reason: string; why?: DeclineReason; at: Temporal.Instant };

export type Seat = {
  id: Id;
  interviewId: Id;
  kind: SeatKind;
  position: number;
  person: PersonId;
  because: string;
  assignedAt: Temporal.Instant;
  /** The answer to the booking that stands; an answer to an earlier version does not count. */
  answer: GivenAnswer | undefined;
  /** When the latest scorecard came in. Its content is read through the visibility rule only. */
  scoredAt: Temporal.Instant | undefined;
};

/** The stage an application is in, or undefined once it was decided for good. */
export function openEntry(situation: Pick<Situation, 'entries'>): StageEntry | undefined {
  const last = situation.entries.at(-1);
  return last && !last.decision ? last : undefined;
}

export function openStage(situation: Situation): Stage | undefined {
  const entry = openEntry(situation);
  return entry && stageOf(situation.role.pipeline, entry.stageId);
}

export function interviewsOfEntry(situation: Situation, entry: StageEntry): Interview[] {
  return situation.interviews.filter(i => i.stageEntryId === entry.id);
}

/** An interview of the open stage that still has to be booked, as its pipeline plans it. */
export function unbookedPlans(situation: Situation): InterviewPlan[] {
  const entry = openEntry(situation);
  if (!entry) return [];
  const stage = stageOf(situation.role.pipeline, entry.stageId);
  if (!STAGE_KINDS[stage.kind].meets) return [];
  const booked = new Set(
    interviewsOfEntry(situation, entry)
      .filter(i => i.booking)
      .map(i => i.part),
  );
  return interviewsOf(stage).filter(plan => !booked.has(plan.id));
}

export function planOf(situation: Situation, interview: Interview): InterviewPlan {
  const entry = situation.entries.find(e => e.id === interview.stageEntryId);
  const stage = entry && stageOf(situation.role.pipeline, entry.stageId);
  const plan = stage && interviewsOf(stage).find(p => p.id === interview.part);
  if (!plan) throw new Error(`Interview ${interview.id} is not in its pipeline`);
  return plan;
}

/** Seats that owe a scorecard: of interviews that took place, or of work that needs no meeting. Shadows owe none. */
export function scoringSeats(interview: Interview): Seat[] {
  return interview.seats.filter(s => s.kind !== 'shadow');
}
