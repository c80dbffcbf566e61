import { type Named, namedFor } from '../../core/loop/named-people.ts';
import { openEntry } from '../../core/loop/situation.ts';
import { planAll, type Progress } from '../../operations/plan-all.ts';
import { listNamedPeople } from '../../store/named-people.ts';
import { namesOf } from '../../store/people.ts';
import type { Call, Opened } from '../kernel/call.ts';
import { loadingView } from '../kernel/screens.ts';
import { planMessage, type PlanModel, planView, progressView } from './plan-all-view.ts';

/** Plans everybody who waits together; the modal shows the best so far until the search is over. */
export async function scheduleAll(call: Call): Promise<void> {
  const on = await call.open(loadingView('Schedule everybody', 'Reading calendars…'));
  const shown = latestOnly<Progress>(progress => on.show(progressView(progress)));
  const model = await planEverybody(call, progress => shown.next(progress));
  await shown.finish();
  if (!(await on.show(planView(model)))) await call.tell(planMessage(model));
}

/** The plan with all that is shown of it. */
export async function planEverybody(
  call: Call,
  onProgress?: (progress: Progress) => void,
): Promise<PlanModel> {
  const { db } = call.world;
  const plan = await planAll(call.world, call.actor, onProgress);
  const names = await namesOf(db, call.team, plan.unreadable);
  const all = [...plan.placed, ...plan.unplaced].map(one => one.situation);
  const named = new Map<string, Named>();
  for (const situation of all) {
    const { id } = situation.application;
    named.set(id, namedFor(await listNamedPeople(db, call.team, id), openEntry(situation)?.id));
  }
  return { plan, names, named, zone: call.zone };
}

type Latest<T> = { next(value: T): void; finish(): Promise<void> };

/** Shows one after the other, and of those that came meanwhile only the last: Slack takes its time. */
export function latestOnly<T>(show: (value: T) => ReturnType<Opened['show']>): Latest<T> {
  let waiting: { value: T } | undefined;
  let running: Promise<void> = Promise.resolve();
  let busy = false;
  const run = async () => {
    busy = true;
    for (let one = waiting; one; one = waiting) {
      waiting = undefined;
      await show(one.value);
    }
    busy = false;
  };
  return {
    next: value => {
      waiting = { value };
      if (!busy) running = run();
    },
    finish: () => {
      waiting = undefined;
      return running;
    },
  };
}
