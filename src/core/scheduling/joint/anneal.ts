import type { Seated } from '../describe.ts';
import { IMPOSSIBLE, type LoopModel, NOBODY } from '../loop-model.ts';
import { stepsOf, step } from '../path.ts';
import type { Board, Placement } from './board.ts';
import { Diary } from './diary.ts';
import type { Random } from './random.ts';
import { type Timing, Timings } from './timings.ts';

/** Who sits in each chair of a timing: a place in its entries, or `NOBODY`. */
type Seating = { readonly timing: Timing; readonly places: readonly number[] };

const COLD = 0.3;
/** How often a step looks for another time of a loop, rather than for another person in it. */
const RETIMING = 0.4;
/** Microseconds that a step takes on a usual machine. */
const MICROS_A_STEP = 1.8;
const STEPS_AT_ONCE = 10_000;
/** Worse by so many times the heat is never accepted. */
const HOPELESS = 12;

/**
 * Simulated annealing over all loops at once, between the timings that each likes best: single changes of a time or a
 * person, hundreds of thousands a second, where an exact insertion takes a third of a millisecond. Loops with people
 * who have to take part, lifted caps, rooms, or the same candidate as another one stay where they are.
 */
export class Annealer {
  readonly #board: Board;
  readonly #random: Random;
  readonly #movable: readonly number[];
  readonly #models: readonly LoopModel[];
  readonly #stay: readonly number[];
  #diary: Diary | undefined;
  #timings: readonly Timings[] = [];
  #seatings: (Seating | undefined)[] = [];
  #cost = 0;
  #best: readonly (Seating | undefined)[] = [];
  #bestCost = 0;
  #steps = 0;
  /** Where the loops that stay were in the last run. */
  #around: readonly (Placement | undefined)[] = [];
  #timingEffort = 0;

  constructor(board: Board, random: Random) {
    this.#board = board;
    this.#random = random;
    this.#movable = [...board.loops.keys()].filter(loop => board.isFree(loop));
    this.#models = this.#movable.map(loop => board.variants(loop)[0]!);
    this.#stay = [...board.loops.keys()].filter(loop => !board.isFree(loop));
  }

  /** Microseconds of work on a usual machine. */
  get effort(): number {
    return (
      this.#steps * MICROS_A_STEP +
      this.#timingEffort +
      this.#timings.reduce((sum, one) => sum + one.effort, 0)
    );
  }

