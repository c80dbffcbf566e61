import type { Member } from '../member.ts';
import type { WeekCost } from './rule.ts';

const ROLLING_WEEKS = 4;

/**
 * (R + 1)² − R² over the interviews R of the four weeks that end with the one of the seat: the additive form of
 * "take from whoever has most last" (leximin), so that it can be weighed against other costs.
 */
export const fairness: WeekCost<'fairness'> = {
  name: 'fairness',
  title: 'the same people are not always taken',
  more: 'people asked more often lately',
  less: 'people asked less often lately',
  kind: 'week-cost',
  units: (member, week) => 2 * rollingCount(member, week) + 1,
};

/**
 * Interviews in the four weeks that end with this one, as the problem has them: what a joint plan adds counts as load, for
 * the cost of a plan may not depend on the order in which its loops are put.
 */
export function rollingCount({ who, weeks, pastWeeks }: Member, week: number): number {
  let count = 0;
  for (let at = week; at > week - ROLLING_WEEKS; at -= 1) {
    count += who.load?.[(at >= 0 ? weeks[at]?.key : pastWeeks.at(at)) ?? ''] ?? 0;
  }
  return count;
}
