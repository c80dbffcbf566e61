import { expandDaily } from '../../time/wall-hours.ts';
import { overLunch } from '../changes.ts';
import { type TimeRule, liftedBy } from './rule.ts';

/** Wall time that an interviewer keeps free every day, on their own clock. */
export const lunch: TimeRule<'lunch'> = {
  name: 'lunch',
  title: 'interviewers keep their lunch free',
  kind: 'time',
  blocked: ({ who, days, table }) => (who.avoid ? expandDaily(who.avoid, days, table) : []),
  liftable: member => {
    const { who, days, table } = member;
    if (!who.avoid) return [];
    return days.flatMap(day => liftedBy(overLunch(member, day), expandDaily(who.avoid ?? [], [day], table)));
  },
};
