import { describe, expect, test } from 'vitest';
import { addCandidate } from '../../src/operations/add-candidate.ts';
import { addTime, offerTimes } from '../../src/operations/offer-times.ts';
import { askCandidate } from '../../src/operations/ask-candidate.ts';
import { bookItinerary } from '../../src/operations/book-itinerary.ts';
import { tidy } from '../../src/operations/tidy.ts';
import type { Engine } from '../../src/store/database.ts';
import { listHoldsFor } from '../../src/store/holds.ts';
import { Loop, miaToBook } from '../loop-steps.ts';
import { actor, ENGINES, MIA, RAE, TEAM } from '../world.ts';

/** Mia was asked for a day on which two others could be met as well; her people are kept free for the answer. */
async function asked(engine: Engine) {
  const loop = await miaToBook(engine);
  const { world, application } = loop;
  const by = actor(RAE);
  // On a Friday evening: the next day that anybody works is further away than a hold lasts.
  world.clock.set(Temporal.Instant.from('2026-12-04T16:30:00Z'));
  await offerTimes(world, by, { application, zone: MIA.zone, windows: 'Sat 2026-12-05 09:00-12:00' });
  const { id: proposal, changes } = await loop.propose();
  const change = changes.findIndex(c => c.changes.some(one => one.kind === 'ask-candidate'));
  const { start, end, seats } = changes[change]!.itinerary.interviews[0]!;
  const { asked: time } = await askCandidate(world, by, { proposal, change });
  const { role } = await loop.situation();
  const other = async (name: string) => {
    const email = `${name.split(' ')[0]?.toLowerCase()}@example.com`;
    const day = start.toZonedDateTimeISO(MIA.zone).toPlainDate().toString();
    const clock = (at: Temporal.Instant) =>
      at.toZonedDateTimeISO(MIA.zone).toPlainTime().toString({ smallestUnit: 'minute' });
    const windows = `${day} ${clock(start)}-${clock(end)}`;
    const added = await addCandidate(world, by, { role: role.id, ...MIA, name, email, windows });
    return new Loop(world, added.application).toTechnical();
  };
  const person = seats[0]!.person;
  const proposedFor = async (on: Loop) =>
    (await on.propose()).options.flatMap(o => o.interviews.flatMap(i => i.seats.map(s => s.person)));
  return { loop, world, by, time, person, other, proposedFor };
}

const HELD_HOURS = 48;

describe.each(ENGINES)('the time of people whom a candidate was asked for, on %s', engine => {
  test('F16: is kept from everybody else until it is over, to the millisecond, and not from her', async () => {
    const on = await asked(engine);
    const noor = await on.other('Noor Aziz');
    expect(await on.proposedFor(noor)).not.toContain(on.person);
    const holds = await listHoldsFor(on.world.db, TEAM, on.loop.application, on.world.clock.now());
    expect(holds.map(h => h.holder)).toEqual([`person:${on.person}`]);
    const { until } = holds[0]!;
    expect(on.world.clock.now().until(until).total('hours')).toBe(HELD_HOURS);
    await addTime(on.world, on.by, { application: on.loop.application, time: on.time });
    expect(await on.proposedFor(on.loop)).toContain(on.person);
    on.world.clock.set(until.subtract({ milliseconds: 1 }));
    expect(await on.proposedFor(noor)).not.toContain(on.person);
    on.world.clock.set(until);
    expect(await on.proposedFor(noor)).toContain(on.person);
    await tidy(on.world, TEAM);
    on.world.clock.advance({ hours: 2 });
    await tidy(on.world, TEAM);
    expect(await on.world.db.selectFrom('hold').selectAll().execute()).toEqual([]);
  });

  test('cannot be booked over from what was proposed before; the answer books it, and ends the hold', async () => {
    const on = await asked(engine);
    const noor = await on.other('Noor Aziz');
    await on.world.db.deleteFrom('hold').execute();
    const before = await noor.propose();
    const option = before.options.findIndex(o => o.interviews[0]?.seats[0]?.person === on.person);
    expect(option).toBeGreaterThanOrEqual(0);
    await addAgain(on);
    const taken = await bookItinerary(on.world, on.by, { proposal: before.id, option });
    expect(taken.kind).toBe('taken');
    await addTime(on.world, on.by, { application: on.loop.application, time: on.time });
    await on.loop.book();
    expect(await on.world.db.selectFrom('hold').selectAll().execute()).toEqual([]);
  });

  test('is free again where she offers other times', async () => {
    const on = await asked(engine);
    const noor = await on.other('Noor Aziz');
    const windows = 'Fri 2026-12-11 09:00-12:00';
    await offerTimes(on.world, on.by, { application: on.loop.application, zone: MIA.zone, windows });
    expect(await on.proposedFor(noor)).toContain(on.person);
  });
});

/** Asks the same once more. */
async function addAgain(on: Awaited<ReturnType<typeof asked>>): Promise<void> {
  const { id: proposal, changes } = await on.loop.propose();
  const change = changes.findIndex(c => c.changes.some(one => one.kind === 'ask-candidate'));
  await askCandidate(on.world, on.by, { proposal, change });
}
