import { type Bitmap, addRange, emptyBitmap } from './bitmap.ts';
import { IMPOSSIBLE, type InterviewModel, type SeatModel } from './interview-model.ts';
import type { LoopModel } from './loop-model.ts';

/** Where a loop can begin: at `certain` ticks it can, outside of `possible` ones it cannot. */
export type StartSets = { readonly certain: Bitmap; readonly possible: Bitmap };

/**
 * What can be told about the starts of a loop of one day without looking for people one by one. `possible`: at every
 * interview each seat has somebody free. `certain`: each has so many that they cannot all be needed elsewhere in the
 * loop, so that different people are found whatever the others take.
 */
export function startSets(model: LoopModel): StartSets {
  const seats = model.interviews.flatMap(one => one.seats.filter(isRequired)).length;
  return {
    certain: firstStarts(
      model,
      model.interviews.map(one => startsWith(one, seats)),
    ),
    possible: firstStarts(
      model,
      model.interviews.map(one => startsWith(one, 1)),
    ),
  };
}

const isRequired = (seat: SeatModel): boolean => seat.emptyCost >= IMPOSSIBLE;

/** Starts at which every seat that has to be filled has at least so many people. */
function startsWith({ seats, starts }: InterviewModel, least: number): Bitmap {
  return seats
    .filter(isRequired)
    .reduce((left, seat) => meet(left, atLeast(seat, least, left.length)), starts);
}

/** `levels[n]`: the ticks at which more than n of those seen so far are free. */
function atLeast({ profiles }: SeatModel, least: number, words: number): Bitmap {
  const levels = Array.from({ length: least }, () => new Uint32Array(words));
  for (const { starts } of profiles) {
    for (let n = least - 1; n > 0; n -= 1) {
      const [level, below] = [levels[n]!, levels[n - 1]!];
      for (let word = 0; word < words; word += 1) level[word]! |= below[word]! & starts[word]!;
    }
    for (let word = 0; word < words; word += 1) levels[0]![word]! |= starts[word]!;
  }
  return levels[least - 1]!;
}

/** Where the first interview can start, so that all others can follow on the same day, each at one of its `starts`. */
function firstStarts(model: LoopModel, starts: readonly Bitmap[]): Bitmap {
  const { interviews } = model;
  const all = (1 << interviews.length) - 1;
  const words = starts[0]?.length ?? 0;
  const sameDay = sameDayAsNext(model, words);
  const staying = interviews.map(one => stayingInDay(model, one.duration, words));
  /** By the set of interviews that are over: ticks at which the rest can still follow. */
  const followed: Bitmap[] = [];
  const begin = (over: number, i: number): Bitmap => {
    const after = over | (1 << i);
    if (after === all) return starts[i]!;
    return meet(meet(starts[i]!, staying[i]!), shiftedDown(followed[after]!, interviews[i]!.duration));
  };
  for (let over = all - 1; over > 0; over -= 1) {
    const next = new Uint32Array(words);
    eachNext(interviews, over, i => join(next, begin(over, i)));
    spreadBack(next, Math.min(model.maxIdle, longestDay(model)), sameDay);
    followed[over] = next;
  }
  const first = new Uint32Array(words);
  eachNext(interviews, 0, i => join(first, begin(0, i)));
  return first;
}

function eachNext(interviews: readonly InterviewModel[], over: number, visit: (i: number) => void): void {
  interviews.forEach(({ before }, i) => {
    if ((over & (1 << i)) === 0 && (before & ~over) === 0) visit(i);
  });
}

/** Ticks that are not the last of their day. */
function sameDayAsNext({ days }: LoopModel, words: number): Bitmap {
  const bits = emptyBitmap(words * 32);
  for (const { first, end } of days) addRange(bits, first, end - 1);
  return bits;
}

/** Starts of interviews of that duration that are over before their day is. */
function stayingInDay({ days }: LoopModel, duration: number, words: number): Bitmap {
  const bits = emptyBitmap(words * 32);
  for (const { first, end } of days) addRange(bits, first, end - duration);
  return bits;
}

const longestDay = ({ days }: LoopModel): number => Math.max(0, ...days.map(({ first, end }) => end - first));

/** Adds the ticks up to so many before one that is in, of the same day. */
function spreadBack(bits: Bitmap, ticks: number, sameDay: Bitmap): void {
  for (let left = ticks; left > 0; left -= 1) {
    let grown = false;
    for (let word = 0; word < bits.length; word += 1) {
      const own = bits[word]!;
      const more = own | (((own >>> 1) | ((bits[word + 1] ?? 0) << 31)) & sameDay[word]!);
      grown ||= more >>> 0 !== own;
      bits[word] = more;
    }
    if (!grown) return;
  }
}

/** The ticks t for which t + `by` is in. */
function shiftedDown(bits: Bitmap, by: number): Bitmap {
  const jump = by >>> 5;
  const rest = by & 31;
  return bits.map((_, word) => {
    const low = bits[word + jump] ?? 0;
    const high = bits[word + jump + 1] ?? 0;
    return rest === 0 ? low : (low >>> rest) | (high << (32 - rest));
  });
}

const meet = (a: Bitmap, b: Bitmap): Bitmap => a.map((word, w) => word & b[w]!);

function join(into: Bitmap, more: Bitmap): void {
  for (let word = 0; word < into.length; word += 1) into[word]! |= more[word]!;
}
