import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instance } from '../../../bench/instances.ts';
import { planJoint } from '../../../src/core/scheduling/joint/plan-joint.ts';
import { planEach } from '../../../src/core/scheduling/plan.ts';
import type { Interview, Problem, Room } from '../../../src/core/scheduling/problem.ts';
import { company, interview, loop, person, span } from './small-company.ts';

const TUESDAY = '2026-12-01';
const room = (id: string, seats: number, ...busy: [string, string][]): Room => ({
  id,
  seats,
  site: 'Berlin',
  busy: busy.map(([from, to]) => span(TUESDAY, from, to)),
});
const inOffice = (id: string, changes: Partial<Interview> = {}) =>
  interview(id, { room: { seats: 3, site: 'Berlin' }, ...changes });

const crew = ['ana', 'bo'].map(id => person(id));
const planned = (rooms: Room[], interviews: Interview[], changes: Partial<Problem> = {}) =>
  planEach(company(crew, loop(interviews), { rooms, take: 1, ...changes }))[0]!;
const roomsIn = ({ itineraries }: ReturnType<typeof planned>) =>
  itineraries[0]!.interviews.map(one => one.room);

describe('interviews in a room', () => {
  test('take the smallest that is large enough, and of those the first by name', () => {
    const rooms = [room('havel', 8), room('spree', 4), room('elbe', 4), room('booth', 2)];
    expect(roomsIn(planned(rooms, [inOffice('coding')]))).toEqual(['elbe']);
  });

  test('stay in one room throughout where there is one, else each in what is free', () => {
    const two = [inOffice('coding'), inOffice('design', { after: ['coding'] })];
    const cut = room('elbe', 4, ['10:00', '17:00']);
    expect(roomsIn(planned([cut, room('havel', 8)], two))).toEqual(['havel', 'havel']);
    const late = room('havel', 8, ['09:00', '10:00']);
    expect(roomsIn(planned([cut, late], two))).toEqual(['elbe', 'havel']);
  });

  test('are not held in an office of another city, nor while the room is taken', () => {
    const lisbon = { ...room('tejo', 4), site: 'Lisbon' };
    const [only] = planned([lisbon, room('elbe', 4, ['09:00', '15:00'])], [inOffice('coding')]).itineraries;
    expect(only!.interviews[0]!.start.toString()).toBe('2026-12-01T14:00:00Z');
    expect(only!.interviews[0]!.room).toBe('elbe');
  });

  test('where no room is free: which is missing, and that it goes on video', () => {
    const full = planned([room('elbe', 4, ['09:00', '17:00']), room('booth', 2)], [inOffice('coding')]);
    expect(full.because).toEqual([
      'No room of 3 seats in Berlin is free for coding at any time that mia can.',
    ]);
    expect(full.relaxations[0]!.changes.map(one => one.text)).toContain(
      'ask mia for Mon 30 Nov, 09:00 to 18:00 their time',
    );
    expect(full.relaxations.map(one => one.changes.map(change => change.kind).join())).toContain('on-video');
    const none = planned([room('booth', 2)], [inOffice('coding')]);
    expect(none.because).toEqual(['There is no room of 3 seats in Berlin for coding.']);
    expect(none.relaxations.map(one => one.changes.map(change => change.text))).toEqual([
      ['hold mia’s interviews on video'],
    ]);
    expect(none.relaxations[0]!.itinerary.interviews[0]!.room).toBeUndefined();
  });

  test('where people are the trouble, rooms are not blamed', () => {
    const away = crew.map(one => ({ ...one, busy: [span(TUESDAY, '09:00', '17:00')] }));
    const [plan] = planEach(company(away, loop([inOffice('coding')]), { rooms: [room('elbe', 4)] }));
    expect(plan!.because[0]).toMatch(/meetings of ana and bo/);
    expect(plan!.because.at(-1)).toBe('This is so without rooms: it would not fit on video either.');
  });
});

describe('rooms in a plan of all loops together', () => {
  const one = (id: string) => loop([inOffice('coding')], { id, windows: [span(TUESDAY, '09:00', '10:00')] });

  test('one room is not given to two', () => {
    const plan = planJoint(company(crew, [one('mia'), one('noa')], { rooms: [room('elbe', 4)] }), {
      budgetMs: 30,
    });
    expect(plan.unplaced).toHaveLength(1);
    expect(plan.unplaced[0]!.because).toEqual([
      `No room of 3 seats in Berlin is free for coding at any time that ${plan.unplaced[0]!.id} can.`,
    ]);
    const two = planJoint(
      company(crew, [one('mia'), one('noa')], { rooms: [room('elbe', 4), room('spree', 4)] }),
      { budgetMs: 30 },
    );
    const used = two.loops.map(each => each.itineraries[0]!.interviews[0]!.room);
    expect(new Set(used)).toEqual(new Set(['elbe', 'spree']));
  });

  test('whatever the loops: no room twice at once, none too small, and the cost is that of the itineraries', () => {
    const sizes = fc.record({ seed: fc.nat(200), loops: fc.integer({ min: 2, max: 6 }) });
    fc.assert(
      fc.property(sizes, ({ seed, loops }) => {
        const base = instance({ people: 8, weeks: 1, loops, interviews: 2 }, seed);
        const problem: Problem = {
          ...base,
          rooms: [room('elbe', 3), room('havel', 4)],
          loops: base.loops.map((each, i) => ({
            ...each,
            interviews: each.interviews.map((part, k) =>
              (i + k) % 3 === 0 ? part : { ...part, room: { seats: 3 + (k % 2), site: 'Berlin' } },
            ),
          })),
        };
        const plan = planJoint(problem, { budgetMs: 30 });
        const held = plan.loops.flatMap(each =>
          each.itineraries.flatMap(way => way.interviews.map(part => ({ part, loop: each.id }))),
        );
        for (const { part, loop: id } of held) {
          const asked = problem.loops
            .find(each => each.id === id)!
            .interviews.find(each => each.id === part.id)!;
          const allowed = asked.room ? (asked.room.seats === 4 ? ['havel'] : ['elbe', 'havel']) : [undefined];
          expect(allowed).toContain(part.room);
        }
        const clash = held.filter(({ part: a }) =>
          held.some(
            ({ part: b }) =>
              a !== b &&
              a.room !== undefined &&
              a.room === b.room &&
              a.start.epochMilliseconds < b.end.epochMilliseconds &&
              b.start.epochMilliseconds < a.end.epochMilliseconds,
          ),
        );
        expect(clash).toEqual([]);
        const placed = plan.loops.reduce((sum, each) => sum + (each.itineraries[0]?.cost ?? 0), 0);
        expect(placed + 600 * plan.unplaced.length).toBe(plan.cost);
        expect(plan.bound).toBeLessThanOrEqual(plan.cost);
      }),
      { numRuns: 25 },
    );
  });
});
