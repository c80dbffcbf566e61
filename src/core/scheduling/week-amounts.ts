import { WEEK_COSTS } from './constraints/rules.ts';
import type { Member } from './member.ts';
import type { Weights } from './weights.ts';

/** What a seat costs in each ISO week of one person, by their load; week `w` ends before tick `ends[w]`. */
export type WeekAmounts = { readonly ends: Int32Array; readonly amounts: Int32Array; readonly least: number };

/** Per week of a member, what one more interview costs by what there is. Without `load` it is the same in every plan. */
export function weekCosts(
  member: Member,
  weights: Weights,
  into: Int32Array = new Int32Array(member.weeks.length),
): Int32Array {
  into.fill(0);
  for (const rule of WEEK_COSTS) {
    const weight = weights[rule.name];
    if (weight === 0) continue;
    for (let week = 0; week < into.length; week += 1) into[week]! += weight * rule.units(member, week);
  }
  return into;
}
