import { describe, expect, test } from 'vitest';
import { bookItinerary } from '../../src/operations/book-itinerary.ts';
import { cancelInterviews } from '../../src/operations/cancel-interviews.ts';
import { closeRole } from '../../src/operations/close-role.ts';
import { offerTimes } from '../../src/operations/offer-times.ts';
import { openRole } from '../../src/operations/open-role.ts';
import { addCandidate } from '../../src/operations/add-candidate.ts';
import { pauseInterviewer } from '../../src/operations/pause-interviewer.ts';
import { replaceInterviewer } from '../../src/operations/replace-interviewer.ts';
import { setInterviewer } from '../../src/operations/set-interviewer.ts';
import { insertProposal } from '../../src/store/proposals.ts';
import { Loop, miaToBook } from '../loop-steps.ts';
import { acme, actor, ANA, BO, CY, DEE, ENGINES, HANA, LEE, MIA, RAE, ROLE, TEAM } from '../world.ts';

const book = (loop: Loop, proposal: { id: string }, option = 0) =>
  bookItinerary(loop.world, actor(RAE), { proposal: proposal.id, option });

async function move(loop: Loop) {
  const { interview } = await loop.booked();
  return loop.propose({ purpose: 'move', interviews: [interview.id] });
}

async function replacement(loop: Loop) {
  const { seat } = await loop.booked();
  return loop.propose({ purpose: 'replace', seat: seat.id });
}

const claims = (loop: Loop) =>
  loop.world.db.selectFrom('claim').select(['holder', 'starts_at']).orderBy('holder').execute();

describe.each(ENGINES)('booking on %s', engine => {
  test('takes the time of everybody in it, once, however often the button is pressed', async () => {
    const loop = await miaToBook(engine);
    const proposal = await loop.propose();
    expect((await book(loop, proposal)).kind).toBe('booked');
    await expect(book(loop, proposal)).rejects.toThrow('was booked meanwhile');
    const { interview, seat } = await loop.booked();
    expect(interview.booking.version).toBe(1);
    expect((await claims(loop)).map(c => c.holder)).toEqual([
      `candidate:${(await loop.situation()).candidate.id}`,
      `person:${seat.person}`,
    ]);
  });

  test('of somebody who was paused since is not done', async () => {
    const loop = await miaToBook(engine);
    const proposal = await loop.propose();
    const person = proposal.options[0]!.interviews[0]!.seats[0]!.person;
    await pauseInterviewer(loop.world, actor(RAE), { person, paused: true });
    expect((await book(loop, proposal)).kind).toBe('taken');
    expect(await claims(loop)).toEqual([]);
  });

  test('does not break a cap that another booking has filled since', async () => {
    const loop = await miaToBook(engine);
    const { world } = loop;
    const other = await anotherCandidate(loop);
    for (const person of [ANA, BO, CY, LEE])
      await setInterviewer(world, actor(RAE), {
        ...(await profile(world, person)),
        perDay: '1',
        perWeek: '1',
      });
    const first = await loop.propose();
    const [option] = first.options;
    const person = option!.interviews[0]!.seats[0]!.person;
    const second = await other.propose();
    const clash = second.options.findIndex(
      o =>
        o.interviews[0]!.seats[0]!.person === person &&
        !o.interviews[0]!.start.equals(option!.interviews[0]!.start),
    );
    expect(clash).toBeGreaterThanOrEqual(0);
    expect((await book(loop, first)).kind).toBe('booked');
    expect((await book(other, second, clash)).kind).toBe('taken');
  });

  test('of a time that the candidate does not offer any more is refused in words', async () => {
    const loop = await miaToBook(engine);
    const proposal = await loop.propose();
    const { application } = loop;
    await offerTimes(loop.world, actor(RAE), {
      application,
      zone: 'Europe/Paris',
      windows: '2026-12-08 09:00-12:00',
    });
    await expect(book(loop, proposal)).rejects.toThrow(
      'Mia Okafor does not offer the time of the Technical interview any more.',
    );
  });

  test.each([
    ['a day later', { hours: 25 }],
    ['after its time', { hours: 24 * 7 }],
  ])('of times that were found long ago is refused: %s', async (_, later) => {
    const loop = await miaToBook(engine);
    const proposal = await loop.propose();
    loop.world.clock.advance(later);
    await expect(book(loop, proposal)).rejects.toThrow('These times are out of date.');
  });

  test('for a role that was closed meanwhile is refused, and no times are found for it', async () => {
    const loop = await miaToBook(engine);
    const proposal = await loop.propose();
    await closeRole(loop.world, actor(RAE), (await loop.situation()).role.id);
    await expect(book(loop, proposal)).rejects.toThrow('Senior Backend Engineer was closed');
    await expect(loop.propose()).rejects.toThrow('Senior Backend Engineer was closed');
  });

  test('keeps its role open until it is called off', async () => {
    const loop = await miaToBook(engine);
    await book(loop, await loop.propose());
    const { role } = await loop.situation();
    await expect(closeRole(loop.world, actor(RAE), role.id)).rejects.toThrow(
      'Interviews are booked with Mia Okafor.',
    );
    loop.world.clock.advance({ hours: 24 * 30 });
    const { inside } = await closeRole(loop.world, actor(RAE), role.id);
    expect(inside.map(s => s.candidate.name)).toEqual(['Mia Okafor']);
  });

  test('of a choice that is not there is refused', async () => {
    const loop = await miaToBook(engine);
    const proposal = await loop.propose();
    for (const option of [-1, 99, Number.NaN])
      await expect(book(loop, proposal, option)).rejects.toThrow('These times are not there any more.');
    await expect(book(loop, { id: 'never' })).rejects.toThrow('These times are not there any more.');
  });
});

