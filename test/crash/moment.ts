import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { localCalendar } from '../../src/calendars/local.ts';
import type { Mail } from '../../src/core/ports.ts';
import { calendarEvents } from '../../src/store/calendar-events.ts';
import type { Store } from '../../src/store/database.ts';
import { openStore } from '../../src/store/open.ts';
import { type Post, type Recorded, recordOutside } from '../outside.ts';
import { catalogue, FakeClock, type TestWorld } from '../world.ts';

/** What can be gone back to as often as one likes: a database, its calendars in it, and what people were told by then. */
export type Moment = { file: string; now: Temporal.Instant; posts: readonly Post[]; mails: readonly Mail[] };

/** A world that lives on from a moment, in a file of its own. */
export type Scene = { file: string; world: TestWorld; office: Recorded };

/** Memory where the system has such a folder: what is tried here is dying, not the disk. */
export function crashFolder(): string {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'hireloop-crash-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Where it stands now; the scene itself is over. */
export async function freeze({ file, world, office }: Scene): Promise<Moment> {
  await office.dispatcher.stop(0);
  await world.store.close();
  return { file, now: world.clock.now(), posts: office.posts, mails: office.mails };
}

let copies = 0;

/** The same moment again, with ids that no earlier life gave. */
export async function thaw(moment: Moment): Promise<Scene> {
  const life = (copies += 1);
  const file = `${moment.file}-${life}`;
  copyFileSync(moment.file, file);
  const store = await openStore(`sqlite:${file}`);
  const world = worldOn(store, moment.now, `life-${life}`);
  const office = recordOutside(world);
  office.posts.push(...moment.posts);
  office.mails.push(...moment.mails);
  return { file, world, office };
}

/** Gone for good. */
export async function discard(scene: Scene | Moment): Promise<void> {
  if ('world' in scene) await freeze(scene);
  rmSync(scene.file);
}

function worldOn(store: Store, now: Temporal.Instant, prefix: string): TestWorld {
  const kicks = { count: 0 };
  let last = 0;
  return {
    db: store.db,
    store,
    clock: new FakeClock(now),
    ids: { next: () => `${prefix}-${String((last += 1)).padStart(4, '0')}` },
    catalogue,
    calendar: localCalendar(calendarEvents(store.db)),
    kicks,
    kick: () => (kicks.count += 1),
  };
}
