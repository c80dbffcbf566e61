import { settleEffect, listDueEffects } from '../../store/due-effects.ts';
import { jobs } from '../../jobs/job-kinds.ts';
import { FIRST_MORNING } from '../clock.ts';
import { inBerlin, type Stage } from './actors.ts';
import { tellThePast } from './past.ts';
import { DAYS, openPayments, tellTheWeeks } from './present.ts';
import { setTheScene } from './setting.ts';

/** From when on messages were really sent: before, they would only fill everybody's conversation. */
const FIRST_MESSAGES = '2026-11-30T08:00';

/**
 * Lives through six weeks of a company's hiring, always the same. Every step is an operation at its own time, so what
 * the sandbox shows is what Hireloop would show had it been there.
 * @param travel Lets time pass with everything that falls due.
 */
export async function tellTheStory(
  stage: Stage,
  travel: (to: Temporal.Instant) => Promise<void>,
): Promise<void> {
  stage.at('2026-10-23T09:00');
  await setTheScene(stage);
  const payments = await openPayments(stage);
  await tellThePast(stage, payments);
  const weeks = await tellTheWeeks(stage, payments);
  stage.at(FIRST_MESSAGES);
  await dropMessages(stage);
  for (const { at, tell } of DAYS) {
    await travel(inBerlin(at));
    await tell(stage, weeks, payments);
  }
  await travel(FIRST_MORNING);
}

async function dropMessages({ world, clock }: Stage): Promise<void> {
  const kinds = jobs.map(j => j.kind).filter(kind => kind !== 'sync-event');
  const now = clock.now();
  for (;;) {
    const old = await listDueEffects(world.db, kinds, now, 500);
    if (old.length === 0) return;
    for (const effect of old)
      await settleEffect(world.db, effect, { outcome: 'dropped', at: now, note: 'before the story' });
  }
}
