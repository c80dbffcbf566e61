import type { Seated } from '../seated.ts';
import { IMPOSSIBLE, NOBODY } from '../interview-model.ts';
import type { LoopModel } from '../loop-model.ts';
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
/**
 * Microseconds that a step takes on a usual machine: so many where all that it looks at fits into the processor, and
 * some more for each time that there are twice as many people in chairs (`npm run bench -- scheduling`; 10,000 are 30
 * loops × 60 people, two millions 500 × 500).
 */
const MICROS_A_STEP = { least: 0.6, doubling: 0.35, sitters: 10_000 };
/** More steps in one go cool no better. */
const STEPS_A_LOOP = 10_000;
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
  #effort = 0;
  #stepMicros: number = MICROS_A_STEP.least;
  /** Where the loops that stay were in the last run. */
  #around: readonly (Placement | undefined)[] = [];

  constructor(board: Board, random: Random) {
    this.#board = board;
    this.#random = random;
    this.#movable = [...board.loops.keys()].filter(loop => board.isFree(loop));
    this.#models = this.#movable.map(loop => board.variants(loop)[0]!);
    this.#stay = [...board.loops.keys()].filter(loop => !board.isFree(loop));
  }

  /** Microseconds of work on a usual machine. */
  get effort(): number {
    return this.#effort;
  }

  /** Looks for the timings of all loops, unless that is done; `run` would do so otherwise. */
  prepare(): void {
    if (this.#movable.length < 2) return;
    this.#takeOver();
    this.#giveBack();
  }

  /**
   * Goes on from the plan on the board, and leaves the best one there that it has seen. `heat`: costs by which a plan
   * may get worse in one step at the beginning (with probability 1/e). `micros`: the effort to spend at most.
   * `goesOn` is asked now and then whether to, with what has been gained so far.
   */
  run(micros: number, heat: number, goesOn: (gain: number) => boolean): void {
    if (this.#movable.length < 2) return;
    this.#takeOver();
    const steps = Math.min(STEPS_A_LOOP * this.#movable.length, Math.floor(micros / this.#stepMicros));
    for (let done = 0; done < steps && (done % STEPS_AT_ONCE !== 0 || goesOn(-this.#bestCost)); done += 1) {
      this.#step(heat * (COLD / heat) ** (done / steps));
      this.#effort += this.#stepMicros;
    }
    this.#giveBack();
  }

  #takeOver(): void {
    const placements = this.#movable.map(loop => this.#board.take(loop));
    this.#forgetIfMoved();
    if (this.#timings.length === 0) this.#lookForTimings();
    this.#seatings = placements.map(
      (placement, i) => placement && this.#seatingOf(placement, this.#timings[i]!),
    );
    for (const seating of this.#seatings) if (seating) this.#write(seating, true);
    this.#cost = 0;
    this.#keep();
  }

  #lookForTimings(): void {
    const diary = new Diary(this.#board.availability.ground);
    this.#diary = diary;
    this.#timings = this.#models.map(model => new Timings(model, diary, this.#models.length));
    const sitters = this.#timings.reduce((sum, one) => sum + one.sitters, 0);
    const doublings = Math.max(0, Math.log2(sitters / MICROS_A_STEP.sitters));
    this.#stepMicros = MICROS_A_STEP.least + MICROS_A_STEP.doubling * doublings;
    this.#effort += this.#timings.reduce((sum, one) => sum + one.effort, 0);
  }

  /** What is known of free people holds as long as the loops that stay are where they were. */
  #forgetIfMoved(): void {
    const around = this.#stay.map(loop => this.#board.placement(loop));
    if (around.some((placement, i) => placement !== this.#around[i])) {
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
    const before = old ? this.#costOf(old) : this.#board.unplacedCost(this.#movable[i]!);
    const most = before + HOPELESS * heat;
    if (timing.floor > most) return;
    if (old) this.#write(old, false);
    const seated = this.#seatCheaply(timing, most);
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
    const chair = timing.chairs[c]!;
    const place = Math.floor(this.#random.next() ** 2 * chair.count);
    const old = places[c]!;
    if (place >= chair.count || place === old || old === NOBODY) return;
    const before = chair.cost(old) + this.#diary!.lastCost(chair.week(old));
    if (chair.floor(place) - before > HOPELESS * heat) return;
    const member = chair.member(place);
    if (places.some((other, d) => other !== NOBODY && timing.chairs[d]!.member(other) === member)) return;
    const worse = chair.cost(place) + this.#diary!.cost(chair, place) - before;
    if (!this.#accepts(worse, heat)) return;
    this.#diary!.remove(chair, old);
    this.#diary!.add(chair, place);
    this.#cost += worse;
    this.#seatings[i] = { timing, places: places.with(c, place) };
  }

  #accepts(worse: number, heat: number): boolean {
    return worse <= 0 || (worse < HOPELESS * heat && this.#random.next() < Math.exp(-worse / heat));
  }

  /** Undefined where that costs more than `most`, or somebody is missing. */
  #seatCheaply({ floor, chairs }: Timing, most: number): { places: number[]; cost: number } | undefined {
    const places: number[] = [];
    const members: number[] = [];
    let total = floor;
    for (const chair of chairs) {
      let best: number = chair.emptyCost;
      let chosen = NOBODY;
      for (let place = 0; place < chair.count && chair.floor(place) < best; place += 1) {
        if (members.includes(chair.member(place))) continue;
        const priced = chair.cost(place) + this.#diary!.cost(chair, place);
        if (priced < best) [best, chosen] = [priced, place];
      }
      total += best - chair.least;
      if (best >= IMPOSSIBLE || total > most) return undefined;
      places.push(chosen);
      members.push(chosen === NOBODY ? NOBODY : chair.member(chosen));
    }
    return { places, cost: total };
  }

  /** What a loop costs where it is, with everybody in it seen as the last of their week. */
  #costOf({ timing, places }: Seating): number {
    return timing.chairs.reduce((sum, chair, c) => {
      const place = places[c]!;
      if (place === NOBODY) return sum + chair.emptyCost;
      return sum + chair.cost(place) + this.#diary!.lastCost(chair.week(place));
    }, timing.cost);
  }

  #write({ timing, places }: Seating, on: boolean): void {
    timing.chairs.forEach((chair, c) => {
      if (places[c] === NOBODY) return;
      if (on) this.#diary!.add(chair, places[c]!);
      else this.#diary!.remove(chair, places[c]!);
    });
  }

  #seatingOf({ seated }: Placement, timings: Timings): Seating {
    const timing = timings.at(seated.map(({ interview, tick }) => step({ interview, tick })));
    const members = seated.flatMap(one => one.members);
    const places = timing.chairs.map((chair, c) => chair.placeOf(members[c]!));
    return { timing, places };
  }

  #placementOf({ timing, places }: Seating, { interviews }: LoopModel): Placement {
    let next = 0;
    const seated = stepsOf(timing.path).map(({ interview, tick }): Seated => {
      const members = interviews[interview]!.seats.map(() => {
        const chair = next;
        next += 1;
        return places[chair] === NOBODY ? NOBODY : timing.chairs[chair]!.member(places[chair]!);
      });
      return { interview, tick, members };
    });
    const taken = timing.chairs.map((chair, c) => ({ chair, place: places[c]! }));
    const claims = taken.flatMap(({ chair, place }) =>
      place === NOBODY ? [] : [{ member: chair.member(place), start: chair.start, end: chair.end }],
    );
    const fixedCost = taken.reduce(
      (sum, { chair, place }) => sum + (place === NOBODY ? chair.emptyCost : chair.cost(place)),
      timing.cost,
    );
    return { seated, claims, rooms: [], fixedCost };
  }
}
