import { Availability, type WeekAmounts } from '../availability.ts';
import { compileLoop } from '../compile-loop.ts';
import { groundOf } from '../ground.ts';
import { type LoopModel, NOBODY } from '../loop-model.ts';
import { membersRequired } from '../loop-people.ts';
import { Panels } from '../panels.ts';
import { stepsOf } from '../path.ts';
import type { Loop, Problem } from '../problem.ts';
import { type FoundIn, searchLoop, variantsWith } from '../search-loop.ts';
import { sortedById } from '../sorted.ts';
import { DEFAULT_WEIGHTS, TERMS, type Term } from '../weights.ts';

/** Prices are hundredths of costs, which are whole numbers. */
const SCALE = 100;
const NODES_A_LOOP = 3000;
/** Passes without a better bound after which steps are halved. */
const PATIENCE = 3;

/**
 * What any plan of all loops costs at least. Lagrangian relaxation: each loop is planned alone and pays, instead of
 * for the load, a price for each interview of a person in a week; what the team gets back for the cheapest number of
 * interviews at these prices is subtracted. Any prices give a bound; subgradient steps look for good ones. Loops that
 * meet in time, and caps a day, are ignored.
 */
export class LowerBound {
  readonly #problem: Problem;
  readonly #availability: PricedAvailability;
  readonly #loops: readonly { readonly models: readonly LoopModel[]; readonly unplaced: number }[];
  readonly #weeks: readonly PricedWeek[];
  readonly #weekOf: ReadonlyMap<string, PricedWeek>;
  #best = 0;
  #effort = 0;
  #step = 1;
  #waiting = 0;

