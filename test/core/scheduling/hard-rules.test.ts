import { describe, expect, test } from 'vitest';
import { planEach } from '../../../src/core/scheduling/plan.ts';
import { at, company, interview, loop, people, person, seat, span, starts } from './small-company.ts';

const one = interview('coding');
const TUESDAY = '2026-12-01';
/** Every half hour at which an hour fits between two times of Tuesday. */
const tuesday = (from: number, to: number) =>
  Array.from({ length: Math.max(0, (to - from) * 2 - 1) }, (_, i) => {
    const hour = String(from + Math.floor(i / 2)).padStart(2, '0');
    return `Tue ${hour}:${i % 2 === 0 ? '00' : '30'}`;
  });

describe('who may take a seat', () => {
  const crew = [
    person('ana', { skills: { data: 1 } }),
    person('bo', { skills: { data: 3 }, level: 'mid' }),
    person('cem', { skills: { api: 3 } }),
  ];
  const seated = (changes: Parameters<typeof seat>[0], of = {}) =>
    people(company(crew, loop([interview('coding', { seats: [seat(changes)] })], of)));

  test('qualified: the skill, at its quality', () => {
    expect(seated({ skill: 'api' })).toEqual(['cem']);
    expect(seated({ minQuality: 2 })).toEqual(['bo']);
    expect(seated({ skill: 'go' })).toEqual([]);
  });

  test('qualified: the pool', () => {
    expect(seated({ skill: null, pool: ['ana'] })).toEqual(['ana']);
    expect(seated({ pool: ['cem'] })).toEqual([]);
    expect(seated({ pool: [] })).toEqual([]);
  });

  test('qualified: a seat that lists its people looks at nothing else but the level', () => {
    expect(seated({ skill: 'go', people: [{ id: 'cem', quality: 2 }] })).toEqual(['cem']);
    expect(seated({ level: 'senior', people: [{ id: 'bo', quality: 3 }] })).toEqual([]);
  });

  test('level: that asked for, or a higher one', () => {
    expect(seated({ level: 'senior' })).toEqual(['ana']);
    expect(seated({ level: 'staff' })).toEqual([]);
  });

  test('several needs: any one is enough, with its own level', () => {
    expect(seated({ anyOf: [{ skill: 'go' }, { skill: 'api', level: 'senior' }] })).toEqual(['cem']);
    expect(
      seated({
        anyOf: [
          { skill: 'api', level: 'staff' },
          { skill: 'data', minQuality: 3 },
        ],
      }),
    ).toEqual(['bo']);
  });

  test('two of several pools', () => {
    const anyOf = [{ pool: ['ana'] }, { pool: ['cem'] }];
    expect(seated({ skill: null, count: 2, anyOf })).toEqual(['ana', 'cem']);
    expect(seated({ skill: null, count: 3, anyOf })).toEqual([]);
  });

  test('excluded and metBefore: neither sits in the loop', () => {
    expect(seated({}, { never: ['bo'] })).toEqual(['ana']);
    expect(seated({}, { met: ['bo', 'ana'] })).toEqual([]);
  });
});

