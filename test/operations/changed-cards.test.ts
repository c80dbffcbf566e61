import { expect, test } from 'vitest';
import type { Verdict } from '../../src/core/loop/glossary.ts';
import { type Seat, scoringSeats } from '../../src/core/loop/situation.ts';
import { addCandidate } from '../../src/operations/add-candidate.ts';
import { openRole } from '../../src/operations/open-role.ts';
import { readEvaluation } from '../../src/operations/read-evaluation.ts';
import { submitScorecard } from '../../src/operations/submit-scorecard.ts';
import { listScorecards } from '../../src/store/scorecards.ts';
import { card } from '../cards.ts';
import { Loop } from '../loop-steps.ts';
import { acme, actor, HANA, MIA, RAE, ROLE, TEAM } from '../world.ts';

test('a card that is changed after others could be read says so, and keeps what stood in it before', async () => {
  const world = await acme();
  const role = await openRole(world, actor(RAE), { ...ROLE, pipeline: 'backend-panel' });
  const { application } = await addCandidate(world, actor(RAE), { ...MIA, role: role.id });
  const loop = new Loop(world, application);
  await loop.decide();
  const { interview } = await loop.book();
  world.clock.set(interview.booking.time.end);
  const [first, second] = scoringSeats(interview) as [Seat, Seat];
  const score = async (seat: Seat, verdict: Verdict) => {
    world.clock.advance({ minutes: 5 });
    const filled = await card(world, await loop.situation(), seat.id, verdict);
    await submitScorecard(world, actor(seat.person), { seat: seat.id, card: filled });
  };
  const verdicts = async () => {
    const { evaluation } = await readEvaluation(world.db, TEAM, HANA, await loop.situation());
    const of = (seat: Seat) => evaluation.verdicts.find(v => v.by === seat.person);
    return [of(first), of(second)].map(v => v && [v.verdict, v.revised, v.first?.verdict]);
  };

  // Corrected while nobody else's card was there: that is their own judgment still.
  await score(first, 'strong-no');
  await score(first, 'no');
  expect(await verdicts()).toEqual([['no', false, undefined], undefined]);
  await score(second, 'yes');
  expect(await verdicts()).toEqual([
    ['no', false, undefined],
    ['yes', false, undefined],
  ]);
  // With the other's card to be read, both change their minds.
  await score(first, 'yes');
  await score(second, 'strong-yes');
  await score(second, 'no');
  expect(await verdicts()).toEqual([
    ['yes', true, 'no'],
    ['no', true, 'yes'],
  ]);
  expect(await listScorecards(world.db, TEAM, application)).toHaveLength(6);
});
