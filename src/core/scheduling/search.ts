import { countBits } from './bitmap.ts';
import { Completion } from './completion.ts';
import { Heap } from './heap.ts';
import { IMPOSSIBLE } from './interview-model.ts';
import type { LoopModel } from './loop-model.ts';
import { dayAt } from './candidate-day.ts';
import { Panels } from './panels.ts';
import { type Path, type Start, comesBefore, step, stepsOf, threshold } from './path.ts';
import { NOTHING_PLACED, type Node, isFirst, isNearest } from './search-node.ts';

/** When the interviews start; who sits in them is for `Panels.best` to find. */
export type Found = { readonly cost: number; readonly path: Path };

export type SearchResult = {
  /** Cheapest first; equal costs in the order of paths. */
  readonly found: readonly Found[];
  /** False where the limit ended the search: there may be cheaper ones, or some where none was found. */
  readonly proven: boolean;
  /** Nothing that was not found costs less. */
  readonly bound: number;
  readonly nodes: number;
  /** Microseconds on a usual machine, the same on every one. */
  readonly effort: number;
};

export type SearchOptions = {
  readonly take: number;
  /** Steps after which the search gives up. */
  readonly nodeLimit: number;
  /** Only what costs less is looked for. */
  readonly below?: number;
};

/** A fraction of a second. Only loops for which hardly any set of different people exists need more. */
export const NODE_LIMIT = 60_000;

/** A search that ends without enough answers takes this part of its steps once more to find some. */
const HURRY = 10;

/** As measured, with assigning people. */
const MICROS_A_NODE = 5;
const MICROS_A_SEARCH = 50;

/** The `take` cheapest itineraries with different starts: A* under the bound of `Completion`. */
export function search(
  model: LoopModel,
  { take, nodeLimit, below = IMPOSSIBLE }: SearchOptions,
): SearchResult {
  return new Search(model, take, below).run(nodeLimit);
}

export class Search {
  readonly #model: LoopModel;
  readonly #take: number;
  readonly #below: number;
  readonly #all: number;
  readonly #completion: Completion;
  readonly #panels: Panels;
  #queue = new Heap<Node>(isFirst);
  readonly #found: Found[] = [];
  /** Where only itineraries that begin at this tick are looked for. */
  #firstStart: number | undefined;
  #nodes = 0;

  constructor(model: LoopModel, take: number, below = IMPOSSIBLE) {
    this.#model = model;
    this.#take = take;
    this.#below = below;
    this.#all = (1 << model.interviews.length) - 1;
    this.#completion = new Completion(model);
    this.#panels = new Panels(model);
  }

  /** Steps of the last search. */
  get nodes(): number {
    return this.#nodes;
  }

  /** From the first day on. */
  run(nodeLimit: number): SearchResult {
    this.#openDay(NOTHING_PLACED, 0);
    const result = this.#continue(nodeLimit);
    if (!result.proven && this.#found.length < this.#take) this.#hurry(nodeLimit / HURRY);
    return { ...result, nodes: this.#nodes };
  }

  /** Where an exact search has no time left: whatever itineraries come up soon, the cheapest of them. */
  #hurry(nodes: number): void {
    const limit = this.#nodes + nodes;
    this.#queue = new Heap<Node>(isNearest);
    this.#openDay(NOTHING_PLACED, 0);
    for (let node = this.#queue.pop(); node && this.#nodes <= limit; node = this.#queue.pop()) {
      if (!this.#isStale(node) && this.#mayEnter(node)) this.#visit(node);
    }
  }

  /** Whether any itinerary has its first interview at this tick, of this day; undefined where the limit was hit. */
  existsAt(tick: number, day: number, nodeLimit: number): boolean | undefined {
    this.#nodes = 0;
    this.#queue.clear();
    this.#found.length = 0;
    this.#firstStart = tick;
    const path = [threshold(tick)];
    this.#beginDay({
      ...NOTHING_PLACED,
      path,
      bound: 0,
      day,
      kind: 'new-day',
      reached: -Infinity,
      charges: undefined,
    });
    const { found, proven } = this.#continue(nodeLimit);
    return found.length > 0 || (proven ? false : undefined);
  }