  /**
   * Goes on from the plan on the board, and leaves the best one there that it has seen. `heat`: costs by which a plan
   * may get worse in one step at the beginning (with probability 1/e). `goesOn` is asked now and then whether to,
   * with what has been gained so far.
   */
  run(steps: number, heat: number, goesOn: (gain: number) => boolean): void {
    if (this.#movable.length < 2) return;
    this.#takeOver();
    for (let done = 0; done < steps && (done % STEPS_AT_ONCE !== 0 || goesOn(-this.#bestCost)); done += 1) {
      this.#step(heat * (COLD / heat) ** (done / steps));
      this.#steps += 1;
    }
    this.#giveBack();
  }

  #takeOver(): void {
    const placements = this.#movable.map(loop => this.#board.take(loop));
    this.#forgetIfMoved();
    const diary = (this.#diary ??= new Diary(this.#board.availability.ground));
    if (this.#timings.length === 0) this.#timings = this.#models.map(model => new Timings(model, diary));
    this.#seatings = placements.map(
      (placement, i) => placement && this.#seatingOf(placement, this.#timings[i]!),
    );
    for (const seating of this.#seatings) if (seating) this.#write(seating, true);
    this.#cost = 0;
    this.#keep();
  }

  /** What is known of free people holds as long as the loops that stay are where they were. */
  #forgetIfMoved(): void {
    const around = this.#stay.map(loop => this.#board.placement(loop));
    if (around.some((placement, i) => placement !== this.#around[i])) {
      this.#timingEffort += this.#timings.reduce((sum, one) => sum + one.effort, 0);
      this.#diary = undefined;
      this.#timings = [];
    }
    this.#around = around;
  }

  #giveBack(): void {
    for (const seating of this.#seatings) if (seating) this.#write(seating, false);
    this.#best.forEach((seating, i) => {
      if (seating) this.#board.put(this.#movable[i]!, this.#placementOf(seating, this.#models[i]!));
    });
  }

  #step(heat: number): void {
    const i = this.#random.int(this.#movable.length);
    if (this.#seatings[i] && this.#random.next() >= RETIMING) this.#reseat(i, heat);
    else this.#retime(i, heat);
    if (this.#cost < this.#bestCost) this.#keep();
  }

  #keep(): void {
    this.#bestCost = this.#cost;
    this.#best = [...this.#seatings];
  }

  /** Another time, with whoever then costs least, one seat after the other. */
  #retime(i: number, heat: number): void {
    const { list } = this.#timings[i]!;
    const timing = list[this.#random.int(list.length)];
    if (!timing) return;
    const old = this.#seatings[i];
    const before = old ? this.#leave(old) : this.#board.unplacedCost(this.#movable[i]!);
    const most = before + HOPELESS * heat;
    const seated = timing.floor > most ? undefined : this.#seatCheaply(timing);
    const accepted = seated && this.#accepts(seated.cost - before, heat);
    const next = accepted ? { timing, places: seated.places } : old;
    this.#seatings[i] = next;
    if (accepted) this.#cost += seated.cost - before;
    if (next) this.#write(next, true);
  }

  /** Another person in one seat. */
  #reseat(i: number, heat: number): void {
    const { timing, places } = this.#seatings[i]!;
    const c = this.#random.int(timing.chairs.length);
    const { entries, costs, start, end } = timing.chairs[c]!;
    const place = Math.floor(this.#random.next() ** 2 * entries.length);
    const old = places[c]!;
    if (place >= entries.length || place === old || old === NOBODY) return;
    const { member, week, day } = entries[place]!;
    if (places.some((other, d) => other !== NOBODY && timing.chairs[d]!.entries[other]!.member === member))
      return;
    const before = costs[old]! + this.#diary!.lastCost(entries[old]!.week);
    const worse = costs[place]! + this.#diary!.cost(member, start, end, week, day) - before;
    if (!this.#accepts(worse, heat)) return;
    this.#diary!.remove(entries[old]!, end);
    this.#diary!.add(entries[place]!, end);
    this.#cost += worse;
    this.#seatings[i] = { timing, places: places.with(c, place) };
  }

  #accepts(worse: number, heat: number): boolean {
    return worse <= 0 || (worse < HOPELESS * heat && this.#random.next() < Math.exp(-worse / heat));
  }

  #seatCheaply({ cost, chairs }: Timing): { places: number[]; cost: number } | undefined {
    const places: number[] = [];
    const members: number[] = [];
    let total = cost;
    for (const { entries, costs, floors, start, end, emptyCost } of chairs) {
      let best: number = emptyCost;
      let chosen = NOBODY;
      for (let place = 0; place < entries.length && floors[place]! < best; place += 1) {
        const { member, week, day } = entries[place]!;
        if (members.includes(member)) continue;
        const priced = costs[place]! + this.#diary!.cost(member, start, end, week, day);
        if (priced < best) [best, chosen] = [priced, place];
      }
      if (best >= IMPOSSIBLE) return undefined;
      places.push(chosen);
      members.push(chosen === NOBODY ? NOBODY : entries[chosen]!.member);
      total += best;
    }
    return { places, cost: total };
  }

  /** Takes a loop out of the diary; what it cost there. */
  #leave(seating: Seating): number {
    const { timing, places } = seating;
    const cost = timing.chairs.reduce((sum, { entries, costs, emptyCost }, c) => {
      const place = places[c]!;
      return (
        sum + (place === NOBODY ? emptyCost : costs[place]! + this.#diary!.lastCost(entries[place]!.week))
      );
    }, timing.cost);
    this.#write(seating, false);
    return cost;
  }

  #write({ timing, places }: Seating, on: boolean): void {
    timing.chairs.forEach(({ entries, end }, c) => {
      if (places[c] === NOBODY) return;
      if (on) this.#diary!.add(entries[places[c]!]!, end);
      else this.#diary!.remove(entries[places[c]!]!, end);
    });
  }

  #seatingOf({ seated }: Placement, timings: Timings): Seating {
    const timing = timings.at(seated.map(({ interview, tick }) => step({ interview, tick })));
    const members = seated.flatMap(one => one.members);
    const places = timing.chairs.map(({ entries }, c) =>
      entries.findIndex(entry => entry.member === members[c]),
    );
    return { timing, places };
  }

  #placementOf({ timing, places }: Seating, { interviews }: LoopModel): Placement {
    let next = 0;
    const seated = stepsOf(timing.path).map(({ interview, tick }): Seated => {
      const members = interviews[interview]!.seats.map(() => {
        const chair = next;
        next += 1;
        return places[chair] === NOBODY ? NOBODY : timing.chairs[chair]!.entries[places[chair]!]!.member;
      });
      return { interview, tick, members };
    });
    const taken = timing.chairs.map((chair, c) => ({ chair, place: places[c]! }));
    const claims = taken.flatMap(({ chair, place }) =>
      place === NOBODY ? [] : [{ member: chair.entries[place]!.member, start: chair.start, end: chair.end }],
    );
    const fixedCost = taken.reduce(
      (sum, { chair, place }) => sum + (place === NOBODY ? chair.emptyCost : chair.costs[place]!),
      timing.cost,
    );
    return { seated, claims, rooms: [], fixedCost };
  }
}
