import fc from 'fast-check';
import { openEntry, openStage, scoringSeats, type Situation } from '../../../src/core/loop/situation.ts';
import { UserError } from '../../../src/core/user-error.ts';
import { answerInvitation } from '../../../src/operations/answer-invitation.ts';
import { assignReviewer } from '../../../src/operations/assign-reviewer.ts';
import { bookItinerary } from '../../../src/operations/book-itinerary.ts';
import { cancelInterviews } from '../../../src/operations/cancel-interviews.ts';
import { decide } from '../../../src/operations/decide.ts';
import { keepDraft } from '../../../src/operations/keep-draft.ts';
import { proposeTimes } from '../../../src/operations/propose-times.ts';
import { replaceInterviewer } from '../../../src/operations/replace-interviewer.ts';
import { submitScorecard } from '../../../src/operations/submit-scorecard.ts';
import { listSituationsNamed } from '../../../src/store/situations.ts';
import { card } from '../../cards.ts';
import { actor, ANA, DEE, HANA, LEE, RAE, SAM, TEAM, type TestWorld } from '../../world.ts';
import { allCards, forbiddenCards } from './rule.ts';

export const EVERYBODY = [RAE, HANA, SAM, ANA, DEE, LEE];
const VERDICTS = ['strong-no', 'no', 'yes', 'strong-yes'] as const;

/** One thing that happens; `pick` and `other` choose among what there is, so that every number means something. */
export type Step = { what: (typeof WHAT)[number]; pick: number; other: number };
const WHAT = [
  'look',
  'advance',
  'assign',
  'book',
  'decline',
  'replace',
  'pass',
  'score',
  'draft',
  'cancel',
] as const;

export const steps = fc.array(
  fc.record({
    what: fc.oneof(
      { arbitrary: fc.constant('look' as const), weight: 12 },
      { arbitrary: fc.constant('score' as const), weight: 6 },
      { arbitrary: fc.constant('draft' as const), weight: 2 },
      { arbitrary: fc.constantFrom('advance', 'assign', 'book', 'pass'), weight: 8 },
      { arbitrary: fc.constantFrom('decline', 'replace', 'cancel'), weight: 2 },
    ),
    pick: fc.nat({ max: 1000 }),
    other: fc.nat({ max: 1000 }),
  }),
  { minLength: 80, maxLength: 120 },
);

const at = <T>(items: readonly T[], index: number): T | undefined => items[index % Math.max(1, items.length)];
let written = 0;

/** Words that stand in one card and nowhere else. */
const canary = (seat: string): string => `canary${(written += 1)}of${seat.replace('-', '')} `;

/** What is not possible at the moment does not happen. */
export async function happen(world: TestWorld, step: Step): Promise<void> {
  const candidate = step.pick % 2 === 0 ? 'Mia Okafor' : 'Zoë Arendt';
  const [situation] = await listSituationsNamed(world.db, TEAM, candidate);
  if (!situation) return;
  try {
    await ACTS[step.what](world, situation, step);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
}

type Act = (world: TestWorld, situation: Situation, step: Step) => Promise<unknown>;

const ACTS: Record<Step['what'], Act> = {
  look: async () => {},
  async advance(world, situation, { other }) {
    const entry = openEntry(situation);
    if (!entry) return;
    // Deciders quote the cards that they read.
    const { id } = situation.application;
    const forbidden = new Set((await forbiddenCards(world, HANA)).map(c => c.body));
    const cards = (await allCards(world)).filter(c => c.application === id && !forbidden.has(c.body));
    const quotes = cards.flatMap(c => /canary\w+/.exec(c.body) ?? []);
    const kind = other % 25 === 0 ? ('reject' as const) : ('advance' as const);
    const reason = `They said ${quotes.join(', ')}`.slice(0, 900);
    await decide(world, actor(HANA), {
      application: id,
      entry: entry.id,
      kind,
      reason,
    });
  },
  async assign(world, situation, { other }) {
    const reviewer = at(EVERYBODY, other) ?? ANA;
    await assignReviewer(world, actor(RAE), { application: situation.application.id, reviewer });
  },
  async book(world, situation, { other }) {
    if (openStage(situation)?.kind === 'async') return;
    const { id } = situation.application;
    const proposal = await proposeTimes(world, actor(RAE), id, { purpose: 'book' });
    await bookItinerary(world, actor(RAE), {
      proposal: proposal.id,
      option: other % Math.max(1, proposal.options.length),
    });
  },
  async decline(world, situation, { other }) {
    const seats = situation.interviews.flatMap(i => i.seats.map(seat => ({ seat, i })));
    const found = at(seats, other);
    if (!found?.i.booking) return;
    const { version } = found.i.booking;
    const answer = {
      seat: found.seat.id,
      version,
      answer: 'declined',
      reason: 'On call',
      via: 'slack',
    } as const;
    await answerInvitation(world, actor(found.seat.person), answer);
  },
  async replace(world, situation, { other }) {
    const declined = situation.interviews.flatMap(i => i.seats).filter(s => s.answer?.answer === 'declined');
    const seat = at(declined, other);
    if (!seat) return;
    const wish = { purpose: 'replace', seat: seat.id } as const;
    const proposal = await proposeTimes(world, actor(RAE), situation.application.id, wish);
    await replaceInterviewer(world, actor(RAE), { proposal: proposal.id, option: 0 });
  },
  async pass(world, situation) {
    const ends = situation.interviews.flatMap(i => i.booking?.time.end ?? []);
    const last = ends.sort((a, b) => Temporal.Instant.compare(a, b)).at(-1);
    if (last && Temporal.Instant.compare(world.clock.now(), last) < 0) world.clock.set(last);
  },
  async score(world, situation, { other }) {
    const seat = at(situation.interviews.flatMap(scoringSeats), other);
    if (!seat) return;
    const words = canary(seat.id);
    const filled = await card(world, situation, seat.id, at(VERDICTS, other) ?? 'yes');
    const scores = Object.fromEntries(Object.keys(filled.scores).map(k => [k, ((other % 4) + 1) as 1]));
    await submitScorecard(world, actor(seat.person), {
      seat: seat.id,
      card: {
        ...filled,
        scores,
        notes: `${words}argued every choice from the access pattern.`,
        reason: `${words}they argued every choice.`,
      },
    });
  },
  async draft(world, situation, { other }) {
    const seat = at(situation.interviews.flatMap(scoringSeats), other);
    if (!seat) return;
    const base = (await allCards(world)).filter(c => c.seat === seat.id).length;
    const fields = { notes: [`${canary(seat.id)}is what I think so far.`] };
    await keepDraft(world, actor(seat.person), { seat: seat.id, base, fields });
  },
  async cancel(world, situation) {
    const interviews = situation.interviews.filter(i => i.booking).map(i => i.id);
    await cancelInterviews(world, actor(RAE), {
      application: situation.application.id,
      interviews,
      reason: 'They are ill',
    });
  },
};
