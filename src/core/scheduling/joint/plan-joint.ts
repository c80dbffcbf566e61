import type { LoopModel } from '../loop-model.ts';
import type { LoopPlan } from '../plan.ts';
import type { Problem } from '../problem.ts';
import { Annealer } from './anneal.ts';
import { Board } from './board.ts';
import { Improver } from './improve.ts';
import { LowerBound } from './lower-bound.ts';
import { Random } from './random.ts';
import { loopPlansOf } from './report.ts';

export type JointPlan = {
  /** One itinerary for each loop that is placed; for the others why not, and what would help. Sorted by id. */
  readonly loops: readonly LoopPlan[];
  /** Of all together; days and interviews left out count as many times as the priority of their loop. */
  readonly cost: number;
  /** No plan costs less than this. */
  readonly bound: number;
  /** Whether no plan costs less than this one. */
  readonly proven: boolean;
  readonly unplaced: readonly { readonly id: string; readonly because: readonly string[] }[];
  /** Loops put anew by the search. */
  readonly nodes: number;
  /** `expired` ended the search: it might have found more. Otherwise the plan is the same on every machine. */
  readonly cutShort: boolean;
};

export type JointProgress = {
  readonly cost: number;
  readonly bound: number;
  readonly unplaced: number;
  /** From 0 to 1. */
  readonly done: number;
};

export type JointOptions = {
  /** How much to search: what a usual machine does in so many milliseconds. Default 3000. */
  readonly budgetMs?: number;
  /** Asked after each step; true ends the search with the best plan so far. */
  readonly expired?: () => boolean;
  readonly onProgress?: (progress: JointProgress) => void;
};

const DEFAULT_BUDGET_MS = 3000;
/** Costs by which steps may make a plan worse: of the first annealing, of later ones, and when repair begins and ends. */
const HEAT = { first: 8, later: 4, repair: 2, end: 0.2 };
/** Shares of what is left of the budget, once everything is ready, that are used up when a phase of the first round ends. */
const SHARES = { anneal: 0.4, repair: 0.6, bound: 0.75 };
/** More repair in one go finds little: small problems get several rounds instead. */
const REPAIR_MICROS_A_LOOP = 36_000;
/** Rounds without anything better after which a small problem has been searched enough. */
const PATIENCE = 4;
const MOST_PASSES = 150;
/** To write the loops down, for the plan and for its bound, and in the end to say why; and for each person of a seat. */
const MICROS_A_LOOP = 1500;
const MICROS_A_MEMBER = 2.6;

/**
 * Plans all loops together: each where it costs least, hardest first, then destroy and repair until the budget is
 * used, with a lower bound beside it. Depends on the problem, its seed and the budget only, unless `expired` ends it.
 */
export function planJoint(problem: Problem, options: JointOptions = {}): JointPlan {
  const search = new JointSearch(problem, options);
  search.run();
  const { board, nodes, cutShort } = search;
  const { cost } = board;
  const bound = Math.min(search.bound.value, cost);
  const loops = loopPlansOf(problem, board, bound === cost);
  const unplaced = loops
    .filter(loop => loop.itineraries.length === 0)
    .map(({ id, because }) => ({ id, because }));
  return { loops, cost, bound, proven: bound === cost, unplaced, nodes, cutShort };
}

class JointSearch {
  readonly board: Board;
  readonly bound: LowerBound;
  nodes = 0;
  cutShort = false;
  readonly #options: JointOptions;
  readonly #budget: number;
  /** Microseconds that it takes a usual machine to get ready. */
  readonly #setUp: number;
  readonly #random: Random;
  readonly #annealer: Annealer;
  #cost = 0;
  #unplaced = 0;

  constructor(problem: Problem, options: JointOptions) {
    this.#options = options;
    this.#budget = (options.budgetMs ?? DEFAULT_BUDGET_MS) * 1000;
    this.board = new Board(problem);
    this.bound = new LowerBound(problem);
    this.#random = new Random(problem.seed ?? 1);
    this.#annealer = new Annealer(this.board, this.#random);
    for (const loop of this.board.hardestFirst()) this.board.insert(loop);
    this.nodes = this.board.loops.length;
    this.#look();
    this.#setUp = this.board.loops
      .keys()
      .reduce((sum, loop) => sum + setUpMicros(this.board.variants(loop)), 0);
  }

  run(): void {
    const several = this.board.loops.length > 1;
    if (several && this.#goesOn(1)) this.#annealer.prepare();
    const ready = this.#done;
    const until = (share: number) => ready + Math.max(0, 1 - ready) * share;
    if (several) this.#round(HEAT.first, until(SHARES.anneal), until(SHARES.repair));
    this.#tighten(until(SHARES.bound));
    if (!several) return;
    for (let idle = 0; idle < PATIENCE && this.#goesOn(1); idle += 1) {
      const before = this.board.cost;
      const half = (this.#done + 1) / 2;
      this.#round(HEAT.later, half, 1);
      if (this.board.cost < before) idle = -1;
    }
  }

  /** Anneals, then repairs; each until so much of the budget is used, or less where that is enough for the size. */
  #round(heat: number, annealUntil: number, repairUntil: number): void {
    if (!this.#goesOn(annealUntil)) return;
    const micros = (annealUntil - this.#done) * this.#budget;
    this.#annealer.run(micros, heat, gain => this.#goesOn(annealUntil, this.#cost - gain));
    this.#look();
    const improver = new Improver(this.board, this.#random);
    const start = this.#done;
    const most = Math.min(2 * micros, REPAIR_MICROS_A_LOOP * this.board.loops.length);
    const end = Math.min(repairUntil, start + most / this.#budget);
    while (this.#goesOn(end, improver.bestCost)) {
      const progress = (this.#done - start) / (end - start);
      this.nodes += improver.step(HEAT.repair * (HEAT.end / HEAT.repair) ** progress);
    }
    improver.finish();
    this.#look();
  }

  /** Remembers the plan on the board, which is never worse than before a phase. */
  #look(): void {
    this.#cost = this.board.cost;
    this.#unplaced = this.board.loops.filter((_, loop) => !this.board.placement(loop)).length;
  }

  #tighten(until: number): void {
    this.bound.startFrom((member, week) => this.board.count(member, week));
    for (let passes = 0; passes < MOST_PASSES && this.#goesOn(until); passes += 1) {
      this.bound.pass(this.board.cost);
    }
  }

  get #done(): number {
    return (this.#setUp + this.board.effort + this.bound.effort + this.#annealer.effort) / this.#budget;
  }

  /** Whether there is anything left to gain, and to spend. */
  #goesOn(until: number, cost = this.#cost): boolean {
    const { expired, onProgress } = this.#options;
    const done = this.#done;
    onProgress?.({ cost, bound: this.bound.value, unplaced: this.#unplaced, done: Math.min(1, done) });
    if (this.bound.value >= cost || done >= until) return false;
    this.cutShort ||= expired?.() ?? false;
    return !this.cutShort;
  }
}

/** For the board, the bound and the annealer each, by the people that are looked at. */
function setUpMicros(variants: readonly LoopModel[]): number {
  const seats = variants.flatMap(({ interviews }) => interviews.flatMap(interview => interview.seats));
  return MICROS_A_LOOP + MICROS_A_MEMBER * seats.reduce((sum, seat) => sum + seat.members.length, 0);
}
