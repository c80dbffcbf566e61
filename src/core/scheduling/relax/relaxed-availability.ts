import { Availability, type Candidates } from '../availability.ts';
import { type Axis, tickAtOrAfter, tickAtOrBefore } from '../axis.ts';
import { addRange, emptyBitmap, removeRange } from '../bitmap.ts';
import { GUEST_RULES, START_COSTS, WHO_RULES } from '../constraints/rules.ts';
import { IMPOSSIBLE } from '../interview-model.ts';
import type { SeatNeeded } from '../seat-needed.ts';
import { type Offer, leaveEmpty } from '../offers.ts';
import type { Interviewer, Loop } from '../problem.ts';
import { type Profile, TickCosts } from '../profile.ts';
import { mergeSpans } from '../../time/spans.ts';
import type { Lift, Lifts } from './lifts.ts';

/** One unit of price, beside which all ordinary costs of an itinerary are small: prices decide, then costs. */
export const PRICE = 2 ** 20;

/**
 * Availability as it would be if everything could be changed that may be offered, at the price of the changes; those
 * that are banned are left out.
 */
export class RelaxedAvailability extends Availability {
  readonly #lifts: Lifts;
  readonly #banned: ReadonlySet<string>;
  readonly #relaxed = new Map<string, Profile>();

  constructor(from: Availability, lifts: Lifts, banned: ReadonlySet<string>) {
    super(from.ground);
    this.#lifts = lifts;
    this.#banned = banned;
  }

  override profile(index: number, duration: number, lifted?: ReadonlySet<string>): Profile {
    const key = `${index} ${duration}`;
    const known = this.#relaxed.get(key);
    if (known) return known;
    const profile = this.#profile(index, duration, lifted);
    this.#relaxed.set(key, profile);
    return profile;
  }

  override candidatesFor(seat: SeatNeeded, loop: Loop): Candidates {
    const members: number[] = [];
    const costs: number[] = [];
    for (const { index, who } of this.ground.team) {
      const offers = this.offersToSit(who, seat, loop);
      if (!offers) continue;
      members.push(index);
      costs.push(this.seatCost(who, seat) + PRICE * priceOf(offers));
    }
    return { members: Int32Array.from(members), costs: Int32Array.from(costs) };
  }

  override emptyCost(seat: SeatNeeded): number {
    const usual = super.emptyCost(seat);
    const offer = this.offerToLeaveEmpty(seat);
    return usual < IMPOSSIBLE || !offer ? usual : this.ground.weights.empty + PRICE * offer.price;
  }

  /** Only a seat beside another one may be left empty. */
  offerToLeaveEmpty(seat: SeatNeeded): Offer | undefined {
    if (seat.seat.optional || seat.interview.seats[0] === seat.seat) return undefined;
    const offer = leaveEmpty(seat);
    return this.#allows(offer) ? offer : undefined;
  }

  /** What it takes that somebody may sit there at all; undefined where nothing helps. */
  offersToSit(who: Interviewer, seat: SeatNeeded, loop: Loop): Offer[] | undefined {
    const offers: Offer[] = [];
    for (const rule of WHO_RULES) {
      if (rule.allows(who, seat)) continue;
      const offer = 'relax' in rule ? rule.relax?.(who, seat) : undefined;
      if (!offer || !this.#allows(offer)) return undefined;
      offers.push(offer);
    }
    for (const rule of GUEST_RULES) {
      if (rule.allows(who, loop)) continue;
      const offer = 'relax' in rule ? rule.relax?.(who, loop) : undefined;
      if (!offer || !this.#allows(offer)) return undefined;
      offers.push(offer);
    }
    return offers;
  }

  /** What it takes that somebody can be there at that time. */
  offersToCome(index: number, tick: number, duration: number, lifted?: ReadonlySet<string>): Offer[] {
    return this.#lifts
      .of(index, lifted)
      .lifts.filter(lift => this.#reaches(lift, tick, duration))
      .map(lift => lift.offer);
  }

  #reaches(lift: Lift, tick: number, duration: number): boolean {
    const ranges = startRanges(lift, duration, this.ground.axis);
    for (let at = 0; at < ranges.length; at += 2)
      if (ranges[at]! <= tick && tick < ranges[at + 1]!) return true;
    return false;
  }

  #allows(offer: Offer): boolean {
    return !this.#banned.has(offer.kindred);
  }

  #profile(index: number, duration: number, lifted: ReadonlySet<string> | undefined): Profile {
    const { axis, team, weights } = this.ground;
    const { open, lifts } = this.#lifts.of(index, lifted);
    const starts = emptyBitmap(axis.ticks);
    for (let at = 0; at < open.length; at += 2) {
      addRange(starts, tickAtOrAfter(axis, open[at]!), tickAtOrBefore(axis, open[at + 1]!) - duration + 1);
    }
    const costs = new TickCosts();
    for (const lift of lifts) {
      const banned = this.#banned.has(lift.offer.kindred);
      const ranges = startRanges(lift, duration, axis);
      for (let at = 0; at < ranges.length; at += 2) {
        if (banned) removeRange(starts, ranges[at]!, ranges[at + 1]!);
        else costs.add(ranges[at]!, ranges[at + 1]!, PRICE * lift.offer.price);
      }
    }
    for (const rule of START_COSTS) {
      const weight = weights[rule.name];
      if (weight > 0)
        rule.emit(team[index]!, duration, axis, (from, to, units) => costs.add(from, to, units * weight));
    }
    return { starts, ...costs.packed(axis.ticks) };
  }
}

/** Ranges of start ticks that need the change. */
function startRanges({ spans, on }: Lift, duration: number, axis: Axis): readonly number[] {
  const before = on === 'time' ? duration : 0;
  const ranges: number[] = [];
  for (let at = 0; at < spans.length; at += 2) {
    const first =
      on === 'time' ? tickAtOrBefore(axis, spans[at]!) - before + 1 : tickAtOrAfter(axis, spans[at]!);
    ranges.push(first, tickAtOrAfter(axis, spans[at + 1]!));
  }
  return mergeSpans(ranges);
}

function priceOf(offers: readonly Offer[]): number {
  return offers.reduce((sum, { price }) => sum + price, 0);
}
