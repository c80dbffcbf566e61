import type { Id } from '../core/loop/glossary.ts';
import type { Situation } from '../core/loop/situation.ts';
import { openEntry } from '../core/loop/situation.ts';
import { cleanZone } from '../core/loop/text.ts';
import { readFields, UserError } from '../core/user-error.ts';
import type { Interval } from '../core/time/interval.ts';
import { replaceWindows } from '../store/applications.ts';
import { updateCandidate } from '../store/candidates.ts';
import { requireWindows } from './add-candidate.ts';
import { authorise } from './authorise.ts';
import { operate } from './operate.ts';
import { refreshApplication } from './outbox.ts';
import { requireSituation } from './require.ts';
import type { Actor, World } from './world.ts';

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
    if (!openEntry(situation)) {
      throw new UserError(`The application of ${candidate.name} is closed: no interviews are left to book.`);
    }
    const { zone, windows } = readFields<{ zone: string; windows: Interval[] }>({
      zone: () => cleanZone(input.zone),
      windows: () => requireWindows(input.windows, cleanZone(input.zone), step.now),
    });
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
