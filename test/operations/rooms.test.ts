import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/core/user-error.ts';
import { bookItinerary } from '../../src/operations/book-itinerary.ts';
import { cancelInterviews } from '../../src/operations/cancel-interviews.ts';
import { followCalendar } from '../../src/operations/follow-calendar.ts';
import { holdOnVideo } from '../../src/operations/hold-on-video.ts';
import { openRole } from '../../src/operations/open-role.ts';
import { planAll } from '../../src/operations/plan-all.ts';
import { replaceInterviewer } from '../../src/operations/replace-interviewer.ts';
import { retireRoom } from '../../src/operations/retire-room.ts';
import { type RoomInput, setRoom } from '../../src/operations/set-room.ts';
import { roomLostNotice } from '../../src/slack/schedule/room-lost-notice.ts';
import { calendarEvents, saveCalendarEvent } from '../../src/store/calendar-events.ts';
import { findEventLink } from '../../src/store/event-links.ts';
import { listRooms } from '../../src/store/meeting-rooms.ts';
import { breaches } from '../invariants.ts';
import { inOffice, room } from '../office.ts';
import { acme, actor, ENGINES, MIA, RAE, ROLE, TEAM, type TestWorld } from '../world.ts';

const NOOR = { ...MIA, name: 'Noor Aziz', email: 'noor@example.com' };
const idOf = async (world: TestWorld, name: string) =>
  (await listRooms(world.db, TEAM, 'all')).find(one => one.name === name)!.id;
const roomClaims = async ({ db }: TestWorld) =>
  (await db.selectFrom('claim').select('holder').execute())
    .map(row => row.holder)
    .filter(holder => holder.startsWith('room:'));

/** Somebody else puts something into the calendar of a room. */
async function take(
  { db }: TestWorld,
  address: string,
  time: { start: Temporal.Instant; end: Temporal.Instant },
) {
  const event = {
    id: `taken-${address}-${time.start.epochMilliseconds}`,
    calendar: address,
    version: 1,
    title: 'Board meeting',
    description: '',
    time,
    zone: 'Europe/Berlin',
    allDay: false,
    transparency: 'busy' as const,
    status: 'confirmed' as const,
    attendees: [],
  };
  await db.transaction().execute(tx => saveCalendarEvent(tx, TEAM, event, 0));
}

const DAY = {
  start: Temporal.Instant.from('2026-12-01T00:00:00Z'),
  end: Temporal.Instant.from('2026-12-30T00:00:00Z'),
};
const BOTH = [room('Elbe', 4), room('Spree', 3)];

