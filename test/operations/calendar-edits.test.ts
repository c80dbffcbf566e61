import { describe, expect, test } from 'vitest';
import { followCalendar } from '../../src/operations/follow-calendar.ts';
import { bookItinerary } from '../../src/operations/book-itinerary.ts';
import { calendarEvents } from '../../src/store/calendar-events.ts';
import { findEventLink } from '../../src/store/event-links.ts';
import type { Engine } from '../../src/store/database.ts';
import { breaches } from '../invariants.ts';
import { miaToBook } from '../loop-steps.ts';
import { recordOutside } from '../outside.ts';
import { actor, ENGINES, RAE, TEAM } from '../world.ts';

async function booked(engine: Engine) {
  const loop = await miaToBook(engine);
  const { world } = loop;
  const office = recordOutside(world);
  const { interview, seat } = await loop.book();
  /** What happens each minute. */
  const look = async () => {
    await followCalendar(world, TEAM);
    await office.drain();
  };
  await look();
  await look();
  const events = calendarEvents(world.db);
  const event = async () => {
    const link = await findEventLink(world.db, TEAM, interview.id);
    const found = await events.find(TEAM, link?.eventId ?? '');
    if (!found) throw new Error('The event is gone');
    return found;
  };
  /** As somebody changes it in their calendar. */
  const edit = async (change: object) => {
    const before = await event();
    await events.save(TEAM, { ...before, ...change, version: before.version + 1 }, before.version);
    await look();
  };
  return { loop, world, office, interview, seat, look, edit, event };
}

const told = ({ office }: Awaited<ReturnType<typeof booked>>) =>
  office.posts.filter(p => p.notice === 'calendar-edit').map(p => ({ to: p.to, edit: p.ids['edit'] }));

