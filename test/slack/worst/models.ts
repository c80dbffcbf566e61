import type { Catalogue } from '../../../src/core/kits/catalogue.ts';
import type { Interviewer, Workspace } from '../../../src/core/loop/people.ts';
import type { Stage } from '../../../src/core/loop/pipeline.ts';
import type {
  Candidate,
  Interview,
  Role,
  Seat,
  Situation,
  StageEntry,
} from '../../../src/core/loop/situation.ts';
import type { Proposal, ProposedItinerary } from '../../../src/core/loop/proposal.ts';
import { LAYERS } from '../../../src/core/loop/glossary.ts';
import type { DigestWait, RoleDigest } from '../../../src/slack/digest/read-digest.ts';
import type { SeatState } from '../../../src/slack/schedule/seat-state.ts';
import { catalogue, MONDAY, TEAM } from '../../world.ts';

/** The largest of everything that the rules allow, with names that are as hard on Slack as names can be. */

export const NOW = MONDAY;
export const ZONE = 'America/Argentina/ComodRivadavia';
export const times = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));
/** Ids as `systemIds` makes them, told apart by their end. */
export const uuid = (at: number): string => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
export const user = (at: number): string => `U${String(at).padStart(10, '0')}`;

const STAGES = 12;
const INTERVIEWS = 8;
const SEATS = 4;

