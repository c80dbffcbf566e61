import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/core/loop/glossary.ts';
import { addressOf } from '../../src/operations/addresses.ts';
import { addCandidate } from '../../src/operations/add-candidate.ts';
import { answerInvitation } from '../../src/operations/answer-invitation.ts';
import { bookItinerary } from '../../src/operations/book-itinerary.ts';
import { followCalendar } from '../../src/operations/follow-calendar.ts';
import { findEventLink } from '../../src/store/event-links.ts';
import { findPerson } from '../../src/store/people.ts';
import { Loop, miaToBook } from '../loop-steps.ts';
import { recordOutside } from '../outside.ts';
import { TroubledCalendar } from '../troubled-calendar.ts';
import { actor, ENGINES, MIA, RAE, TEAM } from '../world.ts';

type Setting = Awaited<ReturnType<typeof booked>>;

/** A booking whose event stands in the calendar, with nothing left to do. */
async function booked(engine: (typeof ENGINES)[number] = 'sqlite') {
  const calendar = new TroubledCalendar();
  const loop = await miaToBook(engine, calendar.make);
  const office = recordOutside(loop.world);
  await loop.book();
  const on = { loop, calendar, office };
  await look(on);
  return on;
}

/** What happens each minute. */
async function look({ loop, office }: Pick<Setting, 'loop' | 'office'>): Promise<void> {
  await followCalendar(loop.world, TEAM);
  await office.drain();
}

/** As somebody presses it in their own calendar. */
async function press({ loop }: Setting, answer: Answer, reason = ''): Promise<void> {
  const { interview, seat } = await loop.booked();
  const { db, calendar } = loop.world;
  const link = await findEventLink(db, TEAM, interview.id);
  const address = addressOf(seat.person, await findPerson(db, TEAM, seat.person));
  const given = { address, answer, reason };
  await calendar.answer(TEAM, { address: '', name: '' }, link?.eventId ?? '', given);
}

const answered = async ({ loop }: Setting) => (await loop.booked()).seat.answer?.answer;

/** Answers taken so far, oldest first, with where they came from. */
async function history({ loop }: Setting): Promise<string[]> {
  const rows = await loop.world.db.selectFrom('seat_answer').selectAll().orderBy('answered_at').execute();
  return rows.map(r => `${r.answer} ${r.via}`);
}

async function inCalendar({ loop }: Setting): Promise<string[]> {
  const rows = await loop.world.db
    .selectFrom('calendar_attendee')
    .select('answer')
    .where('address', '<>', MIA.email)
    .execute();
  return rows.map(r => r.answer);
}

/** An answer from Slack that stays on its way, since the calendar does not take it for now. */
async function answerOnItsWay(on: Setting, answer: 'accepted' | 'declined'): Promise<void> {
  on.calendar.next('answer', 'away');
  on.loop.world.clock.advance({ minutes: 1 });
  await on.loop.answer(answer);
  await on.office.drain();
}

describe.each(ENGINES)('an answer given in a calendar, on %s', engine => {
  test('is taken over once, with its reason, and asks for a replacement where it is a no', async () => {
    const on = await booked(engine);
    await press(on, 'accepted');
    await look(on);
    await look(on);
    on.loop.world.clock.advance({ minutes: 1 });
    await press(on, 'declined', 'On call');
    await look(on);
    expect(await history(on)).toEqual(['accepted calendar', 'declined calendar']);
    expect((await on.loop.booked()).seat.answer).toMatchObject({ answer: 'declined', reason: 'On call' });
    expect(on.office.posts.filter(p => p.notice === 'declined').map(p => p.to)).toEqual([RAE]);
  });

  test('does not take the place of a newer one from Slack that is still on its way there', async () => {
    const on = await booked(engine);
    await press(on, 'accepted');
    await look(on);
    await answerOnItsWay(on, 'declined');
    await touch(on);
    await look(on);
    expect(await answered(on)).toBe('declined');
    on.loop.world.clock.advance({ minutes: 1 });
    await look(on);
    await look(on);
    expect(await answered(on)).toBe('declined');
    expect(await inCalendar(on)).toEqual(['declined']);
    expect(await history(on)).toEqual(['accepted calendar', 'declined slack']);
  });
});

