import { describe, expect, test } from 'vitest';
import { bookItinerary } from '../../src/operations/book-itinerary.ts';
import { cancelInterviews } from '../../src/operations/cancel-interviews.ts';
import { replaceInterviewer } from '../../src/operations/replace-interviewer.ts';
import { type Loop, miaToBook } from '../loop-steps.ts';
import { recordOutside } from '../outside.ts';
import { TroubledCalendar } from '../troubled-calendar.ts';
import { actor, ENGINES, RAE, TEAM } from '../world.ts';

type Setting = Awaited<ReturnType<typeof setting>>;

async function setting(engine: (typeof ENGINES)[number] = 'sqlite') {
  const calendar = new TroubledCalendar();
  const loop = await miaToBook(engine, calendar.make);
  const office = recordOutside(loop.world);
  await office.drain();
  return { loop, calendar, office, drain: office.drain };
}

/** All that was ever in the calendars, with what stands now. */
async function events({ loop }: Setting) {
  const rows = await loop.world.db.selectFrom('calendar_event').selectAll().orderBy('change').execute();
  const guests = await loop.world.db.selectFrom('calendar_attendee').selectAll().execute();
  return rows.map(row => ({
    start: Temporal.Instant.fromEpochMilliseconds(row.starts_at),
    stands: row.status === 'confirmed',
    guests: guests.filter(g => g.event_id === row.id).map(g => `${g.address} ${g.answer}`),
  }));
}

const standing = async (on: Setting) => (await events(on)).filter(e => e.stands);

async function callOff({ loop }: Setting): Promise<void> {
  const { interview } = await loop.booked();
  const { application } = loop;
  await cancelInterviews(loop.world, actor(RAE), { application, interviews: [interview.id], reason: 'Ill' });
}

async function move(loop: Loop): Promise<void> {
  const { interview } = await loop.booked();
  const proposal = await loop.propose({ purpose: 'move', interviews: [interview.id] });
  const option = proposal.options.findIndex(
    o => !o.interviews[0]!.start.equals(interview.booking.time.start),
  );
  await bookItinerary(loop.world, actor(RAE), { proposal: proposal.id, option });
}

/** Until nothing is left that was to be tried again. */
async function later(on: Setting, minutes = 5): Promise<void> {
  on.loop.world.clock.advance({ minutes });
  await on.drain();
}

describe.each(ENGINES)('the event of an interview, on %s', engine => {
  test('follows its booking: made, moved, given to others, called off, made anew', async () => {
    const on = await setting(engine);
    const { loop } = on;
    const first = await loop.book();
    await on.drain();
    expect(await standing(on)).toMatchObject([{ start: first.interview.booking.time.start }]);
    await move(loop);
    await on.drain();
    const moved = await loop.booked();
    expect(await standing(on)).toMatchObject([{ start: moved.interview.booking.time.start }]);
    const proposal = await loop.propose({ purpose: 'replace', seat: moved.seat.id });
    await replaceInterviewer(loop.world, actor(RAE), { proposal: proposal.id, option: 0 });
    await on.drain();
    const person = (await loop.booked()).seat.person;
    const address = `${person.slice(1).toLowerCase()}@acme.test none`;
    expect((await standing(on))[0]!.guests.toSorted()).toEqual([address, 'mia@example.com none'].toSorted());
    await callOff(on);
    await on.drain();
    expect(await standing(on)).toEqual([]);
    await loop.book();
    await on.drain();
    expect(await standing(on)).toHaveLength(1);
    expect(await events(on)).toHaveLength(2);
  });
});

