import { type Change, banKey, longerBreak, loopWide, without } from '../changes.ts';
import { maxIdleMinutes } from '../constraints/max-idle.ts';
import { predecessors } from '../constraints/order.ts';
import { isSameDay } from '../constraints/same-day.ts';
import type { Ground } from '../ground.ts';
import type { Loop } from '../problem.ts';
import { nameOf } from '../words.ts';

/** Breaks that may be offered beyond the allowed one, in minutes more. */
const LONGER_BREAKS = [30, 60, 120, 240];
/** More changes of the loop as a whole at once are a different loop. */
const MOST_TOGETHER = 2;

/** Sets of changes that concern the loop as a whole, cheapest first, the empty set first of all. */
export function loopChangeSets(loop: Loop, ground: Ground, banned: ReadonlySet<string>): Change[][] {
  const single = loopChanges(loop, ground).filter(change => !banned.has(banKey(change)));
  const sets: Change[][] = [[]];
  for (const [i, change] of single.entries()) {
    sets.push([change]);
    if (MOST_TOGETHER < 2) continue;
    for (const other of single.slice(i + 1)) if (other.kind !== change.kind) sets.push([change, other]);
  }
  return sets.sort((a, b) => priceOf(a) - priceOf(b) || a.length - b.length);
}

function loopChanges(loop: Loop, { team }: Ground): Change[] {
  const several = loop.interviews.length > 1;
  const longest = maxIdleMinutes(loop);
  const named = (id: string) => {
    const member = team.find(({ who }) => who.id === id);
    return without(id, member ? nameOf(member.who) : id);
  };
  return [
    ...(loop.avoid?.length ? [loopWide('candidate-lunch', loop)] : []),
    ...(several && longest < Infinity ? LONGER_BREAKS.map(more => longerBreak(loop, longest + more)) : []),
    ...(several && isSameDay(loop) ? [loopWide('split-days', loop)] : []),
    ...((loop.noticeMinutes ?? 0) > 0 ? [loopWide('short-notice', loop)] : []),
    ...(predecessors(loop.interviews).some(before => before !== 0) ? [loopWide('any-order', loop)] : []),
    ...[...new Set(loop.must)].map(named),
  ];
}

export function priceOf(changes: readonly Change[]): number {
  return changes.reduce((sum, { price }) => sum + price, 0);
}
