import { countBits } from './bitmap.ts';
import type { Charges } from './charges.ts';
import { Completion } from './completion.ts';
import { Heap } from './heap.ts';
import { IMPOSSIBLE, type LoopModel } from './loop-model.ts';
import { Panels } from './panels.ts';
import { type Path, comesBefore, step, stepsOf, threshold } from './path.ts';

/** When the interviews start; who sits in them is for `Panels.best` to find. */
export type Found = { readonly cost: number; readonly path: Path };

export type SearchResult = {
  /** Cheapest first; equal costs in the order of paths. */
  readonly found: readonly Found[];
  /** False where the limit ended the search: there may be cheaper ones, or some where none was found. */
  readonly proven: boolean;
  readonly nodes: number;
};

export type SearchOptions = {
  readonly take: number;
  /** Steps after which the search gives up. */
  readonly nodeLimit: number;
  /** Only what costs less is looked for. */
  readonly below?: number;
};

type Node = {
  /** No itinerary below costs less. */
  readonly bound: number;
  /** What is below starts like this, or later. */
  readonly path: Path;
  readonly done: number;
  readonly day: number;
  /** Tick at which the last interview ended. */
  readonly end: number;
  /** Cost of what is placed, as if people could sit in several interviews. */
  readonly spent: number;
  /** What it costs more because they cannot. */
  readonly surcharge: number;
  readonly kind: 'new-day' | 'first-of-day' | 'placed' | 'checked';
  /** The charges that the costs are with. */
  readonly charges: Charges | undefined;
};

