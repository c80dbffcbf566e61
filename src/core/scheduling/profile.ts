import { type Axis, tickAtOrAfter, tickAtOrBefore } from './axis.ts';
import { type Bitmap, addRange, countBits, emptyBitmap, removeRange } from './bitmap.ts';
import { CAP_RULES, START_COSTS } from './constraints/rules.ts';
import type { TimeRule } from './constraints/rule.ts';
import type { Member } from './member.ts';
import type { Weights } from './weights.ts';

/**
 * When one person can start an interview of one duration, and what it costs beyond what depends on the week and the
 * seat. Most starts cost nothing extra, so that costs are kept for `special` ticks only: the one of a tick is at its
 * place among the special ticks, and `rank[w]` counts those before word `w`.
 */
export type Profile = {
  readonly starts: Bitmap;
  readonly special: Bitmap;
  readonly rank: Int32Array;
  readonly amounts: Int32Array;
};

export function profileOf(member: Member, duration: number, axis: Axis, weights: Weights): Profile {
  const starts = openStarts(member, duration, axis);
  removeFull(starts, member, axis);
  return { starts, ...extraCosts(member, duration, axis, weights) };
}

/** Starts that lie in open time, whatever the caps. */
export function openStarts({ open }: Member, duration: number, axis: Axis): Bitmap {
  const starts = emptyBitmap(axis.ticks);
  for (let at = 0; at < open.length; at += 2) {
    const last = tickAtOrBefore(axis, open[at + 1]!) - duration;
    addRange(starts, tickAtOrAfter(axis, open[at]!), last + 1);
  }
  return starts;
}

/** Takes away the starts in days and weeks that are full. */
export function removeFull(starts: Bitmap, member: Member, axis: Axis): void {
  for (const rule of CAP_RULES as readonly TimeRule[]) {
    const full = rule.blocked(member, axis);
    for (let at = 0; at < full.length; at += 2) {
      removeRange(starts, tickAtOrAfter(axis, full[at]!), tickAtOrAfter(axis, full[at + 1]!));
    }
  }
}

function extraCosts(member: Member, duration: number, axis: Axis, weights: Weights) {
  const costs = new TickCosts();
  for (const rule of START_COSTS) {
    const weight = weights[rule.name];
    if (weight > 0)
      rule.emit(member, duration, axis, (from, to, units) => costs.add(from, to, units * weight));
  }
  return costs.packed(axis.ticks);
}

/** Collects costs of ranges of ticks, and packs them for `amountAt`. */
export class TickCosts {
  readonly #ranges: number[] = [];

  add(from: number, to: number, cost: number): void {
    if (from < to) this.#ranges.push(from, to, cost);
  }

  packed(ticks: number): Pick<Profile, 'special' | 'rank' | 'amounts'> {
    const special = emptyBitmap(ticks);
    const ranges = this.#ranges;
    for (let at = 0; at < ranges.length; at += 3) addRange(special, ranges[at]!, ranges[at + 1]!);
    const rank = new Int32Array(special.length);
    let total = 0;
    for (let word = 0; word < special.length; word += 1) {
      rank[word] = total;
      total += countBits(special[word]!);
    }
    const packed = { special, rank, amounts: new Int32Array(total) };
    for (let at = 0; at < ranges.length; at += 3) {
      const end = Math.min(ranges[at + 1]!, ticks);
      for (let tick = Math.max(0, ranges[at]!); tick < end; tick += 1) {
        const place = placeOf(packed, tick);
        packed.amounts[place] = packed.amounts[place]! + ranges[at + 2]!;
      }
    }
    return packed;
  }
}

/** The extra cost of a start. */
export function amountAt(profile: Pick<Profile, 'special' | 'rank' | 'amounts'>, tick: number): number {
  const bit = 1 << (tick & 31);
  return (profile.special[tick >>> 5]! & bit) === 0 ? 0 : profile.amounts[placeOf(profile, tick)]!;
}

function placeOf({ special, rank }: Pick<Profile, 'special' | 'rank'>, tick: number): number {
  const word = tick >>> 5;
  return rank[word]! + countBits(special[word]! & ((1 << (tick & 31)) - 1));
}
