import type ICAL from 'ical.js';
import { RRuleTemporal } from 'rrule-temporal';
import { type Interval, overlaps } from '../../core/time/interval.ts';
import type { IcsEvent, Length, Moment } from './read-events.ts';
import { ianaZone, type Zone } from './zones.ts';

export type Occurrence = { time: Interval; event: IcsEvent };

/**
 * Every time at which the events of one calendar object take place within a stretch of time, with the exceptions in the
 * places of what they replace. `ical.js` alone moves times in a gap backwards and takes the later of two; here the rules
 * are expanded by `rrule-temporal`, and wall times become instants by Temporal.
 * @param ownerZone All-day events are days there.
 */
export function occurrences(events: readonly IcsEvent[], within: Interval, ownerZone: Zone): Occurrence[] {
  const found: Occurrence[] = [];
  for (const ofOne of Map.groupBy(events, e => e.uid).values()) {
    const exceptions = ofOne.filter(e => e.instead);
    for (const master of ofOne.filter(e => !e.instead))
      found.push(...seriesOf(master, exceptions, within, ownerZone));
    // Whoever is invited to one instance of a series sees nothing but the exception.
    for (const event of exceptions) {
      const time = {
        start: instantOf(event.start, ownerZone),
        end: endOf(event.start, event.length, ownerZone),
      };
      found.push({ time, event });
    }
  }
  // What has no length takes no time.
  return found.filter(({ time }) => !isSame(time.start, time.end) && overlaps(time, within));
}

function seriesOf(
  master: IcsEvent,
  exceptions: readonly IcsEvent[],
  within: Interval,
  ownerZone: Zone,
): Occurrence[] {
  const key = (moment: Moment) => keyOf(moment, master.start, ownerZone);
  const replaced = new Set(exceptions.flatMap(e => (e.instead ? key(e.instead) : [])));
  const except = new Set(master.except.map(key));
  const futures = exceptions.filter(e => e.andFuture);
  const starts = new Map(
    [...regular(master, reach(master, futures, within), ownerZone), ...master.extra].map(s => [
      key(s.start),
      s,
    ]),
  );
  return [...starts]
    .filter(([at]) => !except.has(at) && !replaced.has(at))
    .map(([, { start, length }]) => {
      const change = lastBefore(futures, start, ownerZone);
      if (change?.instead) return shifted(change, change.instead, start, ownerZone);
      const from = instantOf(start, ownerZone);
      return { time: { start: from, end: endOf(start, length ?? master.length, ownerZone) }, event: master };
    });
}

/** Instances that began before the stretch may reach into it, and one that was moved may come from far outside. */
function reach(master: IcsEvent, futures: readonly IcsEvent[], within: Interval): Interval {
  const longest = Math.max(...[master, ...futures].map(e => daysOf(e.length)), 0) + 2;
  const moved = Math.max(
    0,
    ...futures.map(f => (f.instead ? Math.abs(daysBetween(f.instead, f.start)) + 1 : 0)),
  );
  return {
    start: within.start.subtract({ hours: 24 * (longest + moved) }),
    end: within.end.add({ hours: 24 * (2 + moved) }),
  };
}

type Start = { start: Moment; length: Length | undefined };

function regular(master: IcsEvent, within: Interval, ownerZone: Zone): Start[] {
  const first = { start: master.start, length: undefined };
  return [first, ...master.rules.flatMap(rule => expandRule(master, rule, within, ownerZone))];
}

/** A rule that needs more steps than this is an accident or an attack; the library throws then, and nothing is taken for free. */
const MOST = 100_000;

function expandRule(master: IcsEvent, rule: ICAL.Recur, within: Interval, ownerZone: Zone): Start[] {
  const { start } = master;
  const isDate = 'date' in start;
  const zone = isDate ? ownerZone : start.zone;
  // In a zone that only the object itself describes, the rule is expanded on the wall, and each time looked up then.
  const tzid = isDate ? 'UTC' : (zone.iana ?? 'UTC');
  const wall = isDate ? start.date.toPlainDateTime() : start.at;
  const onTheWall = isDate || zone.iana === undefined;
  const rrule = new RRuleTemporal({
    rruleString: `DTSTART;TZID=${tzid}:${compact(wall)}\nRRULE:${ruleText(rule, { zone, isDate, onTheWall })}`,
    maxIterations: MOST,
  });
  // On the wall, the stretch is off by as much as any zone is from UTC.
  const slack = onTheWall ? { hours: 26 } : { hours: 0 };
  const from = within.start.subtract(slack).toZonedDateTimeISO(tzid);
  const to = within.end.add(slack).toZonedDateTimeISO(tzid);
  return rrule.between(from, to, true).map(found => {
    const at = Temporal.PlainDateTime.from(found.toString().replace(/[+-]\d\d:?\d\d(:\d\d)?\[.*$|Z.*$/, ''));
    return {
      start: isDate ? { date: at.toPlainDate() } : { at, zone: zoneAt(found, zone) },
      length: undefined,
    };
  });
}

/** The second of two equal wall times is told by its offset, which the wall time alone does not have. */
function zoneAt(found: { toString(): string }, zone: Zone): Zone {
  if (zone.iana === undefined) return zone;
  const exact = Temporal.ZonedDateTime.from(found.toString()).toInstant();
  return { iana: zone.iana, instant: at => (isSame(zone.instant(at), exact) ? zone.instant(at) : exact) };
}

const isSame = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) === 0;

