import { Availability } from '../availability.ts';
import { type Change, banKey, changeKey } from '../changes.ts';
import { compileLoop } from '../compile-loop.ts';
import { Describer } from '../describe.ts';
import { Heap } from '../heap.ts';
import type { Itinerary } from '../itinerary.ts';
import { membersRequired } from '../loop-people.ts';
import type { Loop } from '../problem.ts';
import { searchLoop } from '../search-loop.ts';
import { applyChanges } from './apply-changes.ts';
import { type ChangeSet, cheapestChanges } from './cheapest-changes.ts';
import { Lifts } from './lifts.ts';
import { priceOf } from './loop-changes.ts';

/**
 * Changes after which a loop fits, and what would be booked then. Sufficient: the itinerary is feasible once all are
 * made. Minimal: with any of them left out, nothing is.
 */
export type Relaxation = { readonly changes: readonly Change[]; readonly itinerary: Itinerary };

const MOST_OFFERED = 3;
/** Searches for sets of changes, each a few milliseconds, before those found so far have to do. */
const MOST_ATTEMPTS = 12;

type Attempt = ChangeSet & { readonly banned: ReadonlySet<string> };

/**
 * For a loop that certainly does not fit: the cheapest minimal sets of changes that make it fit, cheapest first.
 * Each further set lacks something of every one before (Lawler's way to list best solutions).
 */
export function relaxations(loop: Loop, availability: Availability, nodeLimit: number): Relaxation[] {
  const lifts = new Lifts(availability.ground);
  const attempts = new Heap<Attempt>((a, b) => a.total < b.total);
  const offered = new Map<string, Relaxation>();
  const tried = new Set<string>();
  let left = MOST_ATTEMPTS;
  const attempt = (banned: ReadonlySet<string>) => {
    const key = [...banned].sort().join('\n');
    if (tried.has(key) || left === 0) return;
    tried.add(key);
    left -= 1;
    const set = cheapestChanges(loop, availability, lifts, banned, nodeLimit);
    if (set) attempts.push({ ...set, banned });
  };
  attempt(new Set());
  for (let next = attempts.pop(); next && offered.size < MOST_OFFERED; next = attempts.pop()) {
    const relaxation = minimal(next.changes, loop, availability, nodeLimit);
    if (relaxation) offered.set(relaxation.changes.map(changeKey).sort().join('\n'), relaxation);
    for (const change of next.changes) attempt(new Set([...next.banned, banKey(change)]));
  }
  return [...offered.values()].sort((a, b) => priceOf(a.changes) - priceOf(b.changes));
}

/** Leaves out what is not needed; undefined where the changes turn out not to be enough. */
function minimal(
  changes: readonly Change[],
  loop: Loop,
  availability: Availability,
  nodeLimit: number,
): Relaxation | undefined {
  let needed = changes;
  let itinerary = bestAfter(needed, loop, availability, nodeLimit);
  for (const change of changes) {
    if (needed.length === 1 || !itinerary) break;
    const fewer = needed.filter(one => one !== change);
    const still = bestAfter(fewer, loop, availability, nodeLimit);
    if (still) [needed, itinerary] = [fewer, still];
  }
  return itinerary && { changes: needed, itinerary };
}

function bestAfter(
  changes: readonly Change[],
  loop: Loop,
  { ground }: Availability,
  nodeLimit: number,
): Itinerary | undefined {
  const problem = applyChanges(ground.problem, loop.id, changes);
  const availability = Availability.of(problem);
  const changed = problem.loops[0]!;
  const model = compileLoop(changed, availability);
  const required = membersRequired(changed, availability.ground);
  const [found] = searchLoop(model, required, { take: 1, nodeLimit }).found;
  return found && new Describer(found.model).itinerary(found.path);
}