  #continue(nodeLimit: number): SearchResult {
    for (let node = this.#queue.pop(); node; node = this.#queue.pop()) {
      if (this.#nodes > nodeLimit) return this.#result(false, node.bound);
      if (this.#isStale(node)) continue;
      if (this.#mayEnter(node)) this.#visit(node);
      else if (node.bound > this.#worst!.cost) break;
    }
    return this.#result(true, this.#worst?.cost ?? IMPOSSIBLE);
  }

  #result(proven: boolean, bound: number): SearchResult {
    const effort = MICROS_A_SEARCH + this.#nodes * MICROS_A_NODE + this.#completion.effort;
    return { found: this.#found, proven, bound, nodes: this.#nodes, effort };
  }

  /** The last of the found ones, once they are as many as asked for. */
  get #worst(): Found | undefined {
    return this.#found[this.#take - 1];
  }

  #mayEnter({ bound, path }: Node): boolean {
    const worst = this.#worst;
    return !worst || bound < worst.cost || (bound === worst.cost && comesBefore(path, worst.path));
  }

  #push(node: Node): void {
    if (node.bound >= this.#below || !this.#mayEnter(node)) return;
    this.#nodes += 1;
    this.#queue.push(node);
  }

  /** Made under charges that hold no more. */
  #isStale({ kind, day, charges }: Node): boolean {
    return kind !== 'new-day' && charges !== this.#completion.charges(day);
  }

  #visit(node: Node): void {
    if (node.kind === 'new-day') this.#enterDay(node);
    else if (node.kind === 'first-of-day') this.#startDay(node);
    else if (node.kind === 'placed') this.#checkPanels(node);
    else if (node.done === this.#all) this.#record(node);
    else this.#goOn(node);
  }

