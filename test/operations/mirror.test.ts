import { describe, expect, test } from 'vitest';
import { type LocalEvent, localCalendar } from '../../src/calendars/local.ts';
import type { Calendar, CalendarOwner, Outcome } from '../../src/core/ports.ts';
import { bookItinerary } from '../../src/operations/book-itinerary.ts';
import { mirrorCalendars, readMirror } from '../../src/operations/mirror-calendars.ts';
import { readCalendarTrouble } from '../../src/operations/read-calendar-trouble.ts';
import { readBusy } from '../../src/operations/read-busy.ts';
import { setInterviewer } from '../../src/operations/set-interviewer.ts';
import { trustCalendar } from '../../src/operations/trust-calendar.ts';
import { listDoubted, listMirrored } from '../../src/store/busy-mirror.ts';
import { listInterviewers } from '../../src/store/interviewers.ts';
import { calendarEvents } from '../../src/store/calendar-events.ts';
import type { Store } from '../../src/store/database.ts';
import { miaToBook } from '../loop-steps.ts';
import { recordOutside } from '../outside.ts';
import { actor, BO, ENGINES, HOURS, MONDAY, RAE, TEAM } from '../world.ts';

/** An hour that somebody has something in, each day from tomorrow. */
const entryOf = (calendar: string, nth: number): LocalEvent => ({
  id: `entry${nth}`,
  calendar,
  version: 1,
  title: 'Own',
  description: '',
  time: { start: MONDAY.add({ hours: 24 * nth + 27 }), end: MONDAY.add({ hours: 24 * nth + 28 }) },
  zone: 'Europe/Berlin',
  allDay: false,
  transparency: 'busy',
  status: 'confirmed',
  attendees: [],
});

/** A provider elsewhere that counts whose calendars are read, and can be down. */
function elsewhere() {
  const state = {
    asked: [] as string[],
    away: false,
    refused: undefined as Outcome<never> | undefined,
    refusedTo: [BO],
  };
  const trouble = ({ person }: CalendarOwner): Outcome<never> | undefined => {
    state.asked.push(person);
    const away: Outcome<never> = { kind: 'unavailable', because: 'http 503' };
    const { refused } = state;
    if (refused) return state.refusedTo.includes(person) || 'wholly' in refused ? refused : away;
    return state.away ? away : undefined;
  };
  const make = ({ db }: Store): Calendar => {
    const inner = localCalendar(calendarEvents(db));
    return {
      ...inner,
      provider: 'elsewhere',
      busy: async (team, owners, within) => {
        const read = await inner.busy(team, owners, within);
        for (const owner of owners) {
          const failed = trouble(owner);
          if (failed) read.set(owner.person, failed);
        }
        return read;
      },
      follow: async (team, owner, within, cursor) =>
        trouble(owner) ?? inner.follow(team, owner, within, cursor),
    };
  };
  return { state, make };
}

async function warm(engine: (typeof ENGINES)[number]) {
  const { state, make } = elsewhere();
  const loop = await miaToBook(engine, make);
  await mirrorCalendars(loop.world, TEAM);
  state.asked.length = 0;
  return { loop, world: loop.world, state };
}

