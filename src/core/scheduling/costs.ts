import { tickToMs } from './axis.ts';
import { INTERVIEW_COSTS, SEAT_COSTS, START_COSTS, WEEK_COSTS } from './constraints/rules.ts';
import type { Ground } from './ground.ts';
import type { Seated } from './seated.ts';
import type { LoopModel } from './loop-model.ts';
import { NOBODY, type SeatModel } from './interview-model.ts';
import { dayAt } from './candidate-day.ts';
import { MAIN_TERMS, type Term } from './weights.ts';

type Costs = Partial<Record<Term, number>>;

/** What an itinerary costs, by term: the main terms always, the others where they are not 0. */
export function costsOf(seated: readonly Seated[], model: LoopModel): Costs {
  const costs: Costs = Object.fromEntries(MAIN_TERMS.map(term => [term, 0]));
  const add = (term: Term, cost: number) => {
    if (cost !== 0) costs[term] = (costs[term] ?? 0) + cost;
  };
  addLoopCosts(seated, model, add);
  for (const { interview, tick, members } of seated) {
    const one = model.interviews[interview]!;
    addInterviewCosts(tick, one.interview.minutes, model, add);
    one.seats.forEach((seat, s) => addSeatCosts(seat, members[s]!, tick, one.duration, model.ground, add));
  }
  return costs;
}

type Add = (term: Term, cost: number) => void;

function addLoopCosts(seated: readonly Seated[], model: LoopModel, add: Add): void {
  seated.forEach(({ tick, interview }, i) => {
    const next = seated[i + 1];
    if (!next) add('day', model.days[dayAt(model.days, tick)]!.cost);
    else if (dayAt(model.days, tick) === dayAt(model.days, next.tick)) {
      add('idle', model.idleCosts[next.tick - tick - model.interviews[interview]!.duration]!);
    }
  });
}

function addInterviewCosts(
  tick: number,
  minutes: number,
  { loop, ground: { axis, rooms, weights } }: LoopModel,
  add: Add,
): void {
  const start = tickToMs(axis, tick);
  for (const rule of INTERVIEW_COSTS) {
    add(
      rule.name,
      weights[rule.name] * (rule.meter(loop, rooms.busy)?.(start, start + minutes * 60_000) ?? 0),
    );
  }
}

function addSeatCosts(
  seat: SeatModel,
  index: number,
  tick: number,
  duration: number,
  { axis, team, weights }: Ground,
  add: Add,
): void {
  if (index === NOBODY) return add('empty', seat.emptyCost);
  const member = team[index]!;
  const start = tickToMs(axis, tick);
  for (const rule of SEAT_COSTS) add(rule.name, weights[rule.name] * rule.units(member.who, seat));
  for (const rule of WEEK_COSTS) {
    const week = member.weeks.findIndex(one => start < one.end);
    add(rule.name, weights[rule.name] * rule.units(member, week));
  }
  for (const rule of START_COSTS) {
    if (weights[rule.name] === 0) continue;
    rule.emit(member, duration, axis, (from, to, units) => {
      if (from <= tick && tick < to) add(rule.name, weights[rule.name] * units);
    });
  }
}