describe.each(ENGINES)('moving on %s', engine => {
  test('frees the old time, asks everybody anew and is done once, however often it is pressed', async () => {
    const loop = await miaToBook(engine);
    await loop.book();
    await loop.answer('accepted');
    const proposal = await move(loop);
    const before = (await loop.booked()).interview.booking.time.start;
    const option = proposal.options.findIndex(o => !o.interviews[0]!.start.equals(before));
    expect((await book(loop, proposal, option)).kind).toBe('booked');
    await expect(book(loop, proposal, option)).rejects.toThrow('was moved meanwhile');
    const { interview, seat } = await loop.booked();
    expect(interview.booking.version).toBe(2);
    expect(seat.answer).toBeUndefined();
    const taken = interview.booking.time.start.epochMilliseconds;
    expect((await claims(loop)).map(c => c.starts_at)).toEqual([taken, taken]);
  });

  test('to an older proposal after somebody else has moved it is refused', async () => {
    const loop = await miaToBook(engine);
    await loop.book();
    const [mine, theirs] = [await move(loop), await move(loop)];
    await book(loop, theirs, 1);
    await expect(book(loop, mine, 0)).rejects.toThrow('was moved meanwhile');
  });

  test('after it was called off, or when a scorecard is in, is refused', async () => {
    const loop = await miaToBook(engine);
    const { interview } = await loop.book();
    const proposal = await move(loop);
    const { application } = loop;
    await cancelInterviews(loop.world, actor(RAE), {
      application,
      interviews: [interview.id],
      reason: 'Ill',
    });
    await expect(book(loop, proposal)).rejects.toThrow('was called off meanwhile');
    const again = await loop.book();
    loop.world.clock.set(again.interview.booking.time.end);
    await loop.score(again.seat);
    await expect(move(loop)).rejects.toThrow('There is no booked interview to move.');
  });

  test('an interview that nobody came to is possible after its time', async () => {
    const loop = await miaToBook(engine);
    const { interview } = await loop.book();
    loop.world.clock.set(interview.booking.time.end);
    const { application } = loop;
    const windows = '2026-12-09 09:00-16:00';
    await offerTimes(loop.world, actor(RAE), { application, zone: 'Europe/Paris', windows });
    expect((await book(loop, await move(loop))).kind).toBe('booked');
  });

  test('two interviews of a day into each other’s time is one step', async () => {
    const world = await acme(engine);
    const skills = ['api:2', 'typescript:2'];
    await setInterviewer(world, actor(RAE), { ...(await profile(world, DEE)), level: 'senior', skills });
    const role = await openRole(world, actor(RAE), { ...ROLE, pipeline: 'backend-onsite' });
    const { application } = await addCandidate(world, actor(RAE), { role: role.id, ...MIA });
    const loop = await new Loop(world, application).toTechnical(CY);
    const day = (craft: string, project: string, replaces?: number) => [
      planned('systems', '08:00', '09:00', [ANA, LEE], replaces),
      planned('craft', craft, later(craft), [DEE], replaces),
      planned('project', project, later(project), [BO], replaces),
    ];
    const first = await store(loop, 'book', day('09:00', '09:45'));
    expect((await book(loop, first)).kind).toBe('booked');
    const swapped = await store(loop, 'move', day('09:45', '09:00', 1));
    expect((await book(loop, swapped)).kind).toBe('booked');
    const craft = (await loop.situation()).interviews.find(i => i.part === 'craft');
    expect(craft?.booking?.time.start.toString()).toBe('2026-12-03T09:45:00Z');
  });
});