/** A fraction of a second. Only loops for which hardly any set of different people exists need more. */
export const NODE_LIMIT = 200_000;

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
  readonly #queue = new Heap<Node>(isFirst);
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

  /** From the first day on. */
  run(nodeLimit: number): SearchResult {
    this.#openDay(NOTHING_PLACED, 0);
    return this.#continue(nodeLimit);
  }

  /** Whether any itinerary has its first interview at this tick, of this day; undefined where the limit was hit. */
  existsAt(tick: number, day: number, nodeLimit: number): boolean | undefined {
    this.#nodes = 0;
    this.#queue.clear();
    this.#found.length = 0;
    this.#firstStart = tick;
    const path = [threshold(tick)];
    this.#beginDay({ ...NOTHING_PLACED, bound: 0, day, path, kind: 'new-day', charges: undefined });
    const { found, proven } = this.#continue(nodeLimit);
    return found.length > 0 || (proven ? false : undefined);
  }

  #continue(nodeLimit: number): SearchResult {
    for (let node = this.#queue.pop(); node; node = this.#queue.pop()) {
      if (this.#nodes > nodeLimit) return this.#result(false);
      if (this.#isStale(node)) continue;
      if (this.#mayEnter(node)) this.#visit(node);
      else if (node.bound > this.#worst!.cost) break;
    }
    return this.#result(true);
  }

  #result(proven: boolean): SearchResult {
    return { found: this.#found, proven, nodes: this.#nodes };
  }

  /** The last of the found ones, once they are as many as asked for. */
  get #worst(): Found | undefined {
    return this.#found[this.#take - 1];
  }

  #mayEnter({ bound, path }: Node): boolean {
    const worst = this.#worst;
    return !worst || bound < worst.cost || (bound === worst.cost && comesBefore(path, worst.path));
  }

  /** `rest`: what is to come costs no less; `node.bound` is without it. */
  #push(node: Node, rest: number): void {
    const bound = node.bound + rest;
    const entered = { ...node, bound };
    if (rest >= IMPOSSIBLE || bound >= this.#below || !this.#mayEnter(entered)) return;
    this.#nodes += 1;
    this.#queue.push(entered);
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

  #openDay(from: Omit<Node, 'bound' | 'kind' | 'day' | 'charges'>, day: number): void {
    const one = this.#model.days[day];
    if (!one) return;
    const rest = this.#completion.roughlyFrom(day, from.done);
    const path = [...from.path.slice(0, countBits(from.done)), threshold(one.first)];
    const charges = this.#completion.charges(day);
    this.#push({ ...from, path, day, bound: from.spent + from.surcharge, kind: 'new-day', charges }, rest);
  }

  #enterDay(node: Node): void {
    this.#openDay(node, node.day + 1);
    this.#beginDay(node);
  }

  #beginDay(node: Node): void {
    const charges = this.#completion.charges(node.day);
    const spent = node.done === 0 ? -(charges?.total ?? 0) : node.spent;
    const rest = this.#completion.onDay(node.day, node.done);
    this.#push({ ...node, spent, bound: spent + node.surcharge, kind: 'first-of-day', charges }, rest);
  }

  #startDay(node: Node): void {
    const only = node.done === 0 && this.#firstStart !== undefined;
    const slot = only ? this.#firstStart! - this.#model.days[node.day]!.first : 0;
    this.#expand(node, slot, only ? slot : Infinity, () => 0);
  }

  #goOn(node: Node): void {
    const slot = node.end - this.#model.days[node.day]!.first;
    this.#expand(node, slot, slot + this.#model.maxIdle, next => this.#model.idleCost(next - slot));
    if (!this.#model.sameDay) this.#openDay(node, node.day + 1);
  }

  /** Adds every interview that may come next on the day of the node, at slots `[earliest, latest]`. */
  #expand(node: Node, earliest: number, latest: number, idle: (slot: number) => number): void {
    const { costs, ranges, day } = this.#completion.table(node.day);
    const before = node.path.slice(0, countBits(node.done));
    for (const interview of this.#model.interviews.keys()) {
      const model = this.#model.interviews[interview]!;
      if (node.done & (1 << interview) || (model.before & ~node.done) !== 0) continue;
      const done = node.done | (1 << interview);
      const to = Math.min(ranges[interview]!.to, latest + 1);
      const from = Math.max(ranges[interview]!.from, earliest, node.end - day.first);
      for (let slot = from; slot < to; slot += 1) {
        const cost = costs[interview]![slot]!;
        if (cost >= IMPOSSIBLE) continue;
        const tick = day.first + slot;
        const spent = node.spent + cost + idle(slot);
        const end = tick + model.duration;
        const rest = this.#completion.after(node.day, done, end);
        const path = [...before, step({ interview, tick })];
        this.#push({ ...node, bound: spent + node.surcharge, path, done, end, spent, kind: 'placed' }, rest);
      }
    }
  }

  /** Nobody may sit in two of the interviews so far: goes on at once, or later at what that costs more. */
  #checkPanels(node: Node): void {
    const surcharge = this.#panels.surcharge(stepsOf(node.path), this.#completion, node.charges?.byMember);
    if (surcharge !== 0 && this.#completion.reprice(node.day)) return this.#startAgain(node);
    if (surcharge === undefined) return;
    const bound = node.done === this.#all ? this.#costOf(node) : node.bound - node.surcharge + surcharge;
    const checked: Node = { ...node, surcharge, bound, kind: 'checked' };
    if (bound === node.bound) this.#visit(checked);
    else this.#push(checked, 0);
  }

  /** What an itinerary costs: its own people, without charges. */
  #costOf({ path, day, spent, charges }: Node): number {
    const steps = stepsOf(path);
    const charged = steps.reduce(
      (sum, { interview, tick }) => sum + this.#completion.panelAt(interview, tick).cost,
      0,
    );
    const panel = this.#panels.cost(steps) ?? IMPOSSIBLE;
    return spent - charged + (charges?.total ?? 0) + panel + this.#model.days[day]!.cost;
  }

  /** After a change of charges: on the day, or in loops of several days from the first on. */
  #startAgain(node: Node): void {
    if (this.#model.sameDay)
      return this.#beginDay({
        ...node,
        ...NOTHING_PLACED,
        path: [threshold(this.#model.days[node.day]!.first)],
      });
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

const NOTHING_PLACED = { path: [] as Path, done: 0, end: 0, spent: 0, surcharge: 0 };

function isFirst(a: Node, b: Node): boolean {
  return a.bound < b.bound || (a.bound === b.bound && comesBefore(a.path, b.path));
}
