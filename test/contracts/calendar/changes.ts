import { expect, test } from 'vitest';
import { TEAM } from '../../world.ts';
import { ANA, RAE, AFTERNOON, DRAFT, ANSWER, valueOf, type CalendarProvider } from './provider.ts';

/** Every change is told. */
export function following(provider: CalendarProvider): void {
  test('changes are told once, with what stands now', async () => {
    const { calendar } = await provider.open();
    valueOf(await calendar.create(DRAFT));
    valueOf(await calendar.create({ ...DRAFT, id: 'hireloopcontract0002', time: AFTERNOON }));
    const start = valueOf(await calendar.changes(TEAM, undefined));
    expect(idsOf(start.events)).toEqual([DRAFT.id, 'hireloopcontract0002']);
    expect(valueOf(await calendar.changes(TEAM, start.cursor))).toEqual({ events: [], cursor: start.cursor });
    valueOf(await calendar.answer(TEAM, RAE, DRAFT.id, { ...ANSWER, answer: 'accepted' }));
    valueOf(await calendar.answer(TEAM, RAE, DRAFT.id, ANSWER));
    const next = valueOf(await calendar.changes(TEAM, start.cursor));
    const { address, answer } = ANSWER;
    expect(next.events).toHaveLength(1);
    expect(next.events[0]).toMatchObject({ answers: [{ address, answer }] });
    expect(next.events[0]).toMatchObject({ eventId: DRAFT.id, cancelled: false });
    valueOf(await calendar.cancel(TEAM, RAE, DRAFT.id));
    const last = valueOf(await calendar.changes(TEAM, next.cursor));
    expect(last.events).toMatchObject([{ eventId: DRAFT.id, cancelled: true }]);
  });

  test('the changes of another workspace are not told', async () => {
    const { calendar } = await provider.open();
    valueOf(await calendar.create({ ...DRAFT, team: 'T000000002' }));
    expect(valueOf(await calendar.changes(TEAM, undefined)).events).toEqual([]);
  });

  test('scenario 24: many changes come page by page, and none is left out', async () => {
    const { calendar } = await provider.open();
    const ids = Array.from({ length: provider.many ?? 620 }, (_, i) => `event${String(i).padStart(4, '0')}`);
    for (const id of ids) valueOf(await calendar.create({ ...DRAFT, id, attendees: [ANA] }));
    const seen: string[] = [];
    let cursor: string | undefined;
    for (;;) {
      const page = valueOf(await calendar.changes(TEAM, cursor));
      seen.push(...idsOf(page.events));
      if (page.cursor === cursor) break;
      cursor = page.cursor;
    }
    expect(seen.toSorted()).toEqual(ids);
  }, 60_000);
}

const idsOf = (events: readonly { eventId: string }[]) => events.map(e => e.eventId).toSorted();
