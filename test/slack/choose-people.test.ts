import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { INTERVIEWERS, ANA, BO, CY, DEE, LEE, NIA, RAE } from './company/cast.ts';
import { type Life, lifeIn } from './company/life.ts';
import { type Person, sitDown } from './company/person.ts';
import { rawIdsIn } from './company/shown.ts';
import { type Company, startCompany } from './company/start.ts';

let company: Company;
let life: Life;
let rae: Person;
let ada: string;

beforeEach(async () => {
  company = await startCompany();
  life = lifeIn(company.world);
  const role = await life.openRole({ pipeline: 'backend-panel' });
  ada = await life.add(role.id, 'Ada Moreau');
  await life.decide(ada);
  rae = sitDown(company, RAE);
});
afterEach(() => company.close());

const bookedPeople = async () =>
  (await life.read(ada)).interviews.flatMap(i => (i.booking ? i.seats.map(s => s.person) : []));

describe('Choose people', () => {
  test('somebody has to take part and somebody may not: the times are found anew, and it says why', async () => {
    await rae.hire('schedule Ada Moreau');
    const form = await rae.press('Choose people');
    expect(form.text).toContain('Has to take part');
    const found = await rae.submit({ must: [CY], never: [BO] });
    expect(found.text).toContain('Nothing better exists.');
    expect(found.text).toContain(`Has to take part: <@${CY}> (by <@${RAE}>)`);
    expect(found.text).toContain(`Ruled out: <@${BO}> (by <@${RAE}>)`);
    expect(found.text).toContain(`<@${CY}>: asked for by Rae Ortega`);
    expect(found.text).not.toMatch(new RegExp(`with [^\n]*<@${BO}>`));
    expect(rawIdsIn(found.text)).toEqual([]);
    await rae.press('Book');
    const people = await bookedPeople();
    expect(people).toContain(CY);
    expect(people).not.toContain(BO);
    expect(company.logged.filter(l => l.level === 'error')).toEqual([]);
  });

  test('keeps what was chosen, and takes it back', async () => {
    await rae.hire('schedule Ada Moreau');
    await rae.press('Choose people');
    await rae.submit({ must: [], never: [BO] });
    const again = await rae.press('Choose people');
    expect(JSON.stringify(again.modal)).toContain(`"initial_users":["${BO}"]`);
    const free = await rae.submit({ must: [], never: [] });
    expect(free.text).not.toContain('Ruled out');
  });

  test('where nobody is left, it says who ruled whom out, and a button lets them in', async () => {
    await rae.hire('schedule Ada Moreau');
    await rae.press('Choose people');
    const none = await rae.submit({ must: [], never: INTERVIEWERS.map(one => one.person) });
    expect(none.text).toContain('Nothing fits');
    expect(none.text).toContain('Bo Lindgren (ruled out by Rae Ortega)');
    expect(none.text).toMatch(/Let .* take part, whom Rae Ortega ruled out/);
    expect((await rae.press('Do it and book')).text).toContain('is booked.');
    expect(await bookedPeople()).toHaveLength(2);
  });

  test('what cannot be is refused at its field', async () => {
    await rae.hire('schedule Ada Moreau');
    await rae.press('Choose people');
    const refused = async (must: string[], never: string[] = []) =>
      (await rae.submit({ must, never })).errors;
    expect(await refused([NIA])).toEqual({
      must: 'Nia Stone is no interviewer yet. Add them with /hire team first.',
    });
    expect(await refused([ANA], [ANA])).toEqual({
      never: 'Ana Alvarez cannot both have to take part and be ruled out.',
    });
    expect((await refused([ANA, BO, CY]))['must']).toContain('has 2 seats: 3 people do not fit');
    expect(Object.keys(await refused([DEE], [LEE]))).toEqual([]);
  });

  test('holds for another time as well', async () => {
    await life.book(ada);
    const [gone = ''] = await bookedPeople();
    await rae.hire('reschedule Ada Moreau');
    await rae.press('Choose people');
    const found = await rae.submit({ must: [], never: [gone] });
    expect(found.text).toContain('Now: ');
    expect(found.text).toContain(`instead of <@${gone}>`);
    await rae.press('Book');
    expect(await bookedPeople()).not.toContain(gone);
  });
});

describe('Choose people for one of several interviews', () => {
  test('somebody sits in the interview that was named, and nowhere else', async () => {
    const role = await life.openRole({
      title: 'Platform Engineer',
      level: 'mid',
      pipeline: 'backend-onsite',
    });
    const ben = await life.add(role.id, 'Ben Osei');
    await life.decide(ben);
    const review = await life.review(ben, CY);
    await life.score(ben, review.id);
    await life.decide(ben);
    await rae.hire('schedule Ben Osei');
    const form = await rae.press('Choose people');
    for (const label of ['in any of the interviews', 'in Systems and data', 'in Project deep dive'])
      expect(form.text).toContain(`Has to take part ${label}`);
    const refused = async (fields: Record<string, string[]>) => (await rae.submit(fields)).errors;
    expect(await refused({ must: [LEE], 'must.project': [LEE] })).toEqual({
      'must.project': 'Lee Novak sits in one interview of the Onsite alone. Name them once.',
    });
    expect(await refused({ must: [], 'must.project': [LEE, BO] })).toEqual({
      'must.project': 'The Project deep dive has 1 seat: 2 people do not fit. Take some out.',
    });
    expect((await refused({ 'must.project': [], 'must.craft': [LEE] }))['must.craft']).toContain(
      'Lee Novak can take none of the seats of the Language and craft',
    );
    const found = await rae.submit({ 'must.craft': [], 'must.project': [LEE] });
    expect(found.text).toContain(`Has to take part: <@${LEE}> in Project deep dive (by <@${RAE}>)`);
    await rae.press('Book');
    const { interviews } = await life.read(ben);
    const booked = interviews.filter(i => i.booking);
    expect(booked).toHaveLength(3);
    const peopleIn = (part: string) => booked.find(i => i.part === part)!.seats.map(s => s.person);
    expect(peopleIn('project')).toEqual([LEE]);
    expect(peopleIn('systems')).not.toContain(LEE);
    await rae.closeAll();
    await rae.hire('reschedule Ben Osei');
    expect(rae.modal()).toBeDefined();
    expect(company.logged.filter(l => l.level === 'error')).toEqual([]);
  });
});
