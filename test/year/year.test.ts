import { beforeAll, describe, expect, test } from 'vitest';
import { periodsOf } from '../../src/core/clock/history.ts';
import { daysBetween } from '../../src/core/clock/funnel.ts';
import { ledgerOf, totalDays } from '../../src/core/clock/ledger.ts';
import { WAIT_OWNERS } from '../../src/core/clock/waits.ts';
import { readRoleDigest } from '../../src/slack/digest/read-digest.ts';
import { listRoles } from '../../src/store/roles.ts';
import { oracleOf } from './oracle.ts';
import { habitsOf } from '../../src/operations/read-matters.ts';
import { listHistories } from '../../src/store/histories.ts';
import { listPeople } from '../../src/store/people.ts';
import { findWorkspace } from '../../src/store/workspaces.ts';
import { openStore } from '../../src/store/open.ts';
import { migrate } from '../../src/store/migrate.ts';
import { TEAM, type TestWorld } from '../world.ts';
import { yearCompany } from './company.ts';
import { type Life, liveIn } from './live.ts';

/** `HIRELOOP_DAYS=365 vitest run test/year` lives through a year; a season is enough to find what breaks. */
const DAYS = Number(process.env['HIRELOOP_DAYS'] ?? 45);
const BEGINNING = Temporal.Instant.fromEpochMilliseconds(0);

let life: Life;
let world: TestWorld;
beforeAll(async () => {
  const store = await openStore('sqlite::memory:');
  await migrate(store);
  world = await yearCompany(store);
  life = liveIn(world, 7);
  await life.tell(DAYS);
}, DAYS * 4000);

async function readPeriods() {
  const workspace = (await findWorkspace(world.db, TEAM))!;
  const habits = habitsOf(workspace, new Map((await listPeople(world.db, TEAM)).map(p => [p.id, p])));
  const histories = await listHistories(world.db, TEAM, { since: BEGINNING });
  const now = world.clock.now();
  return histories.map(history => ({ history, periods: periodsOf(history, habits, now), now }));
}

describe('a company of sixty over a season', () => {
  test('hires, and its candidates come to every stage', async () => {
    const kinds = await world.db.selectFrom('decision').select('kind').distinct().execute();
    expect(new Set(kinds.map(k => k.kind))).toEqual(new Set(['advance', 'reject', 'hire', 'withdraw']));
    const ends = await world.db.selectFrom('booking_end').select('why').execute();
    expect(ends.length).toBeGreaterThan(0);
  });

  test('has every day of every application in one bucket of its ledger, as somebody saw who looked every night', async () => {
    const all = await readPeriods();
    expect(all.length).toBeGreaterThan(DAYS / 3);
    for (const { history, periods, now } of all) {
      const { zone, closed } = history.role;
      const last = history.entries.at(-1)?.decision?.at ?? closed?.at ?? now;
      const ledger = ledgerOf(periods, zone);
      expect(totalDays(ledger)).toBe(daysBetween(history.application.appliedAt, last, zone));
      const nights = life.seen.nights.get(history.application.id) ?? [];
      const seen = WAIT_OWNERS.map(owner => nights.filter(n => n === owner).length);
      expect(WAIT_OWNERS.map(owner => ledger[owner].days)).toEqual(seen);
    }
  });

  test('reports the numbers that somebody finds who counts every row by hand', async () => {
    const roles = await listRoles(world.db, TEAM, 'all');
    const totals = { minutes: 0, cards: 0, judged: 0, met: 0 };
    for (const role of roles) {
      const digest = await readRoleDigest(world, role);
      const oracle = await oracleOf(world.db, role, world.clock.now().epochMilliseconds);
      expect(digest.effort).toEqual(oracle.effort);
      expect(digest.turnaround.cards).toBe(oracle.cards);
      expect(digest.turnaround.hours ?? -1).toBeCloseTo(oracle.hours ?? -1);
      expect(digest.hires).toBe(oracle.hires);
      for (const { stage, here, judged, passed, medianDays } of digest.stages) {
        const slow = oracle.stage(stage);
        expect(digest.kept.get(stage)).toEqual(slow.kept);
        totals.met += slow.kept?.of ?? 0;
        expect({ here, judged, passed }).toEqual({
          here: slow.here,
          judged: slow.judged,
          passed: slow.passed,
        });
        expect(medianDays ?? -1).toBeCloseTo(slow.medianDays ?? -1);
        totals.judged += judged;
      }
      totals.minutes += digest.effort.minutes;
      totals.cards += digest.turnaround.cards;
    }
    expect(Math.min(totals.minutes, totals.cards, totals.judged, totals.met)).toBeGreaterThan(0);
  });

  test('reminds nobody twice on one day, as days go where they live', async () => {
    const zones = new Map((await listPeople(world.db, TEAM)).map(p => [p.id, p.zone ?? '']));
    const sent = life.seen.posts.filter(p => p.notice === 'nudge');
    const days = sent.map(({ to, at }) => {
      const zone = zones.get(to) ?? 'Europe/Berlin';
      return `${to} ${at.toZonedDateTimeISO(zone).toPlainDate().toString()}`;
    });
    expect(sent.length).toBeGreaterThan(DAYS / 2);
    expect(new Set(days).size).toBe(days.length);
  });

  test('lets nothing lie that is past due by a working day without somebody having been told', async () => {
    const rows = await world.db.selectFrom('nudge').select(['about', 'raised_at']).execute();
    const unknown = life.seen.overdue.filter(
      ({ wait, at }) =>
        !rows.some(
          r =>
            r.about === wait.application &&
            r.raised_at <= at.epochMilliseconds &&
            r.raised_at >= wait.since.epochMilliseconds,
        ),
    );
    expect(life.seen.overdue.length).toBeGreaterThan(0);
    expect(
      unknown.map(({ wait, at }) => `${wait.expected} since ${wait.since.toString()} at ${at.toString()}`),
    ).toEqual([]);
  });
});
