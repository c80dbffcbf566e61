import { IMPOSSIBLE, NOBODY } from './interview-model.ts';

/** Who could sit in one seat at what cost, cheapest first, equal costs by member. `NOBODY` may stand in many seats. */
export type Choices = { readonly members: readonly number[]; readonly costs: readonly number[] };

export type Assignment = { readonly cost: number; readonly members: readonly number[] };

/**
 * Seats everybody at most once at the least cost; of equal costs the lexicographically smallest list of members, seat
 * by seat. Undefined where the seats cannot all be filled. Choices beyond the first `seats.length` of a seat never
 * matter: at most that many are taken elsewhere.
 */
export function assign(seats: readonly Choices[]): Assignment | undefined {
  const first = firstChoices(seats);
  if (first) return first;
  const columns = columnsOf(seats);
  const matrix = seats.map((seat, s) => rowOf(seat, s, columns));
  const best = solve(matrix, columns.length);
  if (!best) return undefined;
  const { chosen } = smallest(matrix, best);
  return { cost: best.cost, members: chosen.map(column => Math.max(NOBODY, columns[column]!)) };
}

/** What `assign` would cost, found sooner. */
export function assignedCost(seats: readonly Choices[]): number | undefined {
  return costWithOneClash(seats) ?? (seats.length <= FEW ? costByTrying(seats) : costOfBest(seats));
}

/** Up to so many seats, trying is several times faster than setting up the Hungarian method. */
const FEW = 6;

/** Tries whoever costs least first, and goes on only where the rest could still make it the best. */
function costByTrying(seats: readonly Choices[]): number | undefined {
  const rest = seats.map(() => 0);
  for (let s = seats.length - 1; s > 0; s -= 1) rest[s - 1] = rest[s]! + (seats[s]!.costs[0] ?? IMPOSSIBLE);
  const taken: number[] = [];
  let best = IMPOSSIBLE;
  const fill = (s: number, spent: number): void => {
    if (s === seats.length) {
      best = spent;
      return;
    }
    const { members, costs } = seats[s]!;
    for (let k = 0; k < members.length; k += 1) {
      const cost = spent + costs[k]!;
      if (cost + rest[s]! >= best) return;
      const member = members[k]!;
      if (member !== NOBODY && taken.includes(member)) continue;
      taken.push(member);
      fill(s + 1, cost);
      taken.pop();
    }
  };
  fill(0, 0);
  return best < IMPOSSIBLE ? best : undefined;
}

/**
 * Where everybody's first choice would do but for two seats that want the same member: one of the two takes its
 * second choice, whichever costs less. Undefined where that is not all, or the second choice is taken.
 */
function costWithOneClash(seats: readonly Choices[]): number | undefined {
  let cost = 0;
  let first = -1;
  let second = -1;
  for (let s = 0; s < seats.length; s += 1) {
    const { members, costs } = seats[s]!;
    const member = members[0];
    if (member === undefined) return undefined;
    cost += costs[0]!;
    if (member === NOBODY) continue;
    for (let other = 0; other < s; other += 1) {
      if (seats[other]!.members[0] !== member) continue;
      if (first >= 0) return undefined;
      [first, second] = [other, s];
    }
  }
  if (first < 0) return cost;
  const moreOf = (s: number) => (seats[s]!.costs[1] ?? IMPOSSIBLE) - seats[s]!.costs[0]!;
  const moving = moreOf(first) <= moreOf(second) ? first : second;
  const taken = seats[moving]!.members[1];
  if (taken === undefined) return undefined;
  const isFree = taken === NOBODY || seats.every(({ members }) => members[0] !== taken);
  return isFree ? cost + moreOf(moving) : undefined;
}

function costOfBest(seats: readonly Choices[]): number | undefined {
  const columns = columnsOf(seats);
  return solve(
    seats.map((seat, s) => rowOf(seat, s, columns)),
    columns.length,
  )?.cost;
}

/**
 * Charges on members such that, with them, every seat can take its cheapest choice and still nobody is wanted twice
 * at once: the assignment costs as much as the seats one by one, less all charges. Undefined as with `assign`.
 */
export function chargesFor(seats: readonly Choices[]): { member: number; charge: number }[] | undefined {
  if (firstChoices(seats)) return [];
  const columns = columnsOf(seats);
  const solution = solve(
    seats.map((seat, s) => rowOf(seat, s, columns)),
    columns.length,
  );
  return solution?.ofColumn.flatMap((dual, column) =>
    dual < 0 ? [{ member: columns[column]!, charge: -dual }] : [],
  );
}

