import type { LoopPlan } from '../plan.ts';
import type { Problem } from '../problem.ts';
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
/** Shares of the budget after which the search turns from improving the plan to its bound, and back. */
const BOUND_FROM = 0.4;
const BOUND_TO = 0.65;
/** Steps a loop after which a small problem has been searched enough. */
const STEPS_A_LOOP = 300;

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
  readonly #improver: Improver;

  constructor(problem: Problem, options: JointOptions) {
    this.#options = options;
    this.#budget = (options.budgetMs ?? DEFAULT_BUDGET_MS) * 1000;
    this.board = new Board(problem);
    this.bound = new LowerBound(problem);
    for (const loop of this.board.hardestFirst()) this.#insert(loop);
    this.#improver = new Improver(this.board, new Random(problem.seed ?? 1));
  }

  run(): void {
    this.#improve(BOUND_FROM);
    this.#tighten(BOUND_TO);
    this.#improve(1);
    this.#improver.finish();
  }

  #insert(loop: number): void {
    this.board.insert(loop);
    this.nodes += 1;
  }

  #improve(until: number): void {
    const most = STEPS_A_LOOP * this.board.loops.length * until;
    if (this.board.loops.length < 2) return;
    for (let steps = 0; steps < most && this.#goesOn(until); steps += 1) {
      this.nodes += this.#improver.step(Math.max(this.#done, steps / most));
    }
  }

  #tighten(until: number): void {
    this.bound.startFrom((member, week) => this.board.count(member, week));
    for (let passes = 0; passes < 200 && this.#goesOn(until); passes += 1)
      this.bound.pass(this.#improver.bestCost);
  }

  get #done(): number {
    return (this.board.effort + this.bound.effort) / this.#budget;
  }

  #goesOn(until: number): boolean {
    const { expired, onProgress } = this.#options;
    const { bestCost } = this.#improver;
    const unplaced = this.board.loops.filter((_, loop) => !this.board.placement(loop)).length;
    onProgress?.({ cost: bestCost, bound: this.bound.value, unplaced, done: Math.min(1, this.#done) });
    if (this.bound.value >= bestCost || this.#done >= until) return false;
    this.cutShort ||= expired?.() ?? false;
    return !this.cutShort;
  }
}
