/** A set of ticks, 32 to a word. */
export type Bitmap = Uint32Array;

export function emptyBitmap(ticks: number): Bitmap {
  return new Uint32Array((ticks + 31) >>> 5);
}

/** Adds the ticks of `[from, to)`; what lies outside of the bitmap is ignored. */
export function addRange(bits: Bitmap, from: number, to: number): void {
  const start = Math.max(0, from);
  const end = Math.min(to, bits.length * 32);
  if (start >= end) return;
  const [first, last] = [start >>> 5, (end - 1) >>> 5];
  const [head, tail] = [headMask(start), tailMask(end)];
  if (first < last) bits.fill(-1, first + 1, last);
  bits[first] = bits[first]! | (first === last ? head & tail : head);
  if (first < last) bits[last] = bits[last]! | tail;
}

/** Removes the ticks of `[from, to)`. */
export function removeRange(bits: Bitmap, from: number, to: number): void {
  const start = Math.max(0, from);
  const end = Math.min(to, bits.length * 32);
  if (start >= end) return;
  const [first, last] = [start >>> 5, (end - 1) >>> 5];
  const [head, tail] = [headMask(start), tailMask(end)];
  if (first < last) bits.fill(0, first + 1, last);
  bits[first] = bits[first]! & ~(first === last ? head & tail : head);
  if (first < last) bits[last] = bits[last]! & ~tail;
}

export function hasTick(bits: Bitmap, tick: number): boolean {
  return ((bits[tick >>> 5] ?? 0) & (1 << (tick & 31))) !== 0;
}

export function isEmpty(bits: Bitmap): boolean {
  return bits.every(word => word === 0);
}

/** Calls `visit` with every tick, lowest first. */
export function eachTick(bits: Bitmap, visit: (tick: number) => void): void {
  for (let word = 0; word < bits.length; word += 1) {
    for (let left = bits[word]!; left !== 0; left &= left - 1) visit((word << 5) + lowestBit(left));
  }
}

export function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word);
}

/** The ticks of `[from, to)` that are in the bitmap, as the first and the one after the last; undefined where none. */
export function rangeWithin(
  bits: Bitmap,
  from: number,
  to: number,
): { first: number; end: number } | undefined {
  let first = -1;
  let end = -1;
  if (from >= to) return undefined;
  const last = (to - 1) >>> 5;
  for (let word = from >>> 5; word <= last; word += 1) {
    const base = word << 5;
    let inside = bits[word]!;
    if (base < from) inside &= -1 << (from & 31);
    if (base + 32 > to) inside &= -1 >>> (base + 32 - to);
    if (inside === 0) continue;
    if (first < 0) first = base + lowestBit(inside);
    end = base + 32 - Math.clz32(inside);
  }
  return first < 0 ? undefined : { first, end };
}

/** How many bits of a word are set. */
export function countBits(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** The ticks of a word from `start` on. */
const headMask = (start: number): number => -1 << (start & 31);

/** The ticks of a word before `end`. */
const tailMask = (end: number): number => -1 >>> (31 - ((end - 1) & 31));