describe.each(ENGINES)('an event edited by hand on %s', engine => {
  test('scenario 21: that was moved moves the interview with its people, and nobody is moved twice', async () => {
    const on = await booked(engine);
    const { time } = on.interview.booking;
    const later = { start: time.start.add({ hours: 1 }), end: time.end.add({ hours: 1 }) };
    await on.edit({ time: later });
    await on.look();
    const { interview, seat } = await on.loop.booked();
    expect(interview.booking).toMatchObject({ version: 2, time: later });
    expect(seat.person).toBe(on.seat.person);
    expect((await on.event()).time).toEqual(later);
    expect(told(on)).toEqual([{ to: RAE, edit: 'moved' }]);
    expect(await breaches(on.world.db)).toEqual([]);
  });

  test('that was moved onto another interview of the same person is put back', async () => {
    const on = await booked(engine);
    const { time } = on.interview.booking;
    const later = { start: time.start.add({ hours: 1 }), end: time.end.add({ hours: 1 }) };
    await on.world.db
      .insertInto('claim')
      .values({
        team_id: TEAM,
        holder: `person:${on.seat.person}`,
        appointment_id: (await on.loop.situation()).interviews.find(i => i.id !== on.interview.id)!.id,
        starts_at: later.start.epochMilliseconds,
        ends_at: later.end.epochMilliseconds,
      })
      .execute();
    await on.edit({ time: later });
    await on.look();
    expect((await on.loop.booked()).interview.booking).toMatchObject({ version: 1, time });
    expect((await on.event()).time).toEqual(time);
    expect(told(on)).toEqual([{ to: RAE, edit: 'kept' }]);
  });

  test('scenario 21: that was deleted calls the interview off, and everybody is told', async () => {
    const on = await booked(engine);
    await on.edit({ status: 'cancelled' });
    await on.look();
    const { interviews } = await on.loop.situation();
    expect(interviews.find(i => i.id === on.interview.id)?.booking).toBeUndefined();
    expect(told(on)).toEqual([{ to: RAE, edit: 'deleted' }]);
    expect(on.office.posts.filter(p => p.notice === 'cancelled').map(p => p.to)).toEqual([on.seat.person]);
    expect(on.office.mails.at(-1)?.subject).toMatch(/^Cancelled/);
    expect(await breaches(on.world.db)).toEqual([]);
  });

  test('scenario 21: that an interviewer was taken off has declined for them, and asks for somebody else', async () => {
    const on = await booked(engine);
    const { attendees } = await on.event();
    await on.edit({ attendees: attendees.filter(a => !a.address.endsWith('@acme.test')) });
    expect((await on.loop.booked()).seat.answer).toMatchObject({
      answer: 'declined',
      why: 'removed',
    });
    expect(on.office.posts.filter(p => p.notice === 'declined').map(p => p.to)).toEqual([RAE]);
  });

  test('that an interviewer was taken off by mistake invites them again when they can after all', async () => {
    const on = await booked(engine);
    const { attendees } = await on.event();
    await on.edit({ attendees: attendees.filter(a => !a.address.endsWith('@acme.test')) });
    await on.loop.answer('accepted');
    await on.look();
    const answers = (await on.event()).attendees.map(a => a.answer);
    expect(answers).toContain('accepted');
    expect((await on.loop.booked()).seat.answer?.answer).toBe('accepted');
  });

  test('that the candidate was taken off has them again, and the recruiter is told once', async () => {
    const on = await booked(engine);
    const { attendees } = await on.event();
    await on.edit({ attendees: attendees.filter(a => a.address.endsWith('@acme.test')) });
    await on.look();
    await on.look();
    const now = (await on.event()).attendees;
    expect(now.map(a => a.address).toSorted()).toEqual(attendees.map(a => a.address).toSorted());
    expect(told(on)).toEqual([{ to: RAE, edit: 'guest-removed' }]);
    expect((await on.loop.booked()).interview.booking.version).toBe(1);
  });

  test('that the candidate declined stays booked until the recruiter, who is told once, says otherwise', async () => {
    const on = await booked(engine);
    const { attendees } = await on.event();
    const said = { answer: 'declined' as const, reason: 'The train is late' };
    await on.edit({
      attendees: attendees.map(a => (a.address.endsWith('@acme.test') ? a : { ...a, ...said })),
    });
    await on.look();
    expect(told(on)).toEqual([{ to: RAE, edit: 'guest-declined' }]);
    expect(on.office.posts.at(-1)?.ids['reason']).toBe('The train is late');
    expect((await on.loop.booked()).interview.booking.version).toBe(1);
  });

  test('that is gone with the whole calendar of its organiser stays booked, and the recruiter is told', async () => {
    const on = await booked(engine);
    const { calendar } = on.world;
    Object.assign(on.world, {
      calendar: {
        ...calendar,
        read: async () => ({ kind: 'gone' }),
        busy: async (_team: string, owners: readonly { person: string }[]) =>
          new Map(owners.map(o => [o.person, { kind: 'refused', because: 'http 404' }])),
      },
    });
    await on.edit({ title: 'Anything' });
    expect((await on.loop.booked()).interview.booking.version).toBe(1);
    expect(told(on)).toEqual([]);
    const trouble = on.office.posts.filter(p => p.notice === 'trouble');
    expect(trouble).toMatchObject([{ to: RAE, ids: { kind: 'take-answers' } }]);
  });

  test('F12, scenario 23: a calendar that is read from the start again tells nobody anything', async () => {
    const on = await booked(engine);
    const before = on.office.posts.length;
    await on.world.db.deleteFrom('cursor').where('name', '=', 'calendar-changes').execute();
    await on.look();
    expect(on.office.posts.length).toBe(before);
  });

  test('that we moved ourselves is no news', async () => {
    const on = await booked(engine);
    const wish = { purpose: 'move', interviews: [on.interview.id] } as const;
    const proposal = await on.loop.propose(wish);
    await bookItinerary(on.world, actor(RAE), { proposal: proposal.id, option: 1 });
    await on.look();
    await on.look();
    expect(told(on)).toEqual([]);
    expect((await on.loop.booked()).interview.booking.version).toBe(2);
    expect(on.office.posts.filter(p => p.notice === 'booking')).toHaveLength(1);
  });
});
