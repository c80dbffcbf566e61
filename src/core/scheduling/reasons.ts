import { tickToMs } from './axis.ts';
import { needServed, qualityFor } from './constraints/needs.ts';
import type { Ground } from './ground.ts';
import type { Seated } from './describe.ts';
import { type LoopModel, type SeatModel, dayAt } from './loop-model.ts';
import type { Member } from './team.ts';
import { countWords, dayWords, nameOf } from './words.ts';

/** Why this person sits in one seat. */
export function seatReason(seat: SeatModel, member: number, tick: number, { team, axis }: Ground): string {
  const person = team[member]!;
  const parts = [skillWords(person, seat), levelWords(person, seat), loadWords(person, tickToMs(axis, tick))];
  return parts.filter(Boolean).join(', ');
}

/** About the itinerary as a whole. */
export function loopReasons(seated: readonly Seated[], model: LoopModel): string[] {
  const days = [...new Set(seated.map(one => dayAt(model.days, one.tick)))];
  const when = dayWords(model.days[days[0]!]!.local.date);
  const [place = 0] = days;
  const which = place === 0 ? 'the earliest day' : `number ${place + 1} of the ${model.days.length} days`;
  return [
    `${when}, ${which} ${nameOf(model.loop)} offered`,
    ...(days.length > 1 ? [`spread over ${countWords(days.length, 'day')}`] : []),
    ...breakWords(seated, model),
  ];
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
