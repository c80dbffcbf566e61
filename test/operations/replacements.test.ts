import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/core/user-error.ts';
import { answerInvitation } from '../../src/operations/answer-invitation.ts';
import { cancelInterviews } from '../../src/operations/cancel-interviews.ts';
import { explainDecline } from '../../src/operations/explain-decline.ts';
import { findReplacement } from '../../src/operations/find-replacement.ts';
import { passSeat } from '../../src/operations/pass-seat.ts';
import { replaceInterviewer } from '../../src/operations/replace-interviewer.ts';
import { rememberPeople } from '../../src/operations/settle-in.ts';
import { setInterviewer } from '../../src/operations/set-interviewer.ts';
import { takeSeat } from '../../src/operations/take-seat.ts';
import { findPerson } from '../../src/store/people.ts';
import { findSeatRecord } from '../../src/store/seats.ts';
import { breaches } from '../invariants.ts';
import { type Loop, miaToBook } from '../loop-steps.ts';
import { recordOutside } from '../outside.ts';
import { actor, ENGINES, RAE, TEAM } from '../world.ts';

const FRIENDS = ['UEVE', 'UFAY', 'UGIL', 'UHAL', 'UIDA'];

/** A booked interview, and five more seniors in Berlin who could take it over. */
async function booked(engine: (typeof ENGINES)[number], friends = FRIENDS) {
  const loop = await miaToBook(engine);
  const { world } = loop;
  const office = recordOutside(world);
  for (const person of friends) {
    const facts = { zone: 'Europe/Berlin', isAdmin: false, isBot: false, isOutside: false };
    const email = `${person.slice(1).toLowerCase()}@acme.test`;
    await rememberPeople(world, [
      { team: TEAM, id: person, name: `${person.slice(1)} Example`, email, ...facts },
    ]);
    await setInterviewer(world, actor(RAE), {
      person,
      level: 'senior',
      skills: ['data:3', 'api:3', 'typescript:3'],
      zone: 'Europe/Berlin',
      hours: 'Mon-Fri 09:00-17:30',
      perDay: '2',
      perWeek: '4',
      buffer: '0',
    });
  }
  const before = await loop.book();
  await office.drain();
  return { loop, world, office, before };
}

async function decline({ loop, office }: Awaited<ReturnType<typeof booked>>): Promise<void> {
  await loop.answer('declined');
  await office.drain();
  loop.world.clock.advance({ minutes: 2 });
  await office.drain();
}

/** So late that people are asked instead of put in. */
async function nearly(on: Awaited<ReturnType<typeof booked>>): Promise<void> {
  on.world.clock.set(on.before.interview.booking.time.start.subtract({ hours: 24 }));
  await on.office.drain();
}

const holdersOf = async (loop: Loop) => {
  const rows = await loop.world.db.selectFrom('claim').select('holder').orderBy('holder').execute();
  return rows.map(r => r.holder).filter(h => h.startsWith('person:'));
};

