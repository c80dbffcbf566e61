import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { launchBrowser } from '../browser.ts';
import { quietLog } from '../quiet-log.ts';
import { catalogue } from '../world.ts';
import { rawIdsIn } from '../slack/company/shown.ts';
import { PICTURES, User } from './user.ts';

/** The main job by hand, as four people: what the README promises in ten minutes. */

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

test(
  'a role is opened, a candidate comes, is met, scored and decided on, and the week is reported',
  { timeout: 180_000 },
  async () => {
    const rae = await sit('rae');

    // 1. The recruiter opens a role and adds a candidate with the times they offer.
    await rae.say('/hire role');
    const form = await rae.modal('Open a role');
    await form.getByRole('textbox', { name: 'Title' }).fill('Backend Engineer, Checkout');
    await rae.choose(form, 'Level', 'mid');
    await form.getByRole('checkbox', { name: /^api/ }).check();
    await form.getByRole('checkbox', { name: /^application/ }).check();
    await rae.choose(form, 'Language', /TypeScript/i);
    await rae.choose(form, 'Hiring manager', /Hana Sato/, 'hana');
    await rae.choose(form, 'Channel for the weekly digest', /hiring-payments/, 'payments');
    await rae.choose(form, 'Pipeline', /one panel/);
    await rae.picture('1-role');
    await form.getByRole('button', { name: 'Open', exact: true }).click();
    const opened = await rae.modal('Role opened');
    await opened.getByRole('button', { name: 'Add a candidate' }).click();
    const add = await rae.modal('Add a candidate');
    await add.getByRole('textbox', { name: 'Name' }).fill('Zoë Arendt');
    await add.getByLabel('E-mail').fill('zoe@example.com');
    await rae.choose(add, 'Their time zone', 'Europe/Berlin', 'berlin');
    await add.getByRole('textbox', { name: 'Times they offer' }).fill('Fri 4 Dec 9-12, 13-17');
    await rae.picture('1-candidate');
    await add.getByRole('button', { name: 'Add', exact: true }).click();
    await (await rae.modal('Candidate added')).getByText('Zoë Arendt').waitFor();
    await rae.closeAll();
    await rae.closeAll();

    // The résumé convinces.
    await rae.say('/hire debrief Zoë');
    await (await rae.modal('Debrief')).getByRole('button', { name: 'Move on' }).click();
    await (await rae.modal('Move on')).getByRole('button', { name: 'Move on' }).click();
    await (await rae.modal('Decided')).getByText('Technical panel').waitFor();
    await rae.closeAll();

    // 2. The best times, with named people and reasons; one is booked.
    await rae.say('/hire schedule Zoë Arendt');
    const schedule = await rae.modal('Schedule');
    await schedule.getByText('Nothing better exists.').waitFor();
    await rae.picture('2-schedule');
    await schedule.getByRole('button', { name: 'Book option 1' }).click();
    const booked = await rae.modal('Booked');
    const people = await booked.locator('.mention').allInnerTexts();
    await rae.picture('2-booked');
    await rae.closeAll();
    expect(people).toHaveLength(2);

    // 3. The interviewers find it in their calendars and in Slack, and accept in one or the other.
    const [first, second] = await Promise.all(people.map(p => sit(handleOf(p))));
    if (!first || !second) throw new Error('An interview of two people has two people');
    await first.openApp();
    await first
      .message(/Technical panel with Zoë/)
      .getByRole('button', { name: 'Accept' })
      .click();
    await first
      .message(/Technical panel with Zoë/)
      .getByText('You accepted')
      .waitFor();
    await first.picture('3-accepted');
    await second.page.getByRole('button', { name: 'Calendars' }).click();
    await findInCalendar(second, /Technical panel: Zoë/);
    await second.page.getByRole('button', { name: 'Accept', exact: true }).last().click();
    await second.page.locator('.attendee-accepted').nth(1).waitFor();
    await second.picture('3-calendar');

    // 4. The clock moves on, and the questions arrive before the interview.
    await untilOver(rae, 'Zoë Arendt');
    await first.openApp();
    await first
      .message(/You ask/)
      .getByRole('button', { name: 'Open the questions' })
      .click();
    const questions = await first.modal('Questions');
    await questions.getByText('Strong answers contain').first().waitFor();
    await first.picture('4-questions');
    await first.closeAll();

    // 5. Each fills the scorecard; nobody sees another's before submitting.
    await fillScorecard(first, 'Yes');
    await standByIt(first);
    await seeItSubmitted(first);
    await second.say('/hire debrief Zoë');
    const blind = await second.modal('Debrief');
    await blind.getByText('You see the others’ cards when yours is in').waitFor();
    expect(await blind.innerText()).not.toContain('argued every choice');
    await second.picture('5-blind');
    await second.closeAll();
    await beginScorecard(second);
    await fillScorecard(second, 'No');
    await seeItSubmitted(second);

    // 6. The hiring manager gets the summary and decides.
    const hana = await sit('hana');
    await hana.openApp();
    const summary = hana.message(/Zoë Arendt.*All scorecards are in/s);
    await summary.getByText('They differ on').waitFor();
    await summary.getByRole('button', { name: 'Read the evaluation' }).click();
    await (await hana.modal('Debrief')).getByText('Where knowledge stopped').waitFor();
    await hana.picture('6-evaluation');
    await readThePage(hana, 'Zoë Arendt');
    await hana.closeAll();
    await hana.page.getByRole('button', { name: /^hiring-payments/ }).click();
    await hana.message(/Talk it over in this thread/).waitFor();
    await hana.picture('6-thread');
    await hana.openApp();
    await summary.getByRole('button', { name: 'Find a time to talk' }).click();
    const times = await hana.modal('Debrief');
    await times.getByText('Everybody can come at these times').waitFor();
    await times.getByRole('radio').nth(1).check();
    await hana.picture('6-meeting-times');
    await times.getByRole('button', { name: 'Book it' }).click();
    await (await hana.modal('Booked')).getByText('It is in everybody’s calendar').waitFor();
    await hana.closeAll();
    const meeting = hana.message(/Your cards differ. Read the evaluation before/);
    await meeting.getByRole('button', { name: 'Find another time' }).waitFor();
    await summary.getByRole('button', { name: 'Call the debrief off' }).waitFor();
    await hana.picture('6-meeting');
    await summary.getByRole('button', { name: 'Move on' }).click();
    const decision = await hana.modal('Move on');
    await decision.getByRole('textbox', { name: 'Why?' }).fill('Deep enough in api; pair them with Bo.');
    await decision.getByRole('button', { name: 'Move on' }).click();
    await (await hana.modal('Decided')).getByText('Final round').waitFor();
    await hana.closeAll();
    await hana
      .message(/Zoë Arendt.*All scorecards are in/s)
      .getByText('moved on')
      .waitFor();

    // 7. Whoever lets something lie is reminded, once a day; on Monday the channel gets the digest.
    await rae.page.getByRole('button', { name: 'To Monday 09:00' }).click();
    await rae.page.getByText(/Mon 7 Dec, 09:0/).waitFor({ timeout: 60_000 });
    await rae.page.getByRole('button', { name: /^hiring-payments/ }).click();
    await rae
      .message(/Checkout: the week ahead/)
      .getByText('Technical panel')
      .first()
      .waitFor();
    await rae.picture('7-digest');
    await rae.openApp();
    const nudges = rae.page.getByRole('article').filter({ hasText: 'Mia Okafor offered times' });
    await nudges.first().waitFor();
    expect(await nudges.count()).toBeLessThanOrEqual(2);
    await rae.picture('7-nudges');
    for (const user of [rae, first, second, hana]) expect(user.errors).toEqual([]);
    expect(sandbox.slack.journal().filter(e => e.kind === 'refused')).toEqual([]);
  },
);

