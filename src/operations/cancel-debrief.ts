import { aheadOf } from '../core/loop/debrief.ts';
import type { Id } from '../core/loop/glossary.ts';
import type { Situation } from '../core/loop/situation.ts';
import { UserError } from '../core/user-error.ts';
import { findDebrief } from '../store/debriefs.ts';
import { authorise } from './authorise.ts';
import { operate } from './operate.ts';
import { postNotice } from './outbox.ts';
import { callOffDebrief } from './place-debrief.ts';
import { requireAppointment } from './require.ts';
import type { Actor, World } from './world.ts';

/**
 * Calls off the talk about a stage and tells those who were to come. Called off twice is called off once.
 * @returns false where it was called off already.
 */
export async function cancelDebrief(
  world: World,
  actor: Actor,
  input: { debrief: Id; version: number },
): Promise<{ situation: Situation; changed: boolean }> {
  return operate(world, actor, 'cancel-debrief', async step => {
    const situation = await requireAppointment(step, input.debrief);
    await authorise(step, 'decide', { situation });
    const debrief = await findDebrief(step.tx, step.team, input.debrief);
    if (!debrief?.booking) return { situation, changed: false };
    if (debrief.booking.version !== input.version)
      throw new UserError('This debrief was moved since.', 'See it with /hire debrief.');
    if (!aheadOf(debrief, step.now)) throw new UserError('This debrief is over and cannot be called off.');
    await callOffDebrief(step, situation, debrief, '');
    for (const { person } of debrief.guests) {
      if (person === step.by) continue;
      await postNotice(step, {
        key: `debrief-off:${debrief.id}:${input.version}:${person}`,
        ref: { notice: 'debrief', ids: { debrief: debrief.id, version: String(input.version), news: 'off' } },
        to: person,
        subject: situation.application.id,
        notAfter: debrief.booking.time.end,
      });
    }
    return { situation, changed: true };
  });
}
