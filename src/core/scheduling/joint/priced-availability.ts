import { Availability } from '../availability.ts';
import type { WeekAmounts } from '../week-amounts.ts';
import { START_COSTS } from '../constraints/rules.ts';
import { type Profile, TickCosts, profileOf } from '../profile.ts';

/** Somebody who starts an interview of `duration` ticks in `[from(duration), to)` pays for it. */
export type PricedStarts = {
  readonly from: (duration: number) => number;
  readonly to: number;
  readonly amount: number;
};

type Kept = { readonly duration: number; readonly profile: Mutable<Profile> };
type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Availability at prices: weeks cost what they are priced at, whatever the load, and so do some starts. */
export class PricedAvailability extends Availability {
  readonly #weeks: WeekAmounts[] = [];
  readonly #kept: Kept[][] = this.ground.team.map(() => []);
  readonly #priced = new Set<number>();

  override weekAmounts(index: number): WeekAmounts {
    const { ends, amounts } = super.weekAmounts(index);
    return (this.#weeks[index] ??= { ends, amounts: amounts.map(() => 0), least: 0 });
  }

  /** Not shared between loops with overrides and others, so that each has the caps that hold for it. */
  override profile(index: number, duration: number, lifted?: ReadonlySet<string>): Profile {
    const { team, axis, weights } = this.ground;
    const known = this.#kept[index]!.find(one => one.duration === duration && !lifted);
    if (known) return known.profile;
    const member = lifted ? { ...team[index]!, lifted } : team[index]!;
    const profile = profileOf(member, duration, axis, weights);
    this.#kept[index]!.push({ duration, profile });
    return profile;
  }

  /** Profiles that were handed out change in place. */
  priceStarts(index: number, starts: readonly PricedStarts[]): void {
    if (starts.length === 0 && !this.#priced.has(index)) return;
    this.#priced.add(index);
    const { team, axis, weights } = this.ground;
    for (const { duration, profile } of this.#kept[index]!) {
      const costs = new TickCosts();
      for (const rule of START_COSTS) {
        const weight = weights[rule.name];
        if (weight === 0) continue;
        rule.emit(team[index]!, duration, axis, (from, to, units) => costs.add(from, to, units * weight));
      }
      for (const { from, to, amount } of starts) costs.add(from(duration), to, amount);
      Object.assign(profile, costs.packed(axis.ticks));
    }
  }
}
