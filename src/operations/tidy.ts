import { deleteInboxBefore } from '../store/inbox.ts';
import type { World } from './world.ts';

/** Slack repeats a delivery for minutes, an attacker within five: a day is plenty. */
const INBOX_KEPT = { hours: 25 };

/** Forgets what nobody will ask for again. */
export async function tidy(world: World): Promise<void> {
  await deleteInboxBefore(world.db, world.clock.now().subtract(INBOX_KEPT));
}
