import type {
  Candidate,
  Interview,
  Role,
  Seat,
  Situation,
  StageEntry,
} from '../../../src/core/loop/situation.ts';
import type { MeetingRoom } from '../../../src/core/loop/meeting-rooms.ts';
import { TEAM } from '../../world.ts';
import { INTERVIEWS, NOW, SEATS, STAGES, textOf, times, user, uuid, ZONE } from './numbers.ts';

/** One application at the last stage, with everything booked and everybody declining. */
export function worstSituation(name: string, role: Role): Situation {
  return {
    application: {
      team: TEAM,
      id: uuid(2),
      candidateId: uuid(1),
      roleId: uuid(1000),
      source: textOf(name, 60),
      appliedAt: NOW,
    },
    candidate: worstCandidate(name),
    role,
    entries: times(STAGES, at => worstEntry(name, at)),
    interviews: times(INTERVIEWS, at => worstInterview(name, at)),
    windows: times(900, i => ({
      start: NOW.add({ minutes: 90 * i }),
      end: NOW.add({ minutes: 90 * i + 60 }),
    })),
    windowsOfferedAt: NOW,
  };
}

export function worstCandidate(name: string): Candidate {
  return {
    team: TEAM,
    id: uuid(1),
    name,
    email: `${'a'.repeat(60)}@${'b'.repeat(60)}.${'c'.repeat(60)}.example.com`,
    zone: ZONE,
    resumeUrl: `https://example.com/?${'&'.repeat(1970)}`,
    addedAt: NOW,
  };
}

function worstEntry(name: string, at: number): StageEntry {
  const decision = { kind: 'withdraw', reason: textOf(name, 1000), at: NOW, by: user(1) } as const;
  return {
    id: uuid(4000 + at),
    stageId: `stage-${at}`,
    position: at,
    enteredAt: NOW.subtract({ hours: 24 * 60 }),
    decision: at === STAGES - 1 ? undefined : decision,
  };
}

function worstInterview(name: string, at: number): Interview {
  const time = { start: NOW.add({ hours: 24 * at + 1 }), end: NOW.add({ hours: 24 * at + 5 }) };
  return {
    id: uuid(2000 + at),
    applicationId: uuid(2),
    stageEntryId: uuid(4000 + STAGES - 1),
    part: `part-${at}`,
    name: name.slice(0, 60),
    minutes: 240,
    openedAt: NOW,
    booking: { version: 99, time, zone: ZONE, bookedAt: NOW, bookedBy: user(2), room: worstRoom(name) },
    lastVersion: 99,
    join: `https://teams.microsoft.com/l/meetup-join/${'%3a|>'.repeat(80)}`,
    seats: times(SEATS, i => worstSeat(name, at, i)),
  };
}

export function worstRoom(name: string): MeetingRoom {
  const address = worstCandidate(name).email;
  const site = name.slice(0, 60);
  return { team: TEAM, id: uuid(6000), name, address, seats: 500, zone: ZONE, site, retired: false };
}

function worstSeat(name: string, interview: number, at: number): Seat {
  return {
    id: uuid(3000 + interview * SEATS + at),
    interviewId: uuid(2000 + interview),
    kind: 'reverse-shadow',
    position: at,
    person: user(10 + interview * SEATS + at),
    because: textOf(name, 1000),
    assignedAt: NOW,
    answer: { answer: 'declined', reason: textOf(name, 1000), at: NOW },
    scoredAt: undefined,
  };
}
