import { z } from 'zod';
import type { Id, PersonId } from '../core/loop/glossary.ts';
import type { Interval } from '../core/time/interval.ts';
import { findPayload } from '../store/effects.ts';
import type { Step } from './operate.ts';

type Meeting = { application: Id; entry: Id; people: readonly PersonId[]; time: Interval };

const keyOf = (entry: Id): string => `debrief-event:${entry}`;
/** What is put into calendars and what takes it out again do not overtake each other. */
const laneOf = (entry: Id): string => `event:${entry}`;

/** Puts the talk about a stage into calendars. @returns false where one was put there before. */
export async function putDebrief(
  step: Step,
  { application, entry, people, time }: Meeting,
): Promise<boolean> {
  return step.enqueue({
    key: keyOf(entry),
    kind: 'debrief-event',
    lane: laneOf(entry),
    payload: { application, entry, people, start: time.start.toString(), end: time.end.toString() },
    notAfter: time.start,
  });
}

const stored = z.object({ application: z.string(), start: z.string() });

/** Takes the talk about a stage out of calendars where it is still ahead: the stage was decided without it. */
export async function callOffDebrief(step: Step, entry: Id): Promise<void> {
  const found = stored.safeParse(await findPayload(step.tx, step.team, keyOf(entry)));
  if (!found.success) return;
  const { application, start } = found.data;
  if (Temporal.Instant.compare(step.now, Temporal.Instant.from(start)) >= 0) return;
  await step.enqueue({
    key: `debrief-off:${entry}`,
    kind: 'debrief-off',
    lane: laneOf(entry),
    payload: { application, entry },
    notAfter: Temporal.Instant.from(start),
  });
}
