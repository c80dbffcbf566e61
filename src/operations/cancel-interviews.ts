import type { Id } from '../core/loop/glossary.ts';
import type { Interview, Situation } from '../core/loop/situation.ts';
import { cleanText, REASON_LIMIT, shorten } from '../core/loop/text.ts';
import { InputError, UserError } from '../core/user-error.ts';
import { authorise } from './authorise.ts';
import { callOff } from './call-off.ts';
import { operate } from './operate.ts';
import { refreshApplication } from './outbox.ts';
import { requireSituation } from './require.ts';
import type { Actor, World } from './world.ts';

/** Calls off booked interviews; the application stays in its stage. Called off twice is called off once. */
export async function cancelInterviews(
  world: World,
  actor: Actor,
  input: { application: Id; interviews: readonly Id[]; reason: string },
): Promise<{ situation: Situation; called: readonly Interview[] }> {
  return operate(world, actor, 'cancel-interviews', async step => {
    const situation = await requireSituation(step, input.application);
    await authorise(step, 'schedule interviews', { situation });
    const reason = shorten(cleanText(input.reason), REASON_LIMIT);
    if (reason === '') throw new InputError({ reason: 'Write a sentence: the interviewers are told.' });
    if (input.interviews.length === 0) throw new InputError({ interviews: 'Choose at least one interview.' });
    const chosen = situation.interviews.filter(i => input.interviews.includes(i.id));
    const over = chosen.find(i => i.booking && Temporal.Instant.compare(i.booking.time.end, step.now) <= 0);
    if (over) throw new UserError(`The ${over.name} is over and cannot be called off.`);
    const called = chosen.filter(i => i.booking);
    for (const interview of called) await callOff(step, situation, interview, reason);
    if (called.length > 0) await refreshApplication(step, situation);
    return { situation: await requireSituation(step, input.application), called };
  });
}
