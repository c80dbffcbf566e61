import { expect } from 'vitest';

const KINDS = [
  Temporal.Instant,
  Temporal.ZonedDateTime,
  Temporal.PlainDate,
  Temporal.PlainTime,
  Temporal.PlainDateTime,
  Temporal.Duration,
];

/** `toMatchObject` compares the fields of objects, and those of Temporal have none: any two moments would match. */
expect.addEqualityTesters([
  (one: unknown, other: unknown): boolean | undefined => {
    const kind = KINDS.find(k => one instanceof k || other instanceof k);
    if (!kind) return undefined;
    return one instanceof kind && other instanceof kind && String(one) === String(other);
  },
]);
