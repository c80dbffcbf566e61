import { Availability } from '../availability.ts';
import { weekCosts } from '../week-amounts.ts';
import { tickAtOrAfter, tickAtOrBefore, tickToMs } from '../axis.ts';
import { type Bitmap, removeRange } from '../bitmap.ts';
import { bufferMs } from '../constraints/buffer.ts';
import { type Profile, openStarts, profileOf, removeFull } from '../profile.ts';

/** One interview of somebody, in ticks. */
export type Claim = { readonly member: number; readonly start: number; readonly end: number };

type Kept = {
  readonly duration: number;
  readonly lifted: ReadonlySet<string> | undefined;
  readonly open: Bitmap;
  readonly profile: Profile;
};

/**
 * Availability that loops compete for: what is claimed is free for nobody else and counts towards caps and load.
 * Profiles and week amounts that were handed out change in place.
 */
export class SharedAvailability extends Availability {
  readonly #claims: Claim[][] = this.ground.team.map(() => []);
  readonly #kept: Kept[][] = this.ground.team.map(() => []);

  override profile(index: number, duration: number, lifted?: ReadonlySet<string>): Profile {
    const kept = this.#kept[index]!;
    const known = kept.find(one => one.duration === duration && one.lifted === lifted);
    if (known) return known.profile;
    const { team, axis, weights } = this.ground;
    const profile = profileOf({ ...team[index]!, lifted: lifted ?? NONE }, duration, axis, weights);
    kept.push({ duration, lifted, open: openStarts(team[index]!, duration, axis), profile });
    return profile;
  }

  claim(claim: Claim): void {
    this.#claims[claim.member]!.push(claim);
    this.#count(claim, 1);
    this.#refresh(claim.member);
  }

  release(claim: Claim): void {
    const held = this.#claims[claim.member]!;
    held.splice(held.indexOf(claim), 1);
    this.#count(claim, -1);
    this.#refresh(claim.member);
  }

  /** What the interview would cost its member by what else they have in the week. */
  nextCost({ member, start }: Claim): number {
    const { ends, amounts } = this.weekAmounts(member);
    return amounts[weekAt(ends, start)]!;
  }

  /** What a claimed interview costs its member, seen as the last of the week. */
  lastCost({ member, start }: Claim): number {
    const week = weekAt(this.weekAmounts(member).ends, start);
    const { team, weights } = this.ground;
    const { weekCount } = team[member]!;
    weekCount[week]! -= 1;
    const cost = weekCosts(team[member]!, weights)[week]!;
    weekCount[week]! += 1;
    return cost;
  }

  #count({ member, start }: Claim, by: 1 | -1): void {
    const { axis, team } = this.ground;
    const { days, weeks, dayCount, weekCount } = team[member]!;
    const ms = tickToMs(axis, start);
    dayCount[periodAt(days, ms)]! += by;
    weekCount[periodAt(weeks, ms)]! += by;
  }

  #refresh(index: number): void {
    const { team, axis, weights } = this.ground;
    const member = team[index]!;
    weekCosts(member, weights, this.weekAmounts(index).amounts);
    const margin = bufferMs(member);
    for (const { duration, lifted, open, profile } of this.#kept[index]!) {
      const { starts } = profile;
      starts.set(open);
      removeFull(starts, lifted ? { ...member, lifted } : member, axis);
      for (const { start, end } of this.#claims[index]!) {
        const from = tickAtOrBefore(axis, tickToMs(axis, start) - margin) - duration + 1;
        removeRange(starts, from, tickAtOrAfter(axis, tickToMs(axis, end) + margin));
      }
    }
  }
}

function weekAt(ends: Int32Array, tick: number): number {
  let week = 0;
  while (ends[week]! <= tick) week += 1;
  return week;
}

function periodAt(periods: readonly { readonly end: number }[], ms: number): number {
  let at = 0;
  while (periods[at]!.end <= ms) at += 1;
  return at;
}

const NONE: ReadonlySet<string> = new Set();