describe.each(ENGINES)('an interview in the office, on %s', engine => {
  test('gets the smallest room that holds everybody, in its own claim, its event and all that people read', async () => {
    const { world, loop, office } = await inOffice(engine, [...BOTH, room('Tejo', 2, 'Lisbon')]);
    const { interview } = await loop.book();
    expect(interview.booking.room).toMatchObject({ name: 'Spree', site: 'Berlin' });
    expect(await roomClaims(world)).toEqual([`room:${await idOf(world, 'Spree')}`]);
    await office.drain();
    const link = await findEventLink(world.db, TEAM, interview.id);
    const event = await calendarEvents(world.db).find(TEAM, link?.eventId ?? '');
    expect(event).toMatchObject({ location: 'Spree, Berlin' });
    expect(event?.attendees).toContainEqual(
      expect.objectContaining({ address: 'spree@acme.test', answer: 'accepted' }),
    );
    expect(office.mails[0]?.text).toContain('It takes place in our office: Spree, Berlin.');
    expect(office.mails[0]?.invitation).toMatchObject({ place: 'Spree, Berlin' });
    expect(await breaches(world.db)).toEqual([]);
  });

  test('moves its room with it, and frees it when it is called off', async () => {
    const { world, loop } = await inOffice(engine, BOTH);
    const { interview } = await loop.book();
    const proposal = await loop.propose({ purpose: 'move', interviews: [interview.id] });
    expect((await bookItinerary(world, actor(RAE), { proposal: proposal.id, option: 0 })).kind).toBe(
      'booked',
    );
    const { interview: moved } = await loop.booked();
    expect(moved.booking.version).toBe(2);
    expect(moved.booking.room).toMatchObject({ name: 'Spree' });
    expect(await roomClaims(world)).toHaveLength(1);
    await cancelInterviews(world, actor(RAE), {
      application: loop.application,
      interviews: [interview.id],
      reason: 'Ill',
    });
    expect(await roomClaims(world)).toEqual([]);
  });

  test('is booked in another room where its own went to something else since it was proposed', async () => {
    const { world, loop } = await inOffice(engine, BOTH);
    const proposal = await loop.propose();
    const [first] = proposal.options[0]!.interviews;
    expect(first!.room).toMatchObject({ name: 'Spree' });
    await take(world, 'spree@acme.test', first!);
    expect((await bookItinerary(world, actor(RAE), { proposal: proposal.id, option: 0 })).kind).toBe(
      'booked',
    );
    expect((await loop.booked()).interview.booking.room).toMatchObject({ name: 'Elbe' });
  });

  test('is not booked where no room is left, and the time is called taken', async () => {
    const { world, loop } = await inOffice(engine, BOTH);
    const proposal = await loop.propose();
    const [first] = proposal.options[0]!.interviews;
    for (const address of ['spree@acme.test', 'elbe@acme.test']) await take(world, address, first!);
    expect((await bookItinerary(world, actor(RAE), { proposal: proposal.id, option: 0 })).kind).toBe('taken');
    expect(await roomClaims(world)).toEqual([]);
  });

  test('has no times where all rooms are taken: it is said which, and one tap holds it on video', async () => {
    const { world, loop } = await inOffice(engine, BOTH);
    for (const address of ['spree@acme.test', 'elbe@acme.test']) await take(world, address, DAY);
    const proposal = await loop.propose();
    expect(proposal.options).toEqual([]);
    expect(proposal.because[0]).toMatch(
      /^No room of 2 seats in Berlin is free for .* at any time that Mia Okafor can\.$/,
    );
    const change = proposal.changes.findIndex(one => one.changes.some(c => c.kind === 'on-video'));
    const booked = await bookItinerary(world, actor(RAE), { proposal: proposal.id, change });
    expect(booked.kind).toBe('booked');
    expect((await loop.booked()).interview.booking.room).toBeUndefined();
  });

  test('that its room declines is held in another one: the candidate keeps time and people, and hears of the place', async () => {
    const { world, loop, office } = await inOffice(engine, BOTH);
    const { interview, seat } = await loop.book();
    // Between the booking and its event somebody else took the room.
    await take(world, 'spree@acme.test', interview.booking.time);
    await office.drain();
    await followCalendar(world, TEAM);
    await office.drain();
    const now = await loop.booked();
    expect(now.interview.booking).toEqual({
      ...interview.booking,
      room: expect.objectContaining({ name: 'Elbe' }),
    });
    expect(now.seat.person).toBe(seat.person);
    expect(await roomClaims(world)).toEqual([`room:${await idOf(world, 'Elbe')}`]);
    const link = await findEventLink(world.db, TEAM, interview.id);
    const event = await calendarEvents(world.db).find(TEAM, link?.eventId ?? '');
    expect(event).toMatchObject({ location: 'Elbe, Berlin' });
    expect(event?.attendees.map(a => a.address)).not.toContain('spree@acme.test');
    expect(office.mails.map(mail => mail.subject.split(':')[0])).toEqual([
      expect.not.stringContaining('New'),
      'New place',
    ]);
    expect(office.posts.filter(p => p.notice === 'room-lost')).toEqual([]);
    expect(await breaches(world.db)).toEqual([]);
  });

  test('that no room takes is told to the recruiter once, who may hold it on video', async () => {
    const { world, loop, office } = await inOffice(engine, [room('Spree', 3)]);
    const { interview } = await loop.book();
    await take(world, 'spree@acme.test', interview.booking.time);
    await office.drain();
    for (let minute = 0; minute < 3; minute += 1) {
      await followCalendar(world, TEAM);
      world.clock.advance({ minutes: 1 });
      await office.drain();
    }
    const lost = office.posts.filter(p => p.notice === 'room-lost');
    expect(lost.map(p => p.to)).toEqual([RAE]);
    const read = { world, team: TEAM, to: RAE, zone: 'Europe/Berlin', discreet: false };
    const shown = await roomLostNotice.render(read, lost[0]!.ids);
    expect(shown?.text).toMatch(
      /with Mia Okafor .* has no room: Spree, Berlin declined it in its calendar\. No other room of 2 seats in Berlin is free then\./,
    );
    expect(shown?.moot).toBeUndefined();
    await holdOnVideo(world, actor(RAE), { interview: interview.id, version: 1 });
    await office.drain();
    expect((await loop.booked()).interview.booking.room).toBeUndefined();
    expect((await roomLostNotice.render(read, lost[0]!.ids))?.text).toContain('It takes place on video now.');
    expect(await roomClaims(world)).toEqual([]);
    const link = await findEventLink(world.db, TEAM, interview.id);
    const event = await calendarEvents(world.db).find(TEAM, link?.eventId ?? '');
    expect(event?.location).toBe('');
    expect(event?.attendees.map(a => a.address)).not.toContain('spree@acme.test');
  });

  test('leaves a room that is retired for another one, or is told of', async () => {
    const { world, loop, office } = await inOffice(engine, BOTH);
    await loop.book();
    await office.drain();
    const spree = await idOf(world, 'Spree');
    expect((await retireRoom(world, actor(RAE), { room: spree, retired: true })).moved).toBe(1);
    await office.drain();
    expect((await loop.booked()).interview.booking.room).toMatchObject({ name: 'Elbe' });
    const elbe = await idOf(world, 'Elbe');
    await retireRoom(world, actor(RAE), { room: elbe, retired: true });
    await office.drain();
    expect((await loop.booked()).interview.booking.room).toMatchObject({ name: 'Elbe' });
    expect(office.posts.filter(p => p.notice === 'room-lost')).toMatchObject([
      { to: RAE, ids: { why: 'retired' } },
    ]);
    const other = await loop.propose({ purpose: 'move', interviews: [(await loop.booked()).interview.id] });
    expect(other.because.join()).toContain('There is no room of 2 seats in Berlin');
    await retireRoom(world, actor(RAE), { room: spree, retired: false });
    expect((await retireRoom(world, actor(RAE), { room: spree, retired: false })).moved).toBe(0);
  });

  test('keeps its room when somebody else takes a seat', async () => {
    const { world, loop } = await inOffice(engine, BOTH);
    const { seat } = await loop.book();
    const proposal = await loop.propose({ purpose: 'replace', seat: seat.id });
    expect((await replaceInterviewer(world, actor(RAE), { proposal: proposal.id, option: 0 })).kind).toBe(
      'replaced',
    );
    expect((await loop.booked()).interview.booking.room).toMatchObject({ name: 'Spree' });
    expect(await roomClaims(world)).toHaveLength(1);
  });

  test('two plans for one room at one time do not both get it', async () => {
    const { world, loop, loopOf } = await inOffice(engine, [room('Spree', 3)]);
    const noor = await loopOf(NOOR);
    const [mine, hers] = [await loop.propose(), await noor.propose()];
    const first = mine.options[0]!.interviews[0]!;
    const same = hers.options.findIndex(option => option.interviews[0]!.start.equals(first.start));
    expect(same).toBeGreaterThanOrEqual(0);
    const results = await Promise.all([
      bookItinerary(world, actor(RAE), { proposal: mine.id, option: 0 }),
      bookItinerary(world, actor(RAE), { proposal: hers.id, option: same }),
    ]);
    expect(results.map(result => result.kind).toSorted()).toEqual(['booked', 'taken']);
    expect(await breaches(world.db)).toEqual([]);
  });

  test('planned together with others, one room holds one of them at a time', async () => {
    const { world, loopOf } = await inOffice(engine, [room('Spree', 3)]);
    await loopOf(NOOR);
    const plan = await planAll(world, actor(RAE));
    const held = plan.placed.flatMap(one => one.itinerary.interviews);
    expect(held.map(one => one.room?.name)).toEqual(['Spree', 'Spree']);
    const [a, b] = held;
    const apart =
      Temporal.Instant.compare(a!.end, b!.start) <= 0 || Temporal.Instant.compare(b!.end, a!.start) <= 0;
    expect(apart).toBe(true);
  });
});

