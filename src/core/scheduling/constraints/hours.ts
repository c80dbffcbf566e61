import type { LocalDay } from '../../time/local-days.ts';
import { type Spans, mergeSpans, subtractSpans } from '../../time/spans.ts';
import { expandDaily, expandHours } from '../../time/wall-hours.ts';
import { EXTENDED_DAY, offHours } from '../offers.ts';
import type { Member } from '../member.ts';
import { type Liftable, type TimeRule, liftedBy } from './rule.ts';

/** Interviews lie within the hours that somebody gives, on their own clock; off-hours only where they allow it. */
export const hours: TimeRule<'hours'> = {
  name: 'hours',
  title: 'interviews lie within the interviewers’ hours',
  kind: 'time',
  blocked: (member, axis) => subtractSpans([axis.from, axis.to], workable(member)),
  liftable: member => member.days.flatMap(day => extension(member, day)),
};

/** Hours, allowed off-hours and what else was given, expanded. */
function workable({ who, hours, days, table }: Member): Spans {
  if (!who.offHours && !who.alsoFree) return hours;
  const allowed = expandHours(who.offHours ?? {}, days, table);
  const given = (who.alsoFree ?? []).flatMap(one => [one.start.epochMilliseconds, one.end.epochMilliseconds]);
  return mergeSpans([...hours, ...allowed, ...given]);
}

function extension(member: Member, day: LocalDay): Liftable[] {
  if (!member.who.hours[day.weekday]?.length) return [];
  const extended = expandDaily([EXTENDED_DAY], [day], member.table);
  if (extended.length === 0) return [];
  const change = offHours(member, day, extended[0]!, extended.at(-1)!);
  return liftedBy(change, subtractSpans(extended, workable(member)));
}
