import { describe, expect, test } from 'vitest';
import { bookItinerary } from '../../src/operations/book-itinerary.ts';
import { guestsOf } from '../../src/operations/guests.ts';
import { namePeople } from '../../src/operations/name-people.ts';
import { pauseInterviewer } from '../../src/operations/pause-interviewer.ts';
import { planAll } from '../../src/operations/plan-all.ts';
import { searchPeople } from '../../src/operations/propose-times.ts';
import { listNamedPeople } from '../../src/store/named-people.ts';
import { type Loop, miaToBook } from '../loop-steps.ts';
import { actor, ANA, BO, CY, DEE, ENGINES, HANA, LEE, RAE, SAM, TEAM } from '../world.ts';

type Given = { must?: string[]; never?: string[] };
const name = (loop: Loop, { must = [], never = [] }: Given, by = RAE) =>
  namePeople(loop.world, actor(by), { application: loop.application, must, never });
const peopleOf = (option: { interviews: readonly { seats: readonly { person: string }[] }[] }) =>
  option.interviews.flatMap(i => i.seats.map(s => s.person));
const take = (loop: Loop, proposal: { id: string }, choice: { option: number } | { change: number }) =>
  bookItinerary(loop.world, actor(RAE), { proposal: proposal.id, ...choice });

describe.each(ENGINES)('people named for an interview on %s', engine => {
  test('whoever has to take part is in every choice, though others would be better, and it says who asked', async () => {
    const loop = await miaToBook(engine);
    const before = await loop.propose();
    const other = [BO, CY, LEE].find(one => !peopleOf(before.options[0]!).includes(one))!;
    await name(loop, { must: [other] });
    const { options } = await loop.propose();
    for (const option of options) expect(peopleOf(option)).toContain(other);
    const seat = options[0]!.interviews[0]!.seats.find(s => s.person === other)!;
    expect(seat.because).toMatch(/^asked for by Rae/);
  });

  test('whoever was ruled out is in no choice, no plan for all and no replacement', async () => {
    const loop = await miaToBook(engine);
    await name(loop, { never: [BO] });
    const proposal = await loop.propose();
    for (const option of proposal.options) expect(peopleOf(option)).not.toContain(BO);
    const all = await planAll(loop.world, actor(RAE));
    expect(all.placed.flatMap(one => peopleOf(one.itinerary))).not.toContain(BO);
    await take(loop, proposal, { option: 0 });
    const { seat } = await loop.booked();
    const found = await searchPeople(loop.world, await loop.situation(), seat.id, { most: 9, not: [] });
    expect(found.flatMap(one => one.seats.map(s => s.person))).not.toContain(BO);
  });

  test('a seat that was asked for in one interview is asked for nobody once that interview stands', async () => {
    const loop = await miaToBook(engine);
    await namePeople(loop.world, actor(RAE), {
      application: loop.application,
      must: [],
      mustIn: { technical: [BO] },
      never: [],
    });
    const [known] = await listNamedPeople(loop.world.db, TEAM, loop.application);
    expect(known).toMatchObject({ person: BO, part: 'must', interview: 'technical', by: RAE });
    expect((await loop.book()).seat.person).toBe(BO);
    const guests = await guestsOf(loop.world.db, await loop.situation());
    expect(guests).toMatchObject({ must: [], pinned: {} });
    await expect(
      namePeople(loop.world, actor(RAE), {
        application: loop.application,
        must: [],
        mustIn: { elsewhere: [BO] },
        never: [],
      }),
    ).rejects.toThrow('does not have this interview');
  });

  test('times that were found before are not booked against what was said since', async () => {
    const loop = await miaToBook(engine);
    const proposal = await loop.propose();
    const [person] = peopleOf(proposal.options[0]!);
    await name(loop, { never: [person!] });
    expect((await take(loop, proposal, { option: 0 })).kind).toBe('taken');
    const other = [BO, CY, LEE].find(one => one !== person)!;
    const second = await loop.propose();
    await name(loop, { must: [other] });
    const at = second.options.findIndex(option => !peopleOf(option).includes(other));
    expect(at).toBeGreaterThanOrEqual(0);
    expect((await take(loop, second, { option: at })).kind).toBe('taken');
  });

  test('where nobody is left it says who ruled whom out, and one change books them after all', async () => {
    const loop = await miaToBook(engine);
    await name(loop, { never: [ANA, BO, CY, LEE] });
    const proposal = await loop.propose();
    expect(proposal.options).toEqual([]);
    expect(proposal.because.join(' ')).toContain('Bo Lindgren (ruled out by Rae Ortega)');
    const way = proposal.changes.findIndex(one => one.changes.some(c => c.kind === 'let-in'));
    expect(proposal.changes[way]!.changes[0]!.text).toMatch(/^let .* take part, whom Rae Ortega ruled out$/);
    expect((await take(loop, proposal, { change: way })).kind).toBe('booked');
  });

  test('a seat that was asked for holds in its stage alone; being ruled out holds in all', async () => {
    const loop = await miaToBook(engine);
    await name(loop, { must: [BO], never: [CY] });
    const { seat } = await loop.book();
    expect(seat.person).toBe(BO);
    loop.world.clock.advance({ hours: 24 * 14 });
    await loop.score(seat);
    await loop.decide();
    const all = await listNamedPeople(loop.world.db, TEAM, loop.application);
    expect(all.map(one => [one.person, one.part])).toEqual(expect.arrayContaining([[CY, 'never']]));
    await name(loop, { never: [CY] });
    const now = await listNamedPeople(loop.world.db, TEAM, loop.application);
    expect(now.map(one => [one.person, one.part])).toEqual([[CY, 'never']]);
  });

  test('who said so stays, when somebody else adds to it', async () => {
    const loop = await miaToBook(engine);
    await name(loop, { never: [BO] });
    await name(loop, { never: [BO, CY] }, HANA);
    const all = await listNamedPeople(loop.world.db, TEAM, loop.application);
    expect(all.map(one => [one.person, one.by])).toEqual(
      expect.arrayContaining([
        [BO, RAE],
        [CY, HANA],
      ]),
    );
  });

  test.each<[string, Given, RegExp]>([
    ['somebody asked for and ruled out', { must: [BO], never: [BO] }, /Bo Lindgren cannot both/],
    ['somebody who interviews nobody', { must: [SAM] }, /Sam Field is no interviewer yet\. Add them/],
    ['somebody below the level', { must: [DEE] }, /Dee Park can take none of the seats of the Technical/],
    ['somebody on a pause', { must: [LEE] }, /Lee Novak takes no interviews for now/],
    ['more people than seats', { must: [BO, CY] }, /has 1 seat: 2 people do not fit/],
    ['somebody unknown', { must: ['U-NOBODY'] }, /does not know this person/],
    ['somebody unknown to rule out', { never: ['U-NOBODY'] }, /does not know one of these people/],
  ])('%s is refused at its field', async (_, given, message) => {
    const loop = await miaToBook(engine);
    await pauseInterviewer(loop.world, actor(RAE), { person: LEE, paused: true });
    await expect(name(loop, given)).rejects.toThrow(message);
    expect(await listNamedPeople(loop.world.db, TEAM, loop.application)).toEqual([]);
  });

  test('only who may schedule may name people', async () => {
    const loop = await miaToBook(engine);
    await expect(name(loop, { never: [BO] }, DEE)).rejects.toThrow(/Only an admin/);
  });
});
