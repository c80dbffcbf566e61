import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStage } from '../../src/core/loop/situation.ts';
import { HANA, RAE, SAM } from './company/cast.ts';
import { type Life, lifeIn } from './company/life.ts';
import { type Person, sitDown } from './company/person.ts';
import { type Company, startCompany } from './company/start.ts';

let company: Company;
let life: Life;
let role: string;

beforeEach(async () => {
  company = await startCompany();
  life = lifeIn(company.world);
  role = (await life.openRole({ pipeline: 'backend-panel' })).id;
});
afterEach(() => company.close());

/** Nothing is under way, and nobody met a fault of ours. */
async function peace(): Promise<unknown> {
  await company.settle();
  return { underWay: company.app.inFlight(), faults: company.logged.filter(l => l.level === 'error') };
}
const PEACE = { underWay: 0, faults: [] };

const top = (person: Person) => String(person.modal()?.['id']);
/** The same form, sent twice before the first answer is there. */
const sendTwice = (person: Person, fields: Record<string, Record<string, unknown>>) => {
  const send = () => company.slack.submit(person.id, top(person), fields);
  return Promise.all([send(), send()]);
};

describe('two at once', () => {
  test('who decide the same decide once, and the second is told', async () => {
    const mia = await life.add(role, 'Mia Okafor');
    const deciders = [RAE, HANA, SAM].map(user => sitDown(company, user));
    for (const person of deciders) {
      await person.hire('debrief Mia Okafor');
      await person.press('Move on');
    }
    const outcomes = await Promise.all(deciders.map(p => company.slack.submit(p.id, top(p), {})));
    await company.settle();
    expect(openStage(await life.read(mia))?.name).toBe('Technical panel');
    expect(outcomes.filter(o => o.kind === 'done')).toHaveLength(1);
    const refused = outcomes.filter(o => o.kind === 'errors').map(o => Object.values(o.errors)[0]);
    expect(refused).toEqual(Array(2).fill(expect.stringContaining('Mia Okafor was already moved on')));
    expect(await peace()).toEqual(PEACE);
  });

  test('who book the same time book it once, and the second sees what is free', async () => {
    const mia = await life.add(role, 'Mia Okafor');
    await life.decide(mia);
    const bookers = [RAE, HANA].map(user => sitDown(company, user));
    for (const person of bookers) await person.hire('schedule Mia Okafor');
    await Promise.all(bookers.map(p => p.press('Book')));
    const { interviews } = await life.read(mia);
    expect(interviews.filter(i => i.booking)).toHaveLength(1);
    const said = bookers.map(p => JSON.stringify(p.modal()));
    expect(said.filter(s => s.includes('is booked.'))).toHaveLength(1);
    expect(said.filter(s => s.includes('was booked meanwhile'))).toHaveLength(1);
    expect(await peace()).toEqual(PEACE);
    expect(company.slack.journal()).toEqual([]);
  });
});

describe('once more', () => {
  test('a form that is sent twice adds one candidate', async () => {
    const rae = sitDown(company, RAE);
    await rae.hire('candidate');
    const zone = { value: 'Europe/Paris', text: { type: 'plain_text', text: 'Europe/Paris' } };
    // An external select is named by its list.
    await sendTwice(rae, {
      name: { value: 'Mia Okafor' },
      email: { value: 'mia@example.com' },
      zone: { 'zone.search': zone },
    });
    await company.settle();
    const rows = await company.world.db.selectFrom('application').select('id').execute();
    expect(rows).toHaveLength(1);
    expect(await peace()).toEqual(PEACE);
  });

  test('a scorecard that is sent twice is one card', async () => {
    const { id } = await life.openRole({ title: 'Written' });
    const mia = await life.add(id, 'Mia Okafor');
    await life.decide(mia);
    const seat = await life.review(mia);
    const ana = sitDown(company, seat.person);
    await ana.hire('score');
    const typed = { value: 'They argued every choice from the access pattern.' };
    const asked = await ana.submit({ reason: typed.value, notes: typed.value, verdict: 'yes' });
    expect(asked.text).toContain('No question is marked as asked');
    await sendTwice(ana, {});
    await company.settle();
    const cards = await company.world.db.selectFrom('scorecard').select('version').execute();
    expect(cards).toHaveLength(1);
    expect(await peace()).toEqual(PEACE);
  });

  test('an answer that is pressed twice is one answer', async () => {
    const mia = await life.add(role, 'Mia Okafor');
    await life.decide(mia);
    const interview = await life.book(mia);
    await company.settle();
    const [lead] = interview.seats;
    const person = sitDown(company, lead!.person);
    const invitation = person.inbox().find(m => m.text.includes('Will you take it?'));
    await Promise.all([person.pressIn(invitation!, 'Accept'), person.pressIn(invitation!, 'Accept')]);
    const answers = await company.world.db.selectFrom('seat_answer').select('answer').execute();
    expect(answers).toEqual([{ answer: 'accepted' }]);
  });
});
