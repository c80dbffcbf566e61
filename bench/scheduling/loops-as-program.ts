import { Availability } from '../../src/core/scheduling/availability.ts';
import { hasTick } from '../../src/core/scheduling/bitmap.ts';
import { compileLoop } from '../../src/core/scheduling/compile-loop.ts';
import { bufferMs } from '../../src/core/scheduling/constraints/buffer.ts';
import { tickToMs } from '../../src/core/scheduling/axis.ts';
import type { LoopModel } from '../../src/core/scheduling/loop-model.ts';
import type { SeatModel } from '../../src/core/scheduling/interview-model.ts';
import type { Problem } from '../../src/core/scheduling/problem.ts';
import { amountAt } from '../../src/core/scheduling/profile.ts';
import { IntegerProgram, type Linear } from './integer-program.ts';

/*
 * Loops as an integer program with the same objective: one variable for each start of an interview, one for each
 * person in each seat at each start. Who may sit where, when, at what cost comes from the compiled loops (which the
 * tests hold against a second writing of all rules); the search for the best combination is all HiGHS's own.
 */

const STEP_MS = 15 * 60_000;

/** A seat taken by somebody at a time. */
type Sitting = { name: string; member: number; start: number; end: number };

/** All loops of the problem, each wholly placed or, where that is allowed, wholly left out. */
export function loopsAsProgram(problem: Problem, mayLeaveOut: boolean): LoopsProgram {
  const availability = Availability.of(problem);
  if (availability.ground.axis.tickMs !== STEP_MS)
    throw new Error('Interviews and steps are multiples of 15 minutes');
  const program = new IntegerProgram();
  const starts: Map<string, string>[] = [];
  const sittings = problem.loops.flatMap((loop, l) => {
    const model = compileLoop(loop, availability);
    const writer = new LoopWriter(program, model, `l${l}`, mayLeaveOut);
    starts.push(writer.starts);
    return writer.write();
  });
  const single = problem.loops.length === 1;
  shareTime(program, sittings, availability, single);
  return { program, starts };
}

/** `starts`: per loop, the variable of each interview and start, by `interview tick`. */
type LoopsProgram = { program: IntegerProgram; starts: readonly Map<string, string>[] };

class LoopWriter {
  readonly starts = new Map<string, string>();
  readonly #program: IntegerProgram;
  readonly #model: LoopModel;
  readonly #id: string;
  readonly #placed: string;
  readonly #sittings: Sitting[] = [];

