import type { Id } from '../core/loop/glossary.ts';
import { UserError } from '../core/user-error.ts';
import { listSwapOffers, refuseSwapOffer } from '../store/swap-offers.ts';
import { declined } from './find-replacement.ts';
import { operate } from './operate.ts';
import { askOthersNow, refreshApplication } from './outbox.ts';
import { requireSeat } from './require.ts';
import type { Actor, World } from './world.ts';

/** Says no to a seat that was offered. Once all who were asked have, others are asked without waiting any longer. */
export async function passSeat(
  world: World,
  actor: Actor,
  { seat, version }: { seat: Id; version: number },
): Promise<void> {
  await operate(world, actor, 'pass-seat', async step => {
    const situation = await requireSeat(step, seat);
    const asked = await listSwapOffers(step.tx, step.team, seat, version);
    if (!asked.some(a => a.person === step.by))
      throw new UserError(
        'Only the person whom it was offered can answer this.',
        'Your own interviews are under /hire me.',
      );
    if (!(await refuseSwapOffer(step.tx, step.team, { seat, version, person: step.by }, step.now))) return;
    await step.audit(`seat:${seat}`, { after: { passed: step.by } });
    const on = declined(situation, { seat, version }, step.now);
    const all = asked.every(a => a.refused || a.person === step.by);
    const wave = Math.max(...asked.map(a => a.wave));
    if (on && all) await askOthersNow(step, on.interview, seat, wave + 1);
    await refreshApplication(step, situation);
  });
}
