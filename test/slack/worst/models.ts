import { WEEKS_AHEAD } from '../../../src/core/clock/capacity.ts';
import type { Role, Situation } from '../../../src/core/loop/situation.ts';
import { WAIT_OWNERS } from '../../../src/core/clock/waits.ts';
import type { RoleDigest } from '../../../src/slack/digest/read-digest.ts';
import type { DigestWait } from '../../../src/slack/digest/read-waits.ts';
import type { SeatState } from '../../../src/slack/schedule/seat-state.ts';
import { NOW, textOf, times, user, uuid } from './numbers.ts';
import { worstCatalogue, worstInterviewer, worstWorkspace } from './people.ts';
import { worstItinerary, worstNamed, worstPlan, worstProposal, worstResults } from './proposals.ts';
import { worstRole, worstStages } from './roles.ts';
import { worstCandidate, worstSituation } from './situations.ts';

/**
 * The largest of everything that the rules allow, with names that are as hard on Slack as names can be.
 * @param name 80 characters as people count them.
 */
export function worst(name: string) {
  const stages = worstStages(name);
  const whole = worstSituation(name, worstRole(name, stages, 0));
  const waits = times(100, at => worstWait(whole, at));
  return {
    name,
    stages,
    waits,
    text: (length: number) => textOf(name, length),
    role: (at = 0, closed?: Role['closed']) => worstRole(name, stages, at, closed),
    candidate: worstCandidate(name),
    situation: (at = 0): Situation => ({
      ...whole,
      application: { ...whole.application, id: uuid(2 + at * 7) },
    }),
    wait: (at: number) => worstWait(whole, at),
    digest: (at = 0) => worstDigest(worstRole(name, stages, at), waits),
    itinerary: worstItinerary(name),
    plan: (situation: (at: number) => Situation) => worstPlan(situation, name),
    results: (situation: (at: number) => Situation) => worstResults(situation, name),
    proposal: (options: number) => worstProposal(name, options),
    named: worstNamed(name),
    namedInAll: new Map(
      times(60, at => [uuid(2 + at), { must: worstNamed(name), never: worstNamed(name) }] as const),
    ),
    interviewer: (at: number) => worstInterviewer(name, at),
    workspace: worstWorkspace(name),
    catalogue: worstCatalogue(name, stages),
    names: new Map(times(100, i => [user(i), name] as const)),
    seatState: (ended?: SeatState['ended']) => worstSeatState(whole, ended),
  };
}

export type Worst = ReturnType<typeof worst>;

function worstWait(situation: Situation, at: number): DigestWait {
  return {
    wait: {
      application: uuid(2),
      turn: `turn:${uuid(1)}:book the interviews`,
      owner: 'interviewer',
      expected: at % 2 === 0 ? 'book the interviews' : 'fill the scorecard',
      person: user(1),
      seat: uuid(3000),
      since: NOW,
      due: NOW,
    },
    situation: { ...situation, application: { ...situation.application, id: uuid(2 + at * 7) } },
    person: situation.candidate.name,
    meetsAt: NOW,
    days: 700,
    overdue: true,
  };
}

function worstOutlook(role: Role): RoleDigest['outlook'] {
  const stage = role.pipeline.stages[0]!;
  const trainee = worstInterviewer(role.title, 0);
  const people = times(100, at => worstInterviewer(role.title, at));
  const pool = { stage, seat: stage.seats[0]!, people, free: times(WEEKS_AHEAD, () => 9999) };
  const remedy = { missing: 999, paused: trainee, limited: trainee, trainee, people: 250 };
  const alert = { stage, strain: { asked: [99_999], late: 88_888 }, pool, remedy };
  return { forecast: { half: 365, most: 365, strains: new Map() }, alert };
}

function worstDigest(role: Role, waits: readonly DigestWait[]): RoleDigest {
  return {
    role,
    daysOpen: 700,
    benchmarkDays: 47,
    daysLeft: -700,
    hires: 49,
    span: undefined,
    effort: { minutes: 7_407_402, seniorMinutes: 7_407_402, held: 123_456 },
    turnaround: { hours: 9999.9, cards: 123_456 },
    ledger: Object.fromEntries(
      WAIT_OWNERS.map(o => [o, { days: 99_999, late: 88_888 }]),
    ) as RoleDigest['ledger'],
    applications: 123_456,
    kept: new Map(role.pipeline.stages.map(({ id }) => [id, { kept: 99_999, of: 99_999 }])),
    today: Temporal.PlainDate.from('2026-12-30'),
    outlook: worstOutlook(role),
    week: { applied: 9999, advanced: 9999, rejected: 9999, withdrew: 9999, hired: 9999, held: 9999 },
    stages: role.pipeline.stages.map(({ id, name }) => ({
      stage: id,
      name,
      here: 1000,
      medianDays: 999.9,
      targetDays: 60,
      passed: 1000,
      judged: 1000,
      targetRate: [0.35, 0.45],
    })),
    waits,
  };
}

function worstSeatState(situation: Situation, ended?: SeatState['ended']): SeatState {
  const { candidate, interviews } = situation;
  const [interview] = interviews;
  const [seat] = interview?.seats ?? [];
  if (!interview?.booking || !seat) throw new Error('The worst interview has a booking and seats');
  const reason = textOf(candidate.name, 1000);
  const release = ended ? { why: 'cancelled' as const, reason } : undefined;
  return {
    situation,
    interview,
    seat: ended ? undefined : seat,
    record: {
      person: seat.person,
      kind: seat.kind,
      interview: interview.id,
      position: seat.position,
      last: undefined,
      release,
    },
    holder: candidate.name,
    successor: ended === 'given to somebody else' ? { person: seat.person, name: candidate.name } : undefined,
    time: interview.booking.time,
    ended,
  };
}
