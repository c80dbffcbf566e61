import type { Log } from './core/ports.ts';
import { reconcile } from './operations/reconcile.ts';
import type { World } from './operations/world.ts';
import { findRestored, forgetRestored, noteServed } from './store/served.ts';

/**
 * Before anything is run: where an older database was put back, what was due is held back, and what stands in calendars
 * is looked at first.
 * @param file Of a SQLite database.
 */
export async function careForRestore(world: World, file: string | undefined, log: Log): Promise<void> {
  const restored = await findRestored(world.db, file);
  if (restored) {
    log.warn('an older database was put back', { backup: restored.backup?.toString() });
    await reconcile(world, restored.backup);
    await forgetRestored(world.db);
  }
  await keepServed(world, file);
}

/** Once a minute, so that a backup which is put back is known for one. */
export async function keepServed({ db, clock }: World, file: string | undefined): Promise<void> {
  if (file !== undefined && file !== ':memory:') await noteServed(db, file, clock.now());
}