describe('what is known of a room', () => {
  const refused = async (input: Partial<RoomInput>) => {
    const world = await acme();
    await setRoom(world, actor(RAE), room('Elbe', 4));
    const error: unknown = await setRoom(world, actor(RAE), { ...room('Spree', 3), ...input }).catch(
      (e: unknown) => e,
    );
    return error instanceof InputError ? error.fields : error;
  };

  test.each<[Partial<RoomInput>, string, RegExp]>([
    [{ address: 'the big one' }, 'address', /"the big one" is not an e-mail address/],
    [{ address: 'Elbe@acme.test' }, 'address', /is the calendar of Elbe already/],
    [{ name: 'elbe' }, 'name', /Berlin has a room called Elbe already/],
    [{ seats: '0' }, 'seats', /from 2 to 500 seats.*got "0"/],
    [{ seats: 'four' }, 'seats', /got "four"/],
    [{ zone: 'Berlin' }, 'zone', /"Berlin" is not a time zone/],
    [{ site: ' ' }, 'site', /needs at least one letter or digit/],
    [{ site: 'x'.repeat(61) }, 'site', /up to 60 characters, got 61/],
  ])('%j is refused at its place', async (input, field, words) => {
    expect(await refused(input)).toMatchObject({ [field]: expect.stringMatching(words) });
  });

  test('an office is one however it is written, and a room of the same name may be in another', async () => {
    const world = await acme();
    await setRoom(world, actor(RAE), room('Elbe', 4));
    expect((await setRoom(world, actor(RAE), room('Spree', 3, 'berlin'))).site).toBe('Berlin');
    const other = { ...room('Elbe', 3, 'Lisbon'), address: 'elbe-lisbon@acme.test' };
    expect((await setRoom(world, actor(RAE), other)).name).toBe('Elbe');
  });

  test('a role is in an office that has rooms, with a pipeline that wants one', async () => {
    const world = await acme();
    const open = (site: string, pipeline = 'backend-onsite') =>
      openRole(world, actor(RAE), { ...ROLE, site, pipeline, title: `${site} ${pipeline}` });
    await expect(open('Berlin')).rejects.toThrow(
      'No meeting room is in Berlin. Add rooms with /hire team rooms.',
    );
    await setRoom(world, actor(RAE), room('Elbe', 4));
    await expect(open('Lisbon')).rejects.toThrow('No meeting room is in Lisbon. Choose Berlin, or video.');
    await expect(open('Berlin', 'backend-panel')).rejects.toThrow(
      'No interview of this pipeline takes place in a room.',
    );
    expect((await open('Berlin')).site).toBe('Berlin');
  });
});
