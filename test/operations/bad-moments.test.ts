import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/core/user-error.ts';
import { answerInvitation } from '../../src/operations/answer-invitation.ts';
import { cancelInterviews } from '../../src/operations/cancel-interviews.ts';
import { decide } from '../../src/operations/decide.ts';
import { offerTimes } from '../../src/operations/offer-times.ts';
import { submitScorecard } from '../../src/operations/submit-scorecard.ts';
import { card } from '../cards.ts';
import { Loop, miaToBook } from '../loop-steps.ts';
import { acmeWithMia, actor, ENGINES, HANA, RAE } from '../world.ts';
import { problems } from './problems.ts';

const HUGE = 'x'.repeat(200_000);

describe.each(ENGINES)('an application that is closed, on %s', engine => {
  test('answers every button that is still around in words', async () => {
    const loop = await miaToBook(engine);
    const { world, application } = loop;
    const { interview, seat } = await loop.book();
    const entry = await loop.entry();
    await loop.decide('reject');
    const windows = '2026-12-08 9-12';
    const answered = { seat: seat.id, version: 1, answer: 'accepted', reason: '', via: 'slack' } as const;
    const presses = [
      () => decide(world, actor(HANA), { application, entry, kind: 'advance', reason: '' }),
      () => loop.propose(),
      () => offerTimes(world, actor(RAE), { application, zone: 'Europe/Paris', windows }),
      () => answerInvitation(world, actor(seat.person), answered),
      () => submitScorecard(world, actor(seat.person), { seat: seat.id, card: {} as never }),
    ];
    for (const press of presses) await expect(press()).rejects.toThrow(UserError);
    const interviews = [interview.id];
    const called = await cancelInterviews(world, actor(RAE), { application, interviews, reason: 'Again' });
    expect(called.called).toEqual([]);
  });
});

describe('decisions', () => {
  test.each(['reject', 'withdraw'] as const)('to %s need a reason', async kind => {
    const { world, application } = await acmeWithMia();
    const loop = new Loop(world, application);
    expect(await problems(loop.decide(kind, RAE, ' \u200b '))).toEqual({ reason: expect.any(String) });
  });

  test('to hire are for the last stage, and never for whoever may only screen', async () => {
    const { world, application } = await acmeWithMia();
    const loop = new Loop(world, application);
    await expect(loop.decide('hire', RAE)).rejects.toThrow('Only an admin or the hiring manager can decide.');
    await expect(loop.decide('hire', HANA)).rejects.toThrow(
      'After the Resume screen comes the Async technical screen.',
    );
  });

  test('to move on need the evidence that the stage is there for', async () => {
    const { world, application } = await acmeWithMia();
    const loop = new Loop(world, application);
    await loop.decide();
    await expect(loop.decide()).rejects.toThrow('has not taken place: there is no scorecard');
    await expect(new Loop(world, application).decide('advance', HANA, HUGE)).rejects.toThrow(UserError);
  });

  test('of an earlier stage decide nothing any more', async () => {
    const { world, application } = await acmeWithMia();
    const loop = new Loop(world, application);
    const entry = await loop.entry();
    await loop.decide();
    const again = decide(world, actor(HANA), { application, entry, kind: 'reject', reason: 'No' });
    await expect(again).rejects.toThrow('Mia Okafor was already moved on at the Resume screen.');
  });
});

describe('scorecards', () => {
  test('before the interview has begun, or half empty, are refused', async () => {
    const loop = await miaToBook();
    const { world } = loop;
    const { seat, interview } = await loop.book();
    const full = await card(world, await loop.situation(), seat.id, 'yes');
    const submit = (input: typeof full) =>
      problems(submitScorecard(world, actor(seat.person), { seat: seat.id, card: input }));
    expect(await submit(full)).toEqual({ '': expect.stringContaining('has not begun') });
    world.clock.set(interview.booking.time.start);
    expect(Object.keys(await submit({ ...full, verdict: undefined }))).toEqual(['verdict']);
    expect(await submit(full)).toEqual({});
  });

  test('sent twice are one, and changed are two', async () => {
    const loop = await miaToBook();
    const { seat, interview } = await loop.book();
    loop.world.clock.set(interview.booking.time.end);
    const versions = async () =>
      loop.world.db.selectFrom('scorecard').select('version').where('seat_id', '=', seat.id).execute();
    await loop.score(seat);
    await loop.score(seat);
    expect(await versions()).toHaveLength(1);
    const other = { ...(await card(loop.world, await loop.situation(), seat.id, 'no')) };
    await submitScorecard(loop.world, actor(seat.person), { seat: seat.id, card: other });
    expect(await versions()).toHaveLength(2);
  });
});

