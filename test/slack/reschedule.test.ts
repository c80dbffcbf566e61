import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { blockTime } from '../../src/operations/block-time.ts';
import { offerTimes } from '../../src/operations/offer-times.ts';
import { spanIn } from '../../src/slack/blocks/time.ts';
import { INTERVIEWERS, RAE } from './company/cast.ts';
import { type Life, lifeIn } from './company/life.ts';
import { type Person, sitDown } from './company/person.ts';
import { elementsOf, rawIdsIn, shownText } from './company/shown.ts';
import { actor, type Company, startCompany } from './company/start.ts';

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

const ZONE = 'Europe/Berlin';
const offers = (windows: string) =>
  offerTimes(company.world, actor(RAE), { application: ada, zone: ZONE, windows });

type Block = Record<string, unknown>;
/** What stands under each choice. */
function choices(): string[] {
  const blocks = (rae.modal()?.['blocks'] ?? []) as Block[];
  const starts = blocks.flatMap((block, at) =>
    elementsOf(block).some(e => /^Book$/.test((e['text'] as { text?: string } | undefined)?.text ?? ''))
      ? [at]
      : [],
  );
  return starts.map((at, i) => shownText(blocks.slice(at, starts[i + 1])));
}

describe('/hire reschedule', () => {
  test('says what is booked now, and offers it to nobody again', async () => {
    const { booking, seats } = await life.book(ada);
    const shown = await rae.hire('reschedule Ada Moreau');
    expect(shown.text).toMatch(/Now: .*Technical panel with/);
    const people = seats.map(s => s.person).sort();
    const proposal = await company.world.db.selectFrom('proposal').selectAll().execute();
    const body = JSON.parse(proposal.at(-1)!.body_json) as {
      options: { interviews: { start: string; seats: { person: string }[] }[] }[];
    };
    expect(body.options.length).toBeGreaterThan(1);
    for (const { interviews } of body.options) {
      const [one] = interviews;
      const same = one!.seats.map(s => s.person).sort();
      expect([one!.start, ...same]).not.toEqual([booking!.time.start.toString(), ...people]);
    }
    expect(rawIdsIn(shown.text)).toEqual([]);
    for (const text of choices()) expect(text).toMatch(/(later|earlier) than booked|same time/);
  });

  test('where nothing else fits it says so, and what would help', async () => {
    await offers('Tue 8 Dec 10-11');
    const { booking, seats } = await life.book(ada);
    expect(spanIn(booking!.time, ZONE)).toBe('Tue 8 Dec, 10:00–11:00 CET');
    for (const member of INTERVIEWERS.filter(one => !seats.some(s => s.person === one.person)))
      await blockTime(company.world, actor(member.person), {
        zone: ZONE,
        times: '2026-12-08 8-18',
        title: 'Away',
      });
    const shown = await rae.hire('reschedule Ada Moreau');
    expect(shown.text).toContain('Nothing fits');
    expect(shown.text).toContain('Nothing but the time that is booked now fits.');
    expect(shown.text).toMatch(/Ask Ada Moreau for/);
  });

  test('each choice says what sets it apart, not what all have in common', async () => {
    await rae.hire('schedule Ada Moreau');
    const [first, ...others] = choices();
    expect(first).toContain('the earliest day Ada Moreau offered');
    expect(others.length).toBeGreaterThan(2);
    for (const text of others) {
      expect(text).toMatch(/worse: |better: |otherwise equal/);
      expect(text).not.toContain('the earliest day');
    }
    expect(new Set(others).size).toBe(others.length);
  });
});
