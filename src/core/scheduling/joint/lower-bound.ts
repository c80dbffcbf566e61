import { compileLoop } from '../compile-loop.ts';
import { seatPath } from '../describe.ts';
import { groundOf } from '../ground.ts';
import type { LoopModel } from '../loop-model.ts';
import { NOBODY } from '../interview-model.ts';
import { membersRequired } from '../loop-people.ts';
import type { Cap, Loop, Problem } from '../problem.ts';
import { type FoundIn, variantsWith } from '../search-loop.ts';
import { search } from '../search.ts';
import { sortedById } from '../sorted.ts';
import { DEFAULT_WEIGHTS, TERMS, type Term } from '../weights.ts';
import { PricedAvailability } from './priced-availability.ts';
import { Prices } from './prices.ts';

/** Prices are hundredths of costs, which are whole numbers. */
const SCALE = 100;
const NODES_A_LOOP = 3000;
/** Beside the search: to book a loop at its prices and move them. As measured. */
const MICROS_A_BOOKING = 60;
/** Passes without a better bound after which steps are halved. */
const PATIENCE = 3;

type PricedLoop = { readonly models: readonly LoopModel[]; readonly unplaced: number };

/**
 * What any plan of all loops costs at least. Lagrangian relaxation: each loop is planned alone and pays for people's
 * time at prices, instead of for load and of minding the others; what the team gets back is subtracted. Any prices
 * give a bound; subgradient steps look for good ones.
 */
export class LowerBound {
  readonly #problem: Problem;
  readonly #availability: PricedAvailability;
  readonly #loops: readonly PricedLoop[];
  readonly #prices: Prices;
  #best = 0;
  #step = 1;
  #waiting = 0;
  #effort = 0;

  constructor(problem: Problem) {
    this.#problem = problem;
    this.#availability = new PricedAvailability(groundOf({ ...problem, weights: scaledWeights(problem) }));
    this.#loops = sortedById(problem.loops).map(loop => this.#compile(loop));
    const { team } = this.#availability.ground;
    this.#prices = new Prices(this.#availability, {
      week: (member, week) => this.#left('perWeek', member, team[member]!.weekCount[week]!),
      day: (member, day) => this.#left('perDay', member, team[member]!.dayCount[day]!),
    });
  }

  /** Never more than the cost of any plan; in units of cost, rounded up, because costs are whole numbers. */
  get value(): number {
    return Math.ceil(this.#best / SCALE - 1e-9);
  }

  /** Microseconds of searching on a usual machine. */
  get effort(): number {
    return this.#effort;
  }

  /** Starts from the prices that a plan suggests; `counts`: interviews of a member in a week in it. */
  startFrom(counts: (member: number, week: number) => number): void {
    this.#prices.startFrom(counts);
  }

  /** One round over all loops; `upper`: the cost of the best plan known, which says how far to step. */
  pass(upper: number): void {
    this.#prices.apply();
    const forLoops = this.#loops.reduce((sum, loop) => sum + this.#planAlone(loop), 0);
    const value = forLoops + this.#prices.refund();
    this.#learn(value);
    this.#prices.move(this.#step * Math.max(SCALE, upper * SCALE - value));
  }

  #compile(loop: Loop): PricedLoop {
    const { ground } = this.#availability;
    const model = compileLoop(loop, this.#availability);
    const { priority = 1 } = loop;
    const days = model.days.map(({ local, first, end, cost, openings }) => {
      return { local, first, end, cost: cost * priority, openings };
    });
    const unplaced = ground.weights.unplaced * loop.interviews.length * priority;
    return { models: variantsWith({ ...model, days }, membersRequired(loop, ground)), unplaced };
  }

  /** How many more a cap allows. Caps that any loop overrides bound nothing. */
  #left(cap: Cap, index: number, count: number): number {
    const { who } = this.#availability.ground.team[index]!;
    const { loops } = this.#problem;
    const lifted = loops.some(loop => loop.overrides?.some(one => one.person === who.id && one.cap === cap));
    const left = lifted ? Infinity : Math.max(0, (who[cap] ?? Infinity) - count);
    return Math.min(left, loops.length);
  }

  /** Books the people of the loop's cheapest itinerary at the prices; its cost, or that of leaving it out. */
  #planAlone({ models, unplaced }: PricedLoop): number {
    let least = unplaced;
    let best: FoundIn | undefined;
    this.#effort += MICROS_A_BOOKING;
    for (const model of models) {
      const fresh = { ...model, tables: [] };
      const result = search(fresh, { take: 1, nodeLimit: NODES_A_LOOP, below: least });
      this.#effort += result.effort;
      const [found] = result.found;
      if (found) best = { ...found, model: fresh };
      least = Math.min(least, result.proven ? (found?.cost ?? least) : result.bound);
    }
    if (best) this.#book(best);
    return least;
  }

  #book({ path, model }: FoundIn): void {
    for (const { interview, tick, members } of seatPath(path, model)) {
      const end = tick + model.interviews[interview]!.duration;
      for (const member of members) if (member !== NOBODY) this.#prices.use({ member, start: tick, end });
    }
  }

  #learn(value: number): void {
    if (value > this.#best) {
      this.#best = value;
      this.#waiting = 0;
    } else if ((this.#waiting += 1) === PATIENCE) {
      this.#step /= 2;
      this.#waiting = 0;
    }
  }
}

function scaledWeights({ weights }: Problem): Record<Term, number> {
  const all: Record<Term, number> = { ...DEFAULT_WEIGHTS, ...weights };
  return Object.fromEntries(TERMS.map(term => [term, all[term] * SCALE])) as typeof all;
}
