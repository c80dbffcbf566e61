import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { offerTimes } from '../../src/operations/offer-times.ts';
import { findInterviewer } from '../../src/store/interviewers.ts';
import { BO, RAE } from './company/cast.ts';
import { type Life, lifeIn } from './company/life.ts';
import { type Person, sitDown } from './company/person.ts';
import { actor, type Company, startCompany } from './company/start.ts';
import { TEAM } from '../world.ts';

/** Hours that somebody did not give are used by their leave alone, and after everything else. */

let company: Company;
let life: Life;
let rae: Person;
let bo: Person;
let ada: string;

beforeEach(async () => {
  company = await startCompany();
  life = lifeIn(company.world);
  const role = await life.openRole({ pipeline: 'backend-panel' });
  ada = await life.add(role.id, 'Ada Moreau');
  await life.decide(ada);
  rae = sitDown(company, RAE);
  bo = sitDown(company, BO);
});
afterEach(() => company.close());

/** At seven in the evening Cy in New York can, and nobody in Berlin. */
const EVENING = 'Tue 2026-12-08 18-20';
const offers = (windows: string) =>
  offerTimes(company.world, actor(RAE), { application: ada, zone: 'Europe/Berlin', windows });
const ALLOWED = '19:00 (Berlin) is outside of the hours of Bo Lindgren, who allows it';

async function allow(offHours: string) {
  const shown = await bo.hire('me');
  await bo.pressIn(shown.messages[0]!, 'Change my hours');
  const saved = await bo.submit({ offHours });
  await bo.closeAll();
  return saved;
}

describe('time outside of somebody’s hours', () => {
  test('is in no choice until they allow it; then it is, and says so to everybody', async () => {
    await offers(EVENING);
    const none = await rae.hire('schedule Ada Moreau');
    expect(none.text).toContain('Nothing fits');
    await rae.closeAll();
    expect((await allow('Tue, Thu 18:00-20:00')).text).toContain('Hours saved');
    expect((await bo.hire('me')).text).toContain('As a last resort also Tue 18:00-20:00, Thu 18:00-20:00');
    const found = await rae.hire('schedule Ada Moreau');
    expect(found.text).toContain(ALLOWED);
    expect((await rae.press('Book')).text).toContain('is booked.');
    const invitation = JSON.stringify(bo.inbox().at(-1)!.blocks);
    expect(invitation).toContain('outside of their hours, which they allow');
  });

  test('comes after time within their hours, though that is later', async () => {
    await offers(`${EVENING}\nThu 2026-12-17 9-17`);
    await allow('Tue 18:00-20:00');
    const found = await rae.hire('schedule Ada Moreau');
    const [, first, ...others] = found.text.split(/(?=\*<!date)/);
    expect(first).toContain('17 Dec');
    expect(first).not.toContain(ALLOWED);
    expect(others.find(other => other.includes('8 Dec'))).toContain(ALLOWED);
  });

  test('is not booked any more once they take it back', async () => {
    await offers(EVENING);
    await allow('Tue 18:00-20:00');
    await rae.hire('schedule Ada Moreau');
    await allow('');
    const refused = await rae.press('Book');
    expect(refused.text).toContain('just taken');
    expect((await life.read(ada)).interviews).toEqual([]);
  });

  test('may be asked for where nothing fits: of one person, for the time that is to be booked', async () => {
    await offers(EVENING);
    const none = await rae.hire('schedule Ada Moreau');
    expect(none.text).toMatch(
      /Ask (Ana Alvarez|Bo Lindgren|Dee Park) for Tue 8 Dec, 19:00 \(Berlin\), outside of their hours/,
    );
    expect((await rae.press('Do it and book')).text).toContain('is booked.');
    const seats = (await life.read(ada)).interviews[0]!.seats;
    const asked = seats.find(seat => seat.because.includes('theirs to refuse'))!;
    const inbox = JSON.stringify(sitDown(company, asked.person).inbox().at(-1)!.blocks);
    expect(inbox).toContain('outside of their hours, and theirs to refuse');
  });

  test('is checked as it is typed, and nobody allows it for somebody else', async () => {
    expect((await allow('Tue 20:00-18:00')).errors['offHours']).toContain('end before they start');
    expect((await allow('whenever')).errors['offHours']).toContain('names no days of the week');
    await allow('Sat 10:00-12:00');
    const shown = await rae.hire('team Bo');
    expect(JSON.stringify(shown.modal)).not.toContain('"block_id":"offHours"');
    expect(shown.text).toContain('As a last resort also Sat 10:00-12:00: theirs alone to change');
    expect((await rae.submit({ perWeek: '3' })).text).toContain('Interviewer saved');
    const known = await findInterviewer(company.world.db, TEAM, BO);
    expect(known).toMatchObject({ perWeek: 3, offHours: { sat: [['10:00', '12:00']] } });
  });
});
