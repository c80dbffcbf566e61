import type { Board, Placement } from './board.ts';
import type { Random } from './random.ts';

/** How many loops are taken off the board at once. */
const FEWEST = 2;
const MOST = 7;
/** How often a place that is not the cheapest is tried. */
const GENEROSITY = 0.25;

/**
 * Destroy and repair with annealing: takes some loops off the board that compete for the same people, puts each back
 * where it then costs least, and keeps what came of it if it is cheaper, or by chance a little dearer.
 */
export class Improver {
  readonly #board: Board;
  readonly #random: Random;
  readonly #all: readonly number[];
  #best: readonly (Placement | undefined)[];
  #bestCost: number;

  constructor(board: Board, random: Random) {
    this.#board = board;
    this.#random = random;
    this.#all = board.loops.map((_, i) => i);
    this.#bestCost = board.cost;
    this.#best = this.#all.map(i => board.placement(i));
  }

  get bestCost(): number {
    return this.#bestCost;
  }

  /**
   * `heat`: costs by which the plan may get worse (with probability 1/e). Gives the number of loops that were put
   * anew.
   */
  step(heat: number): number {
    const some = this.#related();
    const before = this.#board.cost;
    const old = some.map(loop => this.#board.take(loop));
    this.#insertAnew(some);
    const worse = this.#board.cost - before;
    if (worse > 0 && this.#random.next() >= Math.exp(-worse / heat)) this.#restore(some, old);
    else if (this.#board.cost < this.#bestCost) this.#keep();
    return some.length;
  }

  /** In any order; sometimes the first does not get the place it likes best, so that others get theirs. */
  #insertAnew(loops: readonly number[]): void {
    const [first, ...others] = this.#random.shuffled(loops);
    const generous = this.#random.next() < GENEROSITY;
    this.#board.insert(first!, generous ? count => this.#random.int(count) : undefined);
    for (const loop of others) this.#board.insert(loop);
  }

  /** Brings the board to the best plan so far. */
  finish(): void {
    if (this.#board.cost > this.#bestCost) this.#restore(this.#all, this.#best);
  }

  #keep(): void {
    this.#bestCost = this.#board.cost;
    this.#best = this.#all.map(i => this.#board.placement(i));
  }

  #restore(loops: readonly number[], placements: readonly (Placement | undefined)[]): void {
    for (const loop of loops) this.#board.take(loop);
    loops.forEach((loop, i) => {
      const placement = placements[i];
      if (placement) this.#board.put(loop, placement);
    });
  }

  /** One loop at random, and those that share most people with it; loops without a place come along easily. */
  #related(): number[] {
    const random = this.#random;
    const first = random.int(this.#all.length);
    const members = new Set(this.#board.placement(first)?.claims.map(claim => claim.member));
    const scored = this.#all.map(loop => {
      const placement = this.#board.placement(loop);
      const shared = placement ? placement.claims.filter(claim => members.has(claim.member)).length * 2 : 3;
      return { loop, score: loop === first ? Infinity : shared + 3 * random.next() };
    });
    const count = FEWEST + random.int(MOST - FEWEST + 1);
    return scored
      .sort((a, b) => b.score - a.score)
      .slice(0, count)
      .map(one => one.loop);
  }
}
