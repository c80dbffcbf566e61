import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { raiseNudges } from '../src/operations/raise-nudges.ts';
import { boardView, rolesView } from '../src/slack/board/board-view.ts';
import { companyView } from '../src/slack/digest/company-view.ts';
import { digestView } from '../src/slack/digest/digest-view.ts';
import { readCompanyDigest, readRoleDigest } from '../src/slack/digest/read-digest.ts';
import { readWaits } from '../src/slack/digest/read-waits.ts';
import { migrate } from '../src/store/migrate.ts';
import { openStore } from '../src/store/open.ts';
import { listRoles } from '../src/store/roles.ts';
import { refreshStatistics } from '../src/store/statistics.ts';
import { listOpenSituations } from '../src/store/situations.ts';
import { TEAM, type TestWorld } from '../test/world.ts';
import { companyWithHistory } from './history-of.ts';

/** What people look at, over companies with more and more behind them; fifty roles are open in all of them. */

const SIZES = [10_000, 100_000, 1_000_000];
const BOARD_P95_MS = 100;

const LOOKS: Readonly<Record<string, { times: number; look: (world: TestWorld) => Promise<unknown> }>> = {
  'board of a role': {
    times: 60,
    look: async world => {
      const [role] = await listRoles(world.db, TEAM);
      const situations = await listOpenSituations(world.db, TEAM, role!.id);
      return boardView({ role: role!, waits: await readWaits(world, TEAM, situations) }, () => true);
    },
  },
  'board of all roles': {
    times: 12,
    look: async world => {
      const waits = await readWaits(world, TEAM, await listOpenSituations(world.db, TEAM));
      const roles = await listRoles(world.db, TEAM);
      return rolesView(
        roles.map(role => ({ role, waits: waits.filter(w => w.situation.role.id === role.id) })),
      );
    },
  },
  'digest of a role': {
    times: 12,
    look: async world => {
      const [role] = await listRoles(world.db, TEAM);
      return digestView({ ...(await readRoleDigest(world, role!)), discreet: false });
    },
  },
  'digest of all roles': {
    times: 3,
    look: async world => {
      const roles = await listRoles(world.db, TEAM);
      return companyView(await readCompanyDigest(world, roles), roles);
    },
  },
  'look for nudges': {
    times: 3,
    look: async world => {
      world.clock.advance({ minutes: 11 });
      await raiseNudges(world, TEAM);
    },
  },
};

export async function benchClock(): Promise<string> {
  const found: Awaited<ReturnType<typeof measure>>[] = [];
  for (const size of SIZES) found.push(await measure(size));
  const rows = Object.keys(LOOKS).map(name => {
    const cells = found.map(f => `${f.wall[name]?.toFixed(0)} ms (${f.work[name]?.toFixed(0)})`);
    const first = found[0]?.wall[name] ?? 1;
    const last = found.at(-1)?.wall[name] ?? 1;
    return `| ${name} | ${cells.join(' | ')} | ×${(last / first).toFixed(1)} | ${goalOf(name, last, last / first)} |`;
  });
  return [
    '## clock',
    '',
    'The slowest but for one in twenty looks (p95; of a few looks, the slowest), on SQLite, by events of the company: stages entered, decisions, bookings, answers, scorecards. Fifty roles are open, with a thousand candidates inside. In brackets, the same of the process’s own processor time, which is what a machine with nothing else to do needs.',
    '',
    `| | ${found.map(f => f.events.toLocaleString('en')).join(' | ')} | growth | goal |`,
    `| --- | ${found.map(() => '---:').join(' | ')} | ---: | --- |`,
    ...rows,
  ].join('\n');
}

function goalOf(name: string, lastMs: number, growth: number): string {
  if (name === 'board of a role') return `≤ ${BOARD_P95_MS} ms: ${lastMs <= BOARD_P95_MS ? 'met' : 'missed'}`;
  return `at most linear (×100): ${growth <= 100 ? 'met' : 'missed'}`;
}

type Measured = { events: number; wall: Record<string, number>; work: Record<string, number> };

async function measure(size: number): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'hireloop-clock-'));
  const store = await openStore(`sqlite:${join(folder, 'clock.db')}`);
  await migrate(store);
  const { world, events } = await companyWithHistory(store, size);
  // As is done every hour.
  await refreshStatistics(store.db);
  const wall: Record<string, number> = {};
  const work: Record<string, number> = {};
  for (const [name, { times, look }] of Object.entries(LOOKS)) {
    await look(world);
    const took: number[] = [];
    const worked: number[] = [];
    for (let turn = 0; turn < times; turn += 1) {
      const began = performance.now();
      const before = process.cpuUsage();
      await look(world);
      const { user, system } = process.cpuUsage(before);
      took.push(performance.now() - began);
      worked.push((user + system) / 1000);
    }
    wall[name] = p95(took);
    work[name] = p95(worked);
  }
  await store.close();
  rmSync(folder, { recursive: true });
  return { events, wall, work };
}

function p95(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? 0;
}