/** Everybody's first choice, where these differ. */
function firstChoices(seats: readonly Choices[]): Assignment | undefined {
  const members: number[] = [];
  let cost = 0;
  for (const seat of seats) {
    const member = seat.members[0];
    if (member === undefined || (member !== NOBODY && members.includes(member))) return undefined;
    members.push(member);
    cost += seat.costs[0]!;
  }
  return { cost, members };
}

/** The members in order; then for each seat its own empty place, `-1 - seat`. */
function columnsOf(seats: readonly Choices[]): number[] {
  const members = new Set(seats.flatMap(seat => seat.members.filter(member => member !== NOBODY)));
  const empty = seats.flatMap((seat, s) => (seat.members.includes(NOBODY) ? [-1 - s] : []));
  return [...[...members].sort((a, b) => a - b), ...empty];
}

function rowOf(seat: Choices, s: number, columns: readonly number[]): number[] {
  const row = columns.map(() => IMPOSSIBLE);
  seat.members.forEach((member, k) => {
    row[columns.indexOf(member === NOBODY ? -1 - s : member)] = seat.costs[k]!;
  });
  return row;
}

type Matrix = readonly (readonly number[])[];
/** Per seat its column; duals such that `cost - ofSeat - ofColumn` is never negative, and 0 in any best solution. */
type Solution = { cost: number; chosen: number[]; ofSeat: readonly number[]; ofColumn: readonly number[] };

/** The Hungarian method with potentials, seats × seats × columns steps (https://cp-algorithms.com, "hungarian"). */
function solve(matrix: Matrix, columns: number): Solution | undefined {
  if (columns < matrix.length) return undefined;
  // Place 0 of each list stands for "none".
  const u = Array.from({ length: matrix.length + 1 }, () => 0);
  const v = Array.from({ length: columns + 1 }, () => 0);
  const rowIn = Array.from({ length: columns + 1 }, () => 0);
  for (let row = 1; row <= matrix.length; row += 1) augment(matrix, row, u, v, rowIn);
  const chosen = matrix.map((_, seat) => rowIn.indexOf(seat + 1) - 1);
  const cost = chosen.reduce((sum, column, seat) => sum + matrix[seat]![column]!, 0);
  return cost < IMPOSSIBLE ? { cost, chosen, ofSeat: u.slice(1), ofColumn: v.slice(1) } : undefined;
}

/** Seats one more row, along the cheapest alternating path. */
function augment(matrix: Matrix, row: number, u: number[], v: number[], rowIn: number[]): void {
  const least = v.map(() => Infinity);
  const from = v.map(() => 0);
  const used = v.map(() => false);
  rowIn[0] = row;
  let at = 0;
  do {
    used[at] = true;
    const of = rowIn[at]!;
    let next = 0;
    let step = Infinity;
    for (let j = 1; j < v.length; j += 1) {
      if (used[j]) continue;
      const reduced = matrix[of - 1]![j - 1]! - u[of]! - v[j]!;
      if (reduced < least[j]!) {
        least[j] = reduced;
        from[j] = at;
      }
      if (least[j]! < step) {
        step = least[j]!;
        next = j;
      }
    }
    for (let j = 0; j < v.length; j += 1) {
      if (used[j]) {
        u[rowIn[j]!] = u[rowIn[j]!]! + step;
        v[j] = v[j]! - step;
      } else {
        least[j] = least[j]! - step;
      }
    }
    at = next;
  } while (rowIn[at] !== 0);
  for (; at > 0; at = from[at]!) rowIn[at] = rowIn[from[at]!]!;
  rowIn[0] = 0;
}

/** Of the solutions that cost as much, the one with the smallest columns, seat by seat. */
function smallest(matrix: Matrix, best: Solution): Solution {
  let found = best;
  const fixed = matrix.map(row => [...row]);
  for (let seat = 0; seat < matrix.length; seat += 1) {
    const taken = new Set(found.chosen.slice(0, seat));
    for (let column = 0; column < found.chosen[seat]!; column += 1) {
      const reduced = matrix[seat]![column]! - found.ofSeat[seat]! - found.ofColumn[column]!;
      if (reduced > 0 || taken.has(column)) continue;
      const trial = fixed.with(seat, onlyColumn(matrix[seat]!, column));
      const solution = solve(trial, trial[seat]!.length);
      if (solution?.cost !== best.cost) continue;
      found = solution;
      break;
    }
    fixed[seat] = onlyColumn(matrix[seat]!, found.chosen[seat]!);
  }
  return found;
}

function onlyColumn(row: readonly number[], column: number): number[] {
  return row.map((cost, j) => (j === column ? cost : IMPOSSIBLE));
}
