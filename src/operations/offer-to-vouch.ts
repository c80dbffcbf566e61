import { stageOf } from '../core/loop/pipeline.ts';
import { isForLearning } from '../core/loop/qualify.ts';
import type { Interview, Seat, Situation } from '../core/loop/situation.ts';
import { later } from '../core/time/instants.ts';
import type { Step } from './operate.ts';
import { postNotice } from './outbox.ts';
import { readTrainings } from './read-trainings.ts';
import type { World } from './world.ts';

/**
 * Asks somebody who has just scored an interview that a learner led whether that was enough: while they remember what
 * they heard. Asked anew after each one, until somebody says yes.
 */
export async function offerToVouch(
  world: World,
  step: Step,
  { role, entries }: Situation,
  { interview, seat }: { interview: Interview; seat: Seat },
): Promise<void> {
  if (isForLearning(seat)) return;
  const learners = interview.seats.filter(s => s.kind === 'reverse-shadow').map(s => s.person);
  const entry = entries.find(e => e.id === interview.stageEntryId);
  if (learners.length === 0 || !entry) return;
  const stage = stageOf(role.pipeline, entry.stageId).kind;
  // A card that is sent some minutes early is about an interview that was held all the same.
  const end = interview.booking?.time.end ?? step.now;
  const now = later(end, step.now);
  const trainings = await readTrainings({ ...world, db: step.tx, now }, step.team, learners);
  for (const { training, step: reached } of trainings) {
    if (training.stage !== stage || reached.kind !== 'ready') continue;
    await postNotice(step, {
      key: `vouch:${training.id}:${seat.id}`,
      ref: { notice: 'vouch', ids: { training: training.id } },
      to: step.by,
      subject: `person:${training.person}`,
    });
  }
}