describe('when interviewers can', () => {
  const ana = (changes: Parameters<typeof person>[1], of = {}, problem = {}) =>
    starts(company([person('ana', changes)], loop([one], of), problem));

  test('hours: an interview may end with them, not after', () => {
    expect(ana({ hours: { tue: [['10:00', '12:00']] } })).toEqual(tuesday(10, 12));
    expect(ana({ hours: { wed: [['09:00', '17:00']] } })).toEqual([]);
    expect(ana({ hours: {} })).toEqual([]);
  });

  test('hours: two pieces that touch are one', () => {
    expect(
      ana({
        hours: {
          tue: [
            ['09:00', '10:30'],
            ['10:30', '11:30'],
          ],
        },
      }),
    ).toEqual(tuesday(9, 11).concat('Tue 10:30'));
  });

  test('hours: on the own clock of the interviewer', () => {
    expect(ana({ zone: 'America/New_York', hours: { tue: [['08:00', '10:00']] } })).toEqual(tuesday(14, 16));
  });

  test('hours: off-hours that are allowed, and time that was given once', () => {
    expect(ana({ hours: {}, offHours: { tue: [['15:00', '17:00']] } })).toEqual(tuesday(15, 17));
    expect(ana({ hours: {}, alsoFree: [span(TUESDAY, '09:00', '10:30')] })).toEqual(
      tuesday(9, 10).concat('Tue 09:30'),
    );
  });

  test('daysOff: of the company and one’s own', () => {
    expect(ana({ daysOff: [TUESDAY] })).toEqual([]);
    expect(ana({}, {}, { daysOff: [TUESDAY] })).toEqual([]);
    expect(ana({ daysOff: ['2026-12-02'] })).toEqual(tuesday(9, 17));
  });

  test('busy: meetings are half-open, whatever their class and order', () => {
    const busy = [
      { ...span(TUESDAY, '13:00', '17:00'), class: 'movable' as const },
      { ...span(TUESDAY, '09:00', '11:00'), class: 'never' as const },
    ];
    expect(ana({ busy })).toEqual(tuesday(11, 13));
  });

  test('busy: a meeting off the grid takes only what it takes', () => {
    expect(ana({ busy: [span(TUESDAY, '10:10', '16:00')] })).toEqual(['Tue 09:00', 'Tue 16:00']);
  });

  test('buffer: between meetings, not at the ends of the day', () => {
    const busy = [span(TUESDAY, '12:00', '13:00')];
    expect(ana({ busy, bufferMinutes: 15 })).toEqual([
      ...tuesday(9, 11),
      'Tue 10:30',
      ...tuesday(13, 17).slice(1),
    ]);
  });

  test('lunch: every day on the own clock, but for dates left out', () => {
    const avoid = [['12:00', '13:00'] as const];
    expect(ana({ avoid })).toEqual([...tuesday(9, 12), ...tuesday(13, 17)]);
    expect(ana({ avoid, avoidExcept: [TUESDAY] })).toEqual(tuesday(9, 17));
    expect(ana({ avoid: [span(TUESDAY, '09:00', '16:00')] })).toEqual(['Tue 16:00']);
  });

  test('perDay and perWeek: counted with what there is, unless a coordinator lifts them', () => {
    expect(ana({ perDay: 2, loadByDay: { [TUESDAY]: 2 } })).toEqual([]);
    expect(ana({ perDay: 2, loadByDay: { '2026-12-02': 2 } })).toEqual(tuesday(9, 17));
    expect(ana({ perWeek: 1, load: { '2026-W49': 1 } })).toEqual([]);
    expect(ana({ perWeek: 1, load: { '2026-W48': 9 } })).toEqual(tuesday(9, 17));
    expect(ana({ perDay: 0, perWeek: null })).toEqual([]);
    const overrides = [{ person: 'ana', cap: 'perWeek' as const, period: '2026-W49' }];
    expect(ana({ perWeek: 1, load: { '2026-W49': 1 } }, { overrides })).toEqual(tuesday(9, 17));
    expect(ana({ perDay: 0 }, { overrides })).toEqual([]);
  });

  test('perDay: the day is that of the interviewer', () => {
    const late = { windows: [span(TUESDAY, '00:00', '03:00')] };
    const away = { zone: 'America/New_York', hours: { mon: [['00:00', '24:00']] as const } };
    expect(ana({ ...away, perDay: 1, loadByDay: { '2026-11-30': 1 } }, late)).toEqual([]);
    expect(ana({ ...away, perDay: 1, loadByDay: { '2026-12-01': 1 } }, late)).toEqual(tuesday(0, 3));
  });
});

describe('when the candidate can', () => {
  const mia = (of: Parameters<typeof loop>[1], problem = {}) =>
    starts(company([person('ana')], loop([one], of), problem));

  test('windows: those that touch or overlap are one', () => {
    const windows = [
      span(TUESDAY, '10:00', '10:30'),
      span(TUESDAY, '10:30', '11:00'),
      span(TUESDAY, '10:45', '11:30'),
    ];
    expect(mia({ windows })).toEqual(['Tue 10:00', 'Tue 10:30']);
    expect(mia({ windows: [span(TUESDAY, '10:00', '10:45')] })).toEqual([]);
    expect(mia({ windows: [] })).toEqual([]);
  });

  test('windows: starts are on whole steps, wherever a window begins', () => {
    expect(mia({ windows: [span(TUESDAY, '10:10', '12:00')] })).toEqual(['Tue 10:30', 'Tue 11:00']);
  });

  test('avoid: lunch on the candidate’s clock, or a single stretch', () => {
    expect(mia({ avoid: [['12:00', '13:00']] })).toEqual([...tuesday(9, 12), ...tuesday(13, 17)]);
    expect(mia({ avoid: [span(TUESDAY, '09:00', '15:30')] })).toEqual(['Tue 15:30', 'Tue 16:00']);
    expect(mia({ zone: 'Europe/London', avoid: [['12:00', '13:00']] })).toEqual([
      ...tuesday(9, 13),
      ...tuesday(14, 17),
    ]);
  });

  test('notice: counted from now', () => {
    const now = at(`${TUESDAY}T06:30:00Z`);
    expect(mia({ noticeMinutes: 8 * 60 }, { now })).toEqual(['Tue 15:30', 'Tue 16:00']);
    expect(mia({ noticeMinutes: 0 }, { now: at(`${TUESDAY}T14:00:00Z`) })).toEqual(tuesday(15, 17));
  });

  test('a pinned interview keeps its start, off the grid and outside of windows; only people are searched', () => {
    const pinned = interview('coding', { fixedStart: at('2026-12-02T09:05:00Z') });
    const problem = company([person('ana')], loop([pinned], { noticeMinutes: 9999 }));
    expect(starts(problem)).toEqual(['Wed 10:05']);
    expect(
      people({ ...problem, interviewers: [person('ana', { busy: [span('2026-12-02', '11:00', '12:00')] })] }),
    ).toEqual([]);
  });
});

