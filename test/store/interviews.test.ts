import { describe, expect, test } from 'vitest';
import type { Seat } from '../../src/core/loop/situation.ts';
import { findBooking, insertBooking, insertBookingEnd } from '../../src/store/bookings.ts';
import type { Tx } from '../../src/store/database.ts';
import { sumEffort } from '../../src/store/funnel.ts';
import { countExposure, findKit, listKitsOfCandidate, saveKit } from '../../src/store/kits.ts';
import { listHistories } from '../../src/store/histories.ts';
import { insertScorecard, listScorecards } from '../../src/store/scorecards.ts';
import {
  findSeatRecord,
  insertAnswer,
  insertSeat,
  insertSeatRelease,
  listPastHolders,
} from '../../src/store/seats.ts';
import { findSituationOfInterview, findSituationOfSeat } from '../../src/store/situations.ts';
import { sharedStore } from '../shared-store.ts';
import { ENGINES, MONDAY, RAE } from '../world.ts';
import { anInterview } from './rows.ts';

const later = (hours: number) => MONDAY.add({ hours });

describe.each(ENGINES)('interviews on %s', engine => {
  const store = sharedStore(engine);
  const tx = (work: (tx: Tx) => Promise<void>) => store().db.transaction().execute(work);
  let teams = 0;

  async function setting() {
    const team = `T${(teams += 1)}`;
    const id = await anInterview(store().db, team, 'one');
    const booking = (version: number, hours: number) => ({
      version,
      time: { start: later(hours), end: later(hours + 1) },
      zone: 'Europe/Paris',
      bookedAt: MONDAY,
      bookedBy: RAE,
    });
    const seat = (name: string, extra: Partial<Seat> = {}): Seat => ({
      id: `s-${name}`,
      interviewId: id,
      kind: 'lead',
      position: 0,
      person: `U${name}`,
      because: 'knows it',
      assignedAt: MONDAY,
      answer: undefined,
      scoredAt: undefined,
      ...extra,
    });
    const read = async () => (await findSituationOfInterview(store().db, team, id))!.interviews[0]!;
    return { team, id, booking, seat, read };
  }

  test('have one standing booking, and remember how many there were', async () => {
    const { team, id, booking, read } = await setting();
    expect(await read()).toMatchObject({ booking: undefined, lastVersion: 0, seats: [] });
    await tx(t => insertBooking(t, team, id, booking(1, 24)));
    const end = { version: 1, why: 'moved' as const, reason: '', at: later(1), by: RAE };
    await tx(t => insertBookingEnd(t, team, id, end));
    await tx(t => insertBooking(t, team, id, booking(2, 48)));
    expect(await read()).toMatchObject({ booking: booking(2, 48), lastVersion: 2 });
    expect(await findBooking(store().db, team, id, 1)).toEqual({
      time: booking(1, 24).time,
      zone: 'Europe/Paris',
    });
    expect(await findBooking(store().db, 'T-other', id, 1)).toBeUndefined();
    const twice = tx(t => insertBooking(t, team, id, booking(2, 60)));
    await expect(twice).rejects.toThrow(/unique|duplicate/i);
  });

  test('have their seats in one order, now and looking back, however a pipeline lists them', async () => {
    const { team, seat, read } = await setting();
    await tx(async t => {
      await insertSeat(t, team, seat('B', { kind: 'second', position: 0 }), RAE);
      await insertSeat(t, team, seat('C', { kind: 'shadow', position: 1 }), RAE);
      await insertSeat(t, team, seat('A', { kind: 'lead', position: 2 }), RAE);
    });
    const [past] = await listHistories(store().db, team, { since: MONDAY });
    const order = ['UA', 'UB', 'UC'];
    expect((await read()).seats.map(s => s.person)).toEqual(order);
    expect(past?.interviews[0]?.seats.map(s => s.person)).toEqual(order);
  });

  test('have the seats that nobody gave up, lead first', async () => {
    const { team, id, seat, read } = await setting();
    await tx(async t => {
      await insertSeat(t, team, seat('C', { kind: 'shadow', position: 2 }), RAE);
      await insertSeat(t, team, seat('B', { kind: 'second', position: 1 }), RAE);
      await insertSeat(t, team, seat('A'), RAE);
      await insertSeat(t, team, seat('D'), RAE);
    });
    const release = { why: 'declined' as const, reason: 'Ill', at: later(1), by: RAE };
    await tx(t => insertSeatRelease(t, team, 's-A', release));
    expect((await read()).seats.map(s => s.person)).toEqual(['UD', 'UB', 'UC']);
    expect(await listPastHolders(store().db, team, id)).toEqual(['UA']);
    expect(await listPastHolders(store().db, 'T-other', id)).toEqual([]);
    expect(await findSeatRecord(store().db, team, 's-A')).toMatchObject({ release: { why: 'declined' } });
    expect(await findSeatRecord(store().db, 'T-other', 's-A')).toBeUndefined();
    expect(await findSituationOfSeat(store().db, 'T-other', 's-A')).toBeUndefined();
  });

  test('have the last answer to the booking that stands', async () => {
    const { team, id, booking, seat, read } = await setting();
    const answer = (n: number, version: number, kind: 'accepted' | 'declined', at: Temporal.Instant) =>
      tx(t =>
        insertAnswer(t, team, {
          id: `w-${n}`,
          seat: 's-A',
          version,
          answer: kind,
          reason: '',
          via: 'slack',
          at,
        }),
      );
    await tx(async t => {
      await insertBooking(t, team, id, booking(1, 24));
      await insertSeat(t, team, seat('A'), RAE);
    });
    await answer(2, 1, 'declined', later(2));
    await answer(1, 1, 'accepted', later(1));
    expect((await read()).seats[0]?.answer).toMatchObject({ answer: 'declined', at: later(2) });
    const end = { version: 1, why: 'moved' as const, reason: '', at: later(3), by: RAE };
    await tx(t => insertBookingEnd(t, team, id, end));
    await tx(t => insertBooking(t, team, id, booking(2, 48)));
    expect((await read()).seats[0]?.answer).toBeUndefined();
  });

  test('have scorecards in versions, of which others see only that there is one', async () => {
    const { team, seat, read } = await setting();
    await tx(t => insertSeat(t, team, seat('A'), RAE));
    const card = (version: number) => ({
      seat: 's-A',
      version,
      author: 'UA',
      form: {} as never,
      card: { verdict: 'yes', notes: `version ${version}` } as never,
      submittedAt: later(version),
    });
    for (const version of [1, 2]) await tx(t => insertScorecard(t, team, card(version)));
    expect((await read()).seats[0]?.scoredAt).toEqual(later(2));
    expect(JSON.stringify(await read())).not.toContain('version 1');
    expect((await listScorecards(store().db, team, 'a-one')).map(c => c.version)).toEqual([1, 2]);
    expect(await listScorecards(store().db, 'T-other', 'a-one')).toEqual([]);
  });

  test('have one kit, whose questions count as seen', async () => {
    const { team, id } = await setting();
    const kit = (...ids: string[]) => ({ questions: ids.map(q => ({ id: q })) }) as never;
    await tx(t => saveKit(t, team, id, { kit: kit('q1', 'q2'), rubric: undefined }, MONDAY));
    await tx(t => saveKit(t, team, id, { kit: kit('q2'), rubric: undefined }, later(1)));
    expect(await findKit(store().db, team, id)).toEqual(kit('q2'));
    expect(await countExposure(store().db, team, MONDAY)).toEqual({ q2: 1 });
    expect(await countExposure(store().db, team, later(2))).toEqual({});
    expect(await listKitsOfCandidate(store().db, team, 'c-one')).toEqual([
      { interview: id, application: 'a-one', stageId: 'technical', kit: kit('q2') },
    ]);
    expect(await findKit(store().db, 'T-other', id)).toBeUndefined();
    await tx(t => saveKit(t, team, id, { kit: kit(), rubric: undefined }, later(3)));
    expect(await countExposure(store().db, team, MONDAY)).toEqual({});
  });

  test('cost the minutes of every seat when they took place', async () => {
    const { team, id, booking, seat } = await setting();
    await tx(async t => {
      await insertBooking(t, team, id, booking(1, 1));
      await insertSeat(t, team, seat('A'), RAE);
      await insertSeat(t, team, seat('B', { kind: 'second', position: 1 }), RAE);
    });
    const minutes = (until: Temporal.Instant, of = team) =>
      sumEffort(store().db, of, 'r-one', { since: MONDAY.subtract({ hours: 1 }), until });
    expect(await minutes(later(1))).toMatchObject({ minutes: 0, held: 0 });
    expect(await minutes(later(2))).toMatchObject({ minutes: 120, held: 1 });
    expect(await minutes(later(2), 'T-other')).toMatchObject({ minutes: 0 });
  });
});
