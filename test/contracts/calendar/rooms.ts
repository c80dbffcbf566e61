import { expect, test } from 'vitest';
import type { Calendar, CalendarOwner, EventDraft } from '../../../src/core/ports.ts';
import { TEAM } from '../../world.ts';
import {
  AFTERNOON,
  DRAFT,
  ELBE,
  MORNING,
  RAE,
  SPREE,
  valueOf,
  WEEK,
  type CalendarProvider,
} from './provider.ts';

const inRoom = ({ address, name }: typeof ELBE): EventDraft => ({
  ...DRAFT,
  room: { address, name, place: `${name}, Berlin` },
});

/** Nobody can act as a room: a recruiter reads its calendar. */
const owner = ({ address }: typeof ELBE): CalendarOwner => ({
  person: `room:${address}`,
  address,
  zone: 'Europe/Berlin',
  through: RAE.address,
});

/** A meeting room is invited like a person, and answers by itself where the provider has it do so. */
export function inRooms(provider: CalendarProvider): void {
  const busyOf = async (calendar: Calendar, room: typeof ELBE) =>
    valueOf((await calendar.busy(TEAM, [owner(room)], WEEK)).get(`room:${room.address}`));
  const answersOf = async (calendar: Calendar) => valueOf(await calendar.read(TEAM, RAE, DRAFT.id)).answers;
  const says = (room: typeof ELBE, answer: string) =>
    provider.answersForRooms ? [expect.objectContaining({ address: room.address, answer })] : [];

  test('a room that is free takes the interview, later, and is busy then', async () => {
    const { calendar } = await provider.open();
    expect(await busyOf(calendar, ELBE)).toEqual([]);
    const { eventId } = valueOf(await calendar.create(inRoom(ELBE)));
    expect(await answersOf(calendar)).toEqual(says(ELBE, 'accepted'));
    expect(valueOf(await calendar.read(TEAM, RAE, DRAFT.id)).guests).toContain(ELBE.address);
    const taken = await busyOf(calendar, ELBE);
    expect(taken.map(b => [b.time, b.eventId])).toEqual([[MORNING, eventId]]);
  });

  test('a room that is taken says no, which is told as a change', async () => {
    const { calendar, put } = await provider.open();
    await put({ of: ELBE, time: MORNING });
    valueOf(await calendar.create(inRoom(ELBE)));
    expect(await answersOf(calendar)).toEqual(says(ELBE, 'declined'));
    const { events } = valueOf(await calendar.changes(TEAM, undefined));
    const told = events.find(event => event.eventId === DRAFT.id);
    expect(told).toMatchObject({ answers: says(ELBE, 'declined') });
  });

  test('another room takes its place, and the first is free again', async () => {
    const { calendar } = await provider.open();
    valueOf(await calendar.create(inRoom(ELBE)));
    const { etag } = valueOf(await calendar.read(TEAM, RAE, DRAFT.id));
    valueOf(await calendar.update(inRoom(SPREE), etag));
    const { guests } = valueOf(await calendar.read(TEAM, RAE, DRAFT.id));
    expect(guests).toContain(SPREE.address);
    expect(guests).not.toContain(ELBE.address);
    expect(await answersOf(calendar)).toEqual(says(SPREE, 'accepted'));
    expect(await busyOf(calendar, ELBE)).toEqual([]);
    expect((await busyOf(calendar, SPREE)).map(b => b.time)).toEqual([MORNING]);
  });

  test('a room moves with the interview, and is asked anew', async () => {
    const { calendar, put } = await provider.open();
    await put({ of: ELBE, time: AFTERNOON });
    valueOf(await calendar.create(inRoom(ELBE)));
    const { etag } = valueOf(await calendar.read(TEAM, RAE, DRAFT.id));
    valueOf(await calendar.update({ ...inRoom(ELBE), time: AFTERNOON }, etag));
    expect(await answersOf(calendar)).toEqual(says(ELBE, 'declined'));
    const { etag: now } = valueOf(await calendar.read(TEAM, RAE, DRAFT.id));
    valueOf(await calendar.update({ ...inRoom(ELBE), time: MORNING }, now));
    expect(await answersOf(calendar)).toEqual(says(ELBE, 'accepted'));
  });

  test('an interview that goes on video leaves its room, and gets a video room where those are made', async () => {
    const { calendar } = await provider.open();
    valueOf(await calendar.create(inRoom(ELBE)));
    const { etag, join } = valueOf(await calendar.read(TEAM, RAE, DRAFT.id));
    expect(join).toBeUndefined();
    valueOf(await calendar.update({ ...DRAFT, video: 'make' }, etag));
    const read = valueOf(await calendar.read(TEAM, RAE, DRAFT.id));
    expect(read.guests).not.toContain(ELBE.address);
    expect(read.join === undefined).toBe(!provider.makesRooms);
    expect(await busyOf(calendar, ELBE)).toEqual([]);
  });

  test('the same draft with its room twice is one event, and a cancelled one frees the room', async () => {
    const { calendar } = await provider.open();
    valueOf(await calendar.create(inRoom(ELBE)));
    valueOf(await calendar.create(inRoom(ELBE)));
    const { etag } = valueOf(await calendar.read(TEAM, RAE, DRAFT.id));
    expect(valueOf(await calendar.update(inRoom(ELBE), etag)).etag).toBe(etag);
    expect(valueOf(await calendar.changes(TEAM, undefined)).events).toHaveLength(1);
    valueOf(await calendar.cancel(TEAM, RAE, DRAFT.id));
    expect(await busyOf(calendar, ELBE)).toEqual([]);
  });
}
