import { describe, expect, test } from 'vitest';
import { keepDraft } from '../../src/operations/keep-draft.ts';
import { readPractice } from '../../src/operations/read-practice.ts';
import { scoreAnswer } from '../../src/operations/score-answer.ts';
import { submitScorecard } from '../../src/operations/submit-scorecard.ts';
import { tidy } from '../../src/operations/tidy.ts';
import { findDraft } from '../../src/store/scorecard-drafts.ts';
import { card } from '../cards.ts';
import { miaToBook } from '../loop-steps.ts';
import { acme, actor, ANA, BO, CY, ENGINES, RAE, TEAM } from '../world.ts';

describe.each(ENGINES)('a draft on %s', engine => {
  async function held() {
    const loop = await miaToBook(engine);
    const { seat, interview } = await loop.book();
    loop.world.clock.set(interview.booking.time.end);
    const key = { seat: seat.id, author: seat.person, base: 0 };
    const keep = (fields: Record<string, string[]>, typedAt?: number) =>
      keepDraft(loop.world, actor(seat.person), { seat: seat.id, base: 0, fields }, typedAt);
    return { loop, seat, keep, kept: () => findDraft(loop.world.db, TEAM, key) };
  }

  test('keeps the latest of each field, whatever arrives first', async () => {
    const { keep, kept } = await held();
    await keep({ notes: ['They'], verdict: [] }, 1764759600.000002);
    await keep({ notes: ['They argued'] }, 1764759600.000009);
    await keep({ notes: ['They arg'], verdict: ['no'] }, 1764759600.000005);
    expect(await kept()).toEqual({ notes: ['They argued'], verdict: ['no'] });
    // A page that is sent has all that was typed until then; what is typed after it counts again.
    await keep({ notes: ['They argued well'] });
    await keep({ notes: ['They argued'] }, 1764759600.000007);
    expect((await kept())?.['notes']).toEqual(['They argued well']);
    await keep({ notes: ['They argued well.'] }, 1764759600.00002);
    expect((await kept())?.['notes']).toEqual(['They argued well.']);
  });

  test('is its author’s, goes with the card that comes of it, and is forgotten in the end', async () => {
    const { loop, seat, keep, kept } = await held();
    const { world } = loop;
    const other = seat.person === BO ? ANA : BO;
    await expect(
      keepDraft(world, actor(other), { seat: seat.id, base: 0, fields: { notes: ['x'] } }),
    ).rejects.toThrow('Only the person it was meant for');
    await keepDraft(world, actor(other), { seat: 'nowhere', base: 0, fields: { notes: ['x'] } });
    await keep({ notes: ['A word'] });
    const filled = await card(world, await loop.situation(), seat.id, 'yes');
    await submitScorecard(world, actor(seat.person), { seat: seat.id, card: filled });
    expect(await kept()).toBeUndefined();
    // A key that was on its way when the card was sent is of no use any more, and does not stay.
    await keep({ notes: ['A wor'] }, 1);
    world.clock.advance({ hours: 24 * 61 });
    await tidy(world, TEAM);
    expect(await world.db.selectFrom('scorecard_draft').select('field').execute()).toEqual([]);
  });
});

describe.each(ENGINES)('practice on %s', engine => {
  test('takes the first judgment of interviewers, and refuses what is none', async () => {
    const world = await acme(engine);
    const pack = world.catalogue.answers[0]!;
    const [first] = pack.answers;
    const answer = { pack: pack.id, answer: first!.id };
    await scoreAnswer(world, actor(CY), { ...answer, score: '2' });
    await scoreAnswer(world, actor(CY), { ...answer, score: '4' });
    const { packs, path } = await readPractice(world, TEAM, CY);
    expect(packs[0]).toMatchObject({ given: { [first!.id]: 2 }, result: { done: 1, alike: false } });
    expect(path).toEqual([]);
    await expect(scoreAnswer(world, actor(CY), { ...answer, score: '5' })).rejects.toThrow(
      'Choose 1, 2, 3 or 4; got "5"',
    );
    await expect(scoreAnswer(world, actor(CY), { ...answer, answer: 'no-such', score: '1' })).rejects.toThrow(
      'taken out',
    );
    await expect(scoreAnswer(world, actor(RAE), { ...answer, score: '1' })).rejects.toThrow(
      'not an interviewer yet',
    );
  });
});
