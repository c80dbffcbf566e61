import { afterEach, beforeEach, expect, test } from 'vitest';
import { scoringSeats } from '../../src/core/loop/situation.ts';
import { insertClaims } from '../../src/store/bookings.ts';
import { findDebriefOfEntry } from '../../src/store/debriefs.ts';
import { breaches } from '../invariants.ts';
import { TEAM } from '../world.ts';
import { HANA, RAE } from './company/cast.ts';
import { lifeIn } from './company/life.ts';
import { type Person, sitDown } from './company/person.ts';
import { rawIdsIn, shownText } from './company/shown.ts';
import { type Company, startCompany } from './company/start.ts';

/** Two who differ, and the half hour in which they and the hiring manager talk about it. */

let company: Company;
let hana: Person;
let rae: Person;
let others: string[];
let entry: string;
let interview: string;

beforeEach(async () => {
  company = await startCompany();
  const life = lifeIn(company.world);
  const role = await life.openRole({ pipeline: 'backend-panel' });
  const mia = await life.add(role.id, 'Mia Okafor');
  await life.decide(mia);
  const booked = await life.book(mia);
  await company.settle();
  company.clock.set(booked.booking!.time.end);
  const [lead, second] = scoringSeats(booked);
  await life.score(mia, lead!.id, 'strong-yes');
  await life.score(mia, second!.id, 'no');
  await company.settle();
  entry = (await life.read(mia)).entries.at(-1)!.id;
  interview = booked.id;
  others = [lead!.person, second!.person];
  hana = sitDown(company, HANA);
  rae = sitDown(company, RAE);
});
afterEach(() => company.close());

const latest = (person: Person, words: RegExp) => {
  const found = person.inbox().findLast(m => words.test(m.text));
  if (!found) throw new Error(`${person.id} has no message like ${String(words)}`);
  return found;
};
const blocksOf = (person: Person, words: RegExp) => shownText(latest(person, words).blocks);
const evaluation = () => latest(hana, /All scorecards for Mia Okafor/);
const debrief = () => findDebriefOfEntry(company.world.db, TEAM, entry);

test('whoever decides chooses a time, moves it and calls it off; everybody in it is told each time', async () => {
  const asked = await hana.pressIn(evaluation(), 'Find a time to talk');
  expect(asked.text).toContain('Everybody can come at these times');
  const booked = await hana.submit();
  expect(booked.text).toContain('Debrief on Mia Okafor:');
  await hana.closeAll();
  for (const person of [HANA, ...others].map(id => sitDown(company, id))) {
    const shown = blocksOf(person, /^Debrief on Mia Okafor/);
    expect(shown).toContain('no answer yet');
    expect(shown.includes('Find another time')).toBe(person.id === HANA);
    expect(rawIdsIn(latest(person, /^Debrief on Mia Okafor/).text)).toEqual([]);
  }
  expect(shownText(evaluation().blocks)).toContain('Call the debrief off');
  expect(blocksOf(rae, /All scorecards for Mia Okafor/)).toContain('Debrief:');
  expect(blocksOf(rae, /All scorecards for Mia Okafor/)).not.toContain('Call the debrief off');
  expect((await hana.hire('debrief Mia Okafor')).text).toContain('Find another time');
  await hana.closeAll();

  const before = (await debrief())!.booking!.time.start;
  const moving = await hana.pressIn(latest(hana, /^Debrief on Mia Okafor/), 'Find another time');
  expect(moving.text).toContain('Booked now');
  const choices = [...JSON.stringify(moving.modal).matchAll(/"value":"(\d{13})"/g)].map(([, at]) => at);
  const other = choices.find(at => Number(at) !== before.epochMilliseconds);
  expect((await hana.submit({ when: other })).text).toContain('Debrief on Mia Okafor:');
  await hana.closeAll();
  expect((await debrief())!.booking!.time.start.epochMilliseconds).toBe(Number(other));
  const [guest] = others.map(id => sitDown(company, id));
  const told = guest!.inbox().filter(m => m.text.startsWith('Debrief on Mia Okafor'));
  expect(told.map(m => m.text.includes('It was moved since.'))).toEqual([true, false]);

  const off = await hana.pressIn(latest(hana, /^Debrief on Mia Okafor/), 'Call the debrief off');
  expect(off.text).toContain('is called off: it leaves everybody’s calendar');
  expect(blocksOf(guest!, /was called off/)).toContain('It was called off by');
  expect(shownText(evaluation().blocks)).toContain('Find a time to talk');
  expect(await breaches(company.world.db)).toEqual([]);
});

test('a time that goes to something else meanwhile is not booked: fresh ones are shown at once', async () => {
  const asked = await hana.pressIn(evaluation(), 'Find a time to talk');
  const [at = ''] = [...JSON.stringify(asked.modal).matchAll(/"value":"(\d{13})"/g)].map(([, ms]) => ms);
  const start = Temporal.Instant.fromEpochMilliseconds(Number(at));
  const time = { start, end: start.add({ minutes: 30 }) };
  await company.world.db
    .transaction()
    .execute(tx => insertClaims(tx, TEAM, interview, [`person:${HANA}`], time));
  const taken = await hana.submit({ when: at });
  expect(taken.text).toContain('That time was just taken by something else.');
  expect(JSON.stringify(taken.modal)).not.toContain(`"value":"${at}"`);
  expect(await debrief()).toBeUndefined();
  expect((await hana.submit()).text).toContain('Debrief on Mia Okafor:');
  expect((await debrief())?.booking?.version).toBe(1);
});
