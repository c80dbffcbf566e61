import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addBusinessDays,
  businessDaysBetween,
  isWorkingDay,
  lastWorkingTime,
  nextSpeakingTime,
} from '../../../src/core/clock/business-time.ts';

/** Zones with clock changes at night, at midnight, by half an hour, and none. */
const ZONES = [
  'America/New_York',
  'Europe/Vienna',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Africa/Cairo',
  'Asia/Kolkata',
  'Pacific/Apia',
];
const DAYS_OFF = ['2026-12-25', '2026-12-28', '2027-01-01'].map(day => ({
  day: Temporal.PlainDate.from(day),
  name: '',
}));
const HABITS = {
  quietFrom: Temporal.PlainTime.from('18:00'),
  quietTo: Temporal.PlainTime.from('09:00'),
  daysOff: DAYS_OFF,
};

const at = (text: string) => Temporal.Instant.from(text);
const local = (text: string) => Temporal.ZonedDateTime.from(text).toInstant();
const compare = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b);

const anyZone = fc.constantFrom(...ZONES);
const YEARS = {
  min: at('2026-01-01T00:00Z').epochMilliseconds,
  max: at('2027-12-31T00:00Z').epochMilliseconds,
};
const anyMoment = fc.integer(YEARS).map(ms => Temporal.Instant.fromEpochMilliseconds(ms));

describe('working days later', () => {
  test.each([
    ['2026-11-30T10:00[Europe/Berlin]', 1, '2026-12-01T10:00[Europe/Berlin]'],
    ['2026-11-27T17:30[Europe/Berlin]', 1, '2026-11-30T17:30[Europe/Berlin]'],
    ['2026-11-28T10:00[Europe/Berlin]', 1, '2026-12-01T00:00[Europe/Berlin]'],
    ['2026-11-29T23:59[Europe/Berlin]', 1, '2026-12-01T00:00[Europe/Berlin]'],
    ['2026-12-24T16:00[Europe/Berlin]', 1, '2026-12-29T16:00[Europe/Berlin]'],
    ['2026-11-28T10:00[Europe/Berlin]', 0, '2026-11-30T00:00[Europe/Berlin]'],
    ['2026-11-30T10:00[Europe/Berlin]', 0, '2026-11-30T10:00[Europe/Berlin]'],
    // The clocks skip two to three on the Sunday before, and midnight in Santiago and Cairo.
    ['2026-03-27T02:30[Europe/Berlin]', 1, '2026-03-30T02:30[Europe/Berlin]'],
    ['2026-04-23T00:15[Africa/Cairo]', 1, '2026-04-24T01:15[Africa/Cairo]'],
  ])('%s and %i more is %s', (from, days, expected) => {
    const zone = /\[(.*)\]/.exec(from)?.[1] ?? '';
    expect(addBusinessDays(local(from), days, zone, DAYS_OFF).toString()).toBe(local(expected).toString());
  });

  test('what comes later is never due earlier', () => {
    fc.assert(
      fc.property(
        anyMoment,
        fc.integer({ min: 0, max: 96 * 3600_000 }),
        fc.nat(10),
        anyZone,
        (from, ms, days, zone) => {
          const later = from.add({ milliseconds: ms });
          // A local hour that comes twice is one local time: within it, order is not kept.
          fc.pre(zoneIsCalm(from, zone) && zoneIsCalm(later, zone));
          const [a, b] = [from, later].map(i => addBusinessDays(i, days, zone, DAYS_OFF));
          expect(compare(a!, b!)).toBeLessThanOrEqual(0);
        },
      ),
      { verbose: true },
    );
  });

  test('so many of them lie in between', () => {
    fc.assert(
      fc.property(anyMoment, fc.integer({ min: 1, max: 20 }), anyZone, (from, days, zone) => {
        const day = from.toZonedDateTimeISO(zone).toPlainDate();
        fc.pre(isWorkingDay(day, DAYS_OFF));
        const due = addBusinessDays(from, days, zone, DAYS_OFF);
        expect(businessDaysBetween(from, due, zone, DAYS_OFF)).toBe(days);
      }),
    );
  });
});

const zoneIsCalm = (moment: Temporal.Instant, zone: string) => {
  const offset = (hours: number) => moment.add({ hours }).toZonedDateTimeISO(zone).offset;
  return offset(-3) === offset(3);
};

describe('when somebody may be spoken to', () => {
  test.each([
    ['2026-11-30T10:00[Europe/Berlin]', '2026-11-30T10:00[Europe/Berlin]'],
    ['2026-11-30T08:59[Europe/Berlin]', '2026-11-30T09:00[Europe/Berlin]'],
    ['2026-11-30T18:00[Europe/Berlin]', '2026-12-01T09:00[Europe/Berlin]'],
    ['2026-11-27T18:00[Europe/Berlin]', '2026-11-30T09:00[Europe/Berlin]'],
    ['2026-11-28T12:00[Europe/Berlin]', '2026-11-30T09:00[Europe/Berlin]'],
    ['2026-12-24T20:00[Europe/Berlin]', '2026-12-29T09:00[Europe/Berlin]'],
    ['2026-12-31T18:30[Pacific/Apia]', '2027-01-04T09:00[Pacific/Apia]'],
  ])('at %s it is %s', (now, expected) => {
    const zone = /\[(.*)\]/.exec(now)?.[1] ?? '';
    expect(nextSpeakingTime(local(now), zone, HABITS).toString()).toBe(local(expected).toString());
  });

  test('is never in the quiet time nor before now, and now wherever that is not quiet', () => {
    fc.assert(
      fc.property(anyMoment, anyZone, (now, zone) => {
        const then = nextSpeakingTime(now, zone, HABITS);
        expect(compare(now, then)).toBeLessThanOrEqual(0);
        expect(nextSpeakingTime(then, zone, HABITS).equals(then)).toBe(true);
        const wall = then.toZonedDateTimeISO(zone);
        expect(isWorkingDay(wall.toPlainDate(), DAYS_OFF)).toBe(true);
        expect(wall.hour).toBeGreaterThanOrEqual(9);
        expect(wall.hour).toBeLessThan(18);
      }),
      { verbose: true },
    );
  });
});

describe('the last working time', () => {
  test.each([
    ['stays on a working day', 'Europe/Vienna', '2026-12-03T09:15:00Z', '2026-12-03T09:15:00Z'],
    ['of a Sunday is on Friday', 'Europe/Vienna', '2026-12-06T09:15:00Z', '2026-12-04T09:15:00Z'],
    [
      'skips days off and the weekend between',
      'Europe/Vienna',
      '2026-12-28T09:15:00Z',
      '2026-12-24T09:15:00Z',
    ],
    ['is of the day in the zone', 'Pacific/Apia', '2026-12-04T22:00:00Z', '2026-12-03T22:00:00Z'],
    ['keeps the time on the clock', 'America/New_York', '2026-11-01T15:00:00Z', '2026-10-30T14:00:00Z'],
  ])('%s', (_, zone, from, expected) => {
    expect(lastWorkingTime(at(from), zone, DAYS_OFF)).toEqual(at(expected));
  });
});
