import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clipSpans,
  mergeSpans,
  spansContain,
  spansMeet,
  subtractSpans,
} from '../../../src/core/time/spans.ts';

/** Pairs over a short line, empty and reversed ones among them. */
const pairs = fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { maxLength: 8 }).map(list => list.flat());
const points = Array.from({ length: 31 }, (_, i) => i);
const covers = (list: readonly number[], at: number) =>
  list.some((start, i) => i % 2 === 0 && start <= at && at < list[i + 1]!);

describe('stretches of time', () => {
  test('merging keeps every point, in order and without touching pieces', () => {
    fc.assert(
      fc.property(pairs, list => {
        const merged = mergeSpans(list);
        for (const at of points) expect(covers(merged, at)).toBe(covers(list, at));
        for (let i = 1; i < merged.length; i += 1) expect(merged[i]!).toBeGreaterThan(merged[i - 1]!);
      }),
    );
  });

  test('subtracting leaves exactly what is in the first and not in the second', () => {
    fc.assert(
      fc.property(pairs, pairs, (a, b) => {
        const left = subtractSpans(mergeSpans(a), mergeSpans(b));
        for (const at of points) expect(covers(left, at)).toBe(covers(a, at) && !covers(b, at));
        expect(mergeSpans(left)).toEqual(left);
      }),
    );
  });

  test('clipping, meeting and containing agree with the points', () => {
    fc.assert(
      fc.property(pairs, fc.nat(20), fc.integer({ min: 1, max: 10 }), (list, start, length) => {
        const spans = mergeSpans(list);
        const end = start + length;
        const within = points.filter(at => start <= at && at < end);
        const clipped = clipSpans(spans, start, end);
        for (const at of points) expect(covers(clipped, at)).toBe(within.includes(at) && covers(spans, at));
        expect(spansMeet(spans, start, end)).toBe(within.some(at => covers(spans, at)));
        expect(spansContain(spans, start, end)).toBe(within.every(at => covers(spans, at)));
      }),
    );
  });
});
