import type { Id, PersonId } from '../loop/glossary.ts';
import type { Workspace } from '../loop/people.ts';
import { STAGE_KINDS, type Stage, stageOf } from '../loop/pipeline.ts';
import {
  type Booking,
  type Interview,
  interviewsOfEntry,
  openEntry,
  scoringSeats,
  type Seat,
  type Situation,
  type StageEntry,
  unbookedPlans,
} from '../loop/situation.ts';
import { addBusinessDays } from './business-time.ts';
import { later } from '../time/instants.ts';

/** Whose turn it is. `capacity`: everybody agreed, and the date is simply not here yet. */
export const WAIT_OWNERS = [
  'candidate',
  'interviewer',
  'capacity',
  'scorecard',
  'decision',
  'recruiter',
] as const;
export type WaitOwner = (typeof WAIT_OWNERS)[number];

/** What the owner is expected to do, and within how many working days; `stage`: the stage's own target. */
const EXPECTED = {
  'screen the résumé': { owner: 'recruiter', within: 'stage' },
  'choose a reviewer': { owner: 'recruiter', within: 1 },
  'offer times': { owner: 'candidate', within: 2 },
  'book the interviews': { owner: 'recruiter', within: 1 },
  'answer the invitation': { owner: 'interviewer', within: 1 },
  'replace who declined': { owner: 'recruiter', within: 1 },
  'meet the candidate': { owner: 'capacity', within: 'stage' },
  'fill the scorecard': { owner: 'scorecard', within: 1 },
  decide: { owner: 'decision', within: 1 },
} as const satisfies Record<string, { owner: WaitOwner; within: number | 'stage' }>;
export type Expectation = keyof typeof EXPECTED;

/** An open period of an application. It has exactly one owner. */
export type Wait = {
  application: Id;
  /** By what it is remembered whose it is, where somebody handed it over: one for a stage and what is expected. */
  turn: string;
  owner: WaitOwner;
  expected: Expectation;
  /** Who it is in person; nobody of ours where the candidate or the calendar is waited for. */
  person: PersonId | undefined;
  /** The seat it is about, where it is about one. */
  seat: Id | undefined;
  since: Temporal.Instant;
  due: Temporal.Instant;
};

/** What decides when something is due: the company's days off, and where people live. */
export type Habits = Pick<Workspace, 'daysOff'> & {
  /** Of those whose zone is known; the others are taken to live in the role's. */
  zones?: ReadonlyMap<PersonId, string>;
};

/** In whose days somebody's time is counted. */
export function zoneOf(
  person: PersonId | undefined,
  { role }: Pick<Situation, 'role'>,
  { zones }: Habits,
): string {
  return (person && zones?.get(person)) ?? role.zone;
}

/** What an application waits for at `now`; undefined once it was decided for good. */
export function waitOf(situation: Situation, habits: Habits, now: Temporal.Instant): Wait | undefined {
  const entry = openEntry(situation);
  if (!entry) return undefined;
  const stage = stageOf(situation.role.pipeline, entry.stageId);
  const found = findWait(situation, entry, stage, now);
  const { owner, within } = EXPECTED[found.expected];
  const days = within === 'stage' ? stage.target_days : within;
  const from = owner === 'capacity' ? entry.enteredAt : found.since;
  const zone = owner === 'candidate' ? situation.candidate.zone : zoneOf(found.person, situation, habits);
  return {
    application: situation.application.id,
    turn: `turn:${entry.id}:${found.expected}`,
    owner,
    person: undefined,
    seat: undefined,
    ...found,
    due: addBusinessDays(from, days, zone, habits.daysOff),
  };
}

/** By turn: whose it is since the latest handover. */
export type Handovers = ReadonlyMap<string, PersonId>;

/** With whoever took it over; what waits for nobody of ours stays as it is. */
export function handedOn(wait: Wait, handovers: Handovers): Wait {
  const person = wait.person && handovers.get(wait.turn);
  return person ? { ...wait, person } : wait;
}

type Found = Pick<Wait, 'expected' | 'since'> & Partial<Pick<Wait, 'person' | 'seat'>>;

function findWait(situation: Situation, entry: StageEntry, stage: Stage, now: Temporal.Instant): Found {
  const { recruiter, hiringManager } = situation.role;
  const interviews = interviewsOfEntry(situation, entry);
  if (!STAGE_KINDS[stage.kind].scored) {
    return { expected: 'screen the résumé', person: recruiter, since: entry.enteredAt };
  }
  const meets = STAGE_KINDS[stage.kind].meets;
  if (meets && unbookedPlans(situation).length > 0) return unbooked(situation, entry, now);
  if (!meets && !interviews.some(i => i.seats.length > 0)) {
    return { expected: 'choose a reviewer', person: recruiter, since: entry.enteredAt };
  }
  const ahead = interviews.filter(i => i.booking && Temporal.Instant.compare(now, i.booking.time.end) < 0);
  if (ahead.length > 0) return booked(situation, ahead as Booked[]);
  const missing = interviews.flatMap(i =>
    scoringSeats(i)
      .filter(s => !s.scoredAt)
      .map(seat => ({ seat, since: scorableAt(i, seat) })),
  );
  const [first] = missing.sort((a, b) => Temporal.Instant.compare(a.since, b.since));
  if (first) {
    return {
      expected: 'fill the scorecard',
      person: first.seat.person,
      seat: first.seat.id,
      since: first.since,
    };
  }
  const scored = interviews.flatMap(i => i.seats.flatMap(s => s.scoredAt ?? []));
  return { expected: 'decide', person: hiringManager, since: scored.reduce(later, entry.enteredAt) };
}

type Booked = Interview & { booking: Booking };

function unbooked(situation: Situation, entry: StageEntry, now: Temporal.Instant): Found {
  const usable = situation.windows.some(w => Temporal.Instant.compare(now, w.end) < 0);
  const offered = situation.windowsOfferedAt;
  if (usable) {
    const since = offered ? later(entry.enteredAt, offered) : entry.enteredAt;
    return { expected: 'book the interviews', person: situation.role.recruiter, since };
  }
  const ranOut = situation.windows.at(-1)?.end;
  return { expected: 'offer times', since: ranOut ? later(entry.enteredAt, ranOut) : entry.enteredAt };
}

function booked(situation: Situation, ahead: readonly Booked[]): Found {
  const seats = ahead.flatMap(interview => scoringSeats(interview).map(seat => ({ seat, interview })));
  const declined = seats.find(s => s.seat.answer?.answer === 'declined');
  if (declined?.seat.answer) {
    const { answer, id } = declined.seat;
    return { expected: 'replace who declined', person: situation.role.recruiter, seat: id, since: answer.at };
  }
  const silent = seats.find(s => !s.seat.answer);
  if (silent) {
    const since = later(silent.interview.booking.bookedAt, silent.seat.assignedAt);
    return { expected: 'answer the invitation', person: silent.seat.person, seat: silent.seat.id, since };
  }
  const answers = seats.flatMap(s => s.seat.answer?.at ?? []);
  return {
    expected: 'meet the candidate',
    since: [...ahead.map(i => i.booking.bookedAt), ...answers].reduce(later),
  };
}

/** When a seat's scorecard can first be written: after the interview, or from the day the work was handed over. */
export function scorableAt(interview: Interview, seat: Seat): Temporal.Instant {
  return interview.booking?.time.end ?? seat.assignedAt;
}

export function isOverdue(wait: Wait, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(wait.due, now) < 0;
}