describe.each(ENGINES)('a decline on %s', engine => {
  test('more than two days ahead is mended by itself, at the same time', async () => {
    const on = await booked(engine);
    const { seat: declined, interview } = on.before;
    await decline(on);
    const { seat, interview: now } = await on.loop.booked();
    expect(seat.person).not.toBe(declined.person);
    expect(now.booking).toEqual(interview.booking);
    expect(on.office.posts.findLast(p => p.notice === 'invitation')?.to).toBe(seat.person);
    expect(on.office.posts.filter(p => p.notice === 'declined').map(p => p.to)).toEqual([RAE]);
    expect(await holdersOf(on.loop)).toEqual([`person:${seat.person}`]);
    const guests = await on.world.db.selectFrom('calendar_attendee').select('address').execute();
    expect(guests.map(g => g.address)).not.toContain(`${declined.person.slice(1).toLowerCase()}@acme.test`);
    const released = await on.world.db.selectFrom('seat_release').selectAll().execute();
    expect(released).toMatchObject([{ seat_id: declined.id, why: 'declined', reason: 'On call' }]);
    expect(await breaches(on.world.db)).toEqual([]);
  });

  test('that is taken back within two minutes changes nothing', async () => {
    const on = await booked(engine);
    await on.loop.answer('declined');
    on.world.clock.advance({ minutes: 1 });
    await on.loop.answer('accepted');
    on.world.clock.advance({ minutes: 10 });
    await on.office.drain();
    expect((await on.loop.booked()).seat.id).toBe(on.before.seat.id);
  });

  test('that nobody can mend is told to the recruiter once, with what was tried', async () => {
    const on = await booked(engine, []);
    for (let i = 0; i < 3; i += 1) await decline(on);
    const told = on.office.posts.filter(p => p.notice === 'declined' && p.ids['asked'] !== undefined);
    expect(told).toMatchObject([{ to: RAE, ids: { asked: '0' } }]);
    expect(await breaches(on.world.db)).toEqual([]);
  });

  test('a day ahead asks three who can, and the first tap has it', async () => {
    const on = await booked(engine);
    await nearly(on);
    await decline(on);
    const asked = on.office.posts.filter(p => p.notice === 'swap').map(p => p.to);
    expect(asked).toHaveLength(3);
    const input = { seat: on.before.seat.id, version: 1 };
    const taps = await Promise.allSettled(asked.map(person => takeSeat(on.world, actor(person), input)));
    expect(taps.filter(t => t.status === 'fulfilled')).toHaveLength(1);
    const refused = taps.flatMap(t => (t.status === 'rejected' ? [t.reason as unknown] : []));
    expect(refused.every(reason => reason instanceof UserError)).toBe(true);
    const { seat, interview } = await on.loop.booked();
    expect(asked).toContain(seat.person);
    expect(seat.answer?.answer).toBe('accepted');
    expect(interview.booking).toEqual(on.before.interview.booking);
    expect(await holdersOf(on.loop)).toEqual([`person:${seat.person}`]);
    await on.office.drain();
    expect(on.office.posts.findLast(p => p.notice === 'kit')?.to).toBe(seat.person);
    expect(await breaches(on.world.db)).toEqual([]);
  });

  test('that nobody taps on asks three others twenty minutes later, and then says so', async () => {
    const on = await booked(engine);
    await nearly(on);
    await decline(on);
    for (let wave = 0; wave < 4; wave += 1) {
      on.world.clock.advance({ minutes: 20 });
      await on.office.drain();
    }
    const asked = on.office.posts.filter(p => p.notice === 'swap').map(p => p.to);
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.length).toBeGreaterThan(3);
    const told = on.office.posts.filter(p => p.ids['asked'] !== undefined);
    expect(told).toMatchObject([{ to: RAE, notice: 'declined', ids: { asked: String(asked.length) } }]);
  });

  test('to which all who were asked said no asks others at once', async () => {
    const on = await booked(engine);
    await nearly(on);
    await decline(on);
    const input = { seat: on.before.seat.id, version: 1 };
    const swaps = () => on.office.posts.filter(p => p.notice === 'swap').map(p => p.to);
    const first = swaps();
    for (const person of first.slice(1)) await passSeat(on.world, actor(person), input);
    await on.office.drain();
    expect(swaps()).toEqual(first);
    await passSeat(on.world, actor(first[0] ?? ''), input);
    await on.office.drain();
    expect(swaps().length).toBeGreaterThan(first.length);
    for (const person of swaps().slice(first.length)) await passSeat(on.world, actor(person), input);
    await on.office.drain();
    const told = on.office.posts.filter(p => p.ids['asked'] !== undefined);
    expect(told).toMatchObject([{ to: RAE, ids: { asked: String(swaps().length) } }]);
    // Whoever said no may still think better of it.
    await takeSeat(on.world, actor(first[0] ?? ''), input);
    expect((await on.loop.booked()).seat.person).toBe(first[0]);
  });

  test('for knowing the candidate keeps that person from every other interview with them', async () => {
    const on = await booked(engine);
    const { seat } = on.before;
    const no = {
      seat: seat.id,
      version: 1,
      answer: 'declined',
      reason: '',
      why: 'knows',
      via: 'slack',
    } as const;
    await answerInvitation(on.world, actor(seat.person), no);
    on.world.clock.advance({ minutes: 2 });
    await on.office.drain();
    const wish = { purpose: 'move', interviews: [on.before.interview.id] } as const;
    const { options } = await on.loop.propose(wish);
    const proposed = options.flatMap(o => o.interviews.flatMap(i => i.seats.map(s => s.person)));
    expect(proposed.length).toBeGreaterThan(0);
    expect(proposed).not.toContain(seat.person);
  });

  test('that came without a reason can be explained later, by nobody else', async () => {
    const on = await booked(engine);
    const { seat } = on.before;
    const no = { seat: seat.id, version: 1, answer: 'declined', reason: '', via: 'calendar' } as const;
    await answerInvitation(on.world, actor(seat.person), no);
    on.world.clock.advance({ minutes: 2 });
    await on.office.drain();
    expect((await on.loop.booked()).seat.id).not.toBe(seat.id);
    const why = { seat: seat.id, why: 'load', reason: 'Four this week' } as const;
    await expect(explainDecline(on.world, actor(RAE), why)).rejects.toThrow(UserError);
    await explainDecline(on.world, actor(seat.person), why);
    expect(await findSeatRecord(on.world.db, TEAM, seat.id)).toMatchObject({
      last: { why: 'load', reason: 'Four this week', via: 'calendar' },
    });
  });

  test('F15: and a booking anew ask the same people again, and never hold their time twice', async () => {
    const on = await booked(engine);
    const { interview, seat } = on.before;
    const invited = () => on.office.posts.filter(p => p.notice === 'invitation').map(p => p.to);
    const swap = async (from: string) => {
      const { id: proposal, options } = await on.loop.propose({ purpose: 'replace', seat: from });
      const option = options.findIndex(o => o.interviews[0]?.seats[0]?.person === FRIENDS[0]);
      await replaceInterviewer(on.world, actor(RAE), { proposal, option: Math.max(0, option) });
      await on.office.drain();
      return (await on.loop.booked()).seat;
    };
    const second = await swap(seat.id);
    expect(await holdersOf(on.loop)).toEqual([`person:${second.person}`]);
    const input = { application: on.loop.application, interviews: [interview.id], reason: 'Ill' };
    await cancelInterviews(on.world, actor(RAE), input);
    const again = await on.loop.book();
    await on.office.drain();
    expect(again.interview.booking.time).toEqual(interview.booking.time);
    expect(await holdersOf(on.loop)).toEqual([`person:${again.seat.person}`]);
    expect(invited()).toEqual([seat.person, second.person, again.seat.person]);
    expect(await breaches(on.world.db)).toEqual([]);
  });

  test('is made for whoever leaves the workspace, once, and their seat is filled', async () => {
    const on = await booked(engine);
    const { seat } = on.before;
    const person = await findPerson(on.world.db, TEAM, seat.person);
    if (!person) throw new Error('Nobody holds the seat');
    for (let times = 0; times < 2; times += 1)
      await rememberPeople(on.world, [{ ...person, isOutside: true }]);
    await on.office.drain();
    on.world.clock.advance({ minutes: 2 });
    await on.office.drain();
    expect((await on.loop.booked()).seat.person).not.toBe(seat.person);
    expect(on.office.posts.filter(p => p.notice === 'declined').map(p => p.to)).toEqual([RAE]);
    const released = await on.world.db.selectFrom('seat_release').selectAll().execute();
    expect(released).toMatchObject([{ why: 'declined', reason: 'Their Slack account was deactivated.' }]);
    expect(await breaches(on.world.db)).toEqual([]);
  });

  test("is nobody else's to mend: who was not asked cannot take the seat", async () => {
    const on = await booked(engine);
    await nearly(on);
    await decline(on);
    const input = { seat: on.before.seat.id, version: 1 };
    await expect(takeSeat(on.world, actor(RAE), input)).rejects.toThrow(
      'Only the person whom it was offered',
    );
  });

  test('that was taken back cannot be taken over any more', async () => {
    const on = await booked(engine);
    await nearly(on);
    await decline(on);
    const [first = ''] = on.office.posts.filter(p => p.notice === 'swap').map(p => p.to);
    const { seat } = on.before;
    await answerInvitation(on.world, actor(seat.person), {
      seat: seat.id,
      version: 1,
      answer: 'accepted',
      reason: '',
      via: 'slack',
    });
    const input = { seat: seat.id, version: 1 };
    await expect(takeSeat(on.world, actor(first), input)).rejects.toThrow('Somebody was faster');
    expect(await findReplacement(on.world, TEAM, { ...input, wave: 1 })).toBe('moot');
  });
});