/** Somebody else changes something about the event: the feed tells of it again, with all the answers as they are. */
async function touch({ loop }: Setting): Promise<void> {
  await loop.world.db
    .updateTable('calendar_event')
    .set(e => ({ version: e('version', '+', 1), change: e('change', '+', 100) }))
    .execute();
}

describe('an answer given in a calendar', () => {
  test('counts again when it was given after the one from Slack had arrived there', async () => {
    const on = await booked();
    await press(on, 'accepted');
    await look(on);
    on.loop.world.clock.advance({ minutes: 1 });
    await on.loop.answer('declined');
    await look(on);
    expect(await inCalendar(on)).toEqual(['declined']);
    on.loop.world.clock.advance({ minutes: 1 });
    await press(on, 'accepted');
    await look(on);
    expect(await history(on)).toEqual(['accepted calendar', 'declined slack', 'accepted calendar']);
  });

  test('is no news where it is the answer that we wrote there ourselves', async () => {
    const on = await booked();
    await on.loop.answer('accepted');
    await look(on);
    await look(on);
    expect(await history(on)).toEqual(['accepted slack']);
    const taking = on.loop.world.db.selectFrom('effect').select('key').where('kind', '=', 'take-answers');
    expect(await taking.execute()).toEqual([]);
  });

  test('is taken over although the calendar could not be read at first', async () => {
    const on = await booked();
    await press(on, 'accepted');
    on.calendar.next('read', 'away', 'away');
    await look(on);
    expect(await answered(on)).toBeUndefined();
    for (let turn = 0; turn < 3; turn += 1) {
      on.loop.world.clock.advance({ minutes: 1 });
      await look(on);
    }
    expect(await answered(on)).toBe('accepted');
  });

  test('to a time that was given up says nothing about the new one', async () => {
    const on = await booked();
    const { loop } = on;
    const { interview } = await loop.booked();
    await press(on, 'accepted');
    const proposal = await loop.propose({ purpose: 'move', interviews: [interview.id] });
    const option = proposal.options.findIndex(
      o => !o.interviews[0]!.start.equals(interview.booking.time.start),
    );
    await bookItinerary(loop.world, actor(RAE), { proposal: proposal.id, option });
    on.calendar.next('update', 'away');
    await look(on);
    expect(await answered(on)).toBeUndefined();
    on.loop.world.clock.advance({ minutes: 1 });
    await look(on);
    expect(await answered(on)).toBeUndefined();
  });

  test('about somebody whose application was decided holds up nobody else’s', async () => {
    const on = await booked();
    const { loop } = on;
    const { world } = loop;
    const { interview, seat } = await loop.booked();
    const role = (await loop.situation()).role.id;
    const windows = '2026-12-15 09:00-16:00';
    const noor = { role, ...MIA, name: 'Noor Aziz', email: 'noor@example.com', windows };
    const { application } = await addCandidate(world, actor(RAE), noor);
    const other = await new Loop(world, application).toTechnical();
    await other.book();
    await look(on);
    world.clock.set(interview.booking.time.start);
    await press(on, 'accepted');
    await press({ ...on, loop: other }, 'accepted');
    world.clock.set(interview.booking.time.end);
    await loop.decide('reject');
    await look(on);
    expect((await other.booked()).seat.answer?.answer).toBe('accepted');
    const late = answerInvitation(world, actor(seat.person), {
      seat: seat.id,
      version: 1,
      answer: 'accepted',
      reason: '',
      via: 'slack',
    });
    await expect(late).rejects.toThrow('decided meanwhile');
  });

  test('after the interview is no news', async () => {
    const on = await booked();
    on.loop.world.clock.set((await on.loop.booked()).interview.booking.time.end);
    await press(on, 'declined');
    await look(on);
    expect(await history(on)).toEqual([]);
  });

  test('is not taken twice where the calendar has forgotten how far it was followed', async () => {
    const on = await booked();
    await press(on, 'accepted');
    await look(on);
    on.loop.world.clock.advance({ minutes: 1 });
    await on.loop.answer('declined');
    await look(on);
    on.calendar.next('changes', { kind: 'gone' });
    for (let turn = 0; turn < 3; turn += 1) await look(on);
    expect(await history(on)).toEqual(['accepted calendar', 'declined slack']);
  });
});
