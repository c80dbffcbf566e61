import type { Application, Interview, Seat, StageEntry } from '../../../src/core/loop/situation.ts';
import {
  insertApplication,
  insertDecision,
  insertStageEntry,
  replaceWindows,
} from '../../../src/store/applications.ts';
import { insertBooking } from '../../../src/store/bookings.ts';
import { insertCandidate } from '../../../src/store/candidates.ts';
import type { Tx } from '../../../src/store/database.ts';
import { insertInterview } from '../../../src/store/interviews.ts';
import { insertAnswer, insertSeat } from '../../../src/store/seats.ts';
import { openRole } from '../../../src/operations/open-role.ts';
import { acme, actor, ANA, BO, CY, HANA, RAE, ROLE, TEAM, type TestWorld } from '../../world.ts';

const ROLES = 40;

/** A large company: so many open applications in forty roles, at every stage, some booked, some answered, some late. */
export async function manyApplications(count: number, ...world: Parameters<typeof acme>): Promise<TestWorld> {
  const made = await acme(...world);
  const roles: string[] = [];
  for (let n = 0; n < ROLES; n += 1)
    roles.push((await openRole(made, actor(RAE), { ...ROLE, title: `Engineer ${n}` })).id);
  for (let from = 0; from < count; from += 500) {
    await made.db.transaction().execute(async tx => {
      for (let n = from; n < Math.min(count, from + 500); n += 1)
        await insertOne(tx, made, n, roles[n % ROLES]!);
    });
  }
  return made;
}

const STAGES = ['resume', 'async', 'technical', 'final'] as const;

async function insertOne(tx: Tx, world: TestWorld, n: number, role: string): Promise<void> {
  const now = world.clock.now();
  const enteredAt = now.subtract({ hours: 24 * (n % 20) });
  const id = `application-${n}`;
  const candidate = `candidate-${n}`;
  await insertCandidate(
    tx,
    {
      team: TEAM,
      id: candidate,
      name: `Candidate ${n}`,
      email: `c${n}@example.com`,
      zone: 'Europe/Paris',
      resumeUrl: undefined,
      addedAt: enteredAt,
    },
    RAE,
  );
  const application: Application = {
    team: TEAM,
    id,
    candidateId: candidate,
    roleId: role,
    source: undefined,
    appliedAt: enteredAt,
  };
  await insertApplication(tx, application, RAE);
  const stages = STAGES.slice(0, 1 + (n % 4));
  for (const [position, stageId] of stages.entries()) {
    const entry: StageEntry = {
      id: `entry-${n}-${position}`,
      stageId,
      position,
      enteredAt,
      decision: undefined,
    };
    await insertStageEntry(tx, application, entry, RAE);
    const decision = { kind: 'advance' as const, reason: '', at: enteredAt, by: HANA };
    if (position < stages.length - 1) await insertDecision(tx, application, entry, decision);
    if (stageId !== 'resume') await insertMeeting(tx, world, n, entry, application);
  }
  const start = now.add({ hours: 24 * (1 + (n % 10)) });
  await replaceWindows(tx, application, [{ start, end: start.add({ hours: 6 }) }], enteredAt);
}

async function insertMeeting(
  tx: Tx,
  world: TestWorld,
  n: number,
  entry: StageEntry,
  application: Application,
): Promise<void> {
  const interview: Omit<Interview, 'booking' | 'seats' | 'lastVersion'> = {
    id: `interview-${entry.id}`,
    applicationId: application.id,
    stageEntryId: entry.id,
    part: entry.stageId,
    name: entry.stageId,
    minutes: 60,
    openedAt: entry.enteredAt,
  };
  await insertInterview(tx, TEAM, interview);
  const person = [ANA, BO, CY][n % 3]!;
  const seat: Seat = {
    id: `seat-${entry.id}`,
    interviewId: interview.id,
    kind: 'lead',
    position: 0,
    person,
    because: '',
    assignedAt: entry.enteredAt,
    answer: undefined,
    scoredAt: undefined,
  };
  await insertSeat(tx, TEAM, seat, RAE);
  if (entry.stageId === 'async') return;
  const start = world.clock.now().add({ hours: 24 * ((n % 14) - 4) + (n % 8) });
  const time = { start, end: start.add({ hours: 1 }) };
  const booking = { version: 1, time, zone: 'Europe/Paris', bookedAt: entry.enteredAt, bookedBy: RAE };
  await insertBooking(tx, TEAM, interview.id, booking);
  const answer = { id: `answer-${entry.id}`, seat: seat.id, version: 1, answer: 'accepted' as const };
  if (n % 2 === 0) await insertAnswer(tx, TEAM, { ...answer, reason: '', via: 'slack', at: entry.enteredAt });
}
