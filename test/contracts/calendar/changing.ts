import { expect, test } from 'vitest';
import { TEAM } from '../../world.ts';
import { ANA, BO, MIA, RAE, AFTERNOON, DRAFT, ANSWER, valueOf, type CalendarProvider } from './provider.ts';

/** Changes go on top of the state that they were made for, or nowhere. */
export function changing(provider: CalendarProvider): void {
  test('an update at the known state changes the event and its etag', async () => {
    const { calendar } = await provider.open();
    const { etag } = valueOf(await calendar.create(DRAFT));
    const moved = valueOf(await calendar.update({ ...DRAFT, time: AFTERNOON }, etag));
    expect(moved.etag).not.toBe(etag);
    const read = valueOf(await calendar.read(TEAM, RAE, DRAFT.id));
    expect(read).toMatchObject({ etag: moved.etag, time: AFTERNOON, cancelled: false });
  });

  test('an update that changes nothing is success and leaves the etag', async () => {
    const { calendar } = await provider.open();
    const { etag } = valueOf(await calendar.create(DRAFT));
    expect(valueOf(await calendar.update({ ...DRAFT, attendees: [ANA, BO, MIA] }, etag)).etag).toBe(etag);
  });

  test('scenario 21: an update of a state that somebody changed meanwhile is a conflict', async () => {
    const { calendar } = await provider.open();
    const { etag } = valueOf(await calendar.create(DRAFT));
    valueOf(await calendar.answer(TEAM, RAE, DRAFT.id, { ...ANSWER, answer: 'accepted' }));
    expect(await calendar.update({ ...DRAFT, time: AFTERNOON }, etag)).toEqual({ kind: 'conflict' });
    expect(await calendar.update({ ...DRAFT, time: AFTERNOON }, '')).toEqual({ kind: 'conflict' });
  });

  test('F11: cancelling twice, or what never was, is success', async () => {
    const { calendar } = await provider.open();
    valueOf(await calendar.create(DRAFT));
    for (const id of [DRAFT.id, DRAFT.id, 'neverthere'])
      expect(await calendar.cancel(TEAM, RAE, id)).toEqual({ kind: 'ok', value: undefined });
    const read = await calendar.read(TEAM, RAE, DRAFT.id);
    expect(read.kind === 'gone' || valueOf(read).cancelled).toBe(true);
  });

  test('what never was cannot be read, changed or answered', async () => {
    const { calendar } = await provider.open();
    expect(await calendar.read(TEAM, RAE, 'neverthere')).toEqual({ kind: 'gone' });
    expect(await calendar.update({ ...DRAFT, id: 'neverthere' }, '1')).toEqual({ kind: 'gone' });
    expect(await calendar.answer(TEAM, RAE, 'neverthere', ANSWER)).toEqual({ kind: 'gone' });
  });
}
