import type { Loop } from '../loop-steps.ts';
import type { World } from '../../src/operations/world.ts';
import { answerInvitation } from '../../src/operations/answer-invitation.ts';
import { bookItinerary } from '../../src/operations/book-itinerary.ts';
import { cancelInterviews } from '../../src/operations/cancel-interviews.ts';
import { actor, RAE } from '../world.ts';

/** Something that somebody does with one press, and again by whoever saw no answer. */
export type Story = {
  name: string;
  /** @returns the press. All that was brought about before it is carried out. */
  prepare(loop: Loop, carryOut: () => Promise<void>): Promise<(world: World) => Promise<unknown>>;
};

export const stories: readonly Story[] = [
  {
    name: 'a booking',
    prepare: async loop => {
      const { id: proposal } = await loop.propose();
      return world => bookItinerary(world, actor(RAE), { proposal, option: 0 });
    },
  },
  {
    name: 'a move',
    prepare: async (loop, carryOut) => {
      const { interview } = await loop.book();
      await carryOut();
      const { id: proposal } = await loop.propose({ purpose: 'move', interviews: [interview.id] });
      return world => bookItinerary(world, actor(RAE), { proposal, option: 1 });
    },
  },
  {
    name: 'a cancellation',
    prepare: async (loop, carryOut) => {
      const { interview } = await loop.book();
      await carryOut();
      const input = { application: loop.application, interviews: [interview.id], reason: 'Ill' };
      return world => cancelInterviews(world, actor(RAE), input);
    },
  },
  {
    name: 'a decline and its replacement',
    prepare: async (loop, carryOut) => {
      const { seat } = await loop.book();
      await carryOut();
      const answer = { answer: 'declined', reason: 'On call', via: 'slack' } as const;
      return world => answerInvitation(world, actor(seat.person), { seat: seat.id, version: 1, ...answer });
    },
  },
];
