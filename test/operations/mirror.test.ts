import { describe, expect, test } from 'vitest';
import { localCalendar } from '../../src/calendars/local.ts';
import type { Calendar, Outcome } from '../../src/core/ports.ts';
import { bookItinerary } from '../../src/operations/book-itinerary.ts';
import { mirrorCalendars } from '../../src/operations/mirror-calendars.ts';
import { calendarEvents } from '../../src/store/calendar-events.ts';
import type { Store } from '../../src/store/database.ts';
import { miaToBook } from '../loop-steps.ts';
import { recordOutside } from '../outside.ts';
import { actor, BO, ENGINES, RAE, TEAM } from '../world.ts';

/** A provider elsewhere that counts whose calendars are read, and can be down. */
function elsewhere() {
  const state = { asked: [] as string[], away: false, refused: undefined as Outcome<never> | undefined };
  const make = ({ db }: Store): Calendar => {
    const inner = localCalendar(calendarEvents(db));
    return {
      ...inner,
      provider: 'elsewhere',
      busy: async (team, owners, within) => {
        state.asked.push(...owners.map(o => o.person));
        const away: Outcome<never> = { kind: 'unavailable', because: 'http 503' };
        const { refused } = state;
        if (refused)
          return new Map(
            owners.map(o => [o.person, o.person === BO || 'wholly' in refused ? refused : away]),
          );
        return state.away ? new Map(owners.map(o => [o.person, away])) : inner.busy(team, owners, within);
      },
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

  test('is no free time once it is old and the calendar does not answer', async () => {
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
  ])('that somebody must mend is told once a day to %s', async (_, refused, whom) => {
    const { world, state } = await warm(engine);
    const office = recordOutside(world);
    state.refused = refused;
    for (let looks = 0; looks < 4; looks += 1) {
      world.clock.advance({ minutes: 5 });
      await mirrorCalendars(world, TEAM);
      await office.drain();
    }
    const told = () => office.posts.filter(p => p.notice === 'calendar-access').map(p => p.to);
    expect(told()).toEqual(whom);
    world.clock.advance({ hours: 24 });
    await mirrorCalendars(world, TEAM);
    await office.drain();
    expect(told()).toEqual([...whom, ...whom]);
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
