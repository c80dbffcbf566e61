import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Engine, Store } from '../../src/store/database.ts';
import { insertInterview } from '../../src/store/interviews.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openStore } from '../../src/store/open.ts';
import { giveBack, takeDatabase } from '../postgres-database.ts';
import { acmeWithMia, ENGINES, TEAM } from '../world.ts';

/** `RACES=10000 vitest run test/store/race.test.ts` is the whole proof: some minutes. */
const ATTEMPTS = Number(process.env['RACES'] ?? 600);
/** Generous: so many milliseconds an attempt, on a busy machine. */
const PATIENCE_MS = 60_000 + 60 * ATTEMPTS;
type Tally = { booked: number; taken: number; faults: string[] };

async function openFile(engine: Engine): Promise<{ url: string; store: Store }> {
  const folder = await mkdtemp(join(tmpdir(), 'hireloop-race-'));
  const url = engine === 'sqlite' ? `sqlite:${join(folder, 'race.db')}` : await takeDatabase();
  const store = await openStore(url);
  onTestFinished(async () => {
    await store.close();
    if (engine === 'postgres') giveBack(url);
    await rm(folder, { recursive: true, force: true });
  });
  await migrate(store);
  return { url, store };
}

async function prepare(engine: Engine, store: Store): Promise<void> {
  const { world, application } = await acmeWithMia(engine, undefined, store);
  const entry = await world.db.selectFrom('stage_entry').select('id').executeTakeFirstOrThrow();
  const openedAt = world.clock.now();
  await store.db.transaction().execute(async tx => {
    for (let n = 0; n < ATTEMPTS; n += 1) {
      const of = { applicationId: application, stageEntryId: entry.id, openedAt };
      const interview = { id: `interview-${n}`, part: `part-${n}`, name: 'Race', minutes: 60, ...of };
      await insertInterview(tx, TEAM, interview);
    }
  });
}

/** A process that waits for the others before it begins. */
function racer(url: string, first: number, last: number) {
  const file = join(import.meta.dirname, 'race-process.ts');
  const child = fork(file, [url, TEAM, String(first), String(last)], { stdio: 'inherit' });
  onTestFinished(() => void child.kill('SIGKILL'));
  const message = () => new Promise<unknown>(resolve => child.once('message', resolve));
  const ready = message();
  return {
    ready,
    run: () => {
      const tally = message() as Promise<Tally>;
      child.send('go');
      return tally;
    },
  };
}

describe.each(ENGINES)('two processes that want the same people, on %s', engine => {
  test(
    'F13, F14, scenario 17: never get them at overlapping times, and each booking has all of its people',
    async () => {
      const { url, store } = await openFile(engine);
      await prepare(engine, store);
      const racers = [racer(url, 0, ATTEMPTS / 2), racer(url, ATTEMPTS / 2, ATTEMPTS)];
      await Promise.all(racers.map(r => r.ready));
      const tallies = await Promise.all(racers.map(r => r.run()));
      const sum = (of: (t: Tally) => number) => tallies.reduce((total, t) => total + of(t), 0);
      expect(tallies.flatMap(t => t.faults)).toEqual([]);
      expect(tallies.every(t => t.booked > 0 && t.taken > 0)).toBe(true);
      expect(sum(t => t.booked) + sum(t => t.taken)).toBe(ATTEMPTS);
      const claims = await store.db.selectFrom('claim').selectAll().execute();
      const bookings = await store.db.selectFrom('booking').select('interview_id').execute();
      expect(bookings).toHaveLength(sum(t => t.booked));
      expect(claims).toHaveLength(3 * sum(t => t.booked));
      for (const own of Map.groupBy(claims, c => c.holder).values()) {
        const sorted = own.toSorted((a, b) => a.starts_at - b.starts_at);
        const clash = sorted.find((c, i) => i > 0 && c.starts_at < sorted[i - 1]!.ends_at);
        expect(clash).toBeUndefined();
      }
      console.log(tallies.map(t => `${engine}: ${t.booked} booked, ${t.taken} taken`).join('; '));
    },
    PATIENCE_MS,
  );
});
