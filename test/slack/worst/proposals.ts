import type { Situation } from '../../../src/core/loop/situation.ts';
import type { BookedOfAll } from '../../../src/operations/book-all.ts';
import type { PlanForAll } from '../../../src/operations/plan-all.ts';
import type { NamedPerson } from '../../../src/core/loop/named-people.ts';
import type { Proposal, ProposedItinerary } from '../../../src/core/loop/proposal.ts';
import { worstRoom } from './situations.ts';
import { INTERVIEWS, NOW, SEATS, STAGES, textOf, times, user, uuid } from './numbers.ts';

const about = { rule: 'windows', price: 4, start: NOW, end: NOW.add({ hours: 9 }) };
const ASK = { kind: 'ask-candidate' as const, date: '2026-12-03', ...about };
const MOVE = { kind: 'move-busy' as const, person: user(1), ...about };

/** Everybody's itinerary, and everybody once more who has none. */
export function worstPlan(situation: (at: number) => Situation, name: string): PlanForAll {
  const because = times(20, () => textOf(name, 500));
  const all = times(60, situation);
  return {
    id: uuid(9),
    madeAt: NOW,
    placed: all.map(one => ({
      situation: one,
      proposal: uuid(7),
      itinerary: worstItinerary(name),
      cost: 999_999,
    })),
    unplaced: all.map(one => ({ situation: one, because })),
    withoutTimes: all,
    unreadable: times(100, user),
    asOf: NOW,
    cost: 999_999,
    bound: 999_998,
  };
}

export function worstResults(situation: (at: number) => Situation, name: string): BookedOfAll[] {
  return times(60, at => {
    const of = { situation: situation(at) };
    if (at % 3 === 0) return { kind: 'taken', ...of };
    if (at % 3 === 1) return { kind: 'refused', ...of, because: textOf(name, 1000) };
    return { kind: 'booked', ...of, itinerary: worstItinerary(name) };
  });
}

export function worstItinerary(name: string): ProposedItinerary {
  const reasons = times(10, () => textOf(name, 300));
  return {
    interviews: times(INTERVIEWS, at => ({
      part: `part-${at}`,
      name: name.slice(0, 60),
      start: NOW.add({ hours: at }),
      end: NOW.add({ hours: at + 1 }),
      room: worstRoom(name),
      seats: times(SEATS, i => ({
        position: i,
        kind: 'reverse-shadow' as const,
        person: user(10 + at * SEATS + i),
        because: textOf(name, 500),
      })),
    })),
    reasons,
  };
}

export function worstNamed(name: string): NamedPerson[] {
  return times(50, at => ({
    person: user(100 + at),
    name,
    part: at % 2 === 0 ? 'must' : 'never',
    entry: uuid(4000 + STAGES - 1),
    interview: undefined,
    by: user(1),
    byName: name,
    at: NOW,
  }));
}

export function worstProposal(name: string, options: number): Proposal {
  return {
    id: uuid(7),
    application: uuid(2),
    purpose: 'book',
    seat: undefined,
    options: times(options, () => worstItinerary(name)),
    proven: false,
    because: times(20, () => textOf(name, 500)),
    changes: times(20, at => ({
      changes: times(8, () => ({ ...(at % 2 === 0 ? ASK : MOVE), text: textOf(name, 300) })),
      itinerary: worstItinerary(name),
    })),
    unreadable: times(100, user),
    unreadableRooms: times(100, () => name),
    madeAt: NOW,
  };
}
