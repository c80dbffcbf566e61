import { openEntry, type Situation } from '../../../src/core/loop/situation.ts';
import type { Verdict } from '../../../src/core/loop/glossary.ts';
import { addCandidate } from '../../../src/operations/add-candidate.ts';
import { answerInvitation } from '../../../src/operations/answer-invitation.ts';
import { assignReviewer } from '../../../src/operations/assign-reviewer.ts';
import { bookItinerary } from '../../../src/operations/book-itinerary.ts';
import { decide } from '../../../src/operations/decide.ts';
import { openRole } from '../../../src/operations/open-role.ts';
import { proposeTimes } from '../../../src/operations/propose-times.ts';
import { submitScorecard } from '../../../src/operations/submit-scorecard.ts';
import type { World } from '../../../src/operations/world.ts';
import { findSituation } from '../../../src/store/situations.ts';
import { card } from '../../cards.ts';
import { TEAM, type TestWorld } from '../../world.ts';
import { ANA, HANA, MIA, RAE, ROLE } from './cast.ts';
import { actor } from './start.ts';

/** What happens to candidates, by the operations alone. */
export function lifeIn(world: World) {
  const read = async (application: string): Promise<Situation> => {
    const found = await findSituation(world.db, TEAM, application);
    if (!found) throw new Error(`There is no application ${application}`);
    return found;
  };
  const entryOf = async (application: string) => openEntry(await read(application))?.id ?? '';

  return {
    read,
    openRole: (
      more: Partial<
        Pick<typeof ROLE, 'title' | 'level' | 'hiringManager' | 'pipeline' | 'layers' | 'targetDay'>
      > = {},
    ) => openRole(world, actor(RAE), { ...ROLE, ...more }),
    async add(role: string, name: string, by: string = RAE): Promise<string> {
      const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@example.com`;
      const added = await addCandidate(world, actor(by), { ...MIA, role, name, email });
      return added.application;
    },
    async decide(application: string, kind: 'advance' | 'reject' | 'hire' = 'advance', reason = 'So be it.') {
      const entry = await entryOf(application);
      await decide(world, actor(HANA), { application, entry, kind, reason });
    },
    async review(application: string, reviewer: string = ANA) {
      const { seat } = await assignReviewer(world, actor(RAE), { application, reviewer });
      return seat;
    },
    async book(application: string, option = 0) {
      const proposal = await proposeTimes(world, actor(RAE), application, { purpose: 'book' });
      await bookItinerary(world, actor(RAE), { proposal: proposal.id, option });
      const { interviews } = await read(application);
      const booked = interviews.findLast(i => i.booking);
      if (!booked) throw new Error(`Nothing was booked: ${proposal.because.join(' ')}`);
      return booked;
    },
    async answer(application: string, seat: string, answer: 'accepted' | 'declined', reason = '') {
      const { interviews } = await read(application);
      const interview = interviews.find(i => i.seats.some(s => s.id === seat));
      const person = interview?.seats.find(s => s.id === seat)?.person ?? '';
      const version = interview?.booking?.version ?? 0;
      await answerInvitation(world, actor(person), { seat, version, answer, reason, via: 'slack' });
    },
    async score(application: string, seat: string, verdict: Verdict = 'yes', more: object = {}) {
      const situation = await read(application);
      const person = situation.interviews.flatMap(i => i.seats).find(s => s.id === seat)?.person ?? '';
      const filled = await card(world as TestWorld, situation, seat, verdict);
      await submitScorecard(world, actor(person), { seat, card: { ...filled, ...more } });
    },
  };
}

export type Life = ReturnType<typeof lifeIn>;
