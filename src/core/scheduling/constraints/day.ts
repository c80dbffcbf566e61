import { type LocalDay, isWorkweekDay } from '../../time/local-days.ts';
import type { LoopCost } from './rule.ts';

/** Each Monday to Friday from `from` until the day of the last interview, that day left out, in the candidate's zone. */
export const day: LoopCost<'day'> = {
  name: 'day',
  title: 'the loop is over early',
  more: 'a longer wait',
  less: 'a shorter wait',
  kind: 'loop-cost',
};

/** Per day of the horizon, the units of a loop whose last interview is on it. */
export function dayUnits(days: readonly LocalDay[]): number[] {
  let units = 0;
  return days.map(one => {
    const before = units;
    if (isWorkweekDay(one)) units += 1;
    return before;
  });
}
