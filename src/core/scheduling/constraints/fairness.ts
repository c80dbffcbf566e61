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
function rollingCount(member: Member, week: number): number {
  return rolling(member, week, ({ who }, key) => who.load?.[key] ?? 0);
}

/** The same with what a joint plan adds: what people read of it. */
export function rollingCountWithPlan(member: Member, week: number): number {
  return rolling(member, week, ({ who, weekCount }, key, at) => weekCount[at] ?? who.load?.[key] ?? 0);
}

function rolling(
  member: Member,
  week: number,
  countIn: (member: Member, key: string, at: number) => number,
): number {
  const { weeks, pastWeeks } = member;
  let count = 0;
  for (let at = week; at > week - ROLLING_WEEKS; at -= 1) {
    count += countIn(member, (at >= 0 ? weeks[at]?.key : pastWeeks.at(at)) ?? '', at);
  }
  return count;
}
