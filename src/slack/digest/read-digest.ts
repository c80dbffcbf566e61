import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  BENCHMARK_DAYS,
  type Changes,
  changesOf,
  daysBetween,
  median,
  type StageFigures,
  stageFigures,
} from '../../core/clock/funnel.ts';
import { periodsOf } from '../../core/clock/history.ts';
import { addLedgers, EMPTY_LEDGER, type Ledger, ledgerOf } from '../../core/clock/ledger.ts';
import { type Kept, keptOf } from '../../core/clock/promise.ts';
import { type Span, type SpanName, spanOf } from '../../core/clock/span.ts';
import type { Role } from '../../core/loop/situation.ts';
import type { World } from '../../operations/world.ts';
import { countHires } from '../../store/applications.ts';
import { type Effort, listStagePasses, listTurnarounds, sumEffort } from '../../store/funnel.ts';
import { listHistories } from '../../store/histories.ts';
import { listOpenSituations } from '../../store/situations.ts';
import type { DigestHabits } from './habits.ts';
import { type Ground, readGround } from './read-ground.ts';
import { type Outlook, outlookOf } from './read-outlook.ts';
import { type DigestWait, waitsOf } from './read-waits.ts';

/** What a digest of one role says. */
export type RoleDigest = {
  role: Role;
  /** What the figures are about, since the opening where there is none. */
  span: SpanName | undefined;
  daysOpen: number;
  benchmarkDays: number;
  /** Until the target date; negative once it has passed. */
  daysLeft: number;
  hires: number;
  effort: Effort;
  /** Median hours from the end of an interview to its scorecard, and of how many. */
  turnaround: { hours: number | undefined; cards: number };
  stages: readonly StageFigures[];
  /** Where the days of so many applications went. */
  ledger: Ledger;
  applications: number;
  /** By stage: how many were met in time. */
  kept: ReadonlyMap<string, Kept>;
  /** Of the last seven days. */
  week: Changes & { held: number };
  /** Longest overdue first. */
  waits: readonly DigestWait[];
  /** Of a role that is open. */
  outlook: Outlook | undefined;
  today: Temporal.PlainDate;
};

export async function readRoleDigest(world: World, role: Role, name?: SpanName): Promise<RoleDigest> {
  return readOne(world, role, { ...(await readGround(world, role.team)), name });
}

type On = Ground & { name: SpanName | undefined };

async function readOne(world: World, role: Role, { habits, supply, name }: On): Promise<RoleDigest> {
  const { db, clock } = world;
  const { team, id, zone, pipeline } = role;
  const now = clock.now();
  const span = spanOf(name, now, zone, role.openedAt);
  const week = spanOf('week', now, zone, role.openedAt);
  const passes = await listStagePasses(db, team, id);
  const hours = await listTurnarounds(db, team, id, span);
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  const inside = await listOpenSituations(db, team, id);
  const hires = await countHires(db, team, id);
  const stages = stageFigures(pipeline, passes);
  return {
    role,
    span: name,
    daysOpen: Math.max(0, daysBetween(role.openedAt, role.closed?.at ?? now, zone)),
    benchmarkDays: BENCHMARK_DAYS,
    daysLeft: today.until(role.targetDay).days,
    hires,
    effort: await sumEffort(db, team, id, span),
    turnaround: { hours: median(hours), cards: hours.length },
    stages: stageFigures(
      pipeline,
      passes.filter(p => !p.decided || Temporal.Instant.compare(span.since, p.decided.at) <= 0),
    ),
    ...(await readPast(world, role, habits, span)),
    week: {
      ...changesOf(passes, pipeline.stages[0]?.id ?? '', week),
      held: (await sumEffort(db, team, id, week)).held,
    },
    waits: waitsOf(inside, habits, now),
    outlook: role.closed ? undefined : outlookOf({ role, hires, stages, passes, inside }, supply, now),
    today,
  };
}

/** What the report of all roles says of each; where the days went is of the last four weeks. */
export async function readCompanyDigest(
  world: World,
  roles: readonly Role[],
  name: SpanName = 'month',
): Promise<RoleDigest[]> {
  const [first] = roles;
  if (!first) return [];
  const ground = await readGround(world, first.team);
  const digests: RoleDigest[] = [];
  for (const role of roles) {
    digests.push(await readOne(world, role, { ...ground, name }));
    // SQLite answers at once: without a pause, nobody else would be answered before the last role.
    await nextTurn();
  }
  return digests;
}

async function readPast(
  { db }: World,
  role: Role,
  habits: DigestHabits,
  { since, until }: Span,
): Promise<Pick<RoleDigest, 'ledger' | 'applications' | 'kept'>> {
  const histories = await listHistories(db, role.team, { role: role.id, since });
  const ledgers = histories.map(h => ledgerOf(periodsOf(h, habits, until), role.zone, since));
  return {
    ledger: ledgers.reduce(addLedgers, EMPTY_LEDGER),
    applications: histories.length,
    kept: keptOf(histories, habits, { since, until }),
  };
}
