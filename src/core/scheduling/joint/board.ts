import { compileLoop } from '../compile-loop.ts';
import { Completion } from '../completion.ts';
import type { Seated } from '../seated.ts';
import { seatPath } from '../describe.ts';
import { groundOf } from '../ground.ts';
import { IMPOSSIBLE, NOBODY } from '../interview-model.ts';
import type { LoopModel } from '../loop-model.ts';
import { membersRequired } from '../loop-people.ts';
import type { Path } from '../path.ts';
import type { Loop, Problem } from '../problem.ts';
import type { RoomClaim } from '../rooms.ts';
import { variantsWith } from '../search-loop.ts';
import { type Found, search } from '../search.ts';
import { sortedById } from '../sorted.ts';
import { type Claim, SharedAvailability } from './shared-availability.ts';
import { beside, whereRoomsAreFree } from './siblings.ts';

/** A loop with a place on the board. `fixedCost`: what of its cost does not depend on other loops. */
export type Placement = {
  readonly seated: readonly Seated[];
  readonly claims: readonly Claim[];
  readonly rooms: readonly RoomClaim[];
  readonly fixedCost: number;
};

/** Steps that one loop may be searched for in a joint plan; more are only needed where it hardly fits. */
const NODES_A_LOOP = 3000;
/** Beside the search: to take a loop off, choose what goes with it and write down where it is put. As measured. */
const MICROS_AN_INSERT = 80;
/** Among so many of the cheapest places one may be chosen. */
const CHOICES = 4;

/**
 * All loops of a problem competing for the same people: which are placed, where, and what everything costs together.
 * The cost of a plan counts days and interviews left out as many times as the priority of their loop.
 */
export class Board {
  readonly loops: readonly Loop[];
  readonly availability: SharedAvailability;
  readonly #variants: readonly (readonly LoopModel[])[];
  readonly #placements: (Placement | undefined)[];
  #cost: number;
  #effort = 0;

  constructor(problem: Problem) {
    this.loops = sortedById(problem.loops);
    this.availability = new SharedAvailability(groundOf(problem));
    this.#variants = this.loops.map(loop => this.#compile(loop));
    this.#placements = this.loops.map(() => undefined);
    this.#cost = this.loops.reduce((sum, _, i) => sum + this.unplacedCost(i), 0);
  }

  /** Microseconds of searching on a usual machine, the same on every one. */
  get effort(): number {
    return this.#effort;
  }

  get cost(): number {
    return this.#cost;
  }

  placement(loop: number): Placement | undefined {
    return this.#placements[loop];
  }

  /** The loop as it is searched; several where it requires people, who may sit in several seats. */
  variants(loop: number): readonly LoopModel[] {
    return this.#variants[loop]!;
  }

  /** Whether the loop has nothing about it but what its people and times are. */
  isFree(loop: number): boolean {
    const { candidate, must, overrides, interviews } = this.loops[loop]!;
    const alone = this.loops.every(
      (other, i) => i === loop || candidate === undefined || other.candidate !== candidate,
    );
    const special = must?.length || overrides?.length || interviews.some(one => one.room);
    return alone && !special && this.#variants[loop]!.length === 1;
  }

  unplacedCost(loop: number): number {
    const { interviews, priority = 1 } = this.loops[loop]!;
    return this.availability.ground.weights.unplaced * interviews.length * priority;
  }

  /** Loops with few days to choose from and many interviews come first. */
  hardestFirst(): number[] {
    const days = this.#variants.map(([model]) => model?.days.length ?? 0);
    const size = (loop: number) => this.loops[loop]!.interviews.length;
    return [...this.loops.keys()].sort((a, b) => days[a]! - days[b]! || size(b) - size(a) || a - b);
  }

  /** Interviews of a member in one of their weeks, with those on the board. */
  count(member: number, week: number): number {
    return this.availability.ground.team[member]!.weekCount[week]!;
  }

  /**
   * Puts a loop where it costs least now, if that is less than leaving it out; or where it costs little more, with
   * `choose` picking one of so many.
   */
  insert(loop: number, choose?: (count: number) => number): void {
    const places = this.#cheapest(loop, choose ? CHOICES : 1);
    const place = places[choose?.(places.length) ?? 0];
    if (place) this.put(loop, place());
  }

