import { expect, test } from 'vitest';
import { contains, interval, minutesOf, overlaps } from '../../../src/core/time/interval.ts';

const at = (time: string) => Temporal.Instant.from(`2026-12-01T${time}:00Z`);
const span = (from: string, to: string) => interval(at(from), at(to));

test('intervals are half-open: those that only touch do not overlap', () => {
  expect(overlaps(span('09:00', '10:00'), span('10:00', '11:00'))).toBe(false);
  expect(overlaps(span('09:00', '10:01'), span('10:00', '11:00'))).toBe(true);
  expect(contains(span('09:00', '10:00'), span('09:00', '10:00'))).toBe(true);
  expect(contains(span('09:00', '10:00'), span('09:30', '10:01'))).toBe(false);
  expect(minutesOf(span('09:00', '10:30'))).toBe(90);
});

test('an interval that is empty or reversed is a bug of whoever made it', () => {
  expect(() => span('10:00', '10:00')).toThrow('must end after it starts');
  expect(() => span('11:00', '10:00')).toThrow(RangeError);
});
