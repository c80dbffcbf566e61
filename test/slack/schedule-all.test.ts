import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { blockTime } from '../../src/operations/block-time.ts';
import { offerTimes } from '../../src/operations/offer-times.ts';
import { setInterviewer } from '../../src/operations/set-interviewer.ts';
import { ANA, BO, CY, HANA, INTERVIEWERS, RAE } from './company/cast.ts';
import { type Life, lifeIn } from './company/life.ts';
import { type Person, sitDown } from './company/person.ts';
import { rawIdsIn } from './company/shown.ts';
import { actor, type Company, startCompany } from './company/start.ts';

let company: Company;
let life: Life;
let role: string;
let rae: Person;

beforeEach(async () => {
  company = await startCompany();
  life = lifeIn(company.world);
  role = (await life.openRole({ pipeline: 'backend-panel' })).id;
  rae = sitDown(company, RAE);
});
afterEach(() => company.close());

const NAMES = ['Ada Moreau', 'Ben Osei', 'Cleo Brandt', 'Dan Ivanov', 'Eve Lindqvist', 'Finn Castro'];

async function waiting(name: string): Promise<string> {
  const application = await life.add(role, name);
  await life.decide(application);
  return application;
}
const offers = (application: string, windows: string) =>
  offerTimes(company.world, actor(RAE), { application, zone: 'Europe/Berlin', windows });
const booked = async (application: string) =>
  (await life.read(application)).interviews.filter(i => i.booking).length;

describe('/hire schedule all', () => {
  test('shows one plan for six candidates, and one button books it', async () => {
    const all: string[] = [];
    for (const name of NAMES) all.push(await waiting(name));
    const plan = await rae.hire('schedule all');
    expect(plan.outcome).toBe('done');
    expect(plan.text).toContain('6 of 6 candidates who wait for a time can have one.');
    for (const name of NAMES) expect(plan.text).toContain(name);
    expect(plan.text).toMatch(/No plan costs less/);
    expect(rawIdsIn(plan.text)).toEqual([]);
    const done = await rae.press('Book all 6');
    expect(done.text).toContain('6 candidates are booked.');
    expect(await Promise.all(all.map(booked))).toEqual(all.map(() => 1));
    expect((await rae.hire('schedule all')).text).toContain('Nobody waits to be booked right now.');
    expect(company.logged.filter(l => l.level === 'error')).toEqual([]);
  });

  test('books the others where something was taken meanwhile, and says which was not', async () => {
    const ada = await waiting('Ada Moreau');
    const ben = await waiting('Ben Osei');
    await rae.hire('schedule all');
    await offers(ada, 'Mon 14 Dec 9-12');
    const done = await rae.press('Book all 2');
    expect(done.text).toContain('1 of 2 candidates are booked.');
    expect(done.text).toContain('Ada Moreau does not offer the time');
    expect(await booked(ada)).toBe(0);
    expect(await booked(ben)).toBe(1);
    expect((await rae.press('Find times')).text).toContain('14 Dec');
  });

  test('says who stays without a time, and why', async () => {
    await waiting('Ada Moreau');
    const ben = await waiting('Ben Osei');
    await offers(ben, 'Sat 5 Dec 9-12');
    const cleo = await waiting('Cleo Brandt');
    await offers(cleo, '');
    const plan = await rae.hire('schedule all');
    expect(plan.text).toContain('1 of 3 candidates');
    expect(plan.text).toMatch(/Ben Osei[^]*stays without a time\.\n[^\n]*outside of the hours/);
    expect(plan.text).toMatch(/Cleo Brandt[^]*has offered no times yet/);
    expect((await rae.press('What would help')).text).toContain('What would make it fit');
  });

  test('is made anew with people who are chosen for one of them, and says who was', async () => {
    const all = { 'Ada Moreau': await waiting('Ada Moreau'), 'Ben Osei': await waiting('Ben Osei') };
    const first = await rae.hire('schedule all');
    expect(first.text).not.toContain('Has to take part');
    const form = await rae.press('Choose people');
    const name = form.text.includes('Ada Moreau') ? 'Ada Moreau' : 'Ben Osei';
    const anew = await rae.submit({ must: [CY], never: [BO] });
    expect(anew.text).toContain('2 of 2 candidates who wait for a time can have one.');
    expect(anew.text).toMatch(
      new RegExp(`${name}[^\n]*\nHas to take part: <@${CY}> \\(by <@${RAE}>\\)\nRuled out: <@${BO}>`),
    );
    expect(anew.text).toContain(`<@${CY}>: asked for by Rae Ortega`);
    await rae.press('Book all 2');
    const seats = (await life.read(all[name])).interviews.flatMap(i => i.seats.map(s => s.person));
    expect(seats).toContain(CY);
    expect(seats).not.toContain(BO);
  });

  test('refuses people who cannot be, at their field', async () => {
    await waiting('Ada Moreau');
    await rae.hire('schedule all');
    await rae.press('Choose people');
    const refused = await rae.submit({ must: [BO], never: [BO] });
    expect(refused.errors['never']).toContain('cannot both have to take part and be ruled out');
  });

  test('is there below the list of several, and for nobody who may not', async () => {
    await waiting('Ada Moreau');
    await waiting('Ben Osei');
    const list = await rae.hire('schedule');
    const plan = await rae.pressIn(list.messages[0]!, 'Schedule all of them together');
    expect(plan.text).toContain('2 of 2 candidates');
    const ana = sitDown(company, ANA);
    expect((await ana.hire('schedule all')).text).toContain('not yours to schedule');
  });
});