  put(loop: number, place: Placement): void {
    for (const claim of place.claims) {
      this.#cost += this.availability.nextCost(claim);
      this.availability.claim(claim);
    }
    this.availability.ground.rooms.claim(place.rooms);
    this.#cost += place.fixedCost - this.unplacedCost(loop);
    this.#placements[loop] = place;
  }

  /** Takes a loop off the board. */
  take(loop: number): Placement | undefined {
    const place = this.#placements[loop];
    if (!place) return undefined;
    for (const claim of place.claims) {
      this.#cost -= this.availability.lastCost(claim);
      this.availability.release(claim);
    }
    this.availability.ground.rooms.release(place.rooms);
    this.#cost += this.unplacedCost(loop) - place.fixedCost;
    this.#placements[loop] = undefined;
    return place;
  }

  #compile(loop: Loop): LoopModel[] {
    const model = compileLoop(loop, this.availability);
    const { priority = 1 } = loop;
    const days = model.days.map(({ local, first, end, cost, openings }) => {
      return { local, first, end, cost: cost * priority, openings };
    });
    const required = membersRequired(loop, this.availability.ground);
    return variantsWith({ ...model, days }, required).map(withFloors);
  }

  #cheapest(loop: number, take: number): (() => Placement)[] {
    let below = Math.min(this.unplacedCost(loop), IMPOSSIBLE);
    const siblings = this.#siblings(loop);
    this.#effort += MICROS_AN_INSERT;
    const places = this.#variants[loop]!.flatMap(variant => {
      const model = whereRoomsAreFree(beside(variant, siblings));
      const { found, effort } = search(model, { take, nodeLimit: NODES_A_LOOP, below });
      this.#effort += effort;
      if (take === 1) below = Math.min(below, found[0]?.cost ?? below);
      const place = ({ path, cost }: Found) => placementOf(path, cost, model, this.availability);
      return found.map(one => ({ cost: one.cost, place: () => place(one) }));
    });
    return places
      .sort((a, b) => a.cost - b.cost)
      .slice(0, take)
      .map(one => one.place);
  }

  /** What other loops of the same candidate claim. */
  #siblings(loop: number): Claim[] {
    const { candidate } = this.loops[loop]!;
    if (candidate === undefined) return [];
    return this.loops.flatMap((other, i) =>
      i !== loop && other.candidate === candidate ? [...(this.#placements[i]?.claims ?? [])] : [],
    );
  }
}

/**
 * Days with what they cost at least while nothing is placed: other loops only make them dearer. Loops of one day
 * look at the cheapest first. Tables are kept, for whoever looks at the empty board.
 */
function withFloors(model: LoopModel): LoopModel {
  if (!model.sameDay) return model;
  const completion = new Completion(model);
  const days = model.days.map(({ local, first, end, cost, openings }, i) => {
    const floor = completion.onDay(i, 0);
    return { day: { local, first, end, cost, openings, floor }, table: completion.table(i) };
  });
  const possible = days.filter(({ day }) => day.floor < IMPOSSIBLE).sort((a, b) => a.day.floor - b.day.floor);
  return { ...model, days: possible.map(one => one.day), tables: possible.map(one => one.table) };
}

function placementOf(
  path: Path,
  cost: number,
  model: LoopModel,
  availability: SharedAvailability,
): Placement {
  const seated = seatPath(path, model);
  const claims = seated.flatMap(({ interview, tick, members }) => {
    const end = tick + model.interviews[interview]!.duration;
    return members.flatMap(member => (member === NOBODY ? [] : [{ member, start: tick, end }]));
  });
  const rooms = seated.flatMap(({ interview, tick: start, room }) =>
    room === undefined ? [] : [{ room, start, end: start + model.interviews[interview]!.duration }],
  );
  const byWeek = claims.reduce((sum, claim) => sum + availability.nextCost(claim), 0);
  return { seated, claims, rooms, fixedCost: cost - byWeek };
}
