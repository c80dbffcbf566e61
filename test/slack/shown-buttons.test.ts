import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ANA, HANA, RAE, SAM } from './company/cast.ts';
import { lifeIn } from './company/life.ts';
import { sitDown } from './company/person.ts';
import { elementsOf } from './company/shown.ts';
import { type Company, startCompany } from './company/start.ts';

let company: Company;

/** One to book, one whom a decision is owed, and one whose reviewer is to be chosen; Ana knows two of them. */
beforeAll(async () => {
  company = await startCompany();
  const life = lifeIn(company.world);
  const role = await life.openRole();
  for (const name of ['Ola Berg', 'Pia Lund', 'Quin Moss']) {
    const application = await life.add(role.id, name);
    await life.decide(application);
    if (name === 'Quin Moss') continue;
    await life.score(application, (await life.review(application)).id);
    if (name === 'Ola Berg') await life.decide(application);
  }
  await company.settle();
});
afterAll(() => company.close());

const labelsOf = (messages: readonly { blocks: unknown }[]): string[] =>
  elementsOf(messages).flatMap(e => (e['text'] as { text?: string } | undefined)?.text ?? []);

describe.each([
  ['the recruiter', RAE],
  ['the hiring manager', HANA],
  ['an admin', SAM],
  ['an interviewer', ANA],
])('%s', (_, user) => {
  test.each(['status', 'status Senior Backend Engineer', 'status Ola', 'status Pia', 'stalled', 'digest'])(
    'sees no button in /hire %s that is refused to them',
    async words => {
      const person = sitDown(company, user);
      const { messages } = await person.hire(words);
      const refused: string[] = [];
      for (const message of messages) {
        for (const label of new Set(labelsOf([message]))) {
          const { text } = await person.pressIn(message, label);
          if (/Only (an admin|a recruiter|the hiring manager)|not yours/.test(text)) refused.push(label);
          await person.closeAll();
        }
      }
      expect(refused).toEqual([]);
    },
  );
});

test('the board has what each may do: the recruiter books, the manager decides too, an interviewer looks', async () => {
  const shown = async (user: string, words: string) =>
    labelsOf((await sitDown(company, user).hire(words)).messages).toSorted();
  expect(await shown(RAE, 'status Senior Backend Engineer')).toEqual(['Choose', 'Schedule']);
  expect(await shown(HANA, 'status Senior Backend Engineer')).toEqual(['Choose', 'Decide', 'Schedule']);
  expect(await shown(ANA, 'status')).toEqual([]);
  expect(await shown(ANA, 'status Ola')).toEqual(['Debrief']);
  expect(await shown(RAE, 'status Ola')).toEqual(['Debrief', 'Schedule']);
});
