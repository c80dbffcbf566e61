import type { Proposal, ProposedItinerary } from '../../../src/core/loop/proposal.ts';
import { INTERVIEWS, NOW, SEATS, textOf, times, user, uuid } from './numbers.ts';

export function worstItinerary(name: string): ProposedItinerary {
  const reasons = times(10, () => textOf(name, 300));
  return {
    interviews: times(INTERVIEWS, at => ({
      part: `part-${at}`,
      name: name.slice(0, 60),
      start: NOW.add({ hours: at }),
      end: NOW.add({ hours: at + 1 }),
      seats: times(SEATS, i => ({
        position: i,
        kind: 'reverse-shadow' as const,
        person: user(10 + at * SEATS + i),
      })),
      reasons,
    })),
    reasons,
  };
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
    changes: times(20, () => textOf(name, 500)),
    unreadable: times(100, user),
    madeAt: NOW,
  };
}
