import type { DoneKit } from '../core/kits/coverage.ts';
import type { Kit } from '../core/kits/kit.ts';
import { planLoop } from '../core/kits/plan-loop.ts';
import { STAGE_KINDS, stageOf } from '../core/loop/pipeline.ts';
import type { Interview, Situation } from '../core/loop/situation.ts';
import { questionsAsked } from '../core/scoring/evaluation.ts';
import { listInterviewers } from '../store/interviewers.ts';
import { countExposure, listKitsOfCandidate, saveKit } from '../store/kits.ts';
import { listScorecards } from '../store/scorecards.ts';
import type { Step } from './operate.ts';
import type { World } from './world.ts';

/** Questions handed out longer ago than this count as fresh again. */
const EXPOSURE = { hours: 90 * 24 };

/**
 * Hands an interview its questions, as part of the plan for the whole loop: what nothing has tested yet comes first,
 * nothing is asked twice, and rather what few have seen. Takes from the scorecards what was asked, and nothing else.
 */
export async function makeKit(
  world: World,
  step: Step,
  situation: Situation,
  interview: Interview,
): Promise<void> {
  const { role } = situation;
  const stageId = stageIdOf(situation, interview);
  if (!STAGE_KINDS[stageOf(role.pipeline, stageId).kind].scored) return;
  const { done, before } = await kitsSoFar(step, situation, interview);
  const plan = planLoop({
    pipeline: role.pipeline,
    role: { layers: role.layers, level: role.level, language: role.language },
    packs: world.catalogue.packs,
    done,
    before,
    exposure: await countExposure(step.tx, step.team, step.now.subtract(EXPOSURE)),
    seats: [{ stageId, interviewId: interview.part, seats: await seatsOf(step, interview) }],
  });
  const kit = plan.kits.find(k => k.stageId === stageId && k.kit.interview.id === interview.part)?.kit;
  if (!kit) throw new Error(`The plan has no kit for ${stageId}/${interview.part}`);
  await saveKit(step.tx, step.team, interview.id, kit, step.now);
}

function stageIdOf(situation: Situation, interview: Pick<Interview, 'id' | 'stageEntryId'>): string {
  const entry = situation.entries.find(e => e.id === interview.stageEntryId);
  if (!entry) throw new Error(`Interview ${interview.id} belongs to no stage`);
  return entry.stageId;
}

/** Kits of this loop that stand, and the questions that the candidate met in others. */
async function kitsSoFar(
  step: Step,
  situation: Situation,
  interview: Interview,
): Promise<{ done: DoneKit[]; before: string[] }> {
  const all = await listKitsOfCandidate(step.tx, step.team, situation.candidate.id);
  const cards = await listScorecards(step.tx, step.team, situation.application.id);
  const done: DoneKit[] = [];
  const before: string[] = [];
  for (const { interview: id, kit } of all.filter(k => k.interview !== interview.id)) {
    const ours = situation.interviews.find(i => i.id === id);
    if (!ours) before.push(...idsOf(kit));
    else {
      const own = cards.filter(c => ours.seats.some(s => s.id === c.seat)).map(c => c.card);
      done.push({
        stageId: stageIdOf(situation, ours),
        kit,
        asked: own.length > 0 ? questionsAsked(own) : undefined,
      });
    }
  }
  return { done, before };
}

const idsOf = (kit: Kit): string[] => kit.questions.map(q => q.id);

async function seatsOf(step: Step, { seats }: Interview) {
  const people = seats.map(s => s.person);
  const known = await listInterviewers(step.tx, step.team, people);
  return seats.map(seat => {
    const skills = known.find(k => k.person === seat.person)?.skills;
    return { kind: seat.kind, skills: skills && Object.keys(skills) };
  });
}
