import type { Availability } from '../availability.ts';
import type { Change } from '../changes.ts';
import { compileLoop } from '../compile-loop.ts';
import { IMPOSSIBLE, NOBODY } from '../interview-model.ts';
import type { LoopModel } from '../loop-model.ts';
import { Panels } from '../panels.ts';
import { stepsOf } from '../path.ts';
import type { Offer } from '../offers.ts';
import type { Loop } from '../problem.ts';
import { liftedCaps, membersRequired } from '../loop-people.ts';
import { type FoundIn, searchLoop } from '../search-loop.ts';
import { applyToLoop } from './apply-changes.ts';
import { askDays, asksFor, withAskedDays } from './ask-days.ts';
import type { Lifts } from './lifts.ts';
import { loopOffers, priceOf } from './loop-changes.ts';
import { PRICE, RelaxedAvailability } from './relaxed-availability.ts';

export type OfferSet = { readonly offers: readonly Offer[]; readonly total: number };

/** What the search for changes may look at, and how much of it. */
export type ChangeSearch = {
  readonly loop: Loop;
  readonly from: Availability;
  readonly lifts: Lifts;
  /** Microseconds of searching that are left, on a usual machine. */
  effortLeft: number;
};

/** Steps of one search. Loops that need more than this need several changes on several days, no cheap way out. */
const NODE_LIMIT = { unchanged: 10_000, changed: 2000 };

/**
 * The cheapest set of changes, none of them banned, after which the loop fits; undefined where none is found.
 * `total` orders sets by price, then by the cost of what could be booked. At most one of the changes concerns the
 * loop as a whole, unless nothing less helps.
 */
export function cheapestChanges(search: ChangeSearch, banned: ReadonlySet<string>): OfferSet | undefined {
  const attempt = new Attempt(search, banned);
  const single = loopOffers(search.loop, search.from.ground, banned);
  attempt.with([]);
  for (const offer of single) attempt.with([offer]);
  if (attempt.best) return attempt.best;
  for (const [i, one] of single.entries()) {
    for (const other of single.slice(i + 1)) if (other.kindred !== one.kindred) attempt.with([one, other]);
  }
  return attempt.best;
}

class Attempt {
  best: OfferSet | undefined;
  readonly #search: ChangeSearch;
  readonly #availability: RelaxedAvailability;
  readonly #tables = new Map<string, LoopModel['tables']>();
  readonly #asks: ReadonlyMap<string, Offer>;

  constructor(search: ChangeSearch, banned: ReadonlySet<string>) {
    const { loop, from, lifts } = search;
    this.#search = search;
    this.#availability = new RelaxedAvailability(from, lifts, banned);
    this.#asks = banned.has('ask-candidate') ? new Map() : askDays(loop, from.ground);
  }

  /** Looks for something cheaper than the best so far, with these changes of the loop as a whole. */
  with(wide: readonly Offer[]): void {
    const { loop } = this.#search;
    const nodeLimit = wide.length === 0 ? NODE_LIMIT.unchanged : NODE_LIMIT.changed;
    const offset = PRICE * priceOf(wide);
    const below = (this.best?.total ?? IMPOSSIBLE) - offset;
    if (below <= 0 || this.#search.effortLeft < 0) return;
    const changes = wide.map(offer => offer.make());
    const changed = applyToLoop(loop, changes);
    const usual = compileLoop(changed, this.#availability);
    const asks = changes.some(change => change.kind === 'split-days') ? NO_ASKS : this.#asks;
    const model = this.#shared(
      asks.size > 0 ? withAskedDays(usual, asks, this.#availability) : usual,
      changes,
    );
    const required = membersRequired(changed, this.#availability.ground);
    const { found: all, effort } = searchLoop(model, required, { take: 1, nodeLimit, below });
    this.#search.effortLeft -= effort;
    const [found] = all;
    if (!found) return;
    const asked = asksFor(usual, stepsOf(found.path), asks);
    const offers = unique([...wide, ...asked, ...offersOf(found, this.#availability)]);
    this.best = { offers, total: found.cost + offset };
  }

  /** The model with the tables of one that is like it but for its shape. */
  #shared(model: LoopModel, changes: readonly Change[]): LoopModel {
    const kinds = changes.map(change => change.kind).filter(kind => CHANGES_TIMES.has(kind));
    const key = kinds.sort().join();
    const tables = this.#tables.get(key) ?? model.tables;
    this.#tables.set(key, tables);
    return { ...model, tables };
  }
}

/** Changes of the loop as a whole after which other times are possible, not only other combinations. */
const CHANGES_TIMES: ReadonlySet<string> = new Set([
  'candidate-lunch',
  'short-notice',
  'split-days',
  'on-video',
]);

const NO_ASKS: ReadonlyMap<string, Offer> = new Map();

/** What the people of an itinerary have to be asked for. */
function offersOf({ model, path }: FoundIn, availability: RelaxedAvailability): Offer[] {
  const placed = stepsOf(path);
  const members = new Panels(model).best(placed)?.members ?? [];
  const seats = placed.flatMap(({ interview, tick }) =>
    model.interviews[interview]!.seats.map(seat => ({
      seat,
      tick,
      duration: model.interviews[interview]!.duration,
    })),
  );
  return seats.flatMap(({ seat, tick, duration }, s) => {
    const member = members[s]!;
    if (member === NOBODY) return availability.offerToLeaveEmpty(seat) ?? [];
    const { who } = availability.ground.team[member]!;
    const toSit = availability.offersToSit(who, seat, model.loop) ?? [];
    return toSit.concat(
      availability.offersToCome(member, tick, duration, liftedCaps(model.loop).get(who.id)),
    );
  });
}

function unique(offers: readonly Offer[]): Offer[] {
  return [...new Map(offers.map(offer => [offer.key, offer])).values()];
}
