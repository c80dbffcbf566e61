import { describe, expect, test } from 'vitest';
import type { Verdict } from '../../src/core/loop/glossary.ts';
import { scoringSeats } from '../../src/core/loop/situation.ts';
import { overlaps } from '../../src/core/time/interval.ts';
import { addCandidate } from '../../src/operations/add-candidate.ts';
import { cancelDebrief } from '../../src/operations/cancel-debrief.ts';
import { followCalendar } from '../../src/operations/follow-calendar.ts';
import { findDebriefTimes, meetForDebrief, type Met } from '../../src/operations/meet-for-debrief.ts';
import { openRole } from '../../src/operations/open-role.ts';
import { reconcile } from '../../src/operations/reconcile.ts';
import { submitScorecard } from '../../src/operations/submit-scorecard.ts';
import { deleteClaims, insertClaims } from '../../src/store/bookings.ts';
import { calendarEvents } from '../../src/store/calendar-events.ts';
import { findDebriefOfEntry } from '../../src/store/debriefs.ts';
import { deleteEventLink, findEventLink } from '../../src/store/event-links.ts';
import { card } from '../cards.ts';
import { breaches } from '../invariants.ts';
import { Loop } from '../loop-steps.ts';
import { recordOutside } from '../outside.ts';
import { acme, actor, ENGINES, HANA, MIA, RAE, ROLE, TEAM } from '../world.ts';

/** Mia after a panel of two, who say these two things. */
async function panel(engine: (typeof ENGINES)[number], verdicts: readonly [Verdict, Verdict | undefined]) {
  const world = await acme(engine);
  const office = recordOutside(world);
  const role = await openRole(world, actor(RAE), { ...ROLE, pipeline: 'backend-panel' });
  const { application } = await addCandidate(world, actor(RAE), { ...MIA, role: role.id });
  const loop = new Loop(world, application);
  await loop.decide();
  const { interview } = await loop.book();
  world.clock.set(interview.booking.time.end);
  for (const [at, seat] of scoringSeats(interview).entries()) {
    const verdict = verdicts[at];
    if (!verdict) continue;
    const filled = await card(world, await loop.situation(), seat.id, verdict);
    await submitScorecard(world, actor(seat.person), { seat: seat.id, card: filled });
  }
  const people = [...scoringSeats(interview).map(s => s.person), HANA].toSorted();
  const stage = { application, entry: await loop.entry() };
  const look = async () => {
    await followCalendar(world, TEAM);
    await office.drain();
  };
  await look();
  const debrief = async () => {
    const found = await findDebriefOfEntry(world.db, TEAM, stage.entry);
    if (!found) throw new Error('There is no debrief');
    return found;
  };
  const meet = async (start?: Temporal.Instant): Promise<Met> => {
    const found = await findDebriefTimes(world, actor(HANA), stage);
    const version = found.debrief?.lastVersion ?? 0;
    return meetForDebrief(world, actor(HANA), { ...stage, start: start ?? found.times[0]!.start, version });
  };
  /** As it stands in the calendar. */
  const event = async () => {
    const link = await findEventLink(world.db, TEAM, (await debrief()).id);
    return link && (await calendarEvents(world.db).find(TEAM, link.eventId));
  };
  /** As somebody changes it in their calendar. */
  const edit = async (change: object) => {
    const before = (await event())!;
    const changed = { ...before, ...change, version: before.version + 1 };
    await calendarEvents(world.db).save(TEAM, changed, before.version);
    await look();
  };
  const news = () => office.posts.filter(p => p.notice === 'debrief-news').map(p => [p.to, p.ids['news']]);
  const invited = () => office.posts.filter(p => p.notice === 'debrief').map(p => p.to);
  return { world, loop, office, people, stage, look, debrief, meet, event, edit, news, invited };
}

/** With a debrief in everybody's calendar. */
async function met(engine: (typeof ENGINES)[number]) {
  const on = await panel(engine, ['yes', 'no']);
  const booked = await on.meet();
  if (booked.kind !== 'booked') throw new Error('The time is free');
  await on.look();
  await on.look();
  return { ...on, time: booked.time };
}

