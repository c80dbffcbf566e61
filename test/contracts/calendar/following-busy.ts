import { expect, test } from 'vitest';
import { busyOf, withNews } from '../../../src/core/calendar/busy-parts.ts';
import type { Calendar, CalendarOwner } from '../../../src/core/ports.ts';
import { classOf } from '../../../src/core/scheduling/busy-words.ts';
import { TEAM } from '../../world.ts';
import {
  AFTERNOON,
  ANA,
  ANSWER,
  BO,
  DRAFT,
  MIA,
  MORNING,
  owner,
  RAE,
  span,
  valueOf,
  WEEK,
  type CalendarProvider,
} from './provider.ts';

/** One person's busy times, kept up by what the calendar tells. */
function followed(calendar: Calendar, who: CalendarOwner) {
  let parts: ReturnType<typeof withNews> = [];
  let cursor = '';
  const look = async () => {
    const from = cursor === '' ? undefined : cursor;
    const news = valueOf(await calendar.follow(TEAM, who, WEEK, from));
    parts = withNews(parts, news);
    cursor = news.cursor;
    return news;
  };
  const shown = (all: ReturnType<typeof busyOf>) =>
    all
      .map(b => `${b.time.start.toString()} ${b.time.end.toString()} ${classOf(b)} ${b.eventId ?? ''}`)
      .toSorted();
  return {
    look,
    cursor: () => cursor,
    setCursor: (to: string) => (cursor = to),
    /** What is known after another look, and what the calendar says when it is read whole. */
    compared: async () => {
      await look();
      const read = valueOf((await calendar.busy(TEAM, [who], WEEK)).get(who.person));
      return { known: shown(busyOf(parts)), read: shown(read) };
    },
  };
}

/** What changed, taken in step by step, comes to the same as reading everything. */
export function followingBusy(provider: CalendarProvider): void {
  test('after every change, what is known is what the calendar says', async () => {
    const { calendar, put, remove } = await provider.open();
    const [ana, bo] = [followed(calendar, owner(ANA)), followed(calendar, owner(BO))];
    const agree = async () => {
      for (const who of [ana, bo]) {
        const { known, read } = await who.compared();
        expect(known).toEqual(read);
      }
      return (await ana.compared()).known;
    };
    expect(await agree()).toEqual([]);
    const own = await put({ of: ANA, time: AFTERNOON });
    expect(await agree()).toHaveLength(1);
    const { etag } = valueOf(await calendar.create({ ...DRAFT, attendees: [ANA, BO, MIA] }));
    expect(await agree()).toHaveLength(2);
    const late = span('2026-12-04T09:00:00Z', '2026-12-04T10:00:00Z');
    valueOf(await calendar.update({ ...DRAFT, attendees: [ANA, BO, MIA], time: late }, etag));
    expect((await agree()).join()).toContain('2026-12-04T09:00:00Z');
    valueOf(await calendar.answer(TEAM, RAE, DRAFT.id, ANSWER));
    expect(await agree()).toHaveLength(1);
    valueOf(await calendar.cancel(TEAM, RAE, DRAFT.id));
    await put({ of: ANA, time: MORNING, transparent: true });
    await put({ of: ANA, time: span('2026-12-03T00:00:00Z', '2026-12-04T00:00:00Z'), allDay: true });
    await put({ of: ANA, time: span('2027-03-01T09:00:00Z', '2027-03-01T10:00:00Z') });
    expect(await agree()).toHaveLength(2);
    await remove(ANA, own);
    expect(await agree()).toHaveLength(1);
  });

  test('an interview is told as ours, so that it does not block its own move', async () => {
    const { calendar } = await provider.open();
    const ana = followed(calendar, owner(ANA));
    await ana.look();
    const { eventId } = valueOf(await calendar.create(DRAFT));
    expect((await ana.compared()).known.join()).toContain(eventId);
  });

  test.each([
    ['Lunch (movable)', 'movable'],
    ['Do not book', 'never'],
    ['Planning', 'fixed'],
  ])('what is called "%s" is %s', async (title, kind) => {
    const { calendar, put } = await provider.open();
    await put({ of: ANA, time: MORNING, title });
    const ana = followed(calendar, owner(ANA));
    const { known, read } = await ana.compared();
    expect(known).toEqual(read);
    expect(known.map(line => line.split(' ')[2])).toEqual([kind]);
  });

  test('scenario 23: a place in the changes that the calendar has forgotten is told as such, and all is read anew', async () => {
    const { calendar, put, forget } = await provider.open();
    if (!forget) return;
    const ana = followed(calendar, owner(ANA));
    await put({ of: ANA, time: MORNING });
    await ana.look();
    await put({ of: ANA, time: AFTERNOON });
    ana.setCursor(forget(ana.cursor()));
    const late = await calendar.follow(TEAM, owner(ANA), WEEK, ana.cursor());
    // Where it can tell what it has forgotten, it reads that again by itself.
    const told = late.kind === 'ok' ? late.value.parts.flatMap(p => p.busy).length : 0;
    expect([late.kind, told]).toBeOneOf([
      ['gone', 0],
      ['ok', 2],
    ]);
    if (late.kind === 'gone') ana.setCursor('');
    const { known, read } = await ana.compared();
    expect(known).toEqual(read);
    expect(known).toHaveLength(2);
  });
}