/** UNTIL as the library wants it: in UTC, or on the wall; a bare day means its end. */
function ruleText(
  rule: ICAL.Recur,
  { zone, isDate, onTheWall }: { zone: Zone; isDate: boolean; onTheWall: boolean },
): string {
  const parts = String(rule)
    .split(';')
    .filter(part => !part.startsWith('UNTIL='));
  const until = /UNTIL=([0-9TZ-]+(?::\d\d:\d\dZ?)?)/.exec(String(rule))?.[1];
  if (until === undefined) return parts.join(';');
  return [...parts, `UNTIL=${untilOf(until, { zone, isDate, onTheWall })}`].join(';');
}

function untilOf(
  text: string,
  { zone, isDate, onTheWall }: { zone: Zone; isDate: boolean; onTheWall: boolean },
): string {
  const [day = '', time] = text.replaceAll(/[-:Z]/g, '').split('T');
  const date = Temporal.PlainDate.from(day);
  const clock = time ? `${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4, 6)}` : '23:59:59';
  const wall = date.toPlainDateTime(Temporal.PlainTime.from(clock));
  if (isDate) return `${compact(date.toPlainDateTime(Temporal.PlainTime.from('23:59:59')))}Z`;
  const exact = text.endsWith('Z') ? wall.toZonedDateTime('UTC').toInstant() : zone.instant(wall);
  if (!onTheWall) return `${compact(exact.toZonedDateTimeISO('UTC').toPlainDateTime())}Z`;
  const offset = zone.instant(wall).since(wall.toZonedDateTime('UTC').toInstant());
  return `${compact(exact.subtract(offset).toZonedDateTimeISO('UTC').toPlainDateTime())}Z`;
}

const compact = (at: Temporal.PlainDateTime): string =>
  at.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');

/** Exceptions name their instance by day where the series is of days, and exactly otherwise. */
function keyOf(moment: Moment, like: Moment, ownerZone: Zone): string {
  if ('date' in like) return dayOf(moment).toString();
  if ('date' in moment)
    return instantOf(
      { at: moment.date.toPlainDateTime(wallTimeOf(like)), zone: like.zone },
      ownerZone,
    ).toString();
  return instantOf(moment, ownerZone).toString();
}

const wallTimeOf = (moment: Extract<Moment, { at: unknown }>): Temporal.PlainTime => moment.at.toPlainTime();

const dayOf = (moment: Moment): Temporal.PlainDate =>
  'date' in moment ? moment.date : moment.at.toPlainDate();

function lastBefore(futures: readonly IcsEvent[], start: Moment, ownerZone: Zone): IcsEvent | undefined {
  const at = instantOf(start, ownerZone);
  const before = futures.filter(
    f => f.instead && Temporal.Instant.compare(instantOf(f.instead, ownerZone), at) <= 0,
  );
  const later = (a: IcsEvent, b: IcsEvent) =>
    a.instead && b.instead
      ? Temporal.Instant.compare(instantOf(a.instead, ownerZone), instantOf(b.instead, ownerZone))
      : 0;
  return before.toSorted(later).at(-1);
}

/** As far from its own time as the exception is from that of the instance it names, on the wall. */
function shifted(change: IcsEvent, instead: Moment, start: Moment, ownerZone: Zone): Occurrence {
  const by = wallOf(instead).until(wallOf(change.start));
  const moved: Moment =
    'date' in change.start
      ? { date: wallOf(start).add(by).toPlainDate() }
      : { at: wallOf(start).add(by), zone: change.start.zone };
  const time = { start: instantOf(moved, ownerZone), end: endOf(moved, change.length, ownerZone) };
  return { time, event: change };
}

const wallOf = (moment: Moment): Temporal.PlainDateTime =>
  'date' in moment ? moment.date.toPlainDateTime() : moment.at;

const daysBetween = (a: Moment, b: Moment): number =>
  wallOf(a)
    .until(wallOf(b))
    .total({ unit: 'days', relativeTo: wallOf(a) });

function daysOf(length: Length): number {
  const duration = 'exact' in length ? length.exact : length.nominal;
  return Math.ceil(duration.total({ unit: 'days', relativeTo: Temporal.PlainDate.from('2026-01-01') }));
}

function instantOf(moment: Moment, ownerZone: Zone): Temporal.Instant {
  if (!('date' in moment)) return moment.zone.instant(moment.at);
  return midnight(moment.date, ownerZone);
}

/** Where the clocks change at midnight, the day begins later. */
function midnight(date: Temporal.PlainDate, zone: Zone): Temporal.Instant {
  if (zone.iana === undefined) return zone.instant(date.toPlainDateTime());
  return date.toZonedDateTime(zone.iana).toInstant();
}

function endOf(start: Moment, length: Length, ownerZone: Zone): Temporal.Instant {
  if ('exact' in length) return instantOf(start, ownerZone).add(length.exact);
  const { years, months, weeks, days } = length.nominal;
  const rest = length.nominal.with({ years: 0, months: 0, weeks: 0, days: 0 });
  const nominal = { years, months, weeks, days };
  if ('date' in start) return midnight(start.date.add(nominal), ownerZone).add(rest);
  if (length.nominal.blank || years + months + weeks + days === 0)
    return instantOf(start, ownerZone).add(rest);
  return start.zone.iana === undefined
    ? start.zone.instant(start.at.add(nominal)).add(rest)
    : ianaZone(start.zone.iana).instant(start.at.add(nominal)).add(rest);
}
