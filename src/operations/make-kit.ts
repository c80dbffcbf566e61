import { planKit } from '../core/kits/plan-kit.ts';
import { STAGE_KINDS, stageOf } from '../core/loop/pipeline.ts';
import { type Interview, planOf, type Situation } from '../core/loop/situation.ts';
import { listInterviewers } from '../store/interviewers.ts';
import { countExposure, listKitsOfCandidate, saveKit } from '../store/kits.ts';
import type { Step } from './operate.ts';
import type { World } from './world.ts';

/** Questions handed out longer ago than this count as fresh again. */
const EXPOSURE = { hours: 90 * 24 };

/** Hands an interview its questions: none that this candidate met before, and rather those that few have seen. */
export async function makeKit(
  world: World,
  step: Step,
  situation: Situation,
  interview: Interview,
): Promise<void> {
  const { role, candidate } = situation;
  const entry = situation.entries.find(e => e.id === interview.stageEntryId);
  if (!entry) throw new Error(`Interview ${interview.id} belongs to no stage`);
  const stage = stageOf(role.pipeline, entry.stageId);
  if (!STAGE_KINDS[stage.kind].scored) return;
  const others = (await listKitsOfCandidate(step.tx, step.team, candidate.id)).filter(
    k => k.interview !== interview.id,
  );
  const ours = new Set(situation.interviews.map(i => i.id));
  const covered = new Set(others.filter(k => ours.has(k.interview)).flatMap(k => k.kit.covers));
  const people = interview.seats.map(s => s.person);
  const known = await listInterviewers(step.tx, step.team, people);
  const kit = planKit({
    stage: stage.kind,
    interview: planOf(situation, interview),
    role: { layers: role.layers, level: role.level, language: role.language },
    packs: world.catalogue.packs,
    used: others.flatMap(k => k.kit.questions.map(q => q.id)),
    exposure: await countExposure(step.tx, step.team, step.now.subtract(EXPOSURE)),
    uncovered: role.layers.filter(layer => !covered.has(layer)),
    seats: interview.seats.map(seat => {
      const skills = known.find(k => k.person === seat.person)?.skills;
      return { kind: seat.kind, skills: skills && Object.keys(skills) };
    }),
  });
  await saveKit(step.tx, step.team, interview.id, kit, step.now);
}
