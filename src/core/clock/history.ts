import type { Answer, Id, PersonId, SeatKind } from '../loop/glossary.ts';
import type { Application, Booking, Candidate, Role, Situation, StageEntry } from '../loop/situation.ts';
import { type Habits, type Wait, waitOf } from './waits.ts';

/** All that ever happened to one application, as far as it says what was waited for; no scores are in it. */
export type History = {
  application: Application;
  candidate: Candidate;
  role: Role;
  /** Oldest first. */
  entries: readonly StageEntry[];
  /** When times were offered, and until when they lasted; oldest first. */
  offers: readonly { at: Temporal.Instant; until: Temporal.Instant }[];
  interviews: readonly PastInterview[];
};

export type PastInterview = {
  id: Id;
  stageEntryId: Id;
  part: string;
  name: string;
  minutes: number;
  openedAt: Temporal.Instant;
  bookings: readonly (Booking & { endedAt: Temporal.Instant | undefined })[];
  seats: readonly PastSeat[];
};

export type PastSeat = {
  id: Id;
  kind: SeatKind;
  position: number;
  person: PersonId;
  assignedAt: Temporal.Instant;
  releasedAt: Temporal.Instant | undefined;
  /** Oldest first. */
  answers: readonly { version: number; answer: Answer; at: Temporal.Instant }[];
  /** When its first scorecard came in. */
  scoredAt: Temporal.Instant | undefined;
};

/** A stretch of time in which an application waited for one thing, in one stage. */
export type Period = Wait & { stageId: string; end: Temporal.Instant };

const isBy = (moment: Temporal.Instant | undefined, at: Temporal.Instant): boolean =>
  moment !== undefined && Temporal.Instant.compare(moment, at) <= 0;

/**
 * Everything that an application waited for up to `until`, one period after the other without gap or overlap: from its
 * first stage to its end, that of its role, or `until`. It is what `waitOf` said at each moment at which it changed.
 */
export function periodsOf(history: History, habits: Habits, until: Temporal.Instant): Period[] {
  const closedAt = history.role.closed?.at;
  const last = closedAt && isBy(closedAt, until) ? closedAt : until;
  const moments = momentsOf(history, last);
  const periods: Period[] = [];
  for (const [index, at] of moments.entries()) {
    const situation = situationAt(history, at);
    const wait = waitOf(situation, habits, at);
    const entry = situation.entries.at(-1);
    if (!wait || !entry) continue;
    const end = moments[index + 1] ?? last;
    const before = periods.at(-1);
    if (before && isSame(before, wait) && before.stageId === entry.stageId && before.end.equals(at)) {
      before.end = end;
    } else periods.push({ ...wait, since: at, stageId: entry.stageId, end });
  }
  return periods;
}

const isSame = (a: Wait, b: Wait): boolean =>
  a.expected === b.expected && a.person === b.person && a.seat === b.seat;

/** When anything happened, or time alone changed what is waited for; sorted, each once, none after `last`. */
function momentsOf({ entries, offers, interviews }: History, last: Temporal.Instant): Temporal.Instant[] {
  const all = [
    ...entries.flatMap(e => [e.enteredAt, e.decision?.at]),
    ...offers.flatMap(o => [o.at, o.until]),
    ...interviews.flatMap(i => [
      i.openedAt,
      ...i.bookings.flatMap(b => [b.bookedAt, b.endedAt, b.time.end]),
      ...i.seats.flatMap(s => [s.assignedAt, s.releasedAt, s.scoredAt, ...s.answers.map(a => a.at)]),
    ]),
  ];
  const times = new Set(
    all.flatMap(at => (at && Temporal.Instant.compare(at, last) < 0 ? at.epochMilliseconds : [])),
  );
  return [...times].sort((a, b) => a - b).map(at => Temporal.Instant.fromEpochMilliseconds(at));
}

/** What was known of an application at a moment. */
function situationAt(history: History, at: Temporal.Instant): Situation {
  const { application, candidate, role } = history;
  const offer = history.offers.findLast(o => isBy(o.at, at));
  return {
    application,
    candidate,
    role: { ...role, closed: undefined },
    entries: history.entries.flatMap(entry => {
      const decision = isBy(entry.decision?.at, at) ? entry.decision : undefined;
      return isBy(entry.enteredAt, at) ? { ...entry, decision } : [];
    }),
    interviews: history.interviews.flatMap(i =>
      isBy(i.openedAt, at) ? interviewAt(i, application.id, at) : [],
    ),
    windows: offer ? [{ start: offer.at, end: offer.until }] : [],
    windowsOfferedAt: offer?.at,
  };
}

function interviewAt(
  past: PastInterview,
  applicationId: Id,
  at: Temporal.Instant,
): Situation['interviews'][number] {
  const { bookings, seats, ...interview } = past;
  const made = bookings.filter(b => isBy(b.bookedAt, at));
  const booking = made.find(b => !isBy(b.endedAt, at));
  return {
    ...interview,
    applicationId,
    booking,
    lastVersion: Math.max(0, ...made.map(b => b.version)),
    seats: seats
      .filter(s => isBy(s.assignedAt, at) && !isBy(s.releasedAt, at))
      .map(seat => {
        const answer = seat.answers.findLast(a => a.version === booking?.version && isBy(a.at, at));
        return {
          id: seat.id,
          interviewId: past.id,
          kind: seat.kind,
          position: seat.position,
          person: seat.person,
          because: '',
          assignedAt: seat.assignedAt,
          answer: answer && { answer: answer.answer, reason: '', at: answer.at },
          scoredAt: isBy(seat.scoredAt, at) ? seat.scoredAt : undefined,
        };
      }),
  };
}
