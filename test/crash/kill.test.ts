import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { migrate } from '../../src/store/migrate.ts';
import { openStore } from '../../src/store/open.ts';
import { breaches } from '../invariants.ts';
import { miaToBook } from '../loop-steps.ts';
import { recordOutside } from '../outside.ts';
import { RAE, TEAM } from '../world.ts';
import { killAt, type Ready, wrongs } from './kill.ts';

async function ready(): Promise<Ready> {
  const folder = await mkdtemp(join(tmpdir(), 'hireloop-ready-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'ready.db');
  const store = await openStore(`sqlite:${file}`);
  await migrate(store);
  const loop = await miaToBook('sqlite', undefined, store);
  await recordOutside(loop.world).drain();
  await loop.world.db.deleteFrom('effect').execute();
  const proposal = (await loop.propose()).id;
  const now = loop.world.clock.now().toString();
  await store.close();
  return { file, team: TEAM, person: RAE, proposal, now };
}

/** All of them, as a table, with `HIRELOOP_CRASHES=all vitest run test/crash/kill.test.ts`: two minutes; some take seconds. */
const EVERY = process.env['HIRELOOP_CRASHES'] === 'all' ? 1 : 8;
const HALF_AN_HOUR = 1_800_000;

describe('a process that is killed while it books', () => {
  test(
    'F1, F2, F3, F4: leaves nothing undone, one event, and at most one message twice',
    async () => {
      const start = await ready();
      const calm = await killAt(start, 0);
      expect(wrongs(calm, 0)).toEqual([]);
      await calm.end();
      const chosen = Array.from({ length: calm.points }, (_, i) => i + 1).filter(
        n => n % EVERY === 1 % EVERY,
      );
      const table: string[] = [];
      const worker = async () => {
        for (let at = chosen.shift(); at !== undefined; at = chosen.shift()) {
          const left = await killAt(start, at);
          const problems = [...wrongs(left, 1), ...(await breaches(left.store.db))];
          const again = `${left.posts.length - new Set(left.posts).size} messages, ${left.mails.length - 1} mails again`;
          table.push(`${String(at).padStart(4)}  ${again}  ${problems.join('; ') || 'fine'}`);
          await left.end();
        }
      };
      await Promise.all([worker(), worker()]);
      if (EVERY === 1) console.log(table.toSorted((a, b) => (a < b ? -1 : 1)).join('\n'));
      expect(table.filter(line => !line.endsWith('fine'))).toEqual([]);
    },
    HALF_AN_HOUR,
  );
});
