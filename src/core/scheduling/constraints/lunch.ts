import { type Spans, clipSpans, subtractSpans } from '../../time/spans.ts';
import { avoidedSpans } from '../avoided-spans.ts';
import { overLunch } from '../offers.ts';
import type { Member } from '../member.ts';
import { type TimeRule, liftedBy } from './rule.ts';

/** Time that an interviewer keeps free, mostly every day, on their own clock. */
export const lunch: TimeRule<'lunch'> = {
  name: 'lunch',
  title: 'interviewers keep their lunch free',
  kind: 'time',
  blocked: kept,
  liftable: member => {
    const all = kept(member);
    if (all.length === 0) return [];
    return member.days.flatMap(day => liftedBy(overLunch(member, day), clipSpans(all, day.start, day.end)));
  },
};

function kept({ who, days, table }: Member): Spans {
  const all = avoidedSpans(who.avoid, { days, table });
  const except = who.avoidExcept ?? [];
  const lifted = days.flatMap(({ date, start, end }) => (except.includes(date) ? [start, end] : []));
  return subtractSpans(all, lifted);
}