  #openDay(from: Pick<Node, 'path' | 'done' | 'end' | 'spent' | 'surcharge'>, day: number): void {
    const one = this.#model.days[day];
    if (!one) return;
    const { done, end, spent, surcharge } = from;
    const bound = spent + surcharge + this.#completion.roughlyFrom(day, done);
    const path = [...from.path.slice(0, countBits(done)), threshold(one.first)];
    const charges = this.#completion.charges(day);
    this.#push({
      bound,
      path,
      done,
      day,
      end,
      spent,
      surcharge,
      kind: 'new-day',
      reached: -Infinity,
      charges,
    });
  }

  #enterDay(node: Node): void {
    this.#openDay(node, node.day + 1);
    this.#beginDay(node);
  }

  #beginDay({ path, done, day, end, spent: before, surcharge }: Node): void {
    const rest = this.#completion.onDay(day, done);
    if (rest >= IMPOSSIBLE) return;
    const charges = this.#completion.charges(day);
    const spent = done === 0 ? -(charges?.total ?? 0) : before;
    const bound = spent + surcharge + rest;
    this.#push({
      bound,
      path,
      done,
      day,
      end,
      spent,
      surcharge,
      kind: 'first-of-day',
      reached: -Infinity,
      charges,
    });
  }

  #startDay(node: Node): void {
    const only = node.done === 0 && this.#firstStart !== undefined;
    const slot = only ? this.#firstStart! - this.#model.days[node.day]!.first : 0;
    this.#expand(node, slot, only ? slot : Infinity, noIdle);
  }

  #goOn(node: Node): void {
    const slot = node.end - this.#model.days[node.day]!.first;
    const { idleCosts, maxIdle, sameDay } = this.#model;
    this.#expand(node, slot, slot + maxIdle, next => idleCosts[next - slot]!);
    if (!sameDay && node.reached === -Infinity) this.#openDay(node, node.day + 1);
  }

  /**
   * Adds what may come next on the day of the node, at slots `[earliest, latest]`, as far as its bound is that of the
   * node: what is dearer is added when the node comes up again, at the bound of the cheapest left out (partial
   * expansion A*; most of it never is).
   */
  #expand(node: Node, earliest: number, latest: number, idle: (slot: number) => number): void {
    const { costs, from: earliestOf, to: endOf, day, slots } = this.#completion.table(node.day);
    const restOf = this.#completion.rest(node.day);
    let next = IMPOSSIBLE;
    for (let interview = 0; interview < this.#model.interviews.length; interview += 1) {
      const model = this.#model.interviews[interview]!;
      if (node.done & (1 << interview) || (model.before & ~node.done) !== 0) continue;
      const done = node.done | (1 << interview);
      const to = Math.min(endOf[interview]!, latest + 1);
      const from = Math.max(earliestOf[interview]!, earliest, node.end - day.first);
      for (let slot = from; slot < to; slot += 1) {
        const cost = costs[interview * slots + slot]!;
        if (cost >= IMPOSSIBLE) continue;
        const spent = node.spent + cost + idle(slot);
        const tick = day.first + slot;
        const rest = restOf.after(done, tick + model.duration);
        const bound = spent + node.surcharge + rest;
        if (rest >= IMPOSSIBLE || bound <= node.reached) continue;
        if (bound > node.bound) next = Math.min(next, bound);
        else this.#place(node, { interview, tick }, done, spent, bound);
      }
    }
    if (next < IMPOSSIBLE) this.#push({ ...node, bound: next, reached: node.bound });
  }

  #place(from: Node, placed: Start, done: number, spent: number, bound: number): void {
    const path = from.path.slice(0, countBits(from.done));
    path.push(step(placed));
    const end = placed.tick + this.#model.interviews[placed.interview]!.duration;
    const { day, surcharge, charges } = from;
    this.#push({
      bound,
      path,
      done,
      day,
      end,
      spent,
      surcharge,
      kind: 'placed',
      reached: -Infinity,
      charges,
    });
  }

  /** Nobody may sit in two of the interviews so far: goes on at once, or later at what that costs more. */
  #checkPanels(node: Node): void {
    const surcharge = this.#panels.surcharge(this.#stepsOf(node), this.#completion, node.charges?.byMember);
    if (surcharge !== 0 && this.#completion.reprice(node.day)) return this.#startAgain(node);
    if (surcharge === undefined) return;
    const bound =
      node.done === this.#all ? this.#costOf(node, surcharge) : node.bound - node.surcharge + surcharge;
    const checked: Node = { ...node, surcharge, bound, kind: 'checked' };
    if (bound === node.bound) this.#visit(checked);
    else this.#push(checked);
  }

  /** What an itinerary costs: its own people, without charges. */
  #costOf(node: Node, surcharge: number): number {
    const { cost: ofDay } = this.#model.days[node.day]!;
    if (!node.charges?.byMember) return node.spent + surcharge + ofDay;
    const steps = this.#stepsOf(node);
    const panel = this.#panels.cost(steps) ?? IMPOSSIBLE;
    return node.spent - this.#panels.cheapest(steps, this.#completion) + node.charges.total + panel + ofDay;
  }

  #stepsOf({ path, day }: Node) {
    const { days, sameDay } = this.#model;
    return stepsOf(path).map(({ interview, tick }) => ({
      interview,
      tick,
      day: sameDay ? day : dayAt(days, tick),
    }));
  }

  /** After a change of charges: on the day, or in loops of several days from the first on. */
  #startAgain(node: Node): void {
    const path = [threshold(this.#model.days[node.day]!.first)];
    if (this.#model.sameDay) return this.#beginDay({ ...node, ...NOTHING_PLACED, path });
    this.#queue.clear();
    this.#openDay(NOTHING_PLACED, 0);
  }

  #record({ path, bound: cost }: Node): void {
    if (this.#found.some(other => other.path.join() === path.join())) return;
    const place = this.#found.findIndex(
      other => cost < other.cost || (cost === other.cost && comesBefore(path, other.path)),
    );
    this.#found.splice(place < 0 ? this.#found.length : place, 0, { cost, path });
    if (this.#found.length > this.#take) this.#found.pop();
  }
}

const noIdle = () => 0;
