import type { TeamId } from '../core/loop/glossary.ts';
import { readCursor, saveCursor } from '../store/cursors.ts';
import { deleteEffectsSettledBefore } from '../store/effects.ts';
import { deleteHoldsBefore } from '../store/holds.ts';
import { deleteInboxBefore } from '../store/inbox.ts';
import { deleteNudgesBefore } from '../store/nudges.ts';
import { deleteProposalsBefore } from '../store/proposals.ts';
import { deleteDraftsBefore } from '../store/scorecard-drafts.ts';
import { refreshStatistics } from '../store/statistics.ts';
import type { World } from './world.ts';

const CURSOR = 'tidied';
const EVERY = { hours: 1 };
/** Slack repeats a delivery for minutes, an attacker within five: a day is plenty. */
const INBOX_KEPT = { hours: 25 };
/** Keys are the memory of what was sent: longer than anything is asked for again, the longest nudge by far. */
const EFFECTS_KEPT = { hours: 24 * 90 };
/** What somebody was reminded of is never brought up again, however old. */
const NUDGES_KEPT = { hours: 24 * 365 };
/** Proposals are found anew after a day; a replacement may be chosen later. */
const PROPOSALS_KEPT = { hours: 24 * 30 };

/** Nobody remembers an interview after that long. */
const DRAFTS_KEPT = { hours: 24 * 60 };

/** Once an hour: forgets what nobody will ask for again, and has the database look at what it holds. */
export async function tidy(world: World, team: TeamId): Promise<void> {
  const { db } = world;
  const now = world.clock.now();
  const last = await readCursor(db, team, CURSOR);
  if (last && Temporal.Instant.compare(Temporal.Instant.from(last).add(EVERY), now) > 0) return;
  await deleteInboxBefore(db, team, now.subtract(INBOX_KEPT));
  await deleteEffectsSettledBefore(db, now.subtract(EFFECTS_KEPT));
  await deleteNudgesBefore(db, now.subtract(NUDGES_KEPT));
  await deleteProposalsBefore(db, now.subtract(PROPOSALS_KEPT));
  await deleteDraftsBefore(db, team, now.subtract(DRAFTS_KEPT));
  await deleteHoldsBefore(db, team, now);
  await refreshStatistics(db);
  await saveCursor(db, team, CURSOR, now.toString());
}