  constructor(problem: Problem) {
    this.#problem = problem;
    this.#availability = new PricedAvailability(groundOf({ ...problem, weights: scaledWeights(problem) }));
    this.#loops = sortedById(problem.loops).map(loop => this.#compile(loop));
    this.#weeks = this.#availability.ground.team.flatMap(member =>
      member.weeks.map((_, week): PricedWeek => ({
        member: member.index,
        week,
        ...this.#limits(member.index, week),
      })),
    );
    this.#weekOf = new Map(this.#weeks.map(one => [`${one.member} ${one.week}`, one]));
  }

  /** Never more than the cost of any plan; in units of cost, rounded up, because costs are whole numbers. */
  get value(): number {
    return Math.ceil(this.#best / SCALE - 1e-9);
  }

  /** Microseconds of searching on a usual machine. */
  get effort(): number {
    return this.#effort;
  }

  /** Starts from the prices that a plan suggests: half-way between what its last and its next interview cost. */
  startFrom(counts: (member: number, week: number) => number): void {
    for (const one of this.#weeks) {
      const added = counts(one.member, one.week) - one.load;
      one.price = this.#loadWeight * (added > 0 ? 2 * (one.load + added) : 2 * one.load + 1);
    }
  }

  /** One round over all loops; `upper`: the cost of the best plan known, which says how far to step. */
  pass(upper: number): void {
    for (const one of this.#weeks) {
      this.#availability.weekAmounts(one.member).amounts[one.week] = Math.round(one.price);
      one.used = 0;
    }
    const forLoops = this.#loops.reduce((sum, loop) => sum + this.#planAlone(loop), 0);
    const value = this.#weeks.reduce((sum, one) => sum + this.#refund(one), forLoops);
    this.#learn(value);
    this.#move(upper * SCALE - value);
  }

  get #loadWeight(): number {
    return this.#availability.ground.weights.load;
  }

  #compile(loop: Loop): { models: readonly LoopModel[]; unplaced: number } {
    const { ground } = this.#availability;
    const model = compileLoop(loop, this.#availability);
    const { priority = 1 } = loop;
    const days = model.days.map(({ local, first, end, cost, openings }) => {
      return { local, first, end, cost: cost * priority, openings };
    });
    const unplaced = ground.weights.unplaced * loop.interviews.length * priority;
    return { models: variantsWith({ ...model, days }, membersRequired(loop, ground)), unplaced };
  }

  #limits(index: number, week: number): Omit<PricedWeek, 'member' | 'week'> {
    const { who, weekCount } = this.#availability.ground.team[index]!;
    const load = weekCount[week]!;
    const lifted = this.#problem.loops.some(loop => loop.overrides?.some(one => one.person === who.id));
    const most = lifted ? Infinity : Math.max(0, (who.perWeek ?? Infinity) - load);
    return { load, most: Math.min(most, this.#loops.length), price: 0, used: 0, wanted: 0 };
  }

  /** Books the people of the loop's cheapest itinerary at the prices; its cost, or that of leaving it out. */
  #planAlone({ models, unplaced }: { models: readonly LoopModel[]; unplaced: number }): number {
    let least = unplaced;
    let best: FoundIn | undefined;
    for (const model of models) {
      const fresh = { ...model, tables: [] };
      const result = searchLoop(fresh, [], { take: 1, nodeLimit: NODES_A_LOOP, below: least });
      this.#effort += result.effort;
      best = result.found[0] ?? best;
      least = Math.min(least, result.proven ? (best?.cost ?? least) : result.bound);
    }
    if (best) for (const [member, tick] of seatsOf(best)) this.#use(member, tick);
    return least;
  }

  #use(member: number, tick: number): void {
    const { ends } = this.#availability.weekAmounts(member);
    const week = ends.findIndex(end => tick < end);
    this.#weekOf.get(`${member} ${week}`)!.used += 1;
  }

  /** What the cheapest number of interviews of the week costs more than is paid for them: 0 or less. */
  #refund(one: PricedWeek): number {
    const price = Math.round(one.price);
    const cost = (n: number) => this.#loadWeight * ((one.load + n) ** 2 - one.load ** 2);
    one.wanted = 0;
    while (one.wanted < one.most && cost(one.wanted + 1) - cost(one.wanted) < price) one.wanted += 1;
    return cost(one.wanted) - price * one.wanted;
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

  #move(gap: number): void {
    const norm = this.#weeks.reduce((sum, { used, wanted }) => sum + (used - wanted) ** 2, 0);
    const length = (this.#step * Math.max(gap, SCALE)) / Math.max(1, norm);
    for (const one of this.#weeks) one.price = Math.max(0, one.price + length * (one.used - one.wanted));
  }
}

/** Availability whose weeks cost what they are priced at. */
class PricedAvailability extends Availability {
  readonly #priced: WeekAmounts[] = [];

  override weekAmounts(index: number): WeekAmounts {
    const { ends, amounts } = super.weekAmounts(index);
    return (this.#priced[index] ??= { ends, amounts: amounts.map(() => 0), least: 0 });
  }
}

type PricedWeek = {
  readonly member: number;
  readonly week: number;
  /** Interviews there are already, and how many more there may be. */
  readonly load: number;
  readonly most: number;
  price: number;
  /** Interviews that loops planned alone book in it, and the number that is cheapest at the price. */
  used: number;
  wanted: number;
};

/** Fairness over several weeks has no price of its own; it only adds to costs, so that the bound holds without it. */
function scaledWeights({ weights }: Problem): Record<Term, number> {
  const all: Record<Term, number> = { ...DEFAULT_WEIGHTS, ...weights };
  return Object.fromEntries(
    TERMS.map(term => [term, term === 'fairness' ? 0 : all[term] * SCALE]),
  ) as typeof all;
}

function seatsOf({ model, path }: FoundIn): [member: number, tick: number][] {
  const steps = stepsOf(path);
  const members = new Panels(model).best(steps)?.members ?? [];
  const ticks = steps.flatMap(({ interview, tick }) => model.interviews[interview]!.seats.map(() => tick));
  return members.flatMap((member, s): [number, number][] => (member === NOBODY ? [] : [[member, ticks[s]!]]));
}
