import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { nudgeRules } from '../../src/core/clock/nudge-rules.ts';
import { handOverNudge, passNudge, snoozeNudge } from '../../src/operations/answer-nudge.ts';
import { changeSettings } from '../../src/operations/change-settings.ts';
import { evaluationSubject } from '../../src/core/clock/nudges/readings.ts';
import { closeRole } from '../../src/operations/close-role.ts';
import { noteReading } from '../../src/operations/note-reading.ts';
import { offerTimes } from '../../src/operations/offer-times.ts';
import { raiseNudges } from '../../src/operations/raise-nudges.ts';
import { scheduleDigests } from '../../src/operations/schedule-digests.ts';
import { setNudgeHabit } from '../../src/operations/set-nudge-habit.ts';
import { tidy } from '../../src/operations/tidy.ts';
import { readWaits } from '../../src/slack/digest/read-waits.ts';
import { type Loop, miaToBook } from '../loop-steps.ts';
import { recordOutside } from '../outside.ts';
import {
  acmeWithMia,
  actor,
  ANA,
  CY,
  ENGINES,
  GUEST,
  HANA,
  RAE,
  SAM,
  TEAM,
  type TestWorld,
} from '../world.ts';

async function office(engine: (typeof ENGINES)[number] = 'sqlite') {
  const loop = await miaToBook(engine);
  const { world } = loop;
  const recorded = recordOutside(world);
  const { posts, drain } = recorded;
  await drain();
  posts.length = 0;
  const pass = async (by: Temporal.DurationLike, step: Temporal.DurationLike = { minutes: 30 }) => {
    const end = world.clock.now().add(by);
    while (Temporal.Instant.compare(world.clock.now(), end) < 0) {
      world.clock.advance(step);
      await raiseNudges(world, TEAM);
      await drain();
    }
  };
  const rows = () =>
    world.db.selectFrom('nudge').selectAll().orderBy('raised_at').orderBy('matter').execute();
  /** Who was told of what, in order: `unscheduled URAE`. */
  const told = async () => (await rows()).map(n => `${n.matter.split(':')[0]} ${n.recipient}`);
  const bundles = () => posts.filter(p => p.notice === 'nudge');
  const matter = async (rule: string) => {
    const row = (await rows()).find(n => n.matter.startsWith(`${rule}:`));
    if (!row) throw new Error(`Nobody was told of ${rule}`);
    return { matter: row.matter, about: row.about };
  };
  return { loop, world, recorded, posts, drain, pass, rows, told, bundles, matter };
}