  constructor(program: IntegerProgram, model: LoopModel, id: string, mayLeaveOut: boolean) {
    this.#program = program;
    this.#model = model;
    this.#id = id;
    const left = model.ground.weights.unplaced * model.interviews.length;
    this.#placed = program.binary(`${id}_placed`, mayLeaveOut ? -left : 0);
    if (mayLeaveOut) program.constant(left);
    else program.require([[1, this.#placed]], '=', 1);
  }

  write(): Sitting[] {
    const { interviews } = this.#model;
    const ticks = interviews.map((_, i) => this.#writeStarts(i));
    ticks.forEach((own, i) => interviews[i]!.seats.forEach((seat, s) => this.#writeSeat(seat, i, s, own)));
    this.#writeDistinct();
    this.#writeShape(ticks);
    return this.#sittings;
  }

  #start(interview: number, tick: number): string | undefined {
    return this.starts.get(`${interview} ${tick}`);
  }

  #writeStarts(i: number): number[] {
    const { days, interviews } = this.#model;
    const ticks: number[] = [];
    const all: [number, string][] = [];
    days.forEach((day, d) => {
      const ofDay: [number, string][] = [];
      for (let tick = day.first; tick < day.end; tick += 1) {
        if (!hasTick(interviews[i]!.starts, tick)) continue;
        const name = this.#program.binary(`${this.#id}_x_${i}_${tick}`, interviews[i]!.costAt?.(tick) ?? 0);
        this.starts.set(`${i} ${tick}`, name);
        ticks.push(tick);
        ofDay.push([1, name]);
      }
      all.push(...ofDay);
      const chosen = `${this.#id}_day_${d}`;
      if (i === 0) this.#program.binary(chosen, day.cost);
      this.#program.require([...ofDay, [-1, chosen]], '=', 0);
    });
    this.#program.require([...all, [-1, this.#placed]], '=', 0);
    return ticks;
  }

  #writeSeat(seat: SeatModel, i: number, s: number, ticks: readonly number[]): void {
    const { duration } = this.#model.interviews[i]!;
    for (const tick of ticks) {
      const sitters: [number, string][] = [];
      seat.members.forEach((member, k) => {
        const profile = seat.profiles[k]!;
        if (!hasTick(profile.starts, tick)) return;
        const cost = seat.costs[k]! + amountAt(profile, tick);
        const name = this.#program.binary(`${this.#id}_y_${i}_${s}_${tick}_${member}`, cost);
        this.#sittings.push({ name, member, start: tick, end: tick + duration });
        sitters.push([1, name]);
      });
      this.#program.require([...sitters, [-1, this.#start(i, tick)!]], '=', 0);
    }
  }

  #writeDistinct(): void {
    for (const own of Map.groupBy(this.#sittings, sitting => sitting.member).values())
      this.#program.require(
        own.map(({ name }) => [1, name]),
        '<=',
        1,
      );
  }

  /** No two interviews at once, in order, with short breaks; what breaks cost. */
  #writeShape(ticks: readonly (readonly number[])[]): void {
    const { interviews, maxIdle, idleCosts } = this.#model;
    if (interviews.length < 2) return;
    const all = [...new Set(ticks.flat())].sort((a, b) => a - b);
    const within = (from: (i: number) => number, to: (i: number) => number, except = -1): Linear =>
      interviews.flatMap((_, i) => {
        const range = i === except ? [] : Array.from({ length: to(i) - from(i) + 1 }, (__, n) => from(i) + n);
        return range.flatMap(tick => {
          const name = this.#start(i, tick);
          return name ? [[1, name] as const] : [];
        });
      });
    const length = (i: number) => interviews[i]!.duration;
    for (const tick of all)
      this.#program.require(
        within(
          i => tick - length(i) + 1,
          () => tick,
        ),
        '<=',
        1,
      );
    const [first, end] = [`${this.#id}_first`, `${this.#id}_end`];
    const time = (i: number, factor: number): Linear =>
      ticks[i]!.map(tick => [factor * tick, this.#start(i, tick)!] as const);
    interviews.forEach(({ before, duration }, i) => {
      this.#program.require([...time(i, 1), [-1, first]], '>=', 0);
      this.#program.require([[1, end], ...time(i, -1), [-duration, this.#placed]], '>=', 0);
      interviews.forEach((earlier, e) => {
        if ((before & (1 << e)) === 0) return;
        this.#program.require([...time(i, 1), ...time(e, -1), [-earlier.duration, this.#placed]], '>=', 0);
      });
      if (maxIdle === Infinity) return;
      const opens = this.#program.binary(`${this.#id}_opens_${i}`);
      for (const tick of ticks[i]!) {
        const justBefore = within(
          e => tick - maxIdle - length(e),
          e => tick - length(e),
          i,
        );
        const rest = justBefore.map(([, name]) => [-1, name] as const);
        this.#program.require([[1, this.#start(i, tick)!], [-1, opens], ...rest], '<=', 0);
      }
    });
    this.#program.require(
      interviews.map((_, i) => [1, `${this.#id}_opens_${i}`]),
      '=',
      1,
    );
    const minutes = interviews.reduce((sum, { duration }) => sum + duration, 0);
    const perTick = idleCosts[1]!;
    this.#program.cost([
      [perTick, end],
      [-perTick, first],
      [-perTick * minutes, this.#placed],
    ]);
  }
}

/** Nobody in two places, caps of days and weeks, and what each further interview of a week costs. */
function shareTime(
  program: IntegerProgram,
  sittings: readonly Sitting[],
  availability: Availability,
  single: boolean,
): void {
  const { team, axis, weights } = availability.ground;
  for (const [index, own] of Map.groupBy(sittings, sitting => sitting.member)) {
    const { who, weeks, days, weekCount, dayCount, ...member } = team[index]!;
    const at = (periods: readonly { end: number }[], tick: number) =>
      periods.findIndex(period => tickToMs(axis, tick) < period.end);
    for (const [week, inWeek] of Map.groupBy(own, ({ start }) => at(weeks, start))) {
      const free = single ? 1 : Math.min((who.perWeek ?? Infinity) - weekCount[week]!, inWeek.length);
      const units = Array.from({ length: free }, (_, n) =>
        program.binary(`n_${index}_${week}_${n}`, weights.load * (2 * (weekCount[week]! + n) + 1)),
      );
      program.require(
        [...inWeek.map(one => [1, one.name] as const), ...units.map(u => [-1, u] as const)],
        '=',
        0,
      );
    }
    if (single) continue;
    for (const [day, onDay] of Map.groupBy(own, ({ start }) => at(days, start)))
      program.require(
        onDay.map(one => [1, one.name]),
        '<=',
        (who.perDay ?? onDay.length) - dayCount[day]!,
      );
    const margin = Math.ceil(bufferMs({ who, weeks, days, weekCount, dayCount, ...member }) / axis.tickMs);
    for (const tick of new Set(own.map(one => one.start))) {
      const there = own.filter(one => one.start <= tick && tick < one.end + margin);
      if (there.length > 1)
        program.require(
          there.map(one => [1, one.name]),
          '<=',
          1,
        );
    }
  }
}