describe('what would make it fit', () => {
  test('a meeting that may be moved is booked over, and its owner is told', async () => {
    const ada = await waiting('Ada Moreau');
    await offers(ada, 'Tue 8 Dec 10-11');
    for (const person of [ANA, BO, HANA]) {
      const title = person === HANA ? 'Board meeting' : '1:1 (movable)';
      await blockTime(company.world, actor(person), {
        zone: 'Europe/Berlin',
        times: '2026-12-08 10:00-11:00',
        title,
      });
    }
    for (const member of INTERVIEWERS.slice(2))
      await blockTime(company.world, actor(member.person), {
        zone: 'Europe/Berlin',
        times: '2026-12-08 8-18',
        title: 'Away',
      });
    const none = await rae.hire('schedule Ada Moreau');
    expect(none.text).toContain('Nothing fits');
    expect(none.text).toMatch(/Book over Ana Alvarez’s movable “1:1 \(movable\)”/);
    expect(none.text).not.toContain('Board meeting');
    const done = await rae.press('Do it and book');
    expect(done.text).toContain('is booked.');
    expect(await booked(ada)).toBe(1);
    const asked = sitDown(company, ANA).inbox().at(-1)!;
    expect(JSON.stringify(asked.blocks)).toContain('to make it fit: book over Ana Alvarez’s movable');
    const audits = await company.world.db.selectFrom('audit').selectAll().execute();
    expect(JSON.stringify(audits)).toContain('movable “1:1 (movable)”');
  });

  test('is checked anew: a rule that was bent for one booking is not bent for what came since', async () => {
    const ada = await waiting('Ada Moreau');
    await offers(ada, 'Tue 8 Dec 10-11');
    for (const member of INTERVIEWERS)
      await setInterviewer(company.world, actor(RAE), { ...member, perDay: '0' });
    const none = await rae.hire('schedule Ada Moreau');
    expect(none.text).toMatch(/Raise .*’s cap to 1 on Tue 8 Dec/);
    for (const member of INTERVIEWERS)
      await blockTime(company.world, actor(member.person), {
        zone: 'Europe/Berlin',
        times: '2026-12-08 10:00-11:00',
        title: 'Fire',
      });
    const refused = await rae.press('Do it and book');
    expect(refused.text).toContain('just taken');
    expect(await booked(ada)).toBe(0);
  });

  test('a candidate is asked for another day, and the answer leads to times', async () => {
    const ada = await waiting('Ada Moreau');
    await offers(ada, 'Sat 5 Dec 9-12');
    const none = await rae.hire('schedule Ada Moreau');
    expect(none.text).toMatch(/Ask Ada Moreau for/);
    const asked = await rae.press(/^Ask Ada/);
    expect(asked.text).toContain('Ada Moreau is asked for');
    await rae.closeAll();
    const reminder = rae.inbox().findLast(m => m.text.includes('was asked for'))!;
    expect(reminder.text).toContain('ada.moreau@example.com');
    const found = await rae.pressIn(reminder, 'They can: find times');
    expect(found.text).toContain('Nothing better exists.');
    expect((await rae.press('Book')).text).toContain('is booked.');
    expect(await booked(ada)).toBe(1);
    expect(rae.inbox().find(m => m.ts === reminder.ts)!.text).toContain('They can.');
  });

  test('only who may book may bend a rule', async () => {
    const ada = await waiting('Ada Moreau');
    await offers(ada, 'Sat 5 Dec 9-12');
    await rae.hire('schedule Ada Moreau');
    const modal = rae.modal()!;
    const value = /"value":"([^"]*change=0[^"]*)"/.exec(JSON.stringify(modal))?.[1] ?? '';
    expect(value).not.toBe('');
    const { proposal = '' } = Object.fromEntries(new URLSearchParams(value));
    const { askCandidate } = await import('../../src/operations/ask-candidate.ts');
    const { bookItinerary } = await import('../../src/operations/book-itinerary.ts');
    await expect(askCandidate(company.world, actor(ANA), { proposal, change: 0 })).rejects.toThrow(
      /Only an admin/,
    );
    await expect(bookItinerary(company.world, actor(ANA), { proposal, change: 0 })).rejects.toThrow(
      /Only an admin/,
    );
  });
});
