import type { Kit } from '../core/kits/kit.ts';
import { splitSeats } from '../core/kits/split-seats.ts';
import { STAGE_KINDS, stageOf } from '../core/loop/pipeline.ts';
import type { Interview, Situation } from '../core/loop/situation.ts';
import { rubricOf } from '../core/scoring/scorecard.ts';
import { findKit, saveKit } from '../store/kits.ts';
import type { Step } from './operate.ts';
import { planKits, readKits, seatsOf, stageIdOf } from './plan-kits.ts';
import type { World } from './world.ts';

/**
 * Hands an interview its questions, as part of the plan for the whole loop: what nothing has tested yet comes first,
 * nothing is asked twice, and rather what few have seen. An interview that has its questions already, since it was
 * moved or somebody else sits there, keeps them as they were worded, whatever became of the packs: only who asks what
 * is settled anew.
 */
export async function makeKit(
  world: World,
  step: Step,
  situation: Situation,
  interview: Interview,
): Promise<void> {
  const stageId = stageIdOf(situation, interview);
  if (!STAGE_KINDS[stageOf(situation.role.pipeline, stageId).kind].scored) return;
  const kept = await findKit(step.tx, step.team, interview.id);
  if (kept) return storeSplit(step, interview, kept);
  const kits = await planKits(world, step, situation, await readKits(step, situation), [
    { stageId, interview },
  ]);
  const kit = kits.find(k => k.stageId === stageId && k.kit.interview.id === interview.part)?.kit;
  if (!kit) throw new Error(`The plan has no kit for ${stageId}/${interview.part}`);
  await storeKit(world, step, interview, kit);
}

/** Settles anew who asks what, where the people of an interview changed and nothing else did. */
export async function splitAnew(step: Step, interview: Interview): Promise<void> {
  const kept = await findKit(step.tx, step.team, interview.id);
  if (kept) await storeSplit(step, interview, kept);
}

async function storeSplit(step: Step, interview: Interview, kept: Kit): Promise<void> {
  const kit = splitSeats(kept, await seatsOf(step, interview));
  await saveKit(step.tx, step.team, interview.id, { kit, rubric: undefined }, step.now);
}

/** Keeps a kit with what its answers are judged by. */
export async function storeKit(world: World, step: Step, interview: Interview, kit: Kit): Promise<void> {
  const rubric = rubricOf({ kit, ...world.catalogue });
  await saveKit(step.tx, step.team, interview.id, { kit, rubric }, step.now);
}
