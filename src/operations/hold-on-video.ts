import type { Id } from '../core/loop/glossary.ts';
import type { Situation } from '../core/loop/situation.ts';
import { UserError } from '../core/user-error.ts';
import { findApplicationOfInterview } from '../store/situations.ts';
import { authorise } from './authorise.ts';
import { movePlace } from './move-place.ts';
import { operate } from './operate.ts';
import { requireSituation } from './require.ts';
import type { Actor, World } from './world.ts';

/** Holds one booked interview on video instead of in its room; time and people stay. */
export async function holdOnVideo(
  world: World,
  actor: Actor,
  input: { interview: Id; version: number },
): Promise<Situation> {
  return operate(world, actor, 'hold-on-video', async step => {
    const application = await findApplicationOfInterview(step.tx, step.team, input.interview);
    const situation = await requireSituation(step, application ?? '');
    await authorise(step, 'schedule interviews', { situation });
    const interview = situation.interviews.find(i => i.id === input.interview);
    const { booking } = interview ?? {};
    if (!interview || booking?.version !== input.version)
      throw new UserError('This interview was moved or called off meanwhile.', 'See it with /hire status.');
    if (!booking.room) throw new UserError('This interview takes place on video already.');
    if (Temporal.Instant.compare(booking.time.start, step.now) <= 0)
      throw new UserError('This interview has begun: its place cannot be changed any more.');
    await movePlace(step, situation, { ...interview, booking }, undefined);
    return requireSituation(step, situation.application.id);
  });
}
