import { describe, expect, test } from 'vitest';
import { planEach } from '../../../src/core/scheduling/plan.ts';
import type { Problem } from '../../../src/core/scheduling/problem.ts';
import { besideFirst } from '../../../src/core/scheduling/why/beside-first.ts';
import { company, interview, loop, person, seat, span } from './small-company.ts';

/** What people read under a choice, and where there is none. */

const TUESDAY = '2026-12-01';
const plan = (problem: Problem) => planEach(problem)[0]!;
const best = (problem: Problem) => plan(problem).itineraries[0]!;
const coding = interview('coding');
const ANA = { ana: { name: 'Ana Alvarez', by: 'Rae Ortega' } };
const [ana, bo] = [person('ana', { name: 'Ana Alvarez' }), person('bo', { name: 'Bo Lindgren' })];

describe('people whom somebody asked for', () => {
  test('sit in the loop, and it says who asked', () => {
    const worse = person('ana', { name: 'Ana Alvarez', skills: { data: 1 } });
    const problem = company([worse, bo], loop([coding], { must: ['ana'], named: ANA }));
    const [taken] = best(problem).interviews[0]!.seats;
    expect(taken).toMatchObject({ person: 'ana' });
    expect(taken!.because).toMatch(/^asked for by Rae Ortega, data 1\/3/);
  });

  test('who cannot come are named, with who asked, and the loop fits without them', () => {
    const away = person('ana', { name: 'Ana Alvarez', busy: [span(TUESDAY, '09:00', '17:00')] });
    const { because, relaxations } = plan(company([away, bo], loop([coding], { must: ['ana'], named: ANA })));
    expect(because.join(' ')).toContain('Without the people who have to take part');
    const ways = relaxations.map(({ changes }) => changes.map(change => change.text).join());
    expect(ways).toContain('do it without Ana Alvarez, whom Rae Ortega asked for');
  });

  test('who are not in the team go by their name', () => {
    const { because } = plan(company([bo], loop([coding], { must: ['ana'], named: ANA })));
    expect(because).toEqual([
      'Ana Alvarez has to take part, as Rae Ortega asked, and can take none of the seats.',
    ]);
  });
});

describe('people who were ruled out', () => {
  const ruled = { never: ['ana'], named: ANA };

  test('are what is in the way where nobody else could, and one change lets them in', () => {
    const { because, relaxations } = plan(company([ana], loop([coding], ruled)));
    expect(because.join(' ')).toBe(
      'All who could take coding are kept out of this loop: Ana Alvarez (ruled out by Rae Ortega).',
    );
    expect(relaxations[0]!.changes).toMatchObject([
      { kind: 'let-in', text: 'let Ana Alvarez take part, whom Rae Ortega ruled out' },
    ]);
    expect(relaxations[0]!.itinerary.interviews[0]!.seats[0]!.person).toBe('ana');
  });

  test('are mentioned where the others have no time', () => {
    const away = person('bo', { name: 'Bo Lindgren', busy: [span(TUESDAY, '09:00', '17:00')] });
    const { because } = plan(company([ana, away], loop([coding], ruled)));
    expect(because).toHaveLength(2);
    expect(because[0]).toContain('meetings of Bo Lindgren');
    expect(because[1]).toBe('Ana Alvarez was ruled out by Rae Ortega.');
  });

  test('without anybody to ask are let in by no change', () => {
    expect(plan(company([ana], loop([coding], { never: ['ana'] }))).relaxations).toEqual([]);
  });
});

test('an optional seat that nobody can take is said to stay empty', () => {
  const seats = [seat(), seat({ id: 'two', name: 'second seat', optional: true })];
  const { reasons } = best(company([ana], loop([interview('coding', { seats })])));
  expect(reasons).toContain('the second seat of coding stays empty');
});

test('fairness is told where it counts: the interviews of four weeks, and whether anybody had fewer', () => {
  const busy = person('bo', { load: { '2026-W47': 3 } });
  const problem = company([ana, busy], loop([coding]), { weights: { fairness: 2 } });
  expect(best(problem).interviews[0]!.seats[0]!.because).toMatch(
    /, 1 in four weeks, the fewest of the 2 who could$/,
  );
  const asked = company([ana, busy], loop([coding], { must: ['bo'] }), { weights: { fairness: 2 } });
  expect(best(asked).interviews[0]!.seats[0]!.because).toMatch(/, 4 in four weeks$/);
  const off = company([ana, busy], loop([coding]));
  expect(best(off).interviews[0]!.seats[0]!.because).not.toContain('four weeks');
});

test('time outside of somebody’s hours is said to be so, and that they allow it', () => {
  const offHours = { tue: [['17:00', '20:00'] as const] };
  const evening = { windows: [span(TUESDAY, '18:00', '20:00')] };
  const late = best(company([person('ana', { name: 'Ana Alvarez', offHours })], loop([coding], evening)));
  expect(late.reasons).toContain('18:00 (Berlin) is outside of the hours of Ana Alvarez, who allows it');
  expect(late.interviews[0]!.seats[0]!.because).toMatch(/^outside of their hours, which they allow, data/);
  const inHours = best(company([person('ana', { offHours })], loop([coding])));
  expect(inHours.reasons.join()).not.toContain('outside');
  expect(inHours.interviews[0]!.seats[0]!.because).not.toContain('outside');
});

test('somebody who would have to be asked is asked for the time of the interview', () => {
  const evening = { windows: [span(TUESDAY, '18:00', '19:00')] };
  const { itineraries, relaxations } = plan(company([ana], loop([coding], evening)));
  expect(itineraries).toEqual([]);
  expect(relaxations.flatMap(({ changes }) => changes.map(change => change.text))).toContain(
    'ask Ana Alvarez for Tue 1 Dec, 18:00 (Berlin), outside of their hours',
  );
});

test('a choice is held against the first by what it costs more and less of', () => {
  expect(
    besideFirst([
      { costs: { day: 0, fit: 2, load: 3 } },
      { costs: { day: 4, fit: 0, load: 3 } },
      { costs: { day: 0, fit: 2, load: 3 } },
    ]),
  ).toEqual([
    { more: [], less: [] },
    {
      more: [{ rule: 'day', text: 'a longer wait' }],
      less: [{ rule: 'fit', text: 'stronger in the skill' }],
    },
    { more: [], less: [] },
  ]);
});