describe.each(ENGINES)('what calendars said, on %s', engine => {
  test('is enough for a proposal: no calendar is asked', async () => {
    const { loop, state } = await warm(engine);
    expect((await loop.propose()).options.length).toBeGreaterThan(0);
    expect(state.asked).toEqual([]);
  });

  test('is read anew every five minutes, and not sooner', async () => {
    const { world, state } = await warm(engine);
    world.clock.advance({ minutes: 4 });
    await mirrorCalendars(world, TEAM);
    expect(state.asked).toEqual([]);
    world.clock.advance({ minutes: 1 });
    await mirrorCalendars(world, TEAM);
    expect(new Set(state.asked).size).toBe(state.asked.length);
    expect(state.asked).toContain(BO);
  });

  test('scenario 22: is no free time once it is old and the calendar does not answer', async () => {
    const { loop, world, state } = await warm(engine);
    state.away = true;
    world.clock.advance({ minutes: 15 });
    const { options, unreadable } = await loop.propose();
    expect(options).toEqual([]);
    expect(unreadable).toContain(BO);
  });

  test('is checked against the calendars of the people who are booked, and of nobody else', async () => {
    const { loop, world, state } = await warm(engine);
    const proposal = await loop.propose();
    const people = proposal.options[0]?.interviews.flatMap(i => i.seats.map(s => s.person)) ?? [];
    const booked = await bookItinerary(world, actor(RAE), { proposal: proposal.id, option: 0 });
    expect(booked.kind).toBe('booked');
    expect(state.asked.toSorted()).toEqual(people.toSorted());
  });

  test.each<[string, Outcome<never>, string[]]>([
    ['whose calendar it is', { kind: 'refused', because: 'http 403' }, [BO]],
    ['the recruiters, where none can be read', { kind: 'refused', because: 'http 401', wholly: true }, [RAE]],
  ])('F10: that somebody must mend is told once a day to %s', async (_, refused, whom) => {
    const { world, state } = await warm(engine);
    const office = recordOutside(world);
    state.refused = refused;
    for (let looks = 0; looks < 4; looks += 1) {
      world.clock.advance({ minutes: 5 });
      await mirrorCalendars(world, TEAM);
      await office.drain();
    }
    const told = () => office.posts.filter(p => p.notice === 'calendar-trouble').map(p => p.to);
    expect(told()).toEqual(whom);
    world.clock.advance({ hours: 24 });
    await mirrorCalendars(world, TEAM);
    await office.drain();
    expect(told()).toEqual([...whom, ...whom]);
  });

  test('F10: that nobody mends is told seven times in a week, and not any more once it can be read', async () => {
    const { world, state } = await warm(engine);
    const office = recordOutside(world);
    state.refused = { kind: 'refused', because: 'http 403' };
    const told = () => office.posts.filter(p => p.notice === 'calendar-trouble').length;
    const lookFor = async (hours: number) => {
      for (let hour = 0; hour < hours; hour += 1) {
        await mirrorCalendars(world, TEAM);
        await office.drain();
        world.clock.advance({ hours: 1 });
      }
    };
    // From Monday at nine to Sunday at midnight, there.
    await lookFor(6 * 24 + 15);
    expect(told()).toBe(7);
    state.refused = undefined;
    await lookFor(48);
    expect(told()).toBe(7);
    const mirrored = await listMirrored(world.db, TEAM);
    expect(mirrored.find(m => m.address === 'bo@acme.test')?.readAt).toEqual(
      world.clock.now().subtract({ hours: 1 }),
    );
  });

  test('of somebody who holds an interview ahead is told to its recruiter too: one message a day for each', async () => {
    const { loop, world, state } = await warm(engine);
    const office = recordOutside(world);
    const { seat } = await loop.book();
    expect(seat.person).toBe(BO);
    await office.drain();
    state.refused = { kind: 'refused', because: 'http 404' };
    const look = async (hours: number) => {
      world.clock.advance({ hours, minutes: 5 });
      await mirrorCalendars(world, TEAM);
      await office.drain();
    };
    const told = () => office.posts.filter(p => p.notice === 'calendar-trouble').map(p => p.to);
    for (let looks = 0; looks < 3; looks += 1) await look(0);
    expect(told()).toEqual([BO, RAE]);
    const trouble = (person: string) => readCalendarTrouble(world.db, TEAM, person, world.clock.now());
    expect(await trouble(RAE)).toMatchObject({ own: false, lost: [{ seat: seat.id }] });
    expect(await trouble(BO)).toMatchObject({ own: true, lost: [] });
    await look(24);
    expect(told()).toEqual([BO, RAE, BO, RAE]);

    // Read again: what was said is brought up to date where it stands, and nobody is told anything new.
    const before = office.refreshes.length;
    state.refused = undefined;
    await look(0);
    expect(told()).toHaveLength(4);
    expect(office.refreshes.length).toBeGreaterThan(before);
    expect(await trouble(RAE)).toEqual({ all: false, own: false, emptied: undefined, lost: [] });
  });

  test('of a recruiter who has several kinds of trouble is one message with all of them', async () => {
    const { loop, world, state } = await warm(engine);
    const office = recordOutside(world);
    await loop.book();
    await office.drain();
    const rae = { person: RAE, level: 'senior', zone: 'Europe/Berlin', skills: ['data:2'], learns: [] };
    const caps = { hours: HOURS, perDay: '2', perWeek: '4', buffer: '0' };
    await setInterviewer(world, actor(RAE), { ...rae, ...caps });
    state.refused = { kind: 'refused', because: 'http 404' };
    state.refusedTo = [BO, RAE];
    world.clock.advance({ minutes: 5 });
    await mirrorCalendars(world, TEAM);
    await office.drain();
    const told = office.posts.filter(p => p.notice === 'calendar-trouble').map(p => p.to);
    expect(told.toSorted()).toEqual([BO, RAE]);
    const trouble = await readCalendarTrouble(world.db, TEAM, RAE, world.clock.now());
    expect([trouble.own, trouble.lost.length]).toEqual([true, 1]);
  });

  test('of somebody who had many entries and all at once has none is doubted: not free until they say so', async () => {
    const { loop, world, state } = await warm(engine);
    const office = recordOutside(world);
    const entries = Array.from({ length: 6 }, (_, n) => entryOf('bo@acme.test', n));
    for (const entry of entries) await calendarEvents(world.db).save(TEAM, entry, 0);
    world.clock.advance({ minutes: 5 });
    await mirrorCalendars(world, TEAM);
    const [member] = await listInterviewers(world.db, TEAM, [BO]);
    if (!member) throw new Error('Bo interviews');
    const busy = () => readMirror(world, TEAM, [member], []);
    expect((await busy()).busy.get(BO)).toHaveLength(6);
    for (const e of entries)
      await calendarEvents(world.db).save(TEAM, { ...e, version: 2, status: 'cancelled' }, 1);
    for (let looks = 0; looks < 3; looks += 1) {
      world.clock.advance({ minutes: 5 });
      await mirrorCalendars(world, TEAM);
      await office.drain();
    }
    expect(office.posts.filter(p => p.notice === 'calendar-trouble').map(p => p.to)).toEqual([BO]);
    expect((await busy()).unreadable).toEqual([BO]);
    expect((await loop.propose()).unreadable).toEqual([BO]);
    const within = { start: world.clock.now(), end: world.clock.now().add({ hours: 24 * 7 }) };
    expect((await readBusy(world, TEAM, [member], within)).unreadable).toEqual([BO]);
    state.asked.length = 0;
    expect(await trustCalendar(world, actor(BO))).toBe(true);
    expect(await trustCalendar(world, actor(BO))).toBe(false);
    expect((await busy()).busy.get(BO)).toEqual([]);
    expect(state.asked).toEqual([BO]);
  });

  test('of somebody whose entries are there again is believed again by itself', async () => {
    const { world } = await warm(engine);
    const entries = Array.from({ length: 6 }, (_, n) => entryOf('bo@acme.test', n));
    for (const entry of entries) await calendarEvents(world.db).save(TEAM, entry, 0);
    const look = async () => {
      world.clock.advance({ minutes: 5 });
      await mirrorCalendars(world, TEAM);
      return listDoubted(world.db, TEAM);
    };
    expect(await look()).toEqual([]);
    await world.db.updateTable('calendar_event').set({ status: 'cancelled' }).execute();
    expect(await look()).toEqual(['bo@acme.test']);
    await world.db.updateTable('calendar_event').set({ status: 'confirmed' }).execute();
    expect(await look()).toEqual([]);
  });

  test('keeps of an entry what may be done with its time, and no title', async () => {
    const { world } = await warm(engine);
    await calendarEvents(world.db).save(
      TEAM,
      { ...entryOf('bo@acme.test', 0), title: 'Therapy (movable)' },
      0,
    );
    world.clock.advance({ minutes: 5 });
    await mirrorCalendars(world, TEAM);
    const rows = await world.db.selectFrom('busy_mirror').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain('Therapy');
    const known = (await listMirrored(world.db, TEAM)).find(m => m.address === 'bo@acme.test');
    expect(known?.parts.flatMap(p => p.busy).map(b => b.class)).toEqual(['movable']);
  });

  test('tells how old the oldest of it is', async () => {
    const { loop, world } = await warm(engine);
    const read = world.clock.now();
    world.clock.advance({ minutes: 4 });
    expect((await loop.propose()).asOf).toEqual(read);
  });

  test('does not offer a time again that was found taken', async () => {
    const { loop, world } = await warm(engine);
    const proposal = await loop.propose();
    const [first] = proposal.options[0]?.interviews ?? [];
    const person = first?.seats[0]?.person ?? '';
    const address = `${person.slice(1).toLowerCase()}@acme.test`;
    await calendarEvents(world.db).save(
      TEAM,
      {
        id: 'theirown',
        calendar: address,
        version: 1,
        title: 'Own',
        description: '',
        time: { start: first!.start, end: first!.end },
        zone: 'Europe/Berlin',
        allDay: false,
        transparency: 'busy',
        status: 'confirmed',
        attendees: [],
      },
      0,
    );
    const taken = await bookItinerary(world, actor(RAE), { proposal: proposal.id, option: 0 });
    expect(taken.kind).toBe('taken');
    const again = (await loop.propose()).options.flatMap(o => o.interviews);
    const same = again.filter(i => i.start.equals(first!.start) && i.seats.some(s => s.person === person));
    expect(same).toEqual([]);
  });
});
