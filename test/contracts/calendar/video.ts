import { expect, test } from 'vitest';
import { TEAM } from '../../world.ts';
import { AFTERNOON, DRAFT, RAE, valueOf, type CalendarProvider } from './provider.ts';

const MAKE = { ...DRAFT, video: 'make' as const };

/** Where an interview takes place online. */
export function onVideo(provider: CalendarProvider): void {
  test('a room is made with the event where the provider makes rooms, and told to whoever reads it', async () => {
    const { calendar } = await provider.open();
    const made = valueOf(await calendar.create(MAKE));
    const { join } = valueOf(await calendar.read(TEAM, RAE, DRAFT.id));
    expect(made.join).toBe(join);
    expect(join === undefined).toBe(!provider.makesRooms);
    expect(valueOf(await calendar.create(MAKE)).join).toBe(join);
  });

  test('the room stays when the event is moved, renamed or described anew', async () => {
    const { calendar } = await provider.open();
    const { etag, join } = valueOf(await calendar.create(MAKE));
    const moved = valueOf(await calendar.update({ ...MAKE, time: AFTERNOON }, etag));
    const renamed = { ...MAKE, time: AFTERNOON, title: 'Final', description: 'Something else.' };
    const last = valueOf(await calendar.update(renamed, moved.etag));
    expect([moved.join, last.join]).toEqual([join, join]);
    expect(valueOf(await calendar.read(TEAM, RAE, DRAFT.id)).join).toBe(join);
    expect(valueOf(await calendar.update(renamed, last.etag)).etag).toBe(last.etag);
  });

  test('no room is made where nobody asks for one', async () => {
    const { calendar } = await provider.open();
    valueOf(await calendar.create(DRAFT));
    expect(valueOf(await calendar.read(TEAM, RAE, DRAFT.id)).join).toBeUndefined();
  });

  test('an event behind a link is made once, like any other', async () => {
    const { calendar } = await provider.open();
    const draft = { ...DRAFT, video: { link: 'https://meet.example.com/a?b=c,d;e' } };
    const first = valueOf(await calendar.create(draft));
    expect(valueOf(await calendar.create(draft))).toEqual(first);
    expect(valueOf(await calendar.update(draft, first.etag)).etag).toBe(first.etag);
  });
}
