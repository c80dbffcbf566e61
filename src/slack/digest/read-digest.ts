import { BENCHMARK_DAYS, daysBetween, type StageFigures, stageFigures } from '../../core/clock/funnel.ts';
import { isOverdue, type Wait, waitOf } from '../../core/clock/waits.ts';
import type { Role, Situation } from '../../core/loop/situation.ts';
import { habitsOf } from '../../operations/read-matters.ts';
import type { World } from '../../operations/world.ts';
import { countHires } from '../../store/applications.ts';
import { listStagePasses, sumInterviewMinutes } from '../../store/funnel.ts';
import { listPeople } from '../../store/people.ts';
import { listOpenSituations } from '../../store/situations.ts';
import { findWorkspace } from '../../store/workspaces.ts';

/** What a digest of one role says. */
export type RoleDigest = {
  role: Role;
  daysOpen: number;
  benchmarkDays: number;
  /** Until the target date; negative once it has passed. */
  daysLeft: number;
  hires: number;
  interviewerHours: number;
  stages: readonly StageFigures[];
  /** Longest overdue first. */
  waits: readonly DigestWait[];
};

export type DigestWait = {
  wait: Wait;
  situation: Situation;
  /** Name of whom it waits for, where it is one of us. */
  person: string | undefined;
  days: number;
  overdue: boolean;
};

export async function readRoleDigest(world: World, role: Role): Promise<RoleDigest> {
  const { db, clock } = world;
  const now = clock.now();
  const end = role.closed?.at ?? now;
  const today = now.toZonedDateTimeISO(role.zone).toPlainDate();
  return {
    role,
    daysOpen: daysBetween(role.openedAt, end, role.zone),
    benchmarkDays: BENCHMARK_DAYS,
    daysLeft: today.until(role.targetDay).days,
    hires: await countHires(db, role.team, role.id),
    interviewerHours: (await sumInterviewMinutes(db, role.team, role.id, now)) / 60,
    stages: stageFigures(role.pipeline, await listStagePasses(db, role.team, role.id)),
    waits: await readWaits(world, role.team, await listOpenSituations(db, role.team, role.id)),
  };
}

export async function readWaits(
  world: World,
  team: string,
  situations: readonly Situation[],
): Promise<DigestWait[]> {
  const { db, clock } = world;
  const now = clock.now();
  const workspace = await findWorkspace(db, team);
  if (!workspace) return [];
  const people = new Map((await listPeople(db, team)).map(p => [p.id, p]));
  const habits = habitsOf(workspace, people);
  const found = situations.flatMap(situation => {
    const wait = waitOf(situation, habits, now);
    return wait ? [{ situation, wait }] : [];
  });
  const rows = found.map(({ situation, wait }) => ({
    situation,
    wait,
    person: wait.person && people.get(wait.person)?.name,
    days: daysBetween(wait.since, now, situation.role.zone),
    overdue: isOverdue(wait, now),
  }));
  return rows.sort((a, b) => Temporal.Instant.compare(a.wait.due, b.wait.due));
}
