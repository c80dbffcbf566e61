import { afterAll, beforeAll, expect, test } from 'vitest';
import { ANA, RAE } from './company/cast.ts';
import { lifeIn } from './company/life.ts';
import { sitDown } from './company/person.ts';
import { type Company, startCompany } from './company/start.ts';

let company: Company;
beforeAll(async () => {
  company = await startCompany();
});
afterAll(() => company.close());

test('recruiters see which questions were met by whom, once an interview is scored, and nobody else does', async () => {
  const life = lifeIn(company.world);
  const { id: role } = await life.openRole({ pipeline: 'backend' });
  const application = await life.add(role, 'Mia Okafor');
  await life.decide(application);
  const seat = await life.review(application, ANA);
  const rae = sitDown(company, RAE);
  expect((await rae.hire('kit all')).text).toContain('0 met by somebody');
  await rae.closeAll();
  await life.score(application, seat.id);
  const seen = (await rae.hire('kit all')).text;
  expect(seen).toContain('3 met by somebody');
  expect(seen).toContain('met by 1 candidate, last on 30 Nov 2026');
  expect(seen).toContain('Met by nobody yet');
  const who = (await rae.press('Who met it')).text;
  expect(who).toContain('As it is now');
  expect(who).toContain('Mia Okafor, 30 Nov 2026');
  await rae.closeAll();
  const ana = sitDown(company, ANA);
  expect((await ana.hire('kit all')).text).toContain(
    'Only an admin or a recruiter can see how questions are used.',
  );
  expect(company.slack.journal()).toEqual([]);
});
