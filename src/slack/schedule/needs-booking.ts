import { STAGE_KINDS } from '../../core/loop/pipeline.ts';
import {
  interviewsOfEntry,
  openEntry,
  openStage,
  type Situation,
  unbookedPlans,
} from '../../core/loop/situation.ts';

/** Whether the open stage still needs times and people, or a reviewer. */
export function needsBooking(situation: Situation): boolean {
  const entry = openEntry(situation);
  const stage = openStage(situation);
  if (!entry || !stage || !STAGE_KINDS[stage.kind].scored) return false;
  if (STAGE_KINDS[stage.kind].meets) return unbookedPlans(situation).length > 0;
  return interviewsOfEntry(situation, entry).every(i => i.seats.length === 0);
}
