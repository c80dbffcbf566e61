import { expect, test } from 'vitest';
import type { EventDraft } from '../../../src/core/ports.ts';
import { TEAM } from '../../world.ts';
import {
  ANA,
  BO,
  MIA,
  RAE,
  MORNING,
  AFTERNOON,
  WEEK,
  DRAFT,
  owner,
  valueOf,
  type CalendarProvider,
} from './provider.ts';

/** Events are made once, whatever is asked twice. */
export function creating(provider: CalendarProvider): void {
  test('scenario 20: the same draft twice is one event', async () => {
    const { calendar } = await provider.open();
    const first = valueOf(await calendar.create(DRAFT));
    const again = valueOf(await calendar.create(DRAFT));
    expect(again).toEqual(first);
    expect(valueOf(await calendar.changes(TEAM, undefined)).events).toHaveLength(1);
  });

  test('the order of the guests does not make another event', async () => {
    const { calendar } = await provider.open();
    const first = valueOf(await calendar.create(DRAFT));
    expect(valueOf(await calendar.create({ ...DRAFT, attendees: [MIA, ANA, BO] }))).toEqual(first);
  });

  test.each<[string, Partial<EventDraft>]>([
    ['another time', { time: AFTERNOON }],
    ['another title', { title: 'Final: Mia Okafor' }],
    ['other guests', { attendees: [ANA, MIA] }],
  ])('an id that is taken by an event with %s is a conflict, and nothing changes', async (_, other) => {
    const { calendar } = await provider.open();
    valueOf(await calendar.create(DRAFT));
    expect(await calendar.create({ ...DRAFT, ...other })).toEqual({ kind: 'conflict' });
    expect(valueOf(await calendar.read(TEAM, RAE, DRAFT.id)).time).toEqual(MORNING);
  });

  test('F5, scenario 19: a cancelled event leaves its id behind for good', async () => {
    const { calendar } = await provider.open();
    valueOf(await calendar.create(DRAFT));
    valueOf(await calendar.cancel(TEAM, RAE, DRAFT.id));
    expect(await calendar.create(DRAFT)).toEqual({ kind: 'gone' });
    expect(await calendar.create({ ...DRAFT, time: AFTERNOON })).toEqual({ kind: 'gone' });
    expect(await calendar.update(DRAFT, '1')).toEqual({ kind: 'gone' });
  });

  test('scenario 20: twenty at once make one event', async () => {
    const { calendar } = await provider.open();
    const made = await Promise.all(Array.from({ length: 20 }, () => calendar.create(DRAFT)));
    expect(new Set(made.map(outcome => JSON.stringify(outcome)))).toHaveLength(1);
    expect(valueOf(await calendar.changes(TEAM, undefined)).events).toHaveLength(1);
  });

  test('somebody who is invited twice is invited once', async () => {
    const { calendar } = await provider.open();
    valueOf(await calendar.create({ ...DRAFT, attendees: [ANA, ANA, MIA] }));
    const busy = await calendar.busy(TEAM, [owner(ANA)], WEEK);
    expect(valueOf(busy.get(ANA.address))).toHaveLength(1);
  });

  test('the event of another workspace with the same id is another event', async () => {
    const { calendar } = await provider.open();
    valueOf(await calendar.create(DRAFT));
    valueOf(await calendar.create({ ...DRAFT, team: 'T000000002', title: 'Other' }));
    expect(await calendar.read('T000000003', RAE, DRAFT.id)).toEqual({ kind: 'gone' });
  });
}
