import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answerInvitation } from '../../src/operations/answer-invitation.ts';
import { namePeople } from '../../src/operations/name-people.ts';
import { offerTimes } from '../../src/operations/offer-times.ts';
import { findPerson } from '../../src/store/people.ts';
import { ANA, BO, INTERVIEWERS, LEE, RAE } from './company/cast.ts';
import { TEAM } from '../world.ts';
import { type Life, lifeIn } from './company/life.ts';
import { type Person, sitDown } from './company/person.ts';
import { actor, type Company, startCompany } from './company/start.ts';

/** Who may not take part in what concerns a candidate, and who can let them in after all. */

let company: Company;
let life: Life;
let rae: Person;

beforeEach(async () => {
  company = await startCompany();
  life = lifeIn(company.world);
  rae = sitDown(company, RAE);
});
afterEach(() => company.close());

const optionsOf = (modal: object | undefined, field: string): string[] => {
  const blocks = (modal as { blocks?: { block_id?: string; element?: { options?: { value: string }[] } }[] })
    ?.blocks;
  return blocks?.find(b => b.block_id === field)?.element?.options?.map(o => o.value) ?? [];
};

describe('written work', () => {
  let ada: string;
  beforeEach(async () => {
    const role = await life.openRole();
    ada = await life.add(role.id, 'Ada Moreau');
    await life.decide(ada);
  });

  test('is read by nobody who was ruled out, and the same form rules somebody out', async () => {
    const form = await rae.hire('schedule Ada Moreau');
    const [first = '', ...others] = optionsOf(form.modal, 'reviewer');
    expect(others.length).toBeGreaterThan(1);
    const both = await rae.submit({ reviewer: first, never: [first] });
    expect(both.errors).toEqual({ never: 'Whoever reads the answers cannot be ruled out as well.' });
    const done = await rae.submit({ reviewer: others[0], never: [first] });
    expect(done.text).toContain('went to the reviewer');
    await rae.closeAll();
    const again = await rae.hire('schedule Ada Moreau');
    expect(optionsOf(again.modal, 'reviewer')).toEqual(expect.not.arrayContaining([first]));
    expect(JSON.stringify(again.modal)).toContain(`"initial_users":["${first}"]`);
  });

  test('is not handed to somebody who was ruled out while the form was open', async () => {
    await rae.hire('schedule Ada Moreau');
    await namePeople(company.world, actor(RAE), { application: ada, must: [], never: [ANA] });
    const refused = await rae.submit({ reviewer: ANA, never: [ANA] });
    expect(refused.errors['never']).toContain('cannot be ruled out as well');
    await expect(life.review(ada, ANA)).rejects.toThrow(
      'Ana Alvarez was ruled out for Ada Moreau by Rae Ortega. Choose another.',
    );
  });

  test('has a way back where everybody was ruled out', async () => {
    const everybody = INTERVIEWERS.map(one => one.person);
    await namePeople(company.world, actor(RAE), { application: ada, must: [], never: everybody });
    const none = await rae.hire('schedule Ada Moreau');
    expect(none.text).toContain('Nobody who could read the answers is left');
    const free = await rae.submit({ never: everybody.filter(one => one !== BO) });
    expect(optionsOf(free.modal, 'reviewer')).toEqual([BO]);
    expect((await rae.submit({ reviewer: BO })).text).toContain('went to the reviewer');
  });
});

describe('a panel', () => {
  let ada: string;
  beforeEach(async () => {
    const role = await life.openRole({ pipeline: 'backend-panel' });
    ada = await life.add(role.id, 'Ada Moreau');
    await life.decide(ada);
  });
  const seated = async () => (await life.read(ada)).interviews.findLast(i => i.booking)!.seats;

  /** Lee alone can hold the final round, and has met Ada in the panel. */
  async function toFinal() {
    await namePeople(company.world, actor(RAE), { application: ada, must: [LEE], never: [] });
    const { seats } = await life.book(ada);
    company.clock.advance({ hours: 24 * 4 });
    for (const { id } of seats) await life.score(ada, id);
    await life.decide(ada);
    const windows = 'Mon 14 Dec 9-17';
    await offerTimes(company.world, actor(RAE), { application: ada, zone: 'Europe/Berlin', windows });
  }

  test('may have somebody again who met the candidate before: one button lets them in', async () => {
    await toFinal();
    const none = await rae.hire('schedule Ada Moreau');
    expect(none.text).toContain('Nothing fits');
    expect(none.text).toContain('Let Lee Novak interview this candidate again');
    expect((await rae.press('Do it and book')).text).toContain('is booked.');
    expect((await seated()).map(seat => seat.person)).toEqual([LEE]);
  });

  test('has somebody again who met the candidate before, where they are asked for by name', async () => {
    await toFinal();
    await rae.hire('schedule Ada Moreau');
    await rae.press('Choose people');
    const found = await rae.submit({ must: [LEE] });
    expect(found.text).toContain(`<@${LEE}>: asked for by Rae Ortega`);
    expect((await rae.press('Book')).text).toContain('is booked.');
    expect((await seated()).map(seat => seat.person)).toEqual([LEE]);
  });

  test('never has somebody who said that they know the candidate, whoever asks', async () => {
    const [lead] = (await life.book(ada)).seats;
    const { id: seat, person } = lead!;
    const no = { seat, version: 1, answer: 'declined', why: 'knows', reason: '', via: 'slack' } as const;
    await answerInvitation(company.world, actor(person), no);
    company.clock.advance({ minutes: 3 });
    await company.settle();
    expect((await seated()).map(one => one.person)).not.toContain(person);
    await rae.hire('reschedule Ada Moreau');
    await rae.press('Choose people');
    const { name } = (await findPerson(company.world.db, TEAM, person))!;
    expect((await rae.submit({ must: [person] })).errors).toEqual({
      must: `${name} said that they know Ada Moreau, and cannot take part. Choose another.`,
    });
    const others = INTERVIEWERS.map(one => one.person).filter(one => one !== person);
    const none = await rae.submit({ must: [], never: others });
    expect(none.text).toMatch(new RegExp(`kept out of this loop: ${name}`));
    expect(none.text).not.toContain(`Let ${name} take part`);
  });
});
