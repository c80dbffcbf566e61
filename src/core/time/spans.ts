/**
 * Sorted, disjoint, non-touching half-open stretches of time as a flat list `[start, end, start, end, …]` of
 * milliseconds since the epoch: what a search over many calendars can afford where `Interval` objects cost too much.
 */
export type Spans = readonly number[];

/** Any list of `start, end` pairs brought into the form of `Spans`; empty and reversed pairs are dropped. */
export function mergeSpans(pairs: readonly number[]): Spans {
  if (isMerged(pairs)) return pairs;
  const starts = new Float64Array(pairs.length / 2);
  const ends = new Float64Array(pairs.length / 2);
  let count = 0;
  for (let at = 0; at < pairs.length; at += 2) {
    if (pairs[at]! >= pairs[at + 1]!) continue;
    starts[count] = pairs[at]!;
    ends[count] = pairs[at + 1]!;
    count += 1;
  }
  return mergeSorted(starts.subarray(0, count).sort(), ends.subarray(0, count).sort());
}

/**
 * Which end belongs to which start does not matter: a gap is where as many stretches have ended as have begun. Sorting
 * plain numbers takes half the time of sorting pairs.
 */
function mergeSorted(starts: Float64Array, ends: Float64Array): Spans {
  const merged: number[] = [];
  for (let i = 0; i < starts.length; i += 1) {
    if (i > 0 && starts[i]! <= ends[i - 1]!) continue;
    if (i > 0) merged.push(ends[i - 1]!);
    merged.push(starts[i]!);
  }
  if (starts.length > 0) merged.push(ends.at(-1)!);
  return merged;
}

function isMerged(pairs: readonly number[]): boolean {
  for (let at = 1; at < pairs.length; at += 1) if (pairs[at - 1]! >= pairs[at]!) return false;
  return true;
}

/** What of `from` is in no stretch of `taken`. */
export function subtractSpans(from: Spans, taken: Spans): Spans {
  if (taken.length === 0) return from;
  const left: number[] = [];
  let next = 0;
  for (let at = 0; at < from.length; at += 2) {
    let start = from[at]!;
    const end = from[at + 1]!;
    while (next < taken.length && taken[next + 1]! <= start) next += 2;
    for (let cut = next; cut < taken.length && taken[cut]! < end; cut += 2) {
      if (taken[cut]! > start) {
        left.push(start);
        left.push(taken[cut]!);
      }
      start = Math.max(start, taken[cut + 1]!);
    }
    if (start < end) left.push(start, end);
  }
  return left;
}

/** What lies in a stretch of `spans` and in `[start, end)`. */
export function clipSpans(spans: Spans, start: number, end: number): Spans {
  const clipped: number[] = [];
  for (let at = 0; at < spans.length; at += 2) {
    const from = Math.max(spans[at]!, start);
    const to = Math.min(spans[at + 1]!, end);
    if (from < to) clipped.push(from, to);
  }
  return clipped;
}

/** Whether one stretch holds all of `[start, end)`. */
export function spansContain(spans: Spans, start: number, end: number): boolean {
  for (let at = 0; at < spans.length && spans[at]! <= start; at += 2) if (end <= spans[at + 1]!) return true;
  return false;
}

/** Whether any stretch has an instant in common with `[start, end)`. */
export function spansMeet(spans: Spans, start: number, end: number): boolean {
  for (let at = 0; at < spans.length && spans[at]! < end; at += 2) if (start < spans[at + 1]!) return true;
  return false;
}

export function pairsOf(spans: Spans): { start: number; end: number }[] {
  const pairs = [];
  for (let at = 0; at < spans.length; at += 2) pairs.push({ start: spans[at]!, end: spans[at + 1]! });
  return pairs;
}
