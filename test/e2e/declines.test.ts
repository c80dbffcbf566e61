import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEntry } from '../../src/core/loop/situation.ts';
import { addCandidate } from '../../src/operations/add-candidate.ts';
import { bookItinerary } from '../../src/operations/book-itinerary.ts';
import { decide } from '../../src/operations/decide.ts';
import { proposeTimes } from '../../src/operations/propose-times.ts';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { findSituation, listOpenSituations } from '../../src/store/situations.ts';
import { breaches } from '../invariants.ts';
import { launchBrowser } from '../browser.ts';
import { quietLog } from '../quiet-log.ts';
import { rawIdsIn } from '../slack/company/shown.ts';
import { catalogue } from '../world.ts';
import { User } from './user.ts';

/** Interviewers who cannot, and events that are changed by hand: what each of the people in it sees. */

let sandbox: Sandbox;
let browser: Browser;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, catalogue, log: quietLog().log });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await sandbox.close();
});

const sit = (name: string) => User.sitDown(browser, sandbox.url, name);
const nameOf = (person: string) => sandbox.slack.users.find(u => u.id === person)?.name ?? '';

/** Lets so many minutes pass, with all that falls due. */
const pass = (minutes: number) => {
  const running = sandbox.running();
  return running.travel(running.clock.now().add({ minutes }));
};

/** A candidate for the platform team, booked by the recruiter in the only time they offer. */
async function booked(name: string, windows: string) {
  const { world, identity } = sandbox.running();
  const { team } = identity;
  const open = await listOpenSituations(world.db, team);
  const role = open.find(s => s.role.title.includes('Platform'))?.role;
  if (!role) throw new Error('The sandbox hires nobody for the platform');
  const by = { team, person: role.recruiter };
  const email = `${name.split(' ')[0]?.toLowerCase()}@example.com`;
  const input = { role: role.id, name, email, zone: 'Europe/Berlin', resumeUrl: '', source: '', windows };
  const { application } = await addCandidate(world, by, input);
  const entry = openEntry((await findSituation(world.db, team, application))!)!.id;
  const manager = { team, person: role.hiringManager };
  await decide(world, manager, { application, entry, kind: 'advance', reason: 'Strong on paper.' });
  const proposal = await proposeTimes(world, by, application, { purpose: 'book' });
  await bookItinerary(world, by, { proposal: proposal.id, option: 0 });
  await pass(0);
  const interviews = async () => (await findSituation(world.db, team, application))!.interviews;
  const lead = async () => nameOf((await interviews()).find(i => i.booking)?.seats[0]?.person ?? '');
  return { name, interviews, lead };
}

async function asked(): Promise<string[]> {
  const rows = await sandbox.running().store.db.selectFrom('swap_offer').select('person_id').execute();
  return rows.map(r => nameOf(r.person_id));
}

test(
  'two who are asked to take over a day before press at once: one has it',
  { timeout: 120_000 },
  async () => {
    await pass(120);
    const { interviews, lead } = await booked('Noa Berg', 'Fri 4 Dec 10:15-11:15');
    const rae = await sit('rae');
    const holder = await sit(await lead());
    await holder.openApp();
    const invitation = holder.message(/Technical panel with Noa Berg/);
    await invitation.getByRole('button', { name: 'Decline' }).click();
    const form = await holder.modal('Decline');
    await form.getByRole('radio', { name: 'Away that day' }).check();
    await form.getByRole('textbox').fill('The train to Hamburg');
    await holder.picture('decline-form');
    await form.getByRole('button', { name: 'Decline' }).click();
    await invitation.getByText('You declined').waitFor();

    await pass(3);
    await rae.openApp();
    const told = rae.message(/cannot make Technical panel with Noa Berg/);
    await told.getByText('Away that day: The train to Hamburg').waitFor();
    await told.getByText('Asked to take over').waitFor();
    await rae.picture('decline-told');
    const people = await Promise.all((await asked()).map(sit));
    expect(people.length).toBeGreaterThan(1);
    for (const one of people) {
      await one.openApp();
      await one.message(/Can you take over Technical panel/).waitFor();
      await one.picture(`swap-${one.name}`);
    }
    await Promise.all(people.map(p => p.page.getByRole('button', { name: 'I can take it' }).click()));
    for (const one of people) await one.message(/took it over/).waitFor();
    await told.getByText('has the seat now').waitFor();
    await invitation.getByText('has it now').waitFor();
    const took = people.map(p => p.message(/could not make Technical panel/).innerText());
    const winners = (await Promise.all(took)).filter(text => text.includes('You took it over'));
    expect(winners).toHaveLength(1);
    const [panel] = await interviews();
    expect(panel?.seats[0]?.answer?.answer).toBe('accepted');
    for (const one of [rae, holder, ...people]) {
      expect(rawIdsIn(await one.page.getByRole('main').innerText())).toEqual([]);
      expect(one.errors).toEqual([]);
    }
    expect(await breaches(sandbox.running().store.db)).toEqual([]);
  },
);