describe('a scorecard', () => {
  test('by somebody else, after the interview was called off, or for a seat that was given away is refused', async () => {
    const loop = await miaToBook();
    const { world } = loop;
    const { seat, interview } = await loop.book();
    const full = await card(world, await loop.situation(), seat.id, 'yes');
    const submit = (person: string, of = seat.id) =>
      submitScorecard(world, actor(person), { seat: of, card: full });
    world.clock.set(interview.booking.time.start);
    for (const person of [RAE, HANA])
      await expect(submit(person)).rejects.toThrow('Only the person it was meant for');
    await expect(submit(seat.person, 'nowhere')).rejects.toThrow('does not exist any more');
    const called = { application: loop.application, interviews: [interview.id], reason: 'They are ill' };
    await cancelInterviews(world, actor(RAE), called);
    await expect(submit(seat.person)).rejects.toThrow('called off or given to somebody else');
    expect(
      await world.db.selectFrom('scorecard').select('version').where('seat_id', '=', seat.id).execute(),
    ).toEqual([]);
  });

  test('holds notes of 3,000 characters, and a flag without a sentence is named', async () => {
    const loop = await miaToBook();
    const { world } = loop;
    const { seat, interview } = await loop.book();
    world.clock.set(interview.booking.time.end);
    const full = await card(world, await loop.situation(), seat.id, 'yes');
    const submit = (input: typeof full) =>
      submitScorecard(world, actor(seat.person), { seat: seat.id, card: input });
    const flags = { ...full, redFlags: { 'cache-everything': '' } };
    expect(Object.values(await problems(submit(flags)))).toEqual([expect.stringContaining('evidence')]);
    const notes = 'They weighed it. '.repeat(200).slice(0, 3000);
    expect(await problems(submit({ ...full, notes: `${notes}.` }))).toEqual({
      notes: 'This text has 3001 characters; 3000 fit. Shorten it by 1.',
    });
    await submit({ ...full, notes });
    const [row] = await world.db
      .selectFrom('scorecard')
      .select('body_json')
      .where('seat_id', '=', seat.id)
      .execute();
    expect((JSON.parse(row?.body_json ?? '') as { card: { notes: string } }).card.notes).toBe(notes);
  });
});

describe('answers', () => {
  test('to an earlier time, by somebody else, or when it is over are refused', async () => {
    const loop = await miaToBook();
    const { world } = loop;
    const { seat, interview } = await loop.book();
    const answer = (person: string, version: number) =>
      answerInvitation(world, actor(person), {
        seat: seat.id,
        version,
        answer: 'accepted',
        reason: HUGE,
        via: 'slack',
      });
    await expect(answer(seat.person, 2)).rejects.toThrow('was moved since');
    await expect(answer(seat.person, Number.NaN)).rejects.toThrow('was moved since');
    await expect(answer(RAE, 1)).rejects.toThrow('Only the person it was meant for');
    world.clock.set(interview.booking.time.end);
    await expect(answer(seat.person, 1)).rejects.toThrow('This interview is over.');
  });

  test('keep a reason of any length short', async () => {
    const loop = await miaToBook();
    const { seat } = await loop.book();
    await answerInvitation(loop.world, actor(seat.person), {
      seat: seat.id,
      version: 1,
      answer: 'declined',
      reason: HUGE,
      via: 'slack',
    });
    expect((await loop.booked()).seat.answer?.reason.length).toBeLessThanOrEqual(1000);
  });
});