function handleOf(mention: string): string {
  return mention.replace('@', '').split(' ')[0]?.toLowerCase() ?? '';
}

/** Turns the weeks until the event is there, and opens it. */
async function findInCalendar(user: User, title: RegExp): Promise<void> {
  const event = user.page.getByRole('button', { name: title });
  for (let weeks = 0; weeks < 3; weeks += 1) {
    await user.page
      .getByRole('button', { name: /stand-up/ })
      .first()
      .waitFor();
    if (await event.isVisible()) break;
    await user.page.getByRole('button', { name: 'Next week' }).click();
    await user.page.getByRole('button', { name: 'This week' }).waitFor();
  }
  await event.click();
}

/** Moves the clock from interview to interview until this one has been held. */
async function untilOver(rae: User, candidate: string): Promise<void> {
  for (let interviews = 0; interviews < 8; interviews += 1) {
    await rae.page.getByRole('button', { name: 'To the next interview' }).click();
    await rae.page
      .getByRole('button', { name: 'To the next interview' })
      .and(rae.page.locator(':enabled'))
      .waitFor();
    const { world, identity, clock } = sandbox.running();
    const { listOpenSituations } = await import('../../src/store/situations.ts');
    const found = (await listOpenSituations(world.db, identity.team)).find(
      s => s.candidate.name === candidate,
    );
    const start = found?.interviews.find(i => i.booking)?.booking?.time.start;
    if (start && Temporal.Instant.compare(start, clock.now()) <= 0) break;
  }
  await rae.page.getByRole('button', { name: '+1 hour' }).click();
  await rae.page.getByRole('button', { name: '+1 hour' }).and(rae.page.locator(':enabled')).waitFor();
}

