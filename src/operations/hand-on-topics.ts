import { openLayers } from '../core/kits/coverage.ts';
import type { Kit } from '../core/kits/kit.ts';
import { type Interview, scoringSeats, type Situation } from '../core/loop/situation.ts';
import { sendKit } from './outbox.ts';
import { storeKit } from './make-kit.ts';
import type { Step } from './operate.ts';
import { type KitsSoFar, planKits, readKits, stageIdOf } from './plan-kits.ts';
import type { World } from './world.ts';

/**
 * After a card: layers that its interview was to test and did not come to are handed on to the interviews of the loop
 * that have not begun. Those keep their questions unless that covers more. What is handed on are topics; no score, and
 * not how anything went, has a way into a plan.
 * @param scored The interview whose last card came in.
 */
export async function handOnTopics(
  world: World,
  step: Step,
  situation: Situation,
  scored: Interview,
): Promise<void> {
  if (scoringSeats(scored).some(s => !s.scoredAt)) return;
  const soFar = await readKits(step, situation);
  const coming = comingInterviews(situation, step.now);
  const missing = openLayers(situation.role, soFar.done);
  if (coming.length === 0 || missing.length === 0) return;
  const standing = {
    ...soFar,
    done: soFar.done.filter(d => !coming.some(c => c.interview.id === d.interview)),
  };
  const planned = await planKits(world, step, situation, standing, coming);
  const kits = coming.flatMap(({ stageId, interview }) => {
    const kit = planned.find(k => k.stageId === stageId && k.kit.interview.id === interview.part)?.kit;
    return kit ? [{ stageId, interview, kit }] : [];
  });
  const open = openLayers(situation.role, [...standing.done, ...kits]);
  if (open.length >= missing.length) return;
  for (const { interview, kit } of kits) {
    if (isSame(soFar, interview, kit)) continue;
    const handedOn = missing.filter(layer => kit.covers.includes(layer));
    await storeKit(world, step, interview, { ...kit, handedOn });
    await step.audit(`interview:${interview.id}`, {
      after: { handedOn, questions: kit.questions.map(q => q.id) },
    });
    for (const seat of interview.seats)
      await sendKit(step, situation.application.id, interview, seat, step.nextId());
  }
}

type Coming = { stageId: string; interview: Interview };

function comingInterviews(situation: Situation, now: Temporal.Instant): Coming[] {
  return situation.interviews
    .filter(i => i.booking && Temporal.Instant.compare(now, i.booking.time.start) < 0)
    .map(interview => ({ stageId: stageIdOf(situation, interview), interview }));
}

function isSame({ done }: KitsSoFar, interview: Interview, kit: Kit): boolean {
  const old = done.find(d => d.interview === interview.id)?.kit;
  const ids = (k: Kit | undefined) => k?.questions.map(q => q.id).join();
  return ids(old) === ids(kit);
}
