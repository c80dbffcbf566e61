import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { backUp } from '../../src/store/backup.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openStore } from '../../src/store/open.ts';
import { findRestored, forgetRestored, noteRestored, noteServed } from '../../src/store/served.ts';
import { ENGINES, openTestStore } from '../world.ts';

const NOON = Temporal.Instant.from('2026-12-02T12:00:00Z');

async function served(...minutes: number[]) {
  const folder = await mkdtemp(join(tmpdir(), 'hireloop-served-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'hireloop.db');
  const copies: string[] = [];
  const store = await openStore(`sqlite:${file}`);
  await migrate(store);
  for (const minute of minutes) {
    const now = NOON.add({ minutes: minute });
    await noteServed(store.db, file, now);
    copies.push(await backUp(file, now));
  }
  await store.close();
  /** What a start finds with one of the copies in place. */
  const find = async (from: string, at = file) => {
    if (from !== at) await copyFile(from, at);
    const opened = await openStore(`sqlite:${at}`);
    const found = await findRestored(opened.db, at);
    await opened.close();
    return found;
  };
  return { file, copies, find };
}

describe('a database that was put back', () => {
  test('is known by what stands beside it, with when it was in use last', async () => {
    const { copies, find } = await served(0, 10, 90);
    expect(await find(copies[0]!)).toEqual({ backup: NOON });
    expect(await find(copies[1]!)).toEqual({ backup: NOON.add({ minutes: 10 }) });
  });

  test('is none where it is the latest, as after a crash or a short stop', async () => {
    const { file, copies, find } = await served(0, 88, 90);
    expect(await find(file)).toBeUndefined();
    expect(await find(copies[1]!)).toBeUndefined();
    expect(await readFile(`${file}.served`, 'utf8')).toBe(NOON.add({ minutes: 90 }).toString());
  });

  test('is none on another machine, where nothing was served before', async () => {
    const { copies, file, find } = await served(0, 90);
    expect(await find(copies[0]!, `${file}.elsewhere`)).toBeUndefined();
  });
});

test.each(ENGINES)('on %s somebody may say that it was put back', async engine => {
  const { db } = await openTestStore(engine);
  expect(await findRestored(db, undefined)).toBeUndefined();
  await noteRestored(db, NOON);
  expect(await findRestored(db, undefined)).toEqual({ backup: undefined });
  await forgetRestored(db);
  expect(await findRestored(db, undefined)).toBeUndefined();
});
