import { raiseCap } from '../offers.ts';
import { fullPeriods } from './full-periods.ts';
import type { TimeRule } from './rule.ts';

/** At most so many interviews in one ISO week of the interviewer’s zone, counted by their start. A coordinator may lift it by name. */
export const perWeek: TimeRule<'perWeek'> = {
  name: 'perWeek',
  title: 'interviewers stay within their cap a week',
  kind: 'start',
  blocked: member => fullPeriods(member, 'perWeek').flatMap(({ start, end }) => [start, end]),
  liftable: member =>
    fullPeriods(member, 'perWeek').map(({ start, end, key, count }) => ({
      start,
      end,
      offer: raiseCap(member, 'perWeek', key, count + 1),
    })),
};
