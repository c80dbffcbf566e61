import { describe, expect, test } from 'vitest';
import type { Calendar, Outcome } from '../../src/core/ports.ts';
import { localCalendar } from '../../src/calendars/local.ts';
import { blockTime } from '../../src/operations/block-time.ts';
import { bookItinerary } from '../../src/operations/book-itinerary.ts';
import { offerTimes } from '../../src/operations/offer-times.ts';
import { pauseInterviewer } from '../../src/operations/pause-interviewer.ts';
import { calendarEvents } from '../../src/store/calendar-events.ts';
import type { Store } from '../../src/store/database.ts';
import { type Loop, miaToBook } from '../loop-steps.ts';
import { actor, ANA, BO, CY, ENGINES, LEE, RAE } from '../world.ts';

const SENIORS = [ANA, BO, CY, LEE];

async function offer(loop: Loop, windows: string): Promise<void> {
  const { application } = loop;
  await offerTimes(loop.world, actor(RAE), { application, zone: 'Europe/Paris', windows });
}

describe.each(ENGINES)('where nothing fits, on %s', engine => {
  test('because nobody qualifies, the answer says what is asked for', async () => {
    const loop = await miaToBook(engine);
    for (const person of SENIORS) await pauseInterviewer(loop.world, actor(RAE), { person, paused: true });
    const { options, because } = await loop.propose();
    expect(options).toEqual([]);
    expect(because.join(' ')).toMatch(/senior|qualif|level|api|data/i);
  });

  test('because everybody is busy, the answer names the rule and what would help', async () => {
    const loop = await miaToBook(engine);
    const zone = 'Europe/Berlin';
    const times = '2026-12-03 06:00-23:00\n2026-12-04 06:00-23:00';
    for (const person of SENIORS)
      await blockTime(loop.world, actor(person), { title: 'Offsite', times, zone });
    const { options, because, changes } = await loop.propose();
    expect(options).toEqual([]);
    expect(because.join(' ')).toMatch(/meetings of .* cover all/);
    expect(changes.length).toBeGreaterThan(0);
  });

  test('because the candidate offers nothing, the answer says so', async () => {
    const loop = await miaToBook(engine);
    await offer(loop, '');
    const { options, because } = await loop.propose();
    expect(options).toEqual([]);
    expect(because.join(' ')).toMatch(/offer|time|window/i);
  });

  test('because the times are outside of everybody’s hours, the answer names the hours', async () => {
    const loop = await miaToBook(engine);
    await offer(loop, 'Sat 2026-12-05 09:00-16:00');
    const { options, because } = await loop.propose();
    expect(options).toEqual([]);
    expect(because.join(' ')).toMatch(/hours|weekend|work/i);
  });

  test('what was proposed is kept even where it is nothing, and cannot be booked', async () => {
    const loop = await miaToBook(engine);
    await offer(loop, '');
    const { id } = await loop.propose();
    const book = bookItinerary(loop.world, actor(RAE), { proposal: id, option: 0 });
    await expect(book).rejects.toThrow('These times are not there any more.');
  });
});

/** The local calendar, but for some people, who cannot be read or are left out of the answer. */
function partlyUnreadable(said: ReadonlyMap<string, Outcome<never> | 'left out'>) {
  return ({ db }: Store): Calendar => {
    const inner = localCalendar(calendarEvents(db));
    return {
      ...inner,
      busy: async (team, owners, within) => {
        const outcomes = await inner.busy(team, owners, within);
        for (const [person, outcome] of said) {
          if (outcome === 'left out') outcomes.delete(person);
          else if (outcomes.has(person)) outcomes.set(person, outcome);
        }
        return outcomes;
      },
    };
  };
}

describe('a calendar that cannot be read', () => {
  test.each<[string, Outcome<never> | 'left out']>([
    ['is away', { kind: 'unavailable', because: 'http 503' }],
    ['is forbidden', { kind: 'refused', because: '403' }],
    ['is gone', { kind: 'gone' }],
    ['is not answered for', 'left out'],
  ])('is never a free one: it %s', async (_, said) => {
    const loop = await miaToBook('sqlite', partlyUnreadable(new Map([[BO, said]])));
    const proposal = await loop.propose();
    expect(proposal.unreadable).toEqual([BO]);
    const people = proposal.options.flatMap(o => o.interviews.flatMap(i => i.seats.map(s => s.person)));
    expect(people.length).toBeGreaterThan(0);
    expect(people).not.toContain(BO);
  });

  test('that could be read when times were found and cannot now, is not booked', async () => {
    const said = new Map<string, Outcome<never>>();
    const loop = await miaToBook('sqlite', partlyUnreadable(said));
    const proposal = await loop.propose();
    const person = proposal.options[0]!.interviews[0]!.seats[0]!.person;
    said.set(person, { kind: 'unavailable', because: 'http 503' });
    const booked = await bookItinerary(loop.world, actor(RAE), { proposal: proposal.id, option: 0 });
    expect(booked.kind).toBe('taken');
    said.clear();
    const again = await bookItinerary(loop.world, actor(RAE), { proposal: proposal.id, option: 0 });
    expect(again.kind).toBe('booked');
  });

  test('in which something new stands is not booked over', async () => {
    const loop = await miaToBook();
    const proposal = await loop.propose();
    const { start, seats } = proposal.options[0]!.interviews[0]!;
    const times = start.toZonedDateTimeISO('Europe/Berlin');
    const clock = (at: Temporal.ZonedDateTime) => at.toPlainTime().toString({ smallestUnit: 'minute' });
    await blockTime(loop.world, actor(seats[0]!.person), {
      title: 'Dentist',
      times: `${times.toPlainDate().toString()} ${clock(times)}-${clock(times.add({ minutes: 15 }))}`,
      zone: 'Europe/Berlin',
    });
    const booked = await bookItinerary(loop.world, actor(RAE), { proposal: proposal.id, option: 0 });
    expect(booked.kind).toBe('taken');
    expect(await loop.world.db.selectFrom('claim').select('holder').execute()).toEqual([]);
  });
});
