import type { PushCall } from '../core/ports.ts';
import { findWatch, saveWatch } from '../store/calendar-watches.ts';
import { operate } from './operate.ts';
import { readCalendar } from './outbox.ts';
import { isSame } from './signed.ts';
import { readWatchPath, watchOf } from './watch-words.ts';
import { itself, type World } from './world.ts';

/** `unknown`: not an address of ours, or of a watch that is over; `forged`: whoever calls does not know its secret. */
type Answered =
  | { kind: 'hello'; answer: string }
  | { kind: 'heard' }
  | { kind: 'unknown' }
  | { kind: 'forged' };

/**
 * A provider calls: somebody's calendar changed. The call is not believed further than that: the calendar is looked at,
 * once for all calls of a moment.
 */
export async function hearCalendar(world: World, path: string, call: PushCall): Promise<Answered> {
  const { site, db } = world;
  const id = site && readWatchPath(site, path);
  const watch = id === undefined ? undefined : await findWatch(db, id);
  const push = watch && world.calendar.pushTo?.(watch.address);
  if (!site || !watch || !push) return { kind: 'unknown' };
  const heard = push.hear(call);
  if (heard.kind === 'hello') return heard;
  const { secret } = watchOf(site, watch.id);
  if (heard.kind === 'nonsense' || !heard.words.every(word => isSame(word, secret)))
    return { kind: 'forged' };
  if (heard.kind === 'nothing') return { kind: 'heard' };
  await operate(world, itself(watch.team), 'hear-calendar', async step => {
    await readCalendar(step, watch.address);
    if (heard.kind === 'lapsed') await saveWatch(step.tx, { ...watch, renewAt: step.now });
  });
  return { kind: 'heard' };
}
