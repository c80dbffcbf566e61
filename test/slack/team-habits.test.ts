import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { blockTime } from '../../src/operations/block-time.ts';
import { offerTimes } from '../../src/operations/offer-times.ts';
import { ANA, BO, RAE, SAM } from './company/cast.ts';
import { type Life, lifeIn } from './company/life.ts';
import { type Person, sitDown } from './company/person.ts';
import { actor, type Company, startCompany } from './company/start.ts';

/** What a team sets with `/hire settings` changes what is proposed. */

let company: Company;
let life: Life;
let rae: Person;
let sam: Person;
let ada: string;

beforeEach(async () => {
  company = await startCompany();
  life = lifeIn(company.world);
  const role = await life.openRole({ pipeline: 'backend-panel' });
  ada = await life.add(role.id, 'Ada Moreau');
  await life.decide(ada);
  rae = sitDown(company, RAE);
  sam = sitDown(company, SAM);
});
afterEach(() => company.close());

const zone = 'Europe/Berlin';
const offers = (windows: string) =>
  offerTimes(company.world, actor(RAE), { application: ada, zone, windows });

async function set(fields: Record<string, string>) {
  await sam.closeAll();
  await sam.hire('settings');
  return sam.submit(fields);
}
async function proposed(): Promise<string> {
  await rae.closeAll();
  return (await rae.hire('schedule Ada Moreau')).text;
}

describe('interviewers', () => {
  test('are taken in turn, and the reasons say how it counted', async () => {
    expect((await set({ spread: 'even' })).text).toContain('Settings saved');
    expect(await proposed()).toMatch(/, 1 in four weeks, the fewest of the \d who could/);
    await set({ spread: 'week' });
    expect(await proposed()).not.toContain('four weeks');
  });

  test('keep long free stretches whole: whoever has none is asked first', async () => {
    await offers('Tue 2026-12-08 10-11');
    const times = '2026-12-08 9-10\n2026-12-08 11-12';
    await blockTime(company.world, actor(ANA), { title: 'Meetings', times, zone });
    const lead = async () => /with <@(\w+)>/.exec(await proposed())?.[1];
    expect(await lead()).toBe(BO);
    await set({ focus: 'whole' });
    expect(await lead()).toBe(ANA);
    await set({ spread: 'week' });
    expect(await lead()).toBe(ANA);
  });
});

describe('notice', () => {
  test('is kept, and given less of once, where somebody says so', async () => {
    await offers('Tue 2026-12-01 9-17');
    expect(await proposed()).toContain('Nothing better exists.');
    expect((await set({ noticeHours: '999' })).errors['noticeHours']).toContain('from 0 to 168, got "999"');
    await set({ noticeHours: '48' });
    expect(await proposed()).toMatch(
      /Nothing fits[^]*minimum notice[^]*Give Ada Moreau less notice than usual/,
    );
    await rae.press('Do it and book');
    expect((await life.read(ada)).interviews.filter(i => i.booking)).toHaveLength(1);
  });
});