describe('the event of an interview', () => {
  test.each(['lost', 'throws'] as const)('is made once where the answer is %s', async trouble => {
    const on = await setting();
    on.calendar.next('create', trouble, trouble);
    await on.loop.book();
    for (let turn = 0; turn < 4; turn += 1) await later(on);
    expect(await events(on)).toHaveLength(1);
  });

  test('F3: that was made without our hearing of it goes when the interview is called off', async () => {
    const on = await setting();
    on.calendar.next('create', 'lost');
    await on.loop.book();
    await on.drain();
    expect(await standing(on)).toHaveLength(1);
    await callOff(on);
    await later(on);
    expect(await standing(on)).toEqual([]);
  });

  test('F3: that was made without our hearing of it moves with the interview', async () => {
    const on = await setting();
    on.calendar.next('create', 'lost');
    await on.loop.book();
    await on.drain();
    await move(on.loop);
    await later(on);
    const { start } = (await on.loop.booked()).interview.booking.time;
    expect(await events(on)).toMatchObject([{ start, stands: true }]);
  });

  test.each(['away', 'lost', 'throws'] as const)(
    'is cancelled where the first answer is %s',
    async trouble => {
      const on = await setting();
      await on.loop.book();
      await on.drain();
      on.calendar.next('cancel', trouble);
      await callOff(on);
      await later(on);
      await later(on);
      expect(await standing(on)).toEqual([]);
    },
  );

  test('F5, F11, scenario 19: that somebody deleted is made anew at the next change', async () => {
    const on = await setting();
    await on.loop.book();
    await on.drain();
    const { event_id: id } = await on.loop.world.db
      .selectFrom('event_link')
      .select('event_id')
      .executeTakeFirstOrThrow();
    await on.loop.world.calendar.cancel(TEAM, { address: '', name: '' }, id);
    await move(on.loop);
    await on.drain();
    expect(await standing(on)).toHaveLength(1);
  });

  test('that somebody changes all the time is brought up to date in the end', async () => {
    const on = await setting();
    await on.loop.book();
    await on.drain();
    on.calendar.next('update', { kind: 'conflict' }, { kind: 'conflict' }, { kind: 'conflict' });
    await move(on.loop);
    for (let turn = 0; turn < 3; turn += 1) await later(on);
    const { start } = (await on.loop.booked()).interview.booking.time;
    expect(await standing(on)).toMatchObject([{ start }]);
  });

  test('is not written again where nothing changed', async () => {
    const on = await setting();
    await on.loop.book();
    await on.drain();
    const before = on.calendar.calls.length;
    await on.loop.world.db
      .updateTable('effect')
      .set({ outcome: null, next_at: 0 })
      .where('kind', '=', 'sync-event')
      .execute();
    await on.drain();
    expect(on.calendar.calls).toHaveLength(before);
  });

  test('that no calendar takes until it is too late is told to the recruiter', async () => {
    const on = await setting();
    const { interview } = await on.loop.book();
    on.calendar.next('create', ...Array.from({ length: 400 }, () => 'away' as const));
    await on.drain();
    on.loop.world.clock.set(interview.booking.time.end.add({ minutes: 1 }));
    await on.drain();
    const troubles = on.office.posts.filter(p => p.notice === 'trouble');
    expect(troubles.map(p => [p.to, p.ids['kind'], p.ids['because']])).toEqual([
      [RAE, 'sync-event', 'too late'],
    ]);
  });

  test('F9: that cannot be made for an hour is told to the recruiter, once a day, and still made', async () => {
    const on = await setting();
    await on.loop.book();
    on.calendar.next('create', ...Array.from({ length: 14 }, () => 'away' as const));
    for (let turn = 0; turn < 20; turn += 1) await later(on, 16);
    expect(on.office.posts.filter(p => p.notice === 'trouble')).toHaveLength(1);
    expect(await standing(on)).toHaveLength(1);
  });

  test('of a refused calendar is given up, and told once', async () => {
    const on = await setting();
    on.calendar.next('create', { kind: 'refused', because: '403' });
    await on.loop.book();
    await on.drain();
    await later(on);
    expect(on.office.posts.filter(p => p.notice === 'trouble')).toHaveLength(1);
  });

  test('F10: waits for as long as the whole connection is refused', async () => {
    const on = await setting();
    const out = { kind: 'refused', because: 'invalid_grant', wholly: true } as const;
    on.calendar.next('create', ...Array.from({ length: 20 }, () => out));
    await on.loop.book();
    for (let turn = 0; turn < 25; turn += 1) await later(on, 16);
    expect(await standing(on)).toHaveLength(1);
    expect(on.office.posts.filter(p => p.notice === 'trouble')).toHaveLength(1);
  });
});

describe('an answer given in Slack', () => {
  const answers = async (on: Setting) => (await standing(on))[0]!.guests.filter(g => !g.startsWith('mia'));

  test('comes into the calendar', async () => {
    const on = await setting();
    await on.loop.book();
    await on.loop.answer('accepted');
    await on.drain();
    expect(await answers(on)).toEqual([expect.stringMatching(/ accepted$/)]);
  });

  test('is not lost where the event could not be made yet', async () => {
    const on = await setting();
    on.calendar.next('create', 'away', 'away', 'away');
    await on.loop.book();
    await on.drain();
    await on.loop.answer('accepted');
    for (let turn = 0; turn < 4; turn += 1) await later(on);
    expect(await answers(on)).toEqual([expect.stringMatching(/ accepted$/)]);
  });

  test('to a new time is not lost where the event could not be moved yet', async () => {
    const on = await setting();
    await on.loop.book();
    await on.drain();
    on.calendar.next('update', 'away', 'away');
    await move(on.loop);
    await on.drain();
    await on.loop.answer('accepted', 2);
    for (let turn = 0; turn < 4; turn += 1) await later(on);
    expect(await answers(on)).toEqual([expect.stringMatching(/ accepted$/)]);
  });
});
