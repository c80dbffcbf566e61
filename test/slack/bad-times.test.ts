import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { setInterviewer } from '../../src/operations/set-interviewer.ts';
import { INTERVIEWERS, RAE } from './company/cast.ts';
import { type Life, lifeIn } from './company/life.ts';
import { type Person, sitDown } from './company/person.ts';
import { actor, type Company, startCompany } from './company/start.ts';

/** What cannot be scheduled, as a recruiter meets it: the reason, and the next step. */

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

const everybody = async (changes: { hours?: string; skills?: string[] }) => {
  for (const member of INTERVIEWERS)
    await setInterviewer(company.world, actor(RAE), { ...member, ...changes });
};

describe('/hire schedule, where nothing can be', () => {
  test('because nobody gave hours: it says whose, and asks nobody for days on which they do not work', async () => {
    await everybody({ hours: '' });
    const none = await rae.hire('schedule Ada Moreau');
    expect(none.text).toContain('Nothing fits');
    expect(none.text).toMatch(/outside of the hours of [^\n]*Ana Alvarez/);
    expect(none.text).not.toContain('outside of their hours');
    const all = await rae.hire('schedule all');
    expect(all.text).toMatch(/Ada Moreau[^]*stays without a time\.\n[^\n]*outside of the hours/);
    expect(company.logged.filter(l => l.level === 'error')).toEqual([]);
  });

  test('because nobody could take the seat: it says what is asked for', async () => {
    await everybody({ skills: ['leadership:3'] });
    const none = await rae.hire('schedule Ada Moreau');
    expect(none.text).toMatch(/Nobody with (api|data)[^\n]* can take the lead seat/);
  });

  test('because everything is booked: it says so, and how to move it', async () => {
    await life.book(ada);
    const told = await rae.hire('schedule Ada Moreau');
    expect(told.text).toContain('The Technical panel with Ada Moreau is booked already.');
    expect(told.text).toContain('/hire reschedule Ada Moreau');
  });

  test.each([
    ['Thu 3 Dec 17-9', /ends before it starts/],
    ['Thu 3 Dec 9-9', /ends before it starts|no time/],
    ['Fri 3 Dec 2027 9-12', /60 days/],
    ['when the moon is full', /moon/],
  ])('because the times that are typed, %s, are none: the field says why', async (windows, message) => {
    await rae.hire('schedule Ada Moreau');
    await rae.press('Choose people');
    await rae.submit({ never: INTERVIEWERS.map(one => one.person) });
    await rae.press('Change the times they offer');
    const refused = await rae.submit({ windows });
    expect(refused.errors['windows']).toMatch(message);
  });
});
