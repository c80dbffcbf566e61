import { describe, expect, test } from 'vitest';
import { planEach, planStarts } from '../../../src/core/scheduling/plan.ts';
import type { Problem } from '../../../src/core/scheduling/problem.ts';
import { at, company, interview, loop, person } from './small-company.ts';

const ALWAYS = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map(day => [day, [['00:00', '24:00'] as const]]),
);

/** One interview of an hour in which Ana has `hours`, and the candidate the whole of the given time. */
function around(
  from: string,
  to: string,
  zone: string,
  hours: Problem['interviewers'][number]['hours'],
): Problem {
  const window = { start: at(from), end: at(to) };
  const mia = loop([interview('coding')], { zone, windows: [window] });
  return company([person('ana', { zone, hours })], mia, { from: at(from), to: at(to) });
}

const startsOf = (problem: Problem) => planStarts(problem)[0]!.starts.map(one => one.toString());

describe('weeks in which clocks change', () => {
  test('scenario 1: an hour over the gap is an hour: 01:30 to 03:30 in Berlin', () => {
    const night = around('2026-03-28T23:00:00Z', '2026-03-29T03:00:00Z', 'Europe/Berlin', {
      sun: [['01:30', '03:30']],
    });
    expect(startsOf(night)).toEqual(['2026-03-29T00:30:00Z']);
  });

  test('scenario 2: the repeated hour is there twice: 02:00 to 03:00 in Berlin', () => {
    const night = around('2026-10-24T22:00:00Z', '2026-10-25T03:00:00Z', 'Europe/Berlin', {
      sun: [['02:00', '03:00']],
    });
    expect(startsOf(night)).toEqual(['2026-10-25T00:00:00Z', '2026-10-25T00:30:00Z', '2026-10-25T01:00:00Z']);
  });

  test('scenario 3: working hours move against UTC: New York before and after 8 March', () => {
    const hours = { fri: [['09:00', '10:00']], mon: [['09:00', '10:00']] } as const;
    const week = around('2026-03-06T00:00:00Z', '2026-03-10T00:00:00Z', 'America/New_York', hours);
    expect(startsOf(week)).toEqual(['2026-03-06T14:00:00Z', '2026-03-09T13:00:00Z']);
  });

  test('scenario 4: half an hour on Lord Howe', () => {
    const hours = { sat: [['09:00', '10:00']], sun: [['09:00', '10:00']] } as const;
    const days = around('2026-10-02T12:00:00Z', '2026-10-04T12:00:00Z', 'Australia/Lord_Howe', hours);
    expect(startsOf(days)).toEqual(['2026-10-02T22:30:00Z', '2026-10-03T22:00:00Z']);
  });

  test('scenario 5: a day without midnight belongs to its date: Cairo on 24 April, Santiago on 6 September', () => {
    const cairo = around('2026-04-23T20:00:00Z', '2026-04-24T01:00:00Z', 'Africa/Cairo', {
      fri: [['00:00', '02:00']],
    });
    expect(startsOf(cairo)).toEqual(['2026-04-23T22:00:00Z']);
    const santiago = around('2026-09-06T02:00:00Z', '2026-09-06T08:00:00Z', 'America/Santiago', {
      sun: [['00:00', '02:00']],
    });
    expect(startsOf(santiago)).toEqual(['2026-09-06T04:00:00Z']);
  });

  test('scenario 6: the cap of a day counts its 25 hours as one day', () => {
    const problem = around('2026-10-24T22:00:00Z', '2026-10-26T12:00:00Z', 'Europe/Berlin', ALWAYS);
    const [ana] = problem.interviewers;
    const full = { ...problem, interviewers: [{ ...ana!, perDay: 1, loadByDay: { '2026-10-25': 1 } }] };
    expect(startsOf(full)[0]).toBe('2026-10-25T23:00:00Z');
  });

  test('scenario 7: the candidate’s day is that of their own clock, and days are counted there', () => {
    const window = { start: at('2026-12-04T09:00:00Z'), end: at('2026-12-04T14:00:00Z') };
    const mia = (zone: string) => loop([interview('a'), interview('b')], { zone, windows: [window] });
    const crew = ['ana', 'bo'].map(id => person(id, { hours: ALWAYS }));
    const best = (zone: string) => planEach(company(crew, mia(zone), { take: 1 }))[0]!.itineraries[0]!;
    expect(best('Europe/Berlin').costs.day).toBe(4 * 4);
    expect(best('Europe/Berlin').interviews[0]!.start.toString()).toBe('2026-12-04T09:00:00Z');
    expect(best('Pacific/Kiritimati').costs.day).toBe(5 * 4);
    expect(best('Pacific/Kiritimati').interviews[0]!.start.toString()).toBe('2026-12-04T10:00:00Z');
  });

  test('scenario 16: midnight is no border: hours go on after it, an entry over it blocks both days, and neither more', () => {
    const night = { mon: [['22:00', '24:00']], tue: [['00:00', '02:00']] } as const;
    const problem = around('2026-11-30T12:00:00Z', '2026-12-01T12:00:00Z', 'Europe/Berlin', night);
    const free = ['21:00', '21:30', '22:00', '22:30', '23:00', '23:30'].map(t => `2026-11-30T${t}:00Z`);
    expect(startsOf(problem)).toEqual([...free, '2026-12-01T00:00:00Z']);
    const [ana] = problem.interviewers;
    const over = { start: at('2026-11-30T22:45:00Z'), end: at('2026-11-30T23:15:00Z') };
    const busy = { ...problem, interviewers: [{ ...ana!, busy: [over] }] };
    expect(startsOf(busy)).toEqual([free[0], free[1], free[5], '2026-12-01T00:00:00Z']);
    // One that begins before midnight is of the day before: that day is full, and the next one is not.
    const full = { ...ana!, perDay: 1, loadByDay: { '2026-11-30': 1 } };
    expect(startsOf({ ...problem, interviewers: [full] })).toEqual([
      free[4],
      free[5],
      '2026-12-01T00:00:00Z',
    ]);
  });
});
