import type { Ground } from './ground.ts';
import type { Loop } from './problem.ts';

/** Whom the loop requires, as indexes into the team; -1 for somebody who is not in it. */
export function membersRequired(loop: Loop, { team }: Ground): number[] {
  return [...new Set(loop.must)].map(id => team.findIndex(member => member.who.id === id));
}

/** By person, the caps that a coordinator lifts for the loop, in the form of `Member.lifted`. */
export function liftedCaps(loop: Loop): Map<string, ReadonlySet<string>> {
  const lifted = new Map<string, Set<string>>();
  for (const { person, cap, period } of loop.overrides ?? []) {
    const caps = lifted.get(person) ?? new Set();
    lifted.set(person, caps.add(period ? `${cap} ${period}` : cap));
  }
  return lifted;
}
