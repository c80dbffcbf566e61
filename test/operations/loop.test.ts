import { expect, test, describe } from 'vitest';
import { openStage } from '../../src/core/loop/situation.ts';
import { waitOf } from '../../src/core/clock/waits.ts';
import { answerInvitation } from '../../src/operations/answer-invitation.ts';
import { assignReviewer } from '../../src/operations/assign-reviewer.ts';
import { bookItinerary } from '../../src/operations/book-itinerary.ts';
import { decide } from '../../src/operations/decide.ts';
import { proposeTimes } from '../../src/operations/propose-times.ts';
import { seeScorecards } from '../../src/operations/see-scorecards.ts';
import { submitScorecard } from '../../src/operations/submit-scorecard.ts';
import { findSituation } from '../../src/store/situations.ts';
import { acmeWithMia, actor, ANA, DEE, ENGINES, HANA, RAE, TEAM } from '../world.ts';
import { card } from '../cards.ts';

describe.each(ENGINES)('the main job on %s', engine => {
  test('a candidate goes from the résumé to a hire', async () => {
    const { world, application } = await acmeWithMia(engine);
    const now = async () => (await findSituation(world.db, TEAM, application))!;
    const entry = async () => (await now()).entries.at(-1)!.id;
    const wait = async () => waitOf(await now(), { daysOff: [] }, world.clock.now())?.expected;

    expect(await wait()).toBe('screen the résumé');
    await decide(world, actor(RAE), { application, entry: await entry(), kind: 'advance', reason: '' });

    expect(await wait()).toBe('choose a reviewer');
    const { seat } = await assignReviewer(world, actor(RAE), { application, reviewer: ANA });
    expect(await wait()).toBe('fill the scorecard');
    await submitScorecard(world, actor(ANA), {
      seat: seat.id,
      card: await card(world, await now(), seat.id, 'yes'),
    });
    expect(await wait()).toBe('decide');
    await decide(world, actor(HANA), { application, entry: await entry(), kind: 'advance', reason: '' });

    expect(await wait()).toBe('book the interviews');
    const proposal = await proposeTimes(world, actor(RAE), application, { purpose: 'book' });
    expect(proposal.options.length).toBeGreaterThan(0);
    const booked = await bookItinerary(world, actor(RAE), { proposal: proposal.id, option: 0 });
    expect(booked.kind).toBe('booked');
    expect(await wait()).toBe('answer the invitation');
    const interview = (await now()).interviews.find(i => i.booking)!;
    const [lead] = interview.seats;
    await answerInvitation(world, actor(lead!.person), {
      seat: lead!.id,
      version: 1,
      answer: 'accepted',
      reason: '',
      via: 'slack',
    });
    expect(await wait()).toBe('meet the candidate');
    world.clock.set(interview.booking!.time.end);
    expect(await wait()).toBe('fill the scorecard');
    expect((await seeScorecards(world.db, TEAM, HANA, await now())).cards).toHaveLength(1);
    await submitScorecard(world, actor(lead!.person), {
      seat: lead!.id,
      card: await card(world, await now(), lead!.id, 'strong-yes'),
    });
    expect(await wait()).toBe('decide');
    await decide(world, actor(HANA), { application, entry: await entry(), kind: 'advance', reason: '' });
    expect(openStage(await now())?.kind).toBe('final');
  });

  test('whoever is not asked may not do it', async () => {
    const { world, application } = await acmeWithMia(engine);
    const situation = (await findSituation(world.db, TEAM, application))!;
    const attempt = decide(world, actor(DEE), {
      application,
      entry: situation.entries[0]!.id,
      kind: 'advance',
      reason: '',
    });
    await expect(attempt).rejects.toThrow(
      'Only an admin, a recruiter or the hiring manager can screen résumés.',
    );
  });
});