describe.each(ENGINES)('a debrief, on %s', engine => {
  test('takes the time of everybody in it, stands in their calendars once, and each of them is told', async () => {
    const on = await panel(engine, ['yes', 'no']);
    const found = await findDebriefTimes(on.world, actor(HANA), on.stage);
    expect(found.people).toEqual(on.people);
    expect(found.times).toHaveLength(3);
    const booked = await on.meet();
    expect(booked).toMatchObject({ kind: 'booked', time: found.times[0] });
    await on.look();
    await on.look();
    expect(await on.event()).toMatchObject({
      title: 'Debrief: Mia Okafor (Senior Backend Engineer)',
      time: found.times[0],
    });
    expect((await on.event())?.attendees.map(a => a.address)).not.toContain(MIA.email);
    expect(on.invited().toSorted()).toEqual(on.people);
    expect(await breaches(on.world.db)).toEqual([]);
  });

  test('is kept out of the way of an interview by the database, and offers fresh times instead', async () => {
    const on = await panel(engine, ['yes', 'no']);
    const { times } = await findDebriefTimes(on.world, actor(HANA), on.stage);
    const [first] = times;
    const other = (await on.loop.situation()).interviews[0]!.id;
    await on.world.db.transaction().execute(tx => insertClaims(tx, TEAM, other, [`person:${HANA}`], first!));
    expect(await on.meet(first!.start)).toEqual({ kind: 'taken' });
    const fresh = await findDebriefTimes(on.world, actor(HANA), on.stage);
    expect(fresh.times).toHaveLength(3);
    expect(fresh.times.some(time => overlaps(time, first!))).toBe(false);
    expect(await findDebriefOfEntry(on.world.db, TEAM, on.stage.entry)).toBeUndefined();
    await on.world.db.transaction().execute(tx => deleteClaims(tx, TEAM, other, [`person:${HANA}`]));

    expect((await on.meet(first!.start)).kind).toBe('booked');
    const clash = on.world.db
      .transaction()
      .execute(tx => insertClaims(tx, TEAM, other, [`person:${HANA}`], first!));
    await expect(clash).rejects.toThrow(/overlap/);
  });

  test('is not booked over what came into a calendar since', async () => {
    const on = await panel(engine, ['yes', 'no']);
    const { times } = await findDebriefTimes(on.world, actor(HANA), on.stage);
    const dentist = {
      id: 'dentist',
      calendar: 'hana@acme.test',
      version: 1,
      title: 'Dentist',
      description: '',
      time: times[0]!,
      zone: 'UTC',
      allDay: false,
      transparency: 'busy' as const,
      status: 'confirmed' as const,
      attendees: [],
    };
    expect(await calendarEvents(on.world.db).save(TEAM, dentist, 0)).toBe(true);
    expect(await on.meet(times[0]!.start)).toEqual({ kind: 'taken' });
  });

  test('two of the same at once are one', async () => {
    const on = await panel(engine, ['yes', 'no']);
    const { times } = await findDebriefTimes(on.world, actor(HANA), on.stage);
    const choice = { ...on.stage, start: times[0]!.start, version: 0 };
    const both = await Promise.allSettled([
      meetForDebrief(on.world, actor(HANA), choice),
      meetForDebrief(on.world, actor(HANA), choice),
    ]);
    expect(both.map(b => b.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await on.look();
    expect(on.invited().toSorted()).toEqual(on.people);
    expect(await breaches(on.world.db)).toEqual([]);
  });

  test('is moved with the same event, may overlap its own time, and answers to the old time are void', async () => {
    const on = await met(engine);
    const before = (await on.event())!;
    const guest = on.people.find(p => p !== HANA);
    await on.edit({
      attendees: before.attendees.map(a =>
        a.address.startsWith(guest!.slice(1).toLowerCase()) ? { ...a, answer: 'accepted' } : a,
      ),
    });
    expect((await on.debrief()).guests.find(g => g.person === guest)?.answer).toBe('accepted');
    const others = await findDebriefTimes(on.world, actor(HANA), on.stage);
    expect(others.times).toHaveLength(3);
    expect(others.times).not.toContainEqual(on.time);
    const start = on.time.start.add({ minutes: 15 });
    expect(await on.meet(start)).toMatchObject({ kind: 'booked' });
    await on.look();
    const moved = await on.debrief();
    expect(moved).toMatchObject({ lastVersion: 2, booking: { version: 2, time: { start } } });
    expect(moved.guests.map(g => g.answer)).toEqual(on.people.map(() => undefined));
    const after = (await on.event())!;
    expect([after.id, after.time.start]).toEqual([before.id, start]);
    expect(on.invited()).toHaveLength(2 * on.people.length);
    expect(await breaches(on.world.db)).toEqual([]);
    const stale = { ...on.stage, start: on.time.start, version: 1 };
    await expect(meetForDebrief(on.world, actor(HANA), stale)).rejects.toThrow('was moved or called off');
  });

  test('is called off from Slack, once: it leaves calendars, people are told, and another can be booked', async () => {
    const on = await met(engine);
    const { id } = await on.debrief();
    const off = { debrief: id, version: 1 };
    await expect(cancelDebrief(on.world, actor(on.people.find(p => p !== HANA)!), off)).rejects.toThrow(
      'Only an admin or the hiring manager can decide',
    );
    const before = on.invited().length;
    expect(await cancelDebrief(on.world, actor(HANA), off)).toMatchObject({ changed: true });
    expect(await cancelDebrief(on.world, actor(HANA), off)).toMatchObject({ changed: false });
    await on.look();
    expect(await on.event()).toBeUndefined();
    expect(on.invited().slice(before).toSorted()).toEqual(on.people.filter(p => p !== HANA));
    expect(await breaches(on.world.db)).toEqual([]);
    expect(await on.meet(on.time.start)).toMatchObject({ kind: 'booked' });
    await on.look();
    expect(await on.event()).toMatchObject({ status: 'confirmed', time: on.time });
  });

  test('leaves calendars when the stage is decided before it, and stays where it was held', async () => {
    const on = await met(engine);
    await on.loop.decide();
    await on.look();
    expect(await on.event()).toBeUndefined();
    expect(await breaches(on.world.db)).toEqual([]);

    const held = await met(engine);
    held.world.clock.set(held.time.end);
    await held.loop.decide();
    await held.look();
    expect(await held.event()).toMatchObject({ status: 'confirmed' });
  });
});

describe.each(ENGINES)('what people do with a debrief in their calendars, on %s', engine => {
  test('a no is told to whoever arranged it, and a no of theirs to the recruiter', async () => {
    const on = await met(engine);
    const before = (await on.event())!;
    const other = on.people.find(p => p !== HANA)!;
    const say = async (person: string, answer: string) =>
      on.edit({
        attendees: (await on.event())!.attendees.map(a =>
          a.address.startsWith(person.slice(1).toLowerCase()) ? { ...a, answer, reason: 'Away' } : a,
        ),
      });
    await say(other, 'declined');
    expect(on.news()).toEqual([[HANA, 'declined']]);
    await on.look();
    expect(on.news()).toHaveLength(1);
    await say(HANA, 'declined');
    expect(on.news().slice(1)).toEqual([[RAE, 'declined']]);
    expect((await on.debrief()).guests.find(g => g.person === other)).toMatchObject({
      answer: 'declined',
      reason: 'Away',
    });
    expect((await on.event())!.time).toEqual(before.time);
  });

  test('a move is followed with its claims; onto an interview it is put back', async () => {
    const on = await met(engine);
    const hour = { hours: 1 };
    const later = { start: on.time.start.add(hour), end: on.time.end.add(hour) };
    await on.edit({ time: later });
    expect((await on.debrief()).booking).toMatchObject({ version: 2, time: later });
    expect(await breaches(on.world.db)).toEqual([]);

    const other = (await on.loop.situation()).interviews[0]!.id;
    const busy = { start: later.start.add(hour), end: later.end.add(hour) };
    await on.world.db.transaction().execute(tx => insertClaims(tx, TEAM, other, [`person:${HANA}`], busy));
    await on.edit({ time: busy });
    await on.look();
    expect((await on.debrief()).booking).toMatchObject({ version: 2, time: later });
    expect((await on.event())!.time).toEqual(later);
    expect(on.news()).toEqual([[HANA, 'kept']]);
  });

  test('a deleted event calls it off', async () => {
    const on = await met(engine);
    await on.edit({ status: 'cancelled' });
    expect((await on.debrief()).booking).toBeUndefined();
    expect(on.news()).toEqual([[HANA, 'deleted']]);
    expect(await breaches(on.world.db)).toEqual([]);
  });

  test('after an older database was put back, its event is found again and not made twice', async () => {
    const on = await met(engine);
    const before = (await on.event())!;
    await deleteEventLink(on.world.db, TEAM, (await on.debrief()).id);
    await reconcile(on.world, undefined);
    await on.look();
    expect((await on.event())!.id).toBe(before.id);
    const events = await on.world.db.selectFrom('calendar_event').select('title').execute();
    expect(events.filter(e => e.title.startsWith('Debrief'))).toHaveLength(1);
  });
});

describe('a debrief', () => {
  test('is not held where the cards agree, before all are in, after the decision, or by whoever does not decide', async () => {
    const agreed = await panel('sqlite', ['yes', 'strong-yes']);
    await expect(agreed.meet()).rejects.toThrow('The cards agree');
    const early = await panel('sqlite', ['yes', undefined]);
    await expect(early.meet()).rejects.toThrow('not in yet');
    const differ = await panel('sqlite', ['yes', 'no']);
    await expect(findDebriefTimes(differ.world, actor(differ.people[0] ?? ''), differ.stage)).rejects.toThrow(
      'Only an admin or the hiring manager can decide',
    );
    await differ.loop.decide();
    await expect(differ.meet()).rejects.toThrow('was decided');
  });
});
