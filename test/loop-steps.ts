import type { DecisionKind } from '../src/core/loop/glossary.ts';
import type { Interview, Seat, Situation } from '../src/core/loop/situation.ts';
import { answerInvitation } from '../src/operations/answer-invitation.ts';
import { assignReviewer } from '../src/operations/assign-reviewer.ts';
import { bookItinerary } from '../src/operations/book-itinerary.ts';
import { decide } from '../src/operations/decide.ts';
import { proposeTimes, type Wish } from '../src/operations/propose-times.ts';
import { submitScorecard } from '../src/operations/submit-scorecard.ts';
import { findSituation } from '../src/store/situations.ts';
import { card } from './cards.ts';
import { acmeWithMia, actor, ANA, HANA, RAE, TEAM, type TestWorld } from './world.ts';

/** One application on its way, with the steps that tests take again and again. */
export class Loop {
  readonly world: TestWorld;
  readonly application: string;
  constructor(world: TestWorld, application: string) {
    this.world = world;
    this.application = application;
  }

  async situation(): Promise<Situation> {
    const found = await findSituation(this.world.db, TEAM, this.application);
    if (!found) throw new Error('The application is gone');
    return found;
  }

  async entry(): Promise<string> {
    return (await this.situation()).entries.at(-1)?.id ?? '';
  }

  async decide(kind: DecisionKind = 'advance', by = HANA, reason = 'They said why.') {
    return decide(this.world, actor(by), {
      application: this.application,
      entry: await this.entry(),
      kind,
      reason,
    });
  }

  /** From the résumé to the stage whose interviews are to be booked. */
  async toTechnical(reviewer = ANA): Promise<this> {
    await this.decide();
    const { seat } = await assignReviewer(this.world, actor(RAE), {
      application: this.application,
      reviewer,
    });
    await this.score(seat);
    await this.decide();
    return this;
  }

  async score(seat: Seat): Promise<void> {
    const input = await card(this.world, await this.situation(), seat.id, 'yes');
    await submitScorecard(this.world, actor(seat.person), { seat: seat.id, card: input });
  }

  async propose(wish: Wish = { purpose: 'book' }, by = RAE) {
    return proposeTimes(this.world, actor(by), this.application, wish);
  }

  async book(option = 0): Promise<Booked> {
    const proposal = await this.propose();
    const booked = await bookItinerary(this.world, actor(RAE), { proposal: proposal.id, option });
    if (booked.kind !== 'booked') throw new Error(`Not booked: ${proposal.because.join('; ')}`);
    return this.booked();
  }

  /** The interview that stands, with its first seat. */
  async booked(): Promise<Booked> {
    const interview = (await this.situation()).interviews.find(i => i.booking);
    const [seat] = interview?.seats ?? [];
    if (!interview?.booking || !seat) throw new Error('Nothing is booked');
    return { interview: { ...interview, booking: interview.booking }, seat };
  }

  async answer(answer: 'accepted' | 'declined', version = 1): Promise<void> {
    const { seat } = await this.booked();
    await answerInvitation(this.world, actor(seat.person), {
      seat: seat.id,
      version,
      answer,
      reason: answer === 'declined' ? 'On call' : '',
      via: 'slack',
    });
  }
}

export type Booked = {
  interview: Interview & { booking: NonNullable<Interview['booking']> };
  seat: Seat;
};

/** Mia in the technical stage, with nothing booked. */
export async function miaToBook(...world: Parameters<typeof acmeWithMia>): Promise<Loop> {
  const { world: made, application } = await acmeWithMia(...world);
  return new Loop(made, application).toTechnical();
}
