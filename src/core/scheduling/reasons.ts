import { mergeSpans, spansContain } from '../time/spans.ts';
import { expandHours } from '../time/wall-hours.ts';
import { tickToMs } from './axis.ts';
import { hasTick } from './bitmap.ts';
import { rollingCountWithPlan } from './constraints/fairness.ts';
import { needServed, qualityFor } from './constraints/needs.ts';
import type { Ground } from './ground.ts';
import type { Seated } from './seated.ts';
import type { LoopModel } from './loop-model.ts';
import { NOBODY, type SeatModel } from './interview-model.ts';
import { dayAt } from './candidate-day.ts';
import type { Loop } from './problem.ts';
import { chairWords } from './seat-words.ts';
import type { Member } from './member.ts';
import { clockWords, countWords, dayWords, nameOf, zoneWords } from './words.ts';

/** Why this person sits in one seat. */
export function seatReason(
  seat: SeatModel,
  member: number,
  tick: number,
  { loop, ground }: LoopModel,
): string {
  const { team, axis, weights } = ground;
  const person = team[member]!;
  const parts = [
    namedWords(person, loop),
    isOffHours(person, tickToMs(axis, tick), seat) ? 'outside of their hours, which they allow' : '',
    skillWords(person, seat),
    levelWords(person, seat),
    loadWords(person, tickToMs(axis, tick)),
    weights.fairness > 0 ? fairWords(person, { seat, tick }, ground) : '',
  ];
  return parts.filter(Boolean).join(', ');
}

/** About the itinerary as a whole: first of all its day. */
export function loopReasons(seated: readonly Seated[], model: LoopModel): string[] {
  const days = [...new Set(seated.map(one => dayAt(model.days, one.tick)))];
  const when = dayWords(model.days[days[0]!]!.local.date);
  const [place = 0] = days;
  const which = place === 0 ? 'the earliest day' : `number ${place + 1} of the ${model.days.length} days`;
  return [
    `${when}, ${which} ${nameOf(model.loop)} offered`,
    ...(days.length > 1 ? [`spread over ${countWords(days.length, 'day')}`] : []),
    ...breakWords(seated, model),
    ...offHoursWords(seated, model),
    ...emptyWords(seated, model),
  ];
}

function emptyWords(seated: readonly Seated[], model: LoopModel): string[] {
  return seated.flatMap(({ interview, members }) =>
    model.interviews[interview]!.seats.filter((_, s) => members[s] === NOBODY).map(
      seat => `${chairWords(seat)} stays empty`,
    ),
  );
}

function breakWords(seated: readonly Seated[], model: LoopModel): string[] {
  if (seated.length < 2) return [];
  const breaks = seated.slice(1).flatMap(({ tick }, i) => {
    const before = seated[i]!;
    if (dayAt(model.days, before.tick) !== dayAt(model.days, tick)) return [];
    return tick - before.tick - model.interviews[before.interview]!.duration;
  });
  const minutes = (Math.max(0, ...breaks) * model.ground.axis.tickMs) / 60_000;
  return [minutes === 0 ? 'no breaks between interviews' : `longest break ${countWords(minutes, 'minute')}`];
}

function namedWords({ who }: Member, { must, named }: Loop): string {
  const by = must?.includes(who.id) ? named?.[who.id]?.by : undefined;
  return by === undefined ? '' : `asked for by ${by}`;
}

/** `19:00 (Berlin) is outside of the hours of Ana Alvarez, who allows it` */
function offHoursWords(
  seated: readonly Seated[],
  { interviews, ground: { team, axis } }: LoopModel,
): string[] {
  return seated.flatMap(({ interview, tick, members }) => {
    const start = tickToMs(axis, tick);
    return interviews[interview]!.seats.flatMap((seat, s) => {
      const member = team[members[s]!];
      if (!member || !isOffHours(member, start, seat)) return [];
      const { who, name } = member;
      const at = `${clockWords(start, who.zone)} (${zoneWords(who.zone)})`;
      return `${at} is outside of the hours of ${name}, who allows it`;
    });
  });
}

/** In time that they allow; what they would have to be asked for is a change, and says so itself. */
function isOffHours({ who, hours, days, table }: Member, start: number, { interview }: SeatModel): boolean {
  const end = start + interview.minutes * 60_000;
  if (!who.offHours || spansContain(hours, start, end)) return false;
  return spansContain(mergeSpans([...hours, ...expandHours(who.offHours, days, table)]), start, end);
}

function skillWords({ who }: Member, seat: SeatModel): string {
  const { skill } = needServed(who, seat);
  if (skill) return `${skill} ${qualityFor(who, { skill })}/3`;
  const quality = seat.people?.get(who.id);
  return quality === undefined ? '' : `fits ${quality}/3`;
}

function levelWords({ who }: Member, seat: SeatModel): string {
  const { level } = needServed(who, seat);
  return level && level !== who.level ? `${who.level} where ${level} is enough` : who.level;
}

function loadWords({ weeks, weekCount, who }: Member, start: number): string {
  const count = weekCount[weeks.findIndex(week => start < week.end)]! + 1;
  const most = who.perWeek ?? undefined;
  if (most !== undefined && most > 0) return `interview ${count} of at most ${most} that week`;
  return count === 1 ? 'first interview that week' : `interview ${count} that week`;
}

/** `2 in four weeks, the fewest of the 3 who could` */
function fairWords(
  person: Member,
  { seat, tick }: { seat: SeatModel; tick: number },
  { team, axis }: Ground,
): string {
  const start = tickToMs(axis, tick);
  const countOf = (member: Member) =>
    rollingCountWithPlan(
      member,
      member.weeks.findIndex(week => start < week.end),
    );
  const could = [...seat.members]
    .filter((_, k) => hasTick(seat.profiles[k]!.starts, tick))
    .map(index => team[index]!);
  const mine = countOf(person);
  const fewest = could.length > 1 && could.every(other => countOf(other) >= mine);
  return `${mine + 1} in four weeks${fewest ? `, the fewest of the ${could.length} who could` : ''}`;
}
