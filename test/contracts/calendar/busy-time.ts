import { expect, test } from 'vitest';
import type { Calendar, CalendarOwner } from '../../../src/core/ports.ts';
import { TEAM } from '../../world.ts';
import {
  ANA,
  BO,
  RAE,
  MORNING,
  AFTERNOON,
  WEEK,
  DRAFT,
  ANSWER,
  owner,
  valueOf,
  span,
  type OwnEvent,
  type CalendarProvider,
} from './provider.ts';

/** Whoever is asked about gets an answer, and only what blocks them is in it. */
export function busyTime(provider: CalendarProvider): void {
  const busyOf = async (calendar: Calendar, who: CalendarOwner, within = WEEK) =>
    valueOf((await calendar.busy(TEAM, [who], within)).get(who.person)).map(b => b.time);

  test('everybody asked about gets an answer, the free ones too', async () => {
    const { calendar } = await provider.open();
    const busy = await calendar.busy(TEAM, [owner(ANA), owner(BO)], WEEK);
    expect([...busy.keys()].toSorted()).toEqual([ANA.address, BO.address]);
    expect(valueOf(busy.get(ANA.address))).toEqual([]);
  });

  test('scenario 15: an event blocks who is invited, until they decline, and not its organiser', async () => {
    const { calendar } = await provider.open();
    valueOf(await calendar.create(DRAFT));
    expect(await busyOf(calendar, owner(ANA))).toEqual([MORNING]);
    expect(await busyOf(calendar, owner(RAE))).toEqual([]);
    valueOf(await calendar.answer(TEAM, RAE, DRAFT.id, { ...ANSWER, answer: 'tentative' }));
    expect(await busyOf(calendar, owner(ANA))).toEqual([MORNING]);
    valueOf(await calendar.answer(TEAM, RAE, DRAFT.id, ANSWER));
    expect(await busyOf(calendar, owner(ANA))).toEqual([]);
    expect(await busyOf(calendar, owner(BO))).toEqual([MORNING]);
  });

  test('scenario 18: it says which event it is, so that an interview does not block its own move', async () => {
    const { calendar } = await provider.open();
    const { eventId } = valueOf(await calendar.create(DRAFT));
    const busy = await calendar.busy(TEAM, [owner(ANA)], WEEK);
    expect(valueOf(busy.get(ANA.address))[0]?.eventId).toBe(eventId);
  });

  test.each<[string, Partial<OwnEvent>, boolean]>([
    ['an event of their own', {}, true],
    ['one that shows them as free', { transparent: true }, false],
    ['one that was cancelled', { cancelled: true }, false],
    [
      'one that somebody else declined',
      {
        guests: [
          { ...BO, answer: 'declined' },
          { ...ANA, answer: 'accepted' },
        ],
      },
      true,
    ],
    ['one that they declined', { guests: [{ ...ANA, answer: 'declined' }] }, false],
    ['one that they have not answered', { guests: [{ ...ANA, answer: 'none' }] }, true],
  ])('scenario 15: %s', async (_, extra, blocks) => {
    const { calendar, put } = await provider.open();
    await put({ of: ANA, time: MORNING, ...extra });
    expect(await busyOf(calendar, owner(ANA))).toEqual(blocks ? [MORNING] : []);
  });

  test('scenario 18: a moved or cancelled event gives the time back', async () => {
    const { calendar } = await provider.open();
    const { etag } = valueOf(await calendar.create(DRAFT));
    valueOf(await calendar.update({ ...DRAFT, time: AFTERNOON }, etag));
    expect(await busyOf(calendar, owner(ANA))).toEqual([AFTERNOON]);
    valueOf(await calendar.cancel(TEAM, RAE, DRAFT.id));
    expect(await busyOf(calendar, owner(ANA))).toEqual([]);
  });

  test.each([
    ['Europe/Berlin', '2026-12-02T23:00:00Z', '2026-12-03T23:00:00Z'],
    ['America/Los_Angeles', '2026-12-03T08:00:00Z', '2026-12-04T08:00:00Z'],
    ['Pacific/Kiritimati', '2026-12-02T10:00:00Z', '2026-12-03T10:00:00Z'],
  ])('scenario 10: an all-day event is the day of its owner in %s', async (zone, start, end) => {
    const { calendar, put } = await provider.open();
    await put({ of: ANA, time: span('2026-12-03T00:00:00Z', '2026-12-04T00:00:00Z'), allDay: true });
    const day = span(start, end);
    expect(await busyOf(calendar, owner(ANA, zone))).toEqual([day]);
    const before = { start: day.start.subtract({ hours: 1 }), end: day.start };
    const first = { start: day.start, end: day.start.add({ minutes: 15 }) };
    expect(await busyOf(calendar, owner(ANA, zone), before)).toEqual([]);
    expect(await busyOf(calendar, owner(ANA, zone), first)).toEqual([day]);
  });

  test('scenario 10: an all-day event on the day of a clock change is as long as that day', async () => {
    const { calendar, put } = await provider.open();
    await put({ of: ANA, time: span('2026-10-25T00:00:00Z', '2026-10-26T00:00:00Z'), allDay: true });
    const around = span('2026-10-20T00:00:00Z', '2026-10-30T00:00:00Z');
    expect(await busyOf(calendar, owner(ANA), around)).toEqual([
      span('2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z'),
    ]);
  });

  test('what only touches the stretch asked for is not in it', async () => {
    const { calendar, put } = await provider.open();
    await put({ of: ANA, time: MORNING });
    expect(await busyOf(calendar, owner(ANA), { start: MORNING.end, end: AFTERNOON.start })).toEqual([]);
    const late = { start: MORNING.end.subtract({ seconds: 1 }), end: AFTERNOON.start };
    expect(await busyOf(calendar, owner(ANA), late)).toEqual([MORNING]);
  });

  test('scenario 24: fifty people over sixty days are one question', async () => {
    const { calendar, put } = await provider.open();
    const people = Array.from({ length: 50 }, (_, i) => ({ address: `p${i}@acme.test`, name: `P ${i}` }));
    for (const of of people.slice(0, 5)) await put({ of, time: MORNING });
    const within = { start: WEEK.start, end: WEEK.start.add({ hours: 24 * 60 }) };
    const busy = await calendar.busy(
      TEAM,
      people.map(p => owner(p)),
      within,
    );
    expect([...busy.values()].map(b => valueOf(b).length).filter(n => n === 1)).toHaveLength(5);
  });

  test.skipIf(provider.knowsEverybody)(
    'scenario 22: of several people, one whose calendar cannot be read is unknown, and the others are known',
    async () => {
      const { calendar, put } = await provider.open();
      await put({ of: BO, time: MORNING });
      const stranger = { address: 'nobody-here@acme.test', name: 'Nobody' };
      const busy = await calendar.busy(TEAM, [owner(ANA), owner(stranger), owner(BO)], WEEK);
      expect(busy.get(stranger.address)?.kind).toBe('refused');
      expect(valueOf(busy.get(ANA.address))).toEqual([]);
      expect(valueOf(busy.get(BO.address)).map(b => b.time)).toEqual([MORNING]);
      expect((await calendar.follow(TEAM, owner(stranger), WEEK, undefined)).kind).toBe('refused');
    },
  );
}