test('who declines in a calendar days ahead is replaced, and asked why', { timeout: 120_000 }, async () => {
  const { lead } = await booked('Ida Falk', 'Tue 8 Dec 10:30-11:30');
  const before = await lead();
  const holder = await sit(before);
  await openEvent(holder, /Technical panel: Ida Falk/);
  await holder.page.getByRole('button', { name: 'Decline', exact: true }).last().click();
  await holder.page.locator('.attendee-declined').waitFor();
  await holder.picture('calendar-declined');
  await pass(3);
  expect(await lead()).not.toBe(before);
  await holder.openApp();
  const invitation = holder.message(/Technical panel with Ida Falk/);
  await invitation.getByText('has it now').waitFor();
  await invitation.getByRole('button', { name: 'Say why' }).click();
  const form = await holder.modal('Why not?');
  await form.getByRole('radio', { name: 'Too many interviews' }).check();
  await form.getByRole('button', { name: 'Save' }).click();
  await invitation.getByRole('button', { name: 'Say why' }).waitFor({ state: 'hidden' });
  const rae = await sit('rae');
  await rae.openApp();
  await rae
    .message(/cannot make Technical panel with Ida Falk/)
    .getByText('Too many interviews')
    .waitFor();
  await rae.picture('decline-replaced');
});

test('an event is moved, loses its guest and is deleted by hand', { timeout: 120_000 }, async () => {
  const { interviews } = await booked('Ben Okafor', 'Wed 9 Dec 10:30-11:30');
  const rae = await sit('rae');
  const other = await sit(nameOf((await interviews())[0]?.seats[0]?.person ?? ''));
  await other.openApp();
  await other.message(/Technical panel with Ben Okafor/).waitFor();
  await openEvent(rae, /Technical panel: Ben Okafor/);
  const details = rae.page.getByRole('region', { name: /Technical panel: Ben Okafor/ });
  await details.getByText('Scheduled by Hireloop; to change it, use /hire in Slack.').waitFor();
  await details.getByText('has not answered').first().waitFor();
  await rae.picture('calendar-by-hand');
  await rae.page.getByLabel('New start').fill('14:30');
  await rae.page.getByRole('button', { name: 'Move', exact: true }).click();
  await rae.openApp();
  const moved = rae.message(/was moved in the calendar/);
  await moved.getByText('has not offered this time').waitFor();
  expect(await moved.innerText()).toMatch(/was to begin .* at 10:30.*takes place .* at 14:30/s);
  await rae.picture('calendar-moved');
  await other
    .message(/Ben Okafor.*at 14:30/s)
    .getByRole('button', { name: 'Accept' })
    .waitFor();
  const mails = () => sandbox.running().mails.filter(m => m.to.includes('ben@example.com'));
  await pass(0);
  expect(mails().at(-1)?.subject).toMatch(/^New time: .* 14:30/);

  await rae.page.getByRole('button', { name: 'Take Ben Okafor off the event' }).click();
  await rae
    .message(/the candidate was taken off the event/)
    .getByText('is put back')
    .waitFor();
  await pass(0);
  await rae.page.getByRole('button', { name: 'Take Ben Okafor off the event' }).waitFor();

  await rae.page.getByRole('button', { name: 'Delete', exact: true }).click();
  await rae
    .message(/was deleted in the calendar/)
    .getByRole('button', { name: 'Find a new time' })
    .waitFor();
  await moved.getByText('It was called off since.').waitFor();
  await rae.picture('calendar-deleted');
  await other.message(/Technical panel with Ben Okafor was called off/).waitFor();
  await pass(0);
  expect(mails().at(-1)?.subject).toMatch(/^Cancelled/);
  expect(rae.errors).toEqual([]);
  expect(await breaches(sandbox.running().store.db)).toEqual([]);
});

/** Opens an event of the next week in somebody's own calendar. */
async function openEvent(user: User, title: RegExp): Promise<void> {
  await user.page.getByRole('button', { name: 'Calendars' }).click();
  await user.page.getByRole('button', { name: 'Next week' }).click();
  await user.page.getByRole('button', { name: title }).click();
}