/** Marks a question as asked, closes everything, and finds it as it was. */
async function beginScorecard(user: User): Promise<void> {
  await user.say('/hire score Zoë');
  const card = await user.modal('Scorecard');
  await card.getByRole('radio', { name: /^2 · / }).first().check();
  await card.getByRole('combobox').last().click();
  await user.page
    .getByRole('option', { name: /^Answered 1 of/ })
    .first()
    .click();
  const quote = card.getByRole('textbox', { name: /What they said/ });
  await quote.pressSequentially('They would add an index.');
  await user.closeAll();
  await user.say('/hire score Zoë');
  await card.getByText('This is your draft').waitFor();
  expect(await quote.inputValue()).toBe('They would add an index.');
  await user.closeAll();
}

async function fillScorecard(user: User, verdict: 'Yes' | 'No'): Promise<void> {
  await user.say('/hire score Zoë');
  const card = await user.modal('Scorecard');
  await card
    .getByRole('textbox', { name: /Evidence/ })
    .fill('They argued every choice from the access pattern and named the failure first.');
  await card.getByRole('radio', { name: verdict, exact: true }).check();
  await card
    .getByRole('textbox', { name: /What decided it/ })
    .fill(`A plain ${verdict.toLowerCase()}, with the reasons above.`);
  await user.picture(`5-scorecard-${verdict.toLowerCase()}`);
  await card.getByRole('button', { name: 'Submit' }).click();
}

/** A card with little in it is questioned before it goes in. */
async function standByIt(user: User): Promise<void> {
  const again = await user.modal('Look once more');
  await again.getByText('No question is marked as asked').waitFor();
  await user.picture('5-scorecard-questioned');
  await again.getByRole('button', { name: 'Submit as it is' }).click();
}

/** The evaluation on a page of its own, in a browser that runs no scripts. */
async function readThePage(user: User, candidate: string): Promise<void> {
  const href = await user.page.getByRole('link', { name: 'All of it on one page' }).getAttribute('href');
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 1000, height: 1300 },
  });
  const page = await context.newPage();
  await page.goto(href ?? '');
  await page.getByRole('heading', { level: 1, name: candidate }).waitFor();
  await page.getByRole('table', { name: /deepest question first/ }).waitFor();
  const shown = await page.getByRole('main').innerText();
  expect(shown).toContain('A plain yes, with the reasons above.');
  expect(shown).toContain('Worth talking about');
  expect(rawIdsIn(shown)).toEqual([]);
  await page.screenshot({ path: join(PICTURES, '6-evaluation-page.png') });
  await context.close();
}

async function seeItSubmitted(user: User): Promise<void> {
  await (await user.modal('Submitted')).getByText('is in').first().waitFor();
  await user.closeAll();
}
