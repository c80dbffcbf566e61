import type { Id } from '../core/loop/glossary.ts';
import type { Situation } from '../core/loop/situation.ts';
import { openEntry } from '../core/loop/situation.ts';
import { cleanZone } from '../core/loop/text.ts';
import { mergeWindows } from '../core/loop/windows/text.ts';
import { readFields, UserError } from '../core/user-error.ts';
import type { Interval } from '../core/time/interval.ts';
import { replaceWindows } from '../store/applications.ts';
import { updateCandidate } from '../store/candidates.ts';
import { deleteHolds } from '../store/holds.ts';
import { requireWindows } from './add-candidate.ts';
import { authorise } from './authorise.ts';
import { operate } from './operate.ts';
import { refreshApplication } from './outbox.ts';
import { requireSituation } from './require.ts';
import type { Actor, World } from './world.ts';

/** Adds a stretch of time to what a candidate offers: they were asked for it, and can. */
export async function addTime(
  world: World,
  actor: Actor,
  input: { application: Id; time: Interval },
): Promise<Situation> {
  return operate(world, actor, 'offer-times', async step => {
    const situation = await requireSituation(step, input.application);
    const { application, candidate, windows: before } = situation;
    await authorise(step, 'schedule interviews', { situation });
    if (!openEntry(situation)) throw closed(candidate.name);
    if (Temporal.Instant.compare(input.time.end, step.now) <= 0)
      throw new UserError('That time has passed.', `Ask anew with /hire schedule ${candidate.name}.`);
    const windows = mergeWindows([...before, input.time]);
    await replaceWindows(step.tx, application, windows, step.now);
    await step.audit(`application:${application.id}`, { before: { windows: before }, after: { windows } });
    await refreshApplication(step, situation);
    return requireSituation(step, application.id);
  });
}

const closed = (name: string) =>
  new UserError(`The application of ${name} is closed: no interviews are left to book.`);

/** Replaces the times that a candidate offers for one application. */
export async function offerTimes(
  world: World,
  actor: Actor,
  input: { application: Id; zone: string; windows: string },
): Promise<Situation> {
  return operate(world, actor, 'offer-times', async step => {
    const situation = await requireSituation(step, input.application);
    const { application, candidate, windows: before } = situation;
    await authorise(step, 'schedule interviews', { situation });
    if (!openEntry(situation)) throw closed(candidate.name);
    const { zone, windows } = readFields<{ zone: string; windows: Interval[] }>({
      zone: () => cleanZone(input.zone),
      windows: () => requireWindows(input.windows, cleanZone(input.zone), step.now),
    });
    // They can at other times than those that were kept for them.
    await deleteHolds(step.tx, step.team, application.id);
    if (zone !== candidate.zone) await updateCandidate(step.tx, { ...candidate, zone });
    await replaceWindows(step.tx, application, windows, step.now);
    await step.audit(`application:${application.id}`, {
      before: { windows: before, zone: candidate.zone },
      after: { windows, zone },
    });
    await refreshApplication(step, situation);
    return requireSituation(step, application.id);
  });
}