/** @param name 80 characters as people count them. */
export function worst(name: string) {
  const stageName = name.slice(0, 60);
  const text = (length: number) => name.repeat(Math.ceil(length / name.length)).slice(0, length);

  const stages: Stage[] = times(STAGES, at => ({
    id: `stage-${at}`,
    name: stageName,
    kind: 'technical',
    minutes: 480,
    target_days: 60,
    pass_rate: [0.25, 0.35],
    seats: [],
    covers: [],
    interviews: times(INTERVIEWS, i => ({
      id: `part-${i}`,
      name: stageName,
      minutes: 240,
      seats: times(SEATS, () => ({
        kind: 'lead' as const,
        skill: 'layers' as const,
        level: 'role' as const,
      })),
      covers: [],
      after: [],
    })),
  }));

  const role = (at = 0, closed?: Role['closed']): Role => ({
    team: TEAM,
    id: uuid(1000 + at),
    title: name,
    level: 'senior',
    layers: LAYERS,
    language: 'typescript',
    hiringManager: user(1),
    recruiter: user(2),
    channel: 'C0000000001',
    zone: ZONE,
    headCount: 50,
    targetDay: Temporal.PlainDate.from('2028-11-30'),
    pipeline: { id: 'worst', name: stageName, stages },
    openedAt: NOW.subtract({ hours: 24 * 700 }),
    closed,
  });

  const candidate: Candidate = {
    team: TEAM,
    id: uuid(1),
    name,
    email: `${'a'.repeat(60)}@${'b'.repeat(60)}.${'c'.repeat(60)}.example.com`,
    zone: ZONE,
    resumeUrl: `https://example.com/?${'&'.repeat(1970)}`,
    addedAt: NOW,
  };

  const seat = (interview: number, at: number): Seat => ({
    id: uuid(3000 + interview * SEATS + at),
    interviewId: uuid(2000 + interview),
    kind: 'reverse-shadow',
    position: at,
    person: user(10 + interview * SEATS + at),
    because: text(1000),
    assignedAt: NOW,
    answer: { answer: 'declined', reason: text(1000), at: NOW },
    scoredAt: undefined,
  });

  const interview = (at: number): Interview => ({
    id: uuid(2000 + at),
    applicationId: uuid(2),
    stageEntryId: uuid(4000 + STAGES - 1),
    part: `part-${at}`,
    name: stageName,
    minutes: 240,
    openedAt: NOW,
    booking: {
      version: 99,
      time: { start: NOW.add({ hours: 24 * at + 1 }), end: NOW.add({ hours: 24 * at + 5 }) },
      zone: ZONE,
      bookedAt: NOW,
      bookedBy: user(2),
    },
    lastVersion: 99,
    seats: times(SEATS, i => seat(at, i)),
  });

  const entry = (at: number): StageEntry => ({
    id: uuid(4000 + at),
    stageId: `stage-${at}`,
    position: at,
    enteredAt: NOW.subtract({ hours: 24 * 60 }),
    decision: at === STAGES - 1 ? undefined : { kind: 'withdraw', reason: text(1000), at: NOW, by: user(1) },
  });

  const interviews = times(INTERVIEWS, interview);
  const entries = times(STAGES, entry);
  const windows = times(900, i => ({
    start: NOW.add({ minutes: 90 * i }),
    end: NOW.add({ minutes: 90 * i + 60 }),
  }));
  const situation = (at = 0): Situation => ({
    application: {
      team: TEAM,
      id: uuid(2 + at * 7),
      candidateId: uuid(1),
      roleId: uuid(1000),
      source: text(60),
      appliedAt: NOW,
    },
    candidate,
    role: role(),
    entries,
    interviews,
    windows,
    windowsOfferedAt: NOW,
  });

  const wait = (at: number): DigestWait => ({
    wait: {
      application: uuid(2),
      owner: 'interviewer',
      expected: at % 2 === 0 ? 'book the interviews' : 'fill the scorecard',
      person: user(1),
      seat: uuid(3000),
      since: NOW,
      due: NOW,
    },
    situation: situation(at),
    person: name,
    days: 700,
    overdue: true,
  });

  const waits = times(100, wait);
  const digest = (at = 0): RoleDigest => ({
    role: role(at),
    daysOpen: 700,
    benchmarkDays: 47,
    daysLeft: -700,
    hires: 49,
    interviewerHours: 123_456.7,
    stages: stages.map(s => ({
      stage: s.id,
      name: s.name,
      here: 1000,
      medianDays: 999.9,
      targetDays: 60,
      passed: 1000,
      judged: 1000,
      targetRate: [0.35, 0.45],
    })),
    waits,
  });

  const itinerary: ProposedItinerary = {
    interviews: times(INTERVIEWS, at => ({
      part: `part-${at}`,
      name: stageName,
      start: NOW.add({ hours: at }),
      end: NOW.add({ hours: at + 1 }),
      seats: times(SEATS, i => ({
        position: i,
        kind: 'reverse-shadow' as const,
        person: user(10 + at * SEATS + i),
      })),
      reasons: times(10, () => text(300)),
    })),
    reasons: times(10, () => text(300)),
  };

  const proposal = (options: number): Proposal => ({
    id: uuid(7),
    application: uuid(2),
    purpose: 'book',
    seat: undefined,
    options: times(options, () => itinerary),
    proven: false,
    because: times(20, () => text(500)),
    changes: times(20, () => text(500)),
    unreadable: times(100, user),
    madeAt: NOW,
  });

  const interviewer = (at: number): Interviewer => ({
    team: TEAM,
    person: user(at),
    name,
    email: undefined,
    level: 'senior',
    zone: ZONE,
    hours: Object.fromEntries(
      (['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const).map((day, d) => [
        day,
        times(24, h => [`${String(h).padStart(2, '0')}:0${d}`, `${String(h).padStart(2, '0')}:30`] as const),
      ]),
    ),
    perDay: 20,
    perWeek: 20,
    bufferMinutes: 120,
    skills: Object.fromEntries(times(30, s => [`skill-with-a-long-name-${s}`, 3 as const])),
    paused: true,
    isOutside: true,
  });

  const workspace: Workspace = {
    team: TEAM,
    name,
    zone: ZONE,
    quietFrom: Temporal.PlainTime.from('18:00'),
    quietTo: Temporal.PlainTime.from('09:00'),
    digestTime: Temporal.PlainTime.from('09:00'),
    daysOff: times(60, d => ({
      day: Temporal.PlainDate.from('2026-12-01').add({ days: d }),
      name: text(60),
    })),
  };

  const typescript = catalogue.packs.find(p => p.language === 'typescript');
  const manyLanguages: Catalogue = {
    ...catalogue,
    packs: times(60, i => ({ ...typescript!, id: `pack-${i}`, language: `language-${i}`, name: text(60) })),
    pipelines: times(120, i => ({ id: `pipeline-${i}`, name: stageName, stages })),
  };

  const names = new Map(times(100, i => [user(i), name] as const));
  const seatState = (ended?: SeatState['ended']): SeatState => {
    const whole = situation();
    const first = whole.interviews[0]!;
    const [own] = first.seats;
    return {
      situation: whole,
      interview: first,
      seat: ended ? undefined : own,
      record: {
        person: own!.person,
        interview: first.id,
        release: ended ? { why: 'cancelled', reason: text(1000) } : undefined,
      },
      holder: name,
      time: first.booking!.time,
      ended,
    };
  };

  return {
    name,
    text,
    stages,
    role,
    candidate,
    situation,
    wait,
    waits,
    digest,
    itinerary,
    proposal,
    interviewer,
    workspace,
    catalogue: manyLanguages,
    names,
    seatState,
  };
}

export type Worst = ReturnType<typeof worst>;
