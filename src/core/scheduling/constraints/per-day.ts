import { raiseCap } from '../offers.ts';
import { fullPeriods } from './full-periods.ts';
import type { TimeRule } from './rule.ts';

/** At most so many interviews on one local day of the interviewer, counted by their start. A coordinator may lift it by name. */
export const perDay: TimeRule<'perDay'> = {
  name: 'perDay',
  title: 'interviewers stay within their cap a day',
  kind: 'start',
  blocked: member => fullPeriods(member, 'perDay').flatMap(({ start, end }) => [start, end]),
  liftable: member =>
    fullPeriods(member, 'perDay').map(({ start, end, key, count }) => ({
      start,
      end,
      offer: raiseCap(member, 'perDay', key, count + 1),
    })),
};
