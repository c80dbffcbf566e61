import type { TimeRule } from './rule.ts';

/** The company's days off and the person's own, in the person's zone. */
export const daysOff: TimeRule<'daysOff'> = {
  name: 'daysOff',
  title: 'nobody is booked on a day off',
  kind: 'time',
  blocked: ({ days, daysOff }) =>
    daysOff.size === 0 ? [] : days.flatMap(day => (daysOff.has(day.date) ? [day.start, day.end] : [])),
};
