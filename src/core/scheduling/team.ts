import { type LocalDay, isoWeek, localDays } from '../time/local-days.ts';
import { type Spans, subtractSpans } from '../time/spans.ts';
import { expandHours } from '../time/wall-hours.ts';
import { zoneTable } from '../time/zone-table.ts';
import type { Axis } from './axis.ts';
import { busyTime } from './busy-spans.ts';
import { FREE_TIME_RULES, KEPT_TIME_RULES } from './constraints/rules.ts';
import type { TimeRule } from './constraints/rule.ts';
import type { Member, Period, Place, Places } from './member.ts';
import type { Interviewer, Problem } from './problem.ts';
import { sortedById } from './sorted.ts';
import { nameOf } from './words.ts';

/** Days of a zone that overlap the horizon; at least the one that `from` falls on. */
export function placeOf(places: Places, zone: string, problem: Problem, axis: Axis): Place {
  const known = places.byZone.get(zone);
  if (known) return known;
  const table = zoneTable(zone, problem.from.subtract({ hours: 48 }), problem.to.add({ hours: 72 }));
  const days = localDays(table, axis.from, Math.max(axis.to, axis.from + 1), places.dates);
  const place = {
    table,
    days,
    weeks: weeksOf(days),
    pastWeeks: [3, 2, 1].map(weeks => isoWeek(Temporal.PlainDate.from(days[0]!.date).subtract({ weeks }))),
    hours: new Map<string, Spans>(),
  };
  places.byZone.set(zone, place);
  return place;
}

function weeksOf(days: readonly LocalDay[]): Period[] {
  const weeks: { key: string; start: number; end: number }[] = [];
  for (const { week, start, end } of days) {
    if (weeks.at(-1)?.key === week) weeks[weeks.length - 1]!.end = end;
    else weeks.push({ key: week, start, end });
  }
  return weeks;
}

/** Sorted by id, so that nothing depends on the order in the problem; members in `known` are taken as they are. */
export function prepareTeam(
  problem: Problem,
  axis: Axis,
  places: Places,
  known: readonly Member[],
): Member[] {
  const company = problem.daysOff ?? [];
  return sortedById(problem.interviewers).map((who, index) =>
    known[index]?.who === who
      ? known[index]
      : prepareMember(who, index, company, placeOf(places, who.zone, problem, axis), axis),
  );
}

function prepareMember(
  who: Interviewer,
  index: number,
  company: readonly string[],
  place: Place,
  axis: Axis,
): Member {
  const { table, days, weeks, pastWeeks } = place;
  const member = {
    index,
    who,
    name: nameOf(who),
    table,
    days,
    weeks,
    pastWeeks,
    daysOff: new Set([...company, ...(who.daysOff ?? [])]),
    hours: hoursAt(place, who),
    busy: busyTime(who.busy),
    dayCount: countsOf(who.loadByDay, days, day => day.date),
    weekCount: countsOf(who.load, weeks, week => week.key),
    lifted: new Set<string>(),
    free: [] as Spans,
    open: [] as Spans,
  };
  return withTime(member, axis);
}

function countsOf<T>(
  load: Readonly<Record<string, number>> | undefined,
  periods: readonly T[],
  key: (period: T) => string,
): Int32Array {
  const counts = new Int32Array(periods.length);
  if (load) periods.forEach((period, i) => (counts[i] = load[key(period)] ?? 0));
  return counts;
}

function hoursAt(place: Place, { hours }: Interviewer): Spans {
  const key = JSON.stringify(hours);
  const known = place.hours.get(key);
  if (known) return known;
  const spans = expandHours(hours, place.days, place.table);
  place.hours.set(key, spans);
  return spans;
}

/** The member with `free` and `open` worked out from the rest. */
function withTime(member: Member, axis: Axis): Member {
  const without = (spans: Spans, rules: readonly TimeRule[]) =>
    rules.reduce((left, rule) => subtractSpans(left, rule.blocked(member, axis)), spans);
  const free = without([axis.from, axis.to], FREE_TIME_RULES);
  return { ...member, free, open: without(free, KEPT_TIME_RULES) };
}
