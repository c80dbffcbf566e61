import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readInstant } from '../../../src/core/time/read-instant.ts';

/** Nanoseconds since the epoch, or what the refusal is called. */
function outcome(read: (text: string) => Temporal.Instant, text: string): string {
  try {
    return String(read(text).epochNanoseconds);
  } catch (error) {
    return (error as Error).name;
  }
}

const byTemporal = (text: string) => Temporal.Instant.from(text);

const padded = (value: number, length: number) => String(value).padStart(length, '0');
/** Mostly dates and times that exist, and some just beyond. */
const written = fc
  .tuple(
    fc.oneof(fc.integer({ min: 0, max: 9999 }), fc.constantFrom(0, 4, 99, 100, 1900, 2000, 2023, 2024, 2100)),
    fc.integer({ min: 0, max: 13 }),
    fc.oneof(fc.integer({ min: 0, max: 32 }), fc.constantFrom(28, 29, 30, 31)),
    fc.integer({ min: 0, max: 24 }),
    fc.integer({ min: 0, max: 60 }),
    fc.integer({ min: 0, max: 61 }),
    fc.option(fc.integer({ min: 0, max: 999 })),
  )
  .map(([year, month, day, hour, minute, second, ms]) => {
    const date = `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
    const time = `${padded(hour, 2)}:${padded(minute, 2)}:${padded(second, 2)}`;
    return `${date}T${time}${ms === null ? '' : `.${padded(ms, 3)}`}Z`;
  });

describe('reading an instant', () => {
  test('agrees with Temporal about dates and times, those that do not exist among them', () => {
    fc.assert(
      fc.property(written, text => {
        expect(outcome(readInstant, text)).toBe(outcome(byTemporal, text));
      }),
      { numRuns: 5000 },
    );
  });

  test('agrees with Temporal where one character is another one', () => {
    const signs = fc.constantFrom(...Array.from('0123456789-:.TZtz+ −,٣'));
    fc.assert(
      fc.property(written, fc.nat(23), signs, (text, at, sign) => {
        const other = text.slice(0, at) + sign + text.slice(at + 1);
        expect(outcome(readInstant, other)).toBe(outcome(byTemporal, other));
      }),
      { numRuns: 5000 },
    );
  });

  test.each([
    '2026-12-03T09:00:00+01:00',
    '2026-12-03T09:00:00.5Z',
    '2026-12-03T09:00:00.123456789Z',
    '2026-12-03T09:00Z',
    '20261203T090000Z',
    '+012026-12-03T09:00:00Z',
    '-000001-12-03T09:00:00Z',
    '2026-12-03T09:00:00[Europe/Berlin]',
    '2026-12-03T09:00:00Z[Europe/Berlin]',
    '2026-12-03 09:00:00Z',
    '2026-12-03T09:00:00',
    '2026-12-03',
    'tomorrow',
    '',
  ])('agrees with Temporal about %j', text => {
    expect(outcome(readInstant, text)).toBe(outcome(byTemporal, text));
  });
});
