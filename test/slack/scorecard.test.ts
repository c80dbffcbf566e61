import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scoringSeats } from '../../src/core/loop/situation.ts';
import type { Kit } from '../../src/core/kits/kit.ts';
import { keepDraft } from '../../src/operations/keep-draft.ts';
import { listScorecards } from '../../src/store/scorecards.ts';
import { saveKit } from '../../src/store/kits.ts';
import { BO } from './company/cast.ts';
import { type Life, lifeIn } from './company/life.ts';
import { type Person, sitDown } from './company/person.ts';
import { type Company, startCompany } from './company/start.ts';
import { MONDAY, TEAM } from '../world.ts';
import { worstForm, worstKit } from './worst/cards.ts';
import { worst } from './worst/models.ts';
import { typist } from './company/typist.ts';

let company: Company;
let life: Life;
let role: string;

beforeAll(async () => {
  company = await startCompany();
  life = lifeIn(company.world);
  ({ id: role } = await life.openRole({ pipeline: 'backend-panel' }));
});
afterAll(() => company.close());

type Seat = { id: string; person: Person };

/** An interview that is over, and whoever sits in its seats. */
async function held(name: string): Promise<{ application: string; interview: string; seats: [Seat, Seat] }> {
  company.clock.set(MONDAY);
  const application = await life.add(role, name);
  await life.decide(application);
  const interview = await life.book(application);
  company.clock.set(interview.booking!.time.end);
  const seats = scoringSeats(interview).map(s => ({ id: s.id, person: sitDown(company, s.person) }));
  const [lead, second] = seats;
  if (!lead || !second) throw new Error('The panel has fewer than two seats');
  return { application, interview: interview.id, seats: [lead, second] };
}

/** The largest card that packs and rubrics allow. */
async function enlarge(interview: string): Promise<void> {
  const model = worst('A name of eighty characters'.padEnd(80, '.'));
  const { competencies, redFlags } = worstForm(model);
  const kit: Kit = { ...worstKit(model), askedBy: {} };
  await company.world.db
    .transaction()
    .execute(tx =>
      saveKit(tx, TEAM, interview, { kit, rubric: { competencies, redFlags } }, company.clock.now()),
    );
}

const cardsOf = (application: string) => listScorecards(company.world.db, TEAM, application);

describe('nothing that was typed is lost', () => {
  test('on the largest card, by going back and forth, by errors, by closing and coming back', async () => {
    const { application, interview, seats } = await held('Mia Okafor');
    await enlarge(interview);
    const [{ id, person }] = seats;
    const ana = typist(company, person.id);
    await person.hire('score Mia Okafor');

    const pages = await ana.fillAllPages(
      () => person.press('Back'),
      () => person.submit(ana.values()),
    );
    expect(pages).toBeGreaterThan(2);
    const typed = ana.typed();
    expect(Object.keys(typed).length).toBeGreaterThan(150);
    expect(typed['notes']).toHaveLength(3000);

    // Closed without a word, opened anew: as it was, on every page.
    await person.closeAll();
    await person.hire('score Mia Okafor');
    expect(await ana.readAllPages(() => person.submit(ana.values()))).toEqual(typed);

    // On the last page something of an earlier one is missing: it is shown there, with everything else.
    const flag = Object.keys(typed).find(field => field.startsWith('flag.'))!;
    await company.world.db
      .updateTable('scorecard_draft')
      .set({ value_json: '["no"]' })
      .where('field', '=', flag)
      .execute();
    await person.closeAll();
    await person.hire('score Mia Okafor');
    await ana.readAllPages(() => person.submit(ana.values()));
    const refused = await person.submit(ana.values());
    expect(refused.text).toContain('Before it can go in');
    expect(refused.text).toContain('needs a sentence of evidence');
    await ana.type(flag, 'They said so on the first question.');
    await person.closeAll();
    await person.hire('score Mia Okafor');
    const mended = { ...typed, [flag]: 'They said so on the first question.' };
    expect(await ana.readAllPages(() => person.submit(ana.values()))).toEqual(mended);

    const done = await person.submit(ana.values());
    expect(done.text).toContain('Your scorecard for');
    const [card, ...others] = await cardsOf(application);
    expect(others).toEqual([]);
    expect(card).toMatchObject({ seat: id, version: 1 });
    expect(Object.keys(card!.card.scores)).toHaveLength(40);
    expect(Object.values(card!.card.quotes)).toHaveLength(30);
    expect(card!.card.notes).toHaveLength(3000);
    expect(await company.world.db.selectFrom('scorecard_draft').select('field').execute()).toEqual([]);
    await person.closeAll();
    expect(company.slack.journal()).toEqual([]);
  });

  test('a key that was pressed earlier and arrives later changes nothing', async () => {
    const { seats } = await held('Noor Late');
    const [{ person }] = seats;
    await person.hire('score Noor Late');
    const ana = typist(company, person.id);
    await ana.type('notes', 'They argued');
    await ana.type('notes', 'They argued from the plan');
    await company.world.db.updateTable('scorecard_draft').set({ typed_at: 9e15 }).execute();
    await ana.type('notes', 'They arg');
    await person.closeAll();
    await person.hire('score Noor Late');
    expect(ana.shown()['notes']).toBe('They argued from the plan');
    await person.closeAll();
  });

  test('a draft is its author’s alone, and gone when the seat is', async () => {
    const { seats } = await held('Pat Draft');
    const [{ person, id }, { person: other }] = seats;
    await person.hire('score Pat Draft');
    await typist(company, person.id).type('notes', 'A canary in a draft');
    await person.closeAll();
    for (const word of ['score Pat Draft', 'debrief Pat Draft', 'status Pat Draft', 'kit Pat Draft']) {
      expect((await other.hire(word)).text).not.toContain('canary');
      await other.closeAll();
    }
    const stranger = { team: TEAM, person: BO === person.id ? 'UANA' : BO };
    await expect(
      keepDraft(company.world, stranger, { seat: id, base: 0, fields: { notes: ['mine'] } }),
    ).rejects.toThrow('Only the person it was meant for');
  });
});

describe('a card that nothing backs', () => {
  test('is questioned once, and taken if its author stands by it', async () => {
    const { application, seats } = await held('Ray Bare');
    const [{ person }] = seats;
    await person.hire('score Ray Bare');
    const strong = await person.submit({ verdict: 'strong-yes', reason: 'They were very good indeed.' });
    expect(strong.errors['notes']).toContain('A strong verdict needs evidence');
    const bare = await person.submit({ verdict: 'yes', reason: 'They were very good indeed.' });
    expect(bare.text).toContain('Nothing backs your verdict yet');
    const back = await person.press('Back to the card');
    expect(JSON.stringify(back.modal)).toContain('They were very good indeed.');
    await person.submit({});
    const done = await person.submit({});
    expect(done.text).toContain('Your scorecard for');
    expect(await cardsOf(application)).toHaveLength(1);
    await person.closeAll();
  });

  test('keeps no marks that turn the direction of what others read', async () => {
    const { application, seats } = await held('Una Turned');
    const [{ person }] = seats;
    await person.hire('score Una Turned');
    await person.submit({
      verdict: 'yes',
      reason: 'They were \u202every good\u202c indeed.',
      notes: 'A \u2066cache\u2069 first.',
    });
    await person.submit({});
    const [kept] = await cardsOf(application);
    expect(kept?.card).toMatchObject({ reason: 'They were very good indeed.', notes: 'A cache first.' });
    await person.closeAll();
  });
});