describe.each(ENGINES)('replacing on %s', engine => {
  test('gives the seat and its time to somebody else, once', async () => {
    const loop = await miaToBook(engine);
    const before = await loop.book();
    await loop.answer('declined');
    const proposal = await replacement(loop);
    const replace = () => replaceInterviewer(loop.world, actor(RAE), { proposal: proposal.id, option: 0 });
    expect((await replace()).kind).toBe('replaced');
    await expect(replace()).rejects.toThrow('Somebody else has this seat by now.');
    const after = await loop.booked();
    expect(after.interview.booking).toEqual(before.interview.booking);
    expect(after.seat.person).not.toBe(before.seat.person);
    const holders = (await claims(loop)).map(c => c.holder);
    expect(holders).toContain(`person:${after.seat.person}`);
    expect(holders).not.toContain(`person:${before.seat.person}`);
  });

  test('does not book like a time, and a time does not replace', async () => {
    const loop = await miaToBook(engine);
    await loop.book();
    const proposal = await replacement(loop);
    await expect(book(loop, proposal)).rejects.toThrow('These times are not there any more.');
    const times = await move(loop);
    const wrong = replaceInterviewer(loop.world, actor(RAE), { proposal: times.id, option: 0 });
    await expect(wrong).rejects.toThrow('This choice is not there any more.');
  });

  test('is refused when the interview is over or decided', async () => {
    const loop = await miaToBook(engine);
    const { interview } = await loop.book();
    const proposal = await replacement(loop);
    const replace = () => replaceInterviewer(loop.world, actor(RAE), { proposal: proposal.id, option: 0 });
    loop.world.clock.set(interview.booking.time.end);
    await expect(replace()).rejects.toThrow('The interview is over');
    await loop.decide('reject', HANA);
    await expect(replace()).rejects.toThrow('decided meanwhile');
  });
});

async function profile(world: Loop['world'], person: string) {
  const row = await world.db
    .selectFrom('interviewer')
    .selectAll()
    .where('person_id', '=', person)
    .executeTakeFirstOrThrow();
  const skills = await world.db
    .selectFrom('interviewer_skill')
    .selectAll()
    .where('person_id', '=', person)
    .execute();
  return {
    person,
    level: row.level,
    zone: row.zone,
    hours: 'Mon-Fri 09:00-12:00, 13:00-17:30',
    perDay: '',
    perWeek: '',
    buffer: '0',
    skills: skills.map(s => `${s.skill}:${s.quality}`),
  };
}

async function anotherCandidate({ world, ...loop }: Loop): Promise<Loop> {
  const { role_id: role } = await world.db
    .selectFrom('application')
    .select('role_id')
    .where('id', '=', loop.application)
    .executeTakeFirstOrThrow();
  const { application } = await addCandidate(world, actor(RAE), {
    role,
    ...MIA,
    name: 'Noor Aziz',
    email: 'noor@example.com',
  });
  return new Loop(world, application).toTechnical();
}

const later = (clock: string): string => Temporal.PlainTime.from(clock).add({ minutes: 45 }).toString();

function planned(part: string, from: string, to: string, people: readonly string[], replaces?: number) {
  const at = (clock: string) => Temporal.Instant.from(`2026-12-03T${clock}Z`);
  const seats = people.map((person, position) => ({
    position,
    kind: position === 0 ? ('lead' as const) : ('second' as const),
    person,
  }));
  return { part, name: part, start: at(from), end: at(to), seats, reasons: [], replaces };
}

/** A proposal as the planner could have made it. */
async function store({ world, application }: Loop, purpose: 'book' | 'move', interviews: object[]) {
  const options = [{ interviews, reasons: [] }];
  const body = { purpose, options, proven: true, because: [], changes: [], unreadable: [] };
  const id = world.ids.next();
  const proposal = { team: TEAM, id, application, body, madeAt: world.clock.now() };
  await world.db.transaction().execute(tx => insertProposal(tx, proposal, RAE));
  return { id };
}
