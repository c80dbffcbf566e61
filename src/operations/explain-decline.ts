import type { DeclineReason } from '../core/loop/decline-reasons.ts';
import type { Id } from '../core/loop/glossary.ts';
import { cleanText, REASON_LIMIT, shorten } from '../core/loop/text.ts';
import { UserError } from '../core/user-error.ts';
import { findSeatRecord, insertAnswer } from '../store/seats.ts';
import { findSituationOfInterview } from '../store/situations.ts';
import { authorise } from './authorise.ts';
import { operate } from './operate.ts';
import { refreshApplication } from './outbox.ts';
import type { Actor, World } from './world.ts';

/** Adds the reason to a no that was given without one, as in a calendar; the seat may be somebody else's by now. */
export async function explainDecline(
  world: World,
  actor: Actor,
  { seat, why, reason }: { seat: Id; why: DeclineReason | undefined; reason: string },
): Promise<void> {
  await operate(world, actor, 'explain-decline', async step => {
    const record = await findSeatRecord(step.tx, step.team, seat);
    const situation = record && (await findSituationOfInterview(step.tx, step.team, record.interview));
    if (!record || !situation) throw new UserError('This interview does not exist any more.');
    await authorise(step, 'answer the invitation', { owner: record.person });
    if (record.last?.answer !== 'declined')
      throw new UserError('You did not decline this interview: there is nothing to explain.');
    const text = shorten(cleanText(reason), REASON_LIMIT);
    const { version, answer, via } = record.last;
    const given = { version, answer, via, seat, why, reason: text, at: step.now };
    await insertAnswer(step.tx, step.team, { id: step.nextId(), ...given });
    await step.audit(`seat:${seat}`, { after: { answer, reason: text, ...(why ? { why } : {}) } });
    await refreshApplication(step, situation);
  });
}