describe('the shape of a loop', () => {
  const crew = ['ana', 'bo', 'cem'].map(id => person(id));
  const [first, second, third] = ['a', 'b', 'c'].map(id => interview(id)) as [
    typeof one,
    typeof one,
    typeof one,
  ];
  const order = (interviews: (typeof one)[], of = {}) => {
    const problem = company(crew, loop(interviews, of), { take: 100 });
    return new Set(ordersOf(problem));
  };

  test('order: after and last', () => {
    expect(order([first, second])).toEqual(new Set(['a b', 'b a']));
    expect(order([{ ...first, after: ['b'] }, second])).toEqual(new Set(['b a']));
    expect(order([{ ...first, last: true }, second, third])).toEqual(new Set(['b c a', 'c b a']));
    expect(
      order([
        { ...first, after: ['b'] },
        { ...second, after: ['a'] },
      ]),
    ).toEqual(new Set());
  });

  test('sameDay: one day of the candidate, unless several are allowed', () => {
    const windows = [span(TUESDAY, '16:00', '17:00'), span('2026-12-02', '09:00', '10:00')];
    expect(order([first, second], { windows })).toEqual(new Set());
    expect(order([first, second], { windows, sameDay: false })).toEqual(new Set(['a b', 'b a']));
    expect(order([{ ...first, after: ['b'] }, second], { windows, sameDay: false })).toEqual(
      new Set(['b a']),
    );
  });

  test('maxIdle: a break may be as long as it, and any length where there is none', () => {
    const windows = [span(TUESDAY, '09:00', '10:00'), span(TUESDAY, '11:00', '12:00')];
    expect(order([first, second], { windows, maxIdleMinutes: 60 }).size).toBe(2);
    expect(order([first, second], { windows, maxIdleMinutes: 59 }).size).toBe(0);
    expect(order([first, second], { windows, maxIdleMinutes: null }).size).toBe(2);
  });

  test('distinct: nobody sits in two seats of a loop', () => {
    expect(people(company([person('ana')], loop([first, second])))).toEqual([]);
    expect(
      people(company(crew, loop([{ ...first, seats: [seat(), seat({ id: 'second' })] }, second]))),
    ).toHaveLength(3);
  });

  test('required: they take part even where others cost less', () => {
    const junior = person('zoe', { skills: { data: 1 } });
    expect(people(company([...crew, junior], loop([first])))).toEqual(['ana']);
    expect(people(company([...crew, junior], loop([first], { must: ['zoe'] })))).toEqual(['zoe']);
    expect(people(company(crew, loop([first], { must: ['ana', 'bo'] })))).toEqual([]);
    expect(people(company(crew, loop([first], { must: ['nobody'] })))).toEqual([]);
  });

  test('optional seats stay empty only where nobody is there; shadows never count', () => {
    const wanted = { ...first, seats: [seat(), seat({ id: 'second', optional: true })] };
    expect(people(company([person('ana')], loop([wanted])))).toEqual(['ana']);
    expect(people(company(crew, loop([wanted])))).toEqual(['ana', 'bo']);
    const shadowed = { ...first, seats: [seat(), seat({ id: 'shadow', kind: 'shadow', skill: null })] };
    expect(people(company([person('ana')], loop([shadowed])))).toEqual(['ana']);
    const trainee = person('tim', { skills: {} });
    expect(people(company([person('ana'), trainee], loop([shadowed])))).toEqual(['ana', 'tim']);
  });
});

function ordersOf(problem: Parameters<typeof people>[0]): string[] {
  return planEach(problem)[0]!.itineraries.map(itinerary =>
    itinerary.interviews.map(one => one.id).join(' '),
  );
}
