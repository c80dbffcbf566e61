import { maxIdleMinutes } from '../constraints/max-idle.ts';
import { predecessors } from '../constraints/order.ts';
import { isSameDay } from '../constraints/same-day.ts';
import type { Ground } from '../ground.ts';
import { type Offer, longerBreak, loopWide, without } from '../offers.ts';
import type { Loop } from '../problem.ts';
import { nameOf } from '../words.ts';

/** Breaks that may be offered beyond the allowed one, in minutes more. */
const LONGER_BREAKS = [30, 90, 180];

/** Offers that concern the loop as a whole, cheapest first. */
export function loopOffers(loop: Loop, ground: Ground, banned: ReadonlySet<string>): Offer[] {
  return possibleOffers(loop, ground)
    .filter(offer => !banned.has(offer.kindred))
    .sort((a, b) => a.price - b.price);
}

function possibleOffers(loop: Loop, { team }: Ground): Offer[] {
  const several = loop.interviews.length > 1;
  const longest = maxIdleMinutes(loop);
  const named = (id: string) => {
    const member = team.find(({ who }) => who.id === id);
    const named = loop.named?.[id];
    return without(id, member ? nameOf(member.who) : (named?.name ?? id), named?.by);
  };
  return [
    ...(loop.avoid?.length ? [loopWide('candidate-lunch', loop)] : []),
    ...(several && longest < Infinity
      ? LONGER_BREAKS.map(more => longerBreak(longest + more, Math.ceil(more / 60)))
      : []),
    ...(several && isSameDay(loop) ? [loopWide('split-days', loop)] : []),
    ...((loop.noticeMinutes ?? 0) > 0 ? [loopWide('short-notice', loop)] : []),
    ...(loop.interviews.some(one => one.room) ? [loopWide('on-video', loop)] : []),
    ...(predecessors(loop.interviews).some(before => before !== 0) ? [loopWide('any-order', loop)] : []),
    ...[...new Set(loop.must)].map(named),
  ];
}

export function priceOf(offers: readonly Offer[]): number {
  return offers.reduce((sum, { price }) => sum + price, 0);
}
