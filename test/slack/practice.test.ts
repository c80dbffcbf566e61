import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scoringSeats } from '../../src/core/loop/situation.ts';
import { catalogue } from '../world.ts';
import { ANA } from './company/cast.ts';
import { type Life, lifeIn } from './company/life.ts';
import { type Person, type Seen, sitDown } from './company/person.ts';
import { type Company, startCompany } from './company/start.ts';

let company: Company;
let life: Life;
let ana: Person;

beforeAll(async () => {
  company = await startCompany();
  life = lifeIn(company.world);
  ana = sitDown(company, ANA);
});
afterAll(() => company.close());

const [pack] = catalogue.answers;

/** Answers all that is asked, each by what `judge` makes of the right score. */
async function drill(judge: (right: number) => number): Promise<Seen> {
  for (;;) {
    const blocks = (ana.modal()?.['blocks'] ?? []) as { block_id?: string }[];
    const field = blocks.find(b => b.block_id?.startsWith('score.'))?.block_id;
    const right = pack?.answers.find(a => `score.${a.id}` === field)?.score;
    if (!field || right === undefined) throw new Error('Nothing is asked');
    const seen = await ana.submit({ [field]: String(judge(right)) });
    if (!seen.text.includes('answer ')) return seen;
    if (seen.text.includes('you agree on')) return seen;
  }
}

describe('how somebody scores', () => {
  test('is practised on answers of nobody, once each, and the agreement is told at the end', async () => {
    const me = await ana.hire('me');
    const [message] = me.messages;
    const opened = await ana.pressIn(message!, 'How I score');
    expect(opened.text).toContain('Only you see this.');
    expect(opened.text).toContain('Nothing is said before 8 cards');
    await ana.press('Begin');
    const result = await drill(right => Math.min(4, right + 1));
    expect(result.text).toMatch(/you agree on \d+ of \d+/);
    expect(result.text).toMatch(/Your agreement is 0\.\d\d/);
    expect(result.text).toContain('Where you differ');
    await ana.closeAll();
    // Opened again, the result stands: there is nothing left to judge.
    const again = await ana.pressIn((await ana.hire('me')).messages[0]!, 'How I score');
    expect(again.text).toContain('all judged');
    expect((await ana.press('See the result')).text).toContain('you agree on');
    await ana.closeAll();
  });

  test('is compared with others only where one may read their cards', async () => {
    const { id: role } = await life.openRole({ pipeline: 'backend-panel' });
    const application = await life.add(role, 'Mia Okafor');
    await life.decide(application);
    const interview = await life.book(application);
    company.clock.set(interview.booking!.time.end);
    const [first, second] = scoringSeats(interview);
    await life.score(application, second!.id);
    const lead = sitDown(company, first!.person);
    const howIScore = async () => lead.pressIn((await lead.hire('me')).messages[0]!, 'How I score');
    // Whoever owes a card reads none of the others, and is compared with none.
    expect((await howIScore()).text).toContain('you have 0.');
    await lead.closeAll();
    await life.score(application, first!.id);
    const compared = await howIScore();
    expect(compared.text).toContain('you have 1.');
    expect(compared.text).toContain('what you can judge you hold alone');
    await lead.closeAll();
    expect(company.slack.journal()).toEqual([]);
  });
});
