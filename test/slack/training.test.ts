import { afterAll, beforeAll, expect, test } from 'vitest';
import { scoreAnswer } from '../../src/operations/score-answer.ts';
import { catalogue } from '../world.ts';
import { DEE, RAE } from './company/cast.ts';
import { type Life, lifeIn } from './company/life.ts';
import { type Person, sitDown } from './company/person.ts';
import { actor, type Company, startCompany } from './company/start.ts';

let company: Company;
let life: Life;
let dee: Person;

beforeAll(async () => {
  company = await startCompany();
  life = lifeIn(company.world);
  dee = sitDown(company, DEE);
});
afterAll(() => company.close());

test('a recruiter puts somebody in training with a tick', async () => {
  const rae = sitDown(company, RAE);
  await rae.hire('team Dee Park');
  expect((await rae.submit({ learns: ['technical'] })).text).toContain('Interviewer saved');
  await rae.closeAll();
  expect((await rae.hire('team')).text).toContain('technical interviews: listens, 0 of 2');
});

/** Whoever judges answers like those who wrote them need not listen first. */
async function judgeAlike() {
  const [pack] = catalogue.answers;
  for (const { id: answer, score } of pack!.answers)
    await scoreAnswer(company.world, actor(DEE), { pack: pack!.id, answer, score: String(score) });
}

/** A panel with Dee, who asks, up to where its cards can be written. */
async function hold(role: string, name: string) {
  const application = await life.add(role, name);
  await life.decide(application);
  const interview = await life.book(application);
  await company.settle();
  expect(interview.seats.find(s => s.person === DEE)?.kind).toBe('reverse-shadow');
  return { application, interview };
}

test('somebody who listened says with one tap that a learner can interview alone', async () => {
  await judgeAlike();
  const { id: role } = await life.openRole({ pipeline: 'backend-panel' });
  const first = await hold(role, 'Mia Okafor');
  const invited = dee.inbox().at(-1)!;
  expect(invited.text).toContain('Will you take it?');
  expect(JSON.stringify(invited.blocks)).toContain('to ask while somebody listens');
  await dee.pressIn(invited, 'Decline');
  expect(JSON.stringify(dee.modal())).toContain('The interview takes place without you');
  await dee.closeAll();
  company.clock.set(first.interview.booking!.time.end);
  const { application, interview } = await hold(role, 'Noa Levi');
  company.clock.set(interview.booking!.time.end);
  await company.settle();

  const [lead] = interview.seats;
  const trainer = sitDown(company, lead!.person);
  await life.score(application, lead!.id);
  await company.settle();
  const asked = trainer.inbox().find(m => m.text.includes('Can they hold them alone?'))!;
  expect(asked.text).toBe(
    'Dee Park has asked in 2 technical interviews while somebody listened, in the last one you. Can they hold them alone?',
  );
  const told = await trainer.pressIn(asked, 'Yes, from now on');
  expect(told.text).toMatch(/Dee Park holds technical interviews alone now: .+ vouched for them\./);
  expect(dee.inbox().at(-1)!.text).toMatch(/You hold technical interviews alone from now on: .+ vouched/);
  const me = await dee.hire('me');
  expect((await dee.pressIn(me.messages[0]!, 'How I score')).text).toContain('You are in training for none');
  await dee.closeAll();
  expect(company.slack.journal()).toEqual([]);
});
