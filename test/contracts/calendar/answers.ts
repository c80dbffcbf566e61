import { expect, test } from 'vitest';
import { TEAM } from '../../world.ts';
import { BO, MIA, RAE, AFTERNOON, DRAFT, ANSWER, valueOf, type CalendarProvider } from './provider.ts';

/** Answers belong to a person and a time. */
export function answering(provider: CalendarProvider): void {
  const told = provider.forgetsReasons ? { ...ANSWER, reason: '' } : ANSWER;

  test('an answer is kept with its reason, and the last one counts', async () => {
    const { calendar } = await provider.open();
    valueOf(await calendar.create(DRAFT));
    valueOf(await calendar.answer(TEAM, RAE, DRAFT.id, { ...ANSWER, answer: 'accepted', reason: '' }));
    const { etag } = valueOf(await calendar.answer(TEAM, RAE, DRAFT.id, ANSWER));
    const read = valueOf(await calendar.read(TEAM, RAE, DRAFT.id));
    expect(read.answers).toEqual([told]);
    expect(read.etag).toBe(etag);
  });

  test('the same answer again changes nothing', async () => {
    const { calendar } = await provider.open();
    valueOf(await calendar.create(DRAFT));
    const first = valueOf(await calendar.answer(TEAM, RAE, DRAFT.id, ANSWER));
    expect(valueOf(await calendar.answer(TEAM, RAE, DRAFT.id, ANSWER))).toEqual(first);
  });

  test('somebody who is not invited has nothing to answer', async () => {
    const { calendar } = await provider.open();
    valueOf(await calendar.create({ ...DRAFT, attendees: [BO, MIA] }));
    expect(await calendar.answer(TEAM, RAE, DRAFT.id, ANSWER)).toEqual({ kind: 'gone' });
  });

  test('scenario 18: answers are void after a move, and stand after any other change', async () => {
    const { calendar } = await provider.open();
    valueOf(await calendar.create(DRAFT));
    const { etag } = valueOf(await calendar.answer(TEAM, RAE, DRAFT.id, ANSWER));
    const retitled = valueOf(await calendar.update({ ...DRAFT, title: 'Final' }, etag));
    expect(valueOf(await calendar.read(TEAM, RAE, DRAFT.id)).answers).toEqual([told]);
    valueOf(await calendar.update({ ...DRAFT, title: 'Final', time: AFTERNOON }, retitled.etag));
    expect(valueOf(await calendar.read(TEAM, RAE, DRAFT.id)).answers).toEqual([]);
  });

  test('whoever is invited anew has not answered', async () => {
    const { calendar } = await provider.open();
    valueOf(await calendar.create(DRAFT));
    const { etag } = valueOf(await calendar.answer(TEAM, RAE, DRAFT.id, ANSWER));
    const without = valueOf(await calendar.update({ ...DRAFT, attendees: [BO, MIA] }, etag));
    valueOf(await calendar.update(DRAFT, without.etag));
    expect(valueOf(await calendar.read(TEAM, RAE, DRAFT.id)).answers).toEqual([]);
  });
}
