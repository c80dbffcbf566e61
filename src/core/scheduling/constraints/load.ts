import type { WeekCost } from './rule.ts';

/** (L + 1)² − L²: each further interview of somebody in one ISO week costs more than the one before. */
export const load: WeekCost<'load'> = {
  name: 'load',
  title: 'interviews of a week are spread over people',
  more: 'people with more that week',
  less: 'people with fewer that week',
  kind: 'week-cost',
  units: (member, week) => 2 * member.weekCount[week]! + 1,
};
