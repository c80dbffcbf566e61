import { expect, test } from 'vitest';

test('two moments do not match, wherever they stand in an object', () => {
  const [noon, one] = ['12', '13'].map(hour => Temporal.Instant.from(`2026-12-01T${hour}:00:00Z`));
  expect({ id: 'a', at: noon }).toMatchObject({ at: noon });
  expect({ id: 'a', at: noon }).not.toMatchObject({ at: one });
  expect([{ time: { start: noon, end: one } }]).not.toMatchObject([{ time: { start: one } }]);
  expect({ at: noon }).not.toMatchObject({ at: noon?.toZonedDateTimeISO('UTC') });
  expect({ at: noon }).toMatchObject({ at: expect.any(Temporal.Instant) });
});
