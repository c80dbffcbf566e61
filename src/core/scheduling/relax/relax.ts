import type { Availability } from '../availability.ts';
import type { Change } from '../changes.ts';
import { compileLoop } from '../compile-loop.ts';
import { describe, seatPath } from '../describe.ts';
import { Heap } from '../heap.ts';
import type { Itinerary } from '../itinerary.ts';
import { membersRequired } from '../loop-people.ts';
import type { Offer } from '../offers.ts';
import type { Loop } from '../problem.ts';
import { searchLoop } from '../search-loop.ts';
import { applyChanges } from './apply-changes.ts';
import { type OfferSet, cheapestChanges } from './cheapest-changes.ts';
import { Lifts } from './lifts.ts';
import { priceOf } from './loop-changes.ts';

/**
 * Changes after which a loop fits, and what would be booked then. Sufficient: the itinerary is feasible once all are
 * made. Minimal: with any of them left out, nothing is.
 */
export type Relaxation = { readonly changes: readonly Change[]; readonly itinerary: Itinerary };

const MOST_OFFERED = 3;
/** Searches for sets of changes, each a few milliseconds, before those found so far have to do. */
const MOST_ATTEMPTS = 8;
/** Microseconds of all these searches, on a usual machine; what was found by then has to do. */
const MOST_EFFORT = 400_000;
/** A set of more changes is only offered where nothing less helps; what else there is of the kind is not looked for. */
const MOST_CHANGES = 3;

type Candidate = OfferSet & { readonly banned: ReadonlySet<string> };

/**
 * For a loop that certainly does not fit: the cheapest minimal sets of changes that make it fit, cheapest first.
 * Each further set lacks something of every one before (Lawler's way to list best solutions).
 */
export function relaxations(loop: Loop, availability: Availability, nodeLimit: number): Relaxation[] {
  const lifts = new Lifts(availability.ground);
  const search = { loop, from: availability, lifts, effortLeft: MOST_EFFORT };
  const attempts = new Heap<Candidate>((a, b) => a.total < b.total);
  const found = new Map<string, { offers: readonly Offer[]; itinerary: Itinerary }>();
  const tried = new Set<string>();
  const attempt = (banned: ReadonlySet<string>) => {
    const key = [...banned].sort().join('\n');
    if (tried.has(key) || tried.size === MOST_ATTEMPTS) return;
    tried.add(key);
    const set = cheapestChanges(search, banned);
    if (set) attempts.push({ ...set, banned });
  };
  attempt(new Set());
  for (let next = attempts.pop(); next && found.size < MOST_OFFERED; next = attempts.pop()) {
    const least = minimal(next.offers, loop, availability, nodeLimit);
    if (least) found.set(keyOf(least.offers), least);
    if (next.offers.length > MOST_CHANGES) break;
    for (const { kindred } of next.offers) attempt(new Set([...next.banned, kindred]));
  }
  return [...found.values()]
    .sort((a, b) => priceOf(a.offers) - priceOf(b.offers))
    .map(({ offers, itinerary }) => ({ changes: offers.map(offer => offer.make(itinerary)), itinerary }));
}

const keyOf = (offers: readonly Offer[]) =>
  offers
    .map(offer => offer.key)
    .sort()
    .join('\n');

/** Leaves out what is not needed; undefined where the offers turn out not to be enough. */
function minimal(
  offers: readonly Offer[],
  loop: Loop,
  availability: Availability,
  nodeLimit: number,
): { offers: readonly Offer[]; itinerary: Itinerary } | undefined {
  let needed = offers;
  let itinerary = bestAfter(needed, loop, availability, nodeLimit);
  for (const offer of offers) {
    if (needed.length === 1 || !itinerary) break;
    const fewer = needed.filter(one => one !== offer);
    const still = bestAfter(fewer, loop, availability, nodeLimit);
    if (still) [needed, itinerary] = [fewer, still];
  }
  return itinerary && { offers: needed, itinerary };
}

function bestAfter(
  offers: readonly Offer[],
  loop: Loop,
  from: Availability,
  nodeLimit: number,
): Itinerary | undefined {
  const changes = offers.map(offer => offer.make());
  const availability = from.like(applyChanges(from.ground.problem, loop.id, changes));
  const changed = availability.ground.problem.loops[0]!;
  const model = compileLoop(changed, availability);
  const required = membersRequired(changed, availability.ground);
  const [found] = searchLoop(model, required, { take: 1, nodeLimit }).found;
  return found && describe(seatPath(found.path, found.model), found.model);
}
