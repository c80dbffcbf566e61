import { describe, expect, test } from 'vitest';
import { instance } from '../../../bench/instances.ts';
import { planJoint } from '../../../src/core/scheduling/joint/plan-joint.ts';
import { planEach, planStarts } from '../../../src/core/scheduling/plan.ts';
import type { Problem } from '../../../src/core/scheduling/problem.ts';
import { at, company, interview, loop, person, seat, span } from './small-company.ts';

const TUESDAY = '2026-12-01';
const because = (problem: Problem) => planEach(problem)[0]!.because.join(' ');
const two = ['a', 'b'].map(id => interview(id));

describe('what cannot be planned gets a clear answer', () => {
  test.each<[string, Problem, RegExp]>([
    ['no interviewers', company([], loop([interview('coding')])), /There are no interviewers/],
    ['no interviews', company([person('ana')], loop([])), /no interviews/],
    [
      'an empty pool',
      company([person('ana')], loop([interview('coding', { seats: [seat({ skill: null, pool: [] })] })])),
      /Nobody in the pool can take coding/,
    ],
    [
      'a skill that nobody has',
      company([person('ana')], loop([interview('coding', { seats: [seat({ skill: 'go' })] })])),
      /Nobody with go can take coding/,
    ],
    [
      'a level that nobody has',
      company([person('ana')], loop([interview('coding', { seats: [seat({ level: 'staff' })] })])),
      /nobody of staff level/,
    ],
    [
      'an order that contradicts itself',
      company(
        [person('ana'), person('bo')],
        loop([
          { ...two[0]!, after: ['b'] },
          { ...two[1]!, after: ['a'] },
        ]),
      ),
      /contradicts itself/,
    ],
    [
      'two interviews that are both last',
      company([person('ana'), person('bo')], loop(two.map(one => Object.assign({}, one, { last: true })))),
      /contradicts itself/,
    ],
    [
      'a person with no hours',
      company([person('ana', { hours: {} })], loop([interview('coding')])),
      /outside of the hours of ana/,
    ],
    [
      'a full calendar',
      company([person('ana', { busy: [span(TUESDAY, '09:00', '17:00')] })], loop([interview('coding')])),
      /meetings of ana cover/,
    ],
    [
      'a full week',
      company([person('ana', { perWeek: 0 })], loop([interview('coding')])),
      /weekly cap of ana is reached/,
    ],
    [
      'windows that are too short',
      company([person('ana')], loop([interview('coding')], { windows: [span(TUESDAY, '09:00', '09:30')] })),
      /mia offers no 60 minutes/,
    ],
    [
      'windows that are reversed',
      company(
        [person('ana')],
        loop([interview('coding')], {
          windows: [{ start: at(`${TUESDAY}T12:00:00Z`), end: at(`${TUESDAY}T09:00:00Z`) }],
        }),
      ),
      /mia offers no 60 minutes/,
    ],
    [
      'a horizon that is over before it begins',
      company([person('ana')], loop([interview('coding')]), { to: at('2026-11-01T00:00:00Z') }),
      /mia offers no 60 minutes/,
    ],
    [
      'notice that leaves nothing',
      company([person('ana')], loop([interview('coding')], { noticeMinutes: 100_000 })),
      /minimum notice/,
    ],
    [
      'more seats than people',
      company([person('ana')], loop(two)),
      /need 2 different people, and there is only 1: ana/,
    ],
    [
      'somebody required who may not sit',
      company([person('ana')], loop([interview('coding')], { must: ['zoe'] })),
      /zoe has to take part/,
    ],
    [
      'everybody excluded',
      company([person('ana')], loop([interview('coding')], { never: ['ana'] })),
      /kept out of this loop: ana/,
    ],
  ])('%s', (_, problem, answer) => {
    expect(because(problem)).toMatch(answer);
    expect(planEach(problem)[0]!.itineraries).toEqual([]);
    expect(planStarts(problem)[0]!.starts).toEqual([]);
    expect(planJoint(problem, { budgetMs: 50 }).unplaced).toHaveLength(1);
  });

  test('an interview of no length is a bug of the caller', () => {
    expect(() => planEach(company([person('ana')], loop([interview('coding', { minutes: 0 })])))).toThrow(
      'got 0',
    );
  });

  test('no loops at all', () => {
    expect(planEach(company([person('ana')], []))).toEqual([]);
    expect(planJoint(company([person('ana')], [])).cost).toBe(0);
  });
});

describe('what is large stays bounded', () => {
  test('2,000 people over a year', () => {
    const problem = instance({ people: 2000, weeks: 52, loops: 1, interviews: 4 }, 8);
    const plan = planEach(problem)[0]!;
    expect(plan.proven).toBe(true);
    expect(plan.itineraries).toHaveLength(10);
    expect(plan.nodes).toBeLessThan(20_000);
  });

  test('eight interviews, with windows on every day of a month', () => {
    const problem = instance({ people: 60, weeks: 4, loops: 1, interviews: 8 }, 2);
    const windows = Array.from({ length: 28 }, (_, day) => {
      const start = problem.from.add({ hours: 24 * day + 7 });
      return { start, end: start.add({ hours: 11 }) };
    });
    const plan = planEach({ ...problem, loops: [{ ...problem.loops[0]!, windows, sameDay: false }] })[0]!;
    expect(plan.itineraries.length).toBeGreaterThan(0);
    expect(plan.nodes).toBeLessThanOrEqual(70_000);
  });

  test('seats that hardly any set of people can fill end at the limit and say so', () => {
    const crew = ['ana', 'bo', 'cem', 'dee'].map((id, i) =>
      person(id, { hours: { tue: [[`${String(9 + i)}:00`.padStart(5, '0'), `${10 + i}:30`]] } }),
    );
    const many = ['a', 'b', 'c', 'd', 'e'].map(id =>
      interview(id, { minutes: 30, seats: [seat({ skill: null })] }),
    );
    const problem = company(crew, loop(many, { maxIdleMinutes: null }), { stepMinutes: 5 });
    const plan = planEach(problem, { nodeLimit: 50 })[0]!;
    expect(plan.itineraries).toEqual([]);
    expect(plan.proven || plan.because.join().includes('limit')).toBe(true);
  });
});
