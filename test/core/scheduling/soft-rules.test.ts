import { describe, expect, test } from 'vitest';
import { DEFAULT_WEIGHTS } from '../../../src/core/scheduling/weights.ts';
import { at, company, costs, interview, loop, people, person, seat, span } from './small-company.ts';

const TUESDAY = '2026-12-01';
const only = (weights: object) => ({
  weights: { ...Object.fromEntries(Object.keys(DEFAULT_WEIGHTS).map(term => [term, 0])), ...weights },
});
const crew = ['ana', 'bo', 'cem'].map(id => person(id));
const one = interview('coding');
const windowed = (from: string, to: string) => ({ windows: [span(TUESDAY, from, to)] });

describe('what an itinerary costs', () => {
  test('day: each Monday to Friday from that of `from` to the last interview, which does not count', () => {
    expect(costs(company(crew, loop([one]))).day).toBe(4);
    expect(costs(company(crew, loop([one], { windows: [span('2026-12-07', '09:00', '17:00')] }))).day).toBe(
      5 * 4,
    );
    expect(costs(company(crew, loop([one], { windows: [span('2026-11-30', '09:00', '17:00')] }))).day).toBe(
      0,
    );
    const noon = { from: at('2026-11-30T12:00:00Z') };
    expect(costs(company(crew, loop([one]), noon)).day).toBe(4);
    expect(costs(company(crew, loop([one], { zone: 'Pacific/Kiritimati' }), noon)).day).toBe(0);
  });

  test('day: of a loop over several days the last one counts', () => {
    const windows = [span(TUESDAY, '09:00', '10:00'), span('2026-12-03', '09:00', '10:00')];
    const two = loop([interview('a'), interview('b')], { windows, sameDay: false });
    expect(costs(company(crew, two)).day).toBe(3 * 4);
  });

  test('idle: each whole quarter of an hour between interviews of one day', () => {
    const windows = [span(TUESDAY, '09:00', '10:00'), span(TUESDAY, '10:30', '11:30')];
    expect(costs(company(crew, loop([interview('a'), interview('b')], { windows }))).idle).toBe(2);
    const short = [interview('a', { minutes: 50 }), interview('b', { minutes: 50 })];
    expect(costs(company(crew, loop(short, windowed('09:00', '11:00')))).idle).toBe(0);
  });

  test('load: (L + 1)² − L² of the ISO week on the interviewer’s clock', () => {
    const busyAna = person('ana', { load: { '2026-W49': 2 } });
    expect(costs(company([busyAna], loop([one]))).load).toBe(3 * 5);
    expect(people(company([busyAna, person('bo')], loop([one])))).toEqual(['bo']);
    const sunday = { windows: [{ start: at('2026-12-06T22:00:00Z'), end: at('2026-12-06T23:00:00Z') }] };
    const auckland = person('ana', {
      zone: 'Pacific/Auckland',
      hours: { mon: [['00:00', '24:00']] },
      load: { '2026-W50': 1 },
    });
    expect(costs(company([auckland], loop([one], sunday))).load).toBe(3 * 3);
  });

  test('fit: what is missing to quality 3; nothing needed is 3', () => {
    const novice = person('ana', { skills: { data: 1 } });
    expect(costs(company([novice], loop([one]))).fit).toBe(2 * 2);
    const anyone = interview('coding', { seats: [seat({ skill: null })] });
    expect(costs(company([novice], loop([anyone]))).fit).toBe(0);
    const named = interview('coding', { seats: [seat({ people: [{ id: 'ana', quality: 2 }] })] });
    expect(costs(company([novice], loop([named]))).fit).toBe(2);
  });

  test('scarcity: levels above the one asked for; asking for none is asking for the lowest', () => {
    const asking = (level: 'mid' | 'staff' | null) =>
      loop([interview('coding', { seats: [seat({ level })] })]);
    const staff = [person('ana', { level: 'staff' })];
    expect(costs(company(staff, asking('mid'))).scarcity).toBe(2 * 3);
    expect(costs(company(staff, asking('staff'))).scarcity).toBe(0);
    expect(costs(company(staff, asking(null))).scarcity).toBe(3 * 3);
  });

  test('fragment: each side that leaves exactly one free step', () => {
    const free = (from: string, to: string) => [person('ana', { hours: { tue: [[from, to]] } })];
    expect(costs(company(free('09:00', '11:00'), loop([one], windowed('09:30', '10:30')))).fragment).toBe(
      2 * 2,
    );
    expect(costs(company(free('09:00', '12:00'), loop([one], windowed('09:30', '10:30')))).fragment).toBe(2);
    expect(costs(company(free('09:00', '12:00'), loop([one], windowed('10:00', '11:00')))).fragment).toBe(0);
    const buffered = [person('ana', { busy: [span(TUESDAY, '13:00', '17:00')], bufferMinutes: 30 })];
    expect(costs(company(buffered, loop([one], windowed('11:30', '12:30')))).fragment).toBe(2);
  });

  test('focus: a free block of two hours of which no such block is left', () => {
    const free = (from: string, to: string) => [person('ana', { hours: { tue: [[from, to]] } })];
    const cost = (from: string, to: string) =>
      costs(company(free(from, to), loop([one], windowed('11:00', '12:00')), only({ focus: 1 }))).focus;
    expect(cost('10:00', '13:00')).toBe(1);
    expect(cost('09:00', '12:00')).toBe(0);
    expect(cost('10:30', '12:00')).toBe(0);
    expect(cost('09:30', '12:00')).toBe(1);
  });

  test('offHours and preference: seats outside of hours, or of the hours somebody likes', () => {
    const late = person('ana', {
      hours: { tue: [['09:00', '12:00']] },
      offHours: { tue: [['12:00', '17:00']] },
    });
    const priced = only({ offHours: 1, preference: 1 });
    expect(costs(company([late], loop([one], windowed('11:30', '12:30')), priced)).offHours).toBe(1);
    expect(costs(company([late], loop([one], windowed('11:00', '12:00')), priced)).offHours).toBeUndefined();
    const picky = person('ana', { prefers: { tue: [['09:00', '11:00']] } });
    expect(costs(company([picky], loop([one], windowed('10:30', '11:30')), priced)).preference).toBe(1);
    const mia = { ...windowed('10:00', '11:00'), prefers: [span(TUESDAY, '12:00', '13:00')] };
    expect(costs(company([picky], loop([one], mia), priced)).preference).toBe(1);
  });

  test('room and late: interviews without a free room, or after the deadline', () => {
    const rooms = [
      { id: 'blue', busy: [span(TUESDAY, '09:00', '10:00')] },
      { id: 'red', busy: [span(TUESDAY, '09:30', '17:00')] },
    ];
    const none = { ...only({ room: 1 }), rooms };
    expect(costs(company(crew, loop([one], windowed('09:30', '10:30')), none)).room).toBe(1);
    expect(costs(company(crew, loop([one], windowed('10:00', '11:00')), none)).room).toBeUndefined();
    const due = { ...windowed('10:00', '11:00'), deadline: at(`${TUESDAY}T08:59:00Z`) };
    expect(costs(company(crew, loop([one], due))).late).toBe(20);
    expect(
      costs(company(crew, loop([one], { ...due, deadline: at(`${TUESDAY}T09:00:00Z`) }))).late,
    ).toBeUndefined();
  });

  test('fairness: interviews of the four weeks up to this one', () => {
    const past = { '2026-W45': 9, '2026-W46': 1, '2026-W48': 2, '2026-W49': 1, '2026-W50': 9 };
    const ana = person('ana', { load: past });
    expect(costs(company([ana], loop([one]), only({ fairness: 1 }))).fairness).toBe(2 * 4 + 1);
    expect(
      people(company([ana, person('bo', { load: { '2026-W49': 1 } })], loop([one]), only({ fairness: 1 }))),
    ).toEqual(['bo']);
  });

  test('empty: an optional seat is left empty where filling it costs more', () => {
    const seats = [seat(), seat({ id: 'second', optional: true })];
    const tired = person('bo', { load: { '2026-W49': 4 } });
    const problem = company([person('ana'), tired], loop([interview('coding', { seats })]));
    expect(people(problem)).toEqual(['ana']);
    expect(costs(problem).empty).toBe(20);
    expect(people({ ...problem, weights: { empty: 40 } })).toEqual(['ana', 'bo']);
  });

  test('equal costs: the earlier start, then the smaller id', () => {
    const problem = company(
      crew.toReversed(),
      loop([interview('b'), interview('a')], windowed('09:00', '12:00')),
      only({}),
    );
    expect(people(problem)).toEqual(['ana', 'bo']);
  });
});
