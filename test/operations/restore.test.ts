import { execSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { localCalendar } from '../../src/calendars/local.ts';
import { UserError } from '../../src/core/user-error.ts';
import { bookItinerary } from '../../src/operations/book-itinerary.ts';
import { cancelInterviews } from '../../src/operations/cancel-interviews.ts';
import { followCalendar } from '../../src/operations/follow-calendar.ts';
import { reconcile, settleHeld } from '../../src/operations/reconcile.ts';
import { backUp, restoreCommand } from '../../src/store/backup.ts';
import { calendarEvents } from '../../src/store/calendar-events.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openStore } from '../../src/store/open.ts';
import { breaches } from '../invariants.ts';
import { miaToBook } from '../loop-steps.ts';
import { recordOutside } from '../outside.ts';
import { actor, ANA, RAE, TEAM } from '../world.ts';

/** F24: an older database is put back, while calendars, Slack and mailboxes remember what happened since. */

async function scene() {
  const folder = await mkdtemp(join(tmpdir(), 'hireloop-restore-'));
  const file = join(folder, 'hireloop.db');
  const store = await openStore(`sqlite:${file}`);
  await migrate(store);
  const elsewhere = await openStore('sqlite::memory:');
  await migrate(elsewhere);
  const events = calendarEvents(elsewhere.db);
  const loop = await miaToBook('sqlite', undefined, store);
  Object.assign(loop.world, { calendar: localCalendar(events) });
  const office = recordOutside(loop.world);
  await office.drain();
  office.posts.length = 0;
  onTestFinished(async () => {
    await Promise.all([loop.world.store.close(), elsewhere.close()]);
    await rm(folder, { recursive: true });
  });
  return { loop, office, events, file };
}

type Scene = Awaited<ReturnType<typeof scene>>;

/** Keeps a copy of the database, to be put back in its place as an operator does it. */
async function keep({ loop, file }: Scene): Promise<() => Promise<void>> {
  const copy = await backUp(file, loop.world.clock.now());
  return async () => {
    await loop.world.store.close();
    execSync(restoreCommand(file, copy));
    const store = await openStore(`sqlite:${file}`);
    Object.assign(loop.world, { store, db: store.db });
  };
}

const eventsOf = async ({ events, loop }: Scene) => {
  const { events: all } = await events.changedSince(TEAM, 0);
  expect(await breaches(loop.world.db)).toEqual([]);
  return all.filter(e => e.status === 'confirmed').map(e => e.time.start.toString());
};

const sentOf = ({ office }: Scene) => [
  ...office.posts.filter(p => p.notice !== 'restored').map(p => `${p.notice} ${p.to}`),
  ...office.mails.map(m => m.messageId),
];

describe('an older database that was put back', () => {
  test('F24: does nothing twice that was due, and asks before it is sent', async () => {
    const on = await scene();
    const { loop, office } = on;
    const proposal = (await loop.propose()).id;
    await bookItinerary(loop.world, actor(RAE), { proposal, option: 0 });
    const restore = await keep(on);
    await office.drain();
    const sent = sentOf(on);
    expect(sent.length).toBeGreaterThan(2);
    loop.world.clock.advance({ minutes: 30 });
    await restore();
    await reconcile(loop.world, undefined);
    await office.drain();
    expect(sentOf(on)).toEqual(sent);
    const { interview } = await loop.booked();
    expect(await eventsOf(on)).toEqual([interview.booking.time.start.toString()]);
    expect(office.posts.filter(p => p.notice === 'restored').map(p => p.to)).toEqual([RAE]);
    await expect(settleHeld(loop.world, actor(ANA), 'send')).rejects.toThrow(UserError);
    await settleHeld(loop.world, actor(RAE), 'leave');
    await office.drain();
    loop.world.clock.set(interview.booking.time.start.subtract({ hours: 24 }));
    await office.drain();
    expect(sentOf(on).filter(s => s.startsWith('invitation U'))).toHaveLength(1);
    // What was to come later is not held back.
    expect(sentOf(on).some(s => s.startsWith('kit'))).toBe(true);
  });

  test('F24: sends what was held back where somebody says so', async () => {
    const on = await scene();
    const { loop, office } = on;
    const proposal = (await loop.propose()).id;
    await bookItinerary(loop.world, actor(RAE), { proposal, option: 0 });
    await reconcile(loop.world, loop.world.clock.now());
    await office.drain();
    expect(sentOf(on)).toEqual([]);
    await settleHeld(loop.world, actor(RAE), 'send');
    await office.drain();
    expect(sentOf(on).filter(s => s.startsWith('invitation U'))).toHaveLength(1);
    expect(office.mails).toHaveLength(1);
  });

  test('F24: takes over from the calendar what was moved since', async () => {
    const on = await scene();
    const { loop, office } = on;
    const proposal = (await loop.propose()).id;
    await bookItinerary(loop.world, actor(RAE), { proposal, option: 0 });
    const restore = await keep(on);
    await office.drain();
    const { interview } = await loop.booked();
    const later = await loop.propose({ purpose: 'move', interviews: [interview.id] });
    await bookItinerary(loop.world, actor(RAE), { proposal: later.id, option: 1 });
    await office.drain();
    const moved = (await loop.booked()).interview.booking.time;
    await restore();
    await reconcile(loop.world, undefined);
    await office.drain();
    expect((await loop.booked()).interview.booking).toMatchObject({ version: 2, time: moved });
    expect(await eventsOf(on)).toEqual([moved.start.toString()]);
    await lookAgain(on);
    expect(await eventsOf(on)).toEqual([moved.start.toString()]);
  });

  test('F24: takes over from the calendar what was called off since', async () => {
    const on = await scene();
    const { loop, office } = on;
    const proposal = (await loop.propose()).id;
    await bookItinerary(loop.world, actor(RAE), { proposal, option: 0 });
    const restore = await keep(on);
    await office.drain();
    const { interview } = await loop.booked();
    const input = { application: loop.application, interviews: [interview.id], reason: 'Ill' };
    await cancelInterviews(loop.world, actor(RAE), input);
    await office.drain();
    await restore();
    await reconcile(loop.world, undefined);
    await office.drain();
    expect((await loop.situation()).interviews.some(i => i.booking)).toBe(false);
    expect(await eventsOf(on)).toEqual([]);
  });

  test('F24: makes the event that was not made yet', async () => {
    const on = await scene();
    const { loop, office } = on;
    const proposal = (await loop.propose()).id;
    await bookItinerary(loop.world, actor(RAE), { proposal, option: 0 });
    await reconcile(loop.world, undefined);
    await office.drain();
    const { interview } = await loop.booked();
    expect(await eventsOf(on)).toEqual([interview.booking.time.start.toString()]);
  });
});

async function lookAgain({ loop, office }: Scene): Promise<void> {
  await followCalendar(loop.world, TEAM);
  await office.drain();
}