describe.each(ENGINES)('whoever lets something lie, on %s', engine => {
  test('is told, told again, and then those who can help; and in the end nobody any more', async () => {
    const { pass, told, bundles, loop } = await office(engine);
    await offerAhead(loop);
    await pass({ hours: 24 * 13 }, { hours: 4 });
    const ofBooking = (await told()).filter(t => t.startsWith('unscheduled'));
    expect(ofBooking).toEqual([
      `unscheduled ${RAE}`,
      `unscheduled ${RAE}`,
      `unscheduled ${HANA}`,
      `unscheduled CHIRING`,
    ]);
    const days = bundles().map(p => p.ids['bundle']);
    expect(new Set(days).size).toBe(days.length);
  }, 60_000);

  test('of a scorecard is told ten working days at most', async () => {
    const { pass, rows, loop, world } = await office(engine);
    const { interview, seat } = await loop.book();
    world.clock.set(interview.booking.time.end);
    await pass({ hours: 24 * 21 }, { hours: 6 });
    const own = (await rows()).filter(n => n.recipient === seat.person && n.matter.startsWith('unscored'));
    expect(own.map(n => n.rung)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const days = own.map(n => Temporal.PlainDate.from(n.bundle.slice(-10)).dayOfWeek);
    expect(Math.max(...days)).toBeLessThanOrEqual(5);
  }, 60_000);
});

/** Times in weeks from now, so that booking is what is waited for all along. */
async function offerAhead({ world, application }: Loop): Promise<void> {
  const windows = 'Mon 2027-01-11 09:00-16:00';
  await offerTimes(world, actor(RAE), { application, zone: 'Europe/Paris', windows });
}

describe('nudges', () => {
  test('wait for the morning of whoever they are for', async () => {
    const { loop, world, pass, rows } = await office();
    const { seat, interview } = await loop.book();
    world.clock.set(interview.booking.time.end.add({ hours: 9 }));
    await pass({ hours: 30 });
    const first = (await rows()).find(n => n.recipient === seat.person && n.matter.startsWith('unscored'));
    const zone = seat.person === CY ? 'America/New_York' : 'Europe/Berlin';
    const at = Temporal.Instant.fromEpochMilliseconds(first?.raised_at ?? 0).toZonedDateTimeISO(zone);
    expect(at.toPlainTime().toString()).toBe('09:00:00');
  });

  test('ask the recruiter about the scorecard of somebody who declined and was not replaced', async () => {
    const { loop, world, pass, rows } = await office();
    const { interview } = await loop.book();
    world.clock.set(interview.booking.time.start.subtract({ minutes: 30 }));
    await loop.answer('declined');
    world.clock.set(interview.booking.time.end);
    await pass({ hours: 48 });
    const asked = (await rows()).filter(n => n.matter.startsWith('unscored'));
    expect([...new Set(asked.map(n => n.recipient))]).toEqual([RAE]);
  });

  test('that were settled before they could be sent are not sent, and do not count', async () => {
    const { loop, world, drain, told, bundles, pass } = await office();
    world.clock.advance({ hours: 26 });
    await raiseNudges(world, TEAM);
    expect(await told()).toEqual([`unscheduled ${RAE}`]);
    await world.db
      .updateTable('effect')
      .set({ outcome: 'dropped' })
      .where('key', 'like', 'notice:bundle:%')
      .execute();
    await drain();
    expect(bundles()).toEqual([]);
    await pass({ hours: 24 }, { hours: 1 });
    expect((await told()).filter(t => t === `unscheduled ${RAE}`)).toHaveLength(2);
    const { rung } = (
      await loop.world.db.selectFrom('nudge').selectAll().orderBy('raised_at', 'desc').execute()
    )[0]!;
    expect(rung).toBe(0);
  });

  test('spare whoever did something about the matter just now', async () => {
    const { loop, world, told } = await office();
    world.clock.advance({ hours: 24 });
    const { application } = loop;
    const windows = 'Thu 2026-12-03 09:00-16:00';
    await world.db.updateTable('offered_window').set({ offered_at: 0 }).execute();
    await offerTimes(world, actor(RAE), { application, zone: 'Europe/Paris', windows });
    await world.db.updateTable('offered_window').set({ offered_at: 0 }).execute();
    world.clock.advance({ hours: 1 });
    await raiseNudges(world, TEAM);
    expect(await told()).toEqual([]);
    world.clock.advance({ hours: 2 });
    await raiseNudges(world, TEAM);
    expect(await told()).toEqual([`unscheduled ${RAE}`]);
  });

  test('F33: do not come twice where the clock is put back', async () => {
    const { world, told, drain } = await office();
    world.clock.advance({ hours: 26 });
    for (const hours of [0, -1, 1, -2, 2]) {
      world.clock.advance({ hours });
      await raiseNudges(world, TEAM);
      await drain();
    }
    expect(await told()).toEqual([`unscheduled ${RAE}`]);
  });

  test('for somebody who left go to those who can help', async () => {
    const { loop, world, pass, told } = await office();
    const { seat, interview } = await loop.book();
    await world.db.updateTable('person').set({ is_outside: 1 }).where('id', '=', seat.person).execute();
    world.clock.set(interview.booking.time.end);
    await pass({ hours: 26 }, { hours: 1 });
    expect(await told()).toContain(`unscored ${HANA}`);
    expect((await told()).filter(t => t.endsWith(seat.person))).toEqual([]);
  });

  test('keep to the time and the kinds that somebody wants', async () => {
    const { world, pass, rows, told } = await office();
    const wanted = nudgeRules.map(r => r.id).filter(id => id !== 'target-danger');
    await setNudgeHabit(world, actor(RAE), { time: '11:30', wanted });
    await pass({ hours: 30 });
    const first = (await rows()).find(n => n.recipient === RAE);
    expect(Temporal.Instant.fromEpochMilliseconds(first?.raised_at ?? 0).toString()).toBe(
      '2026-12-01T10:30:00Z',
    );
    await setNudgeHabit(world, actor(RAE), { time: '09:00', wanted: [] });
    const before = (await told()).filter(t => t.endsWith(RAE)).length;
    await pass({ hours: 72 }, { hours: 1 });
    expect((await told()).filter(t => t.endsWith(RAE))).toHaveLength(before);
    expect(await told()).toContain(`unscheduled ${HANA}`);
  });

  test.each([
    ['25:00', '"25:00" is not a time of day. Write it as 09:00.'],
    ['22:00', '22:00 is in the quiet hours, which begin at 18:00. Choose an earlier time.'],
  ])('refuse %s as the time', async (time, says) => {
    const { world } = await office();
    await expect(setNudgeHabit(world, actor(RAE), { time, wanted: [] })).rejects.toThrow(says);
  });

  test('end with their role', async () => {
    const { loop, world, pass, told } = await office();
    await closeRole(world, actor(RAE), (await loop.situation()).role.id);
    await pass({ hours: 72 }, { hours: 6 });
    expect(await told()).toEqual([]);
  });

  test('that were raised cost no transaction any more', async () => {
    const { loop } = await office();
    loop.world.clock.advance({ hours: 48 });
    await raiseNudges(loop.world, TEAM);
    const { count } = loop.world.kicks;
    let begun = 0;
    const counting = new Proxy(loop.world.db, {
      get: (target, key) => {
        if (key === 'transaction') begun += 1;
        const value = Reflect.get(target, key) as unknown;
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
    await raiseNudges({ ...loop.world, db: counting }, TEAM);
    expect(begun).toBe(0);
    expect(loop.world.kicks.count).toBe(count);
  });

  test('speak of roles that nobody applies for, and of target dates that cannot be met', async () => {
    const { loop, world, pass, told } = await office();
    await loop.decide('reject');
    await pass({ hours: 24 * 9 }, { hours: 3 });
    expect(await told()).toContain(`empty-role ${RAE}`);
    await world.db.updateTable('role').set({ target_day: '2026-12-11' }).execute();
    await pass({ hours: 24 * 2 }, { hours: 3 });
    expect(await told()).toContain(`target-danger ${HANA}`);
  });
});

describe('after an outage of four days', () => {
  test('F34: everybody gets one message at most, with what became late in it', async () => {
    const { loop, world, posts, drain, rows } = await office();
    const { interview, seat } = await loop.book();
    world.clock.set(interview.booking.time.end.add({ hours: 96 }));
    await drain();
    await raiseNudges(world, TEAM);
    await drain();
    for (let hour = 0; hour < 9; hour += 1) {
      world.clock.advance({ hours: 1 });
      await raiseNudges(world, TEAM);
      await drain();
    }
    const perDay = Map.groupBy(posts, p => p.to);
    for (const [to, got] of perDay) expect([to, got.length]).toEqual([to, 1]);
    const late = (await rows()).filter(n => n.ref_json !== null && n.recipient === seat.person);
    expect(late.map(n => n.matter.split(':')[2])).toEqual(['scorecard']);
  });
});

describe('a reminder', () => {
  const again = async () => {
    const on = await office();
    await offerAhead(on.loop);
    await on.pass({ hours: 24 * 3 }, { hours: 1 });
    return { ...on, name: await on.matter('unscheduled') };
  };

  test('is put off to the next working day, three times at most', async () => {
    const { world, name, told, pass } = await again();
    const before = (await told()).length;
    for (let time = 0; time < 3; time += 1) {
      const until = await snoozeNudge(world, actor(RAE), name);
      expect(until.toZonedDateTimeISO('Europe/Berlin').hour).toBe(0);
      await pass({ hours: 1 });
    }
    await pass({ hours: 12 }, { hours: 1 });
    expect((await told()).filter(t => t.startsWith('unscheduled'))).toHaveLength(before);
    await expect(snoozeNudge(world, actor(RAE), name)).rejects.toThrow('You have put this off 3 times.');
  });

  test('that is put off is said again to the same person before anybody else hears of it', async () => {
    const { loop, world, told, pass, matter } = await office();
    const ofBooking = async () => (await told()).filter(t => t.startsWith('unscheduled'));
    await offerAhead(loop);
    while ((await ofBooking()).length < 2) await pass({ hours: 1 }, { hours: 1 });
    expect(await ofBooking()).toEqual([`unscheduled ${RAE}`, `unscheduled ${RAE}`]);
    await snoozeNudge(world, actor(RAE), await matter('unscheduled'));
    await pass({ hours: 24 }, { hours: 1 });
    expect((await ofBooking()).slice(2)).toEqual([`unscheduled ${RAE}`]);
    await pass({ hours: 24 }, { hours: 1 });
    expect((await ofBooking()).slice(3)).toEqual([`unscheduled ${HANA}`]);
  });

  test('that comes only once comes again where it was put off', async () => {
    const { loop, world, pass, told, matter } = await office();
    const ofRole = async () => (await told()).filter(t => t.startsWith('empty-role'));
    await loop.decide('reject');
    while ((await ofRole()).length === 0) await pass({ hours: 3 }, { hours: 3 });
    await snoozeNudge(world, actor(RAE), await matter('empty-role'));
    await pass({ hours: 24 }, { hours: 3 });
    expect(await ofRole()).toEqual([`empty-role ${RAE}`, `empty-role ${RAE}`]);
  });

  test('that is not mine goes to whoever runs the role with me', async () => {
    const { world, name, pass, told } = await again();
    expect(await passNudge(world, actor(RAE), name)).toBe(HANA);
    await pass({ hours: 26 }, { hours: 1 });
    expect((await told()).at(-1)).toBe(`unscheduled ${HANA}`);
    await expect(snoozeNudge(world, actor(RAE), name)).rejects.toThrow('This is somebody else’s by now');
  });

  test('is handed over to somebody who may do it, and to nobody else', async () => {
    const { world, name, pass, rows } = await again();
    const to = (person: string) => handOverNudge(world, actor(RAE), { ...name, to: person });
    await expect(to(ANA)).rejects.toThrow('Ana Alvarez may not do it. Only an admin, a recruiter');
    await expect(to(GUEST)).rejects.toThrow('Gus Visitor is a guest or was deactivated.');
    await expect(to(RAE)).rejects.toThrow('It is yours already.');
    await expect(handOverNudge(world, actor(ANA), { ...name, to: SAM })).rejects.toThrow('somebody else’s');
    expect(await to(SAM)).toBe(SAM);
    await pass({ hours: 26 }, { hours: 1 });
    expect((await rows()).find(n => n.recipient === SAM)).toMatchObject({ rung: 0, owner: SAM });
  });

  test('of a decision that was handed over stays with whoever took it, and the board names them', async () => {
    const { loop, world, pass, matter, told } = await office();
    const { interview, seat } = await loop.book();
    await loop.answer('accepted');
    world.clock.set(interview.booking.time.end);
    await loop.score(seat);
    const waitsFor = async () =>
      (await readWaits(world, TEAM, [await loop.situation()])).map(w => `${w.wait.expected}: ${w.person}`);
    await pass({ hours: 72 }, { hours: 4 });
    expect(await waitsFor()).toEqual(['decide: Hana Sato']);
    const name = await matter('evaluation-unread');
    await handOverNudge(world, actor(HANA), { ...name, to: SAM });
    expect(await waitsFor()).toEqual(['decide: Sam Field']);
    const subject = evaluationSubject(await loop.entry());
    await noteReading(world, actor(SAM), { subject, application: loop.application });
    const before = (await told()).length;
    await pass({ hours: 48 }, { hours: 4 });
    const after = (await told()).slice(before).filter(t => !t.startsWith('target-danger'));
    expect(new Set(after)).toEqual(new Set([`undecided ${SAM}`]));
  }, 60_000);

  test('of what is settled cannot be answered any more', async () => {
    const { world, name, loop } = await again();
    await loop.decide('reject');
    await expect(passNudge(world, actor(RAE), name)).rejects.toThrow('This is settled');
  });
});

describe('digests', () => {
  const digests = async (world: TestWorld) =>
    (await world.db.selectFrom('effect').select('key').where('key', 'like', 'notice:digest:%').execute()).map(
      e => e.key.split(':').at(-1),
    );

  test('are due on Monday at nine in the role’s zone, once a week, and not for a role of the same day', async () => {
    const { world } = await acmeWithMia();
    await scheduleDigests(world, TEAM);
    expect(await digests(world)).toEqual([]);
    for (const hour of ['06:59', '07:59', '08:00', '08:01', '19:00']) {
      world.clock.set(`2026-12-07T${hour}:00Z`);
      await scheduleDigests(world, TEAM);
    }
    expect(await digests(world)).toEqual(['2026-12-07']);
  });

  test('of all roles go to the channel that the company chose, in its zone', async () => {
    const { world } = await acmeWithMia();
    await changeSettings(world, actor(SAM), {
      zone: 'America/New_York',
      quietFrom: '18:00',
      quietTo: '09:00',
      digestTime: '09:00',
      digestChannel: 'CALL',
      daysOff: '',
      admins: [],
      recruiters: [RAE],
    });
    const all = async () =>
      (
        await world.db
          .selectFrom('effect')
          .select('lane')
          .where('key', 'like', 'notice:digest:all:%')
          .execute()
      ).map(e => e.lane);
    world.clock.set('2026-12-07T13:59:00Z');
    await scheduleDigests(world, TEAM);
    expect(await all()).toEqual([]);
    world.clock.set('2026-12-07T14:00:00Z');
    await scheduleDigests(world, TEAM);
    await scheduleDigests(world, TEAM);
    expect(await all()).toEqual(['slack:CALL']);
  });

  test.each([
    ['Australia/Lord_Howe', '2027-04-04', '02:15', '2027-04-05'],
    ['America/Santiago', '2027-09-05', '00:30', '2027-09-06'],
    ['Africa/Cairo', '2027-04-30', '00:10', '2027-05-03'],
    ['America/New_York', '2027-03-14', '02:30', '2027-03-15'],
    ['Europe/Vienna', '2026-10-25', '02:30', '2026-10-26'],
  ])('F32: come once a week in %s, also around the night of %s', async (zone, night, time, monday) => {
    const { world } = await acmeWithMia();
    const openedAt = Temporal.Instant.from('2026-01-01T00:00:00Z').epochMilliseconds;
    await world.db.updateTable('role').set({ zone, target_day: '2028-01-01' }).execute();
    await sql`update role set opened_at = ${openedAt}`.execute(world.db);
    await world.db.updateTable('workspace').set({ digest_time: time }).execute();
    const begin = Temporal.PlainDate.from(night).subtract({ days: 1 }).toZonedDateTime(zone).toInstant();
    for (let minutes = 0; minutes < 5 * 24 * 60; minutes += 30) {
      world.clock.set(begin.add({ minutes }));
      await scheduleDigests(world, TEAM);
    }
    expect(await digests(world)).toEqual(expect.arrayContaining([monday]));
    expect(new Set(await digests(world)).size).toBe((await digests(world)).length);
  });

  test('of weeks that passed while nobody ran are left out', async () => {
    const { world } = await acmeWithMia();
    world.clock.set('2026-12-23T12:00:00Z');
    await scheduleDigests(world, TEAM);
    world.clock.set('2026-12-28T09:00:00Z');
    await scheduleDigests(world, TEAM);
    expect(await digests(world)).toEqual(['2026-12-28']);
  });

  test('keep their hour over a change of the clocks', async () => {
    const { world } = await acmeWithMia();
    await world.db.updateTable('role').set({ target_day: '2027-06-01' }).execute();
    world.clock.set('2027-03-29T06:59:00Z');
    await scheduleDigests(world, TEAM);
    expect(await digests(world)).toEqual([]);
    world.clock.set('2027-03-29T07:00:00Z');
    await scheduleDigests(world, TEAM);
    expect(await digests(world)).toEqual(['2027-03-29']);
  });
});

describe('tidying up', () => {
  test('forgets settled effects after three months and proposals after one, and nothing that waits', async () => {
    const { world } = await miaToBook();
    const loop = { world };
    await world.db
      .updateTable('effect')
      .set({ outcome: 'done', settled_at: 0 })
      .where('id', '<', 5)
      .execute();
    const waiting = async () => (await world.db.selectFrom('effect').select('id').execute()).length;
    const before = await waiting();
    await tidy(loop.world, TEAM);
    expect(await waiting()).toBe(before - 4);
    await world.db.updateTable('effect').set({ outcome: 'done', settled_at: 0 }).execute();
    await tidy(loop.world, TEAM);
    expect(await waiting()).toBe(before - 4);
    world.clock.advance({ hours: 1 });
    await tidy(loop.world, TEAM);
    expect(await waiting()).toBe(0);
  });
});
