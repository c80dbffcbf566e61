import type { DeclineReason } from '../core/loop/decline-reasons.ts';
import type { Answer, Id } from '../core/loop/glossary.ts';
import { openEntry } from '../core/loop/situation.ts';
import { hasWaitingEffect } from '../store/effects.ts';
import { recordAnswer } from './answer-invitation.ts';
import { operate } from './operate.ts';
import { answerKey } from './outbox.ts';
import { requireSeat } from './require.ts';
import type { Actor, World } from './world.ts';

/**
 * Takes over what an interviewer answered in their calendar. Nobody waits for a word, so what does not count any more is
 * passed over: another time, a seat given away, an interview that is over, an application decided. An answer given in
 * Slack that has not reached the calendar yet is the newer one.
 */
export async function takeCalendarAnswer(
  world: World,
  actor: Actor,
  input: { seat: Id; version: number; answer: Answer; reason: string; why?: DeclineReason },
): Promise<void> {
  await operate(world, actor, 'take-calendar-answer', async step => {
    const situation = await requireSeat(step, input.seat);
    const interview = situation.interviews.find(i => i.seats.some(s => s.id === input.seat));
    const seat = interview?.seats.find(s => s.id === input.seat);
    if (!interview?.booking || !seat || !openEntry(situation)) return;
    const { version, time } = interview.booking;
    if (version !== input.version || Temporal.Instant.compare(time.end, step.now) <= 0) return;
    if (await hasWaitingEffect(step.tx, step.team, answerKey(seat.id))) return;
    await recordAnswer(step, { situation, interview, seat }, { ...input, via: 'calendar' });
  });
}
