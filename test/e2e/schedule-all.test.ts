import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { findSituation } from '../../src/store/situations.ts';
import { launchBrowser } from '../browser.ts';
import { quietLog } from '../quiet-log.ts';
import { rawIdsIn } from '../slack/company/shown.ts';
import { catalogue } from '../world.ts';
import { User } from './user.ts';
import { waits } from './waits.ts';

/** Six candidates of the sandbox wait for times; the recruiter books them all, and mends what does not fit. */

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

const NAMES = ['Ada Moreau', 'Ben Osei', 'Cleo Brandt', 'Dan Ivanov', 'Eve Lindqvist', 'Finn Castro'];

test(
  'one plan books six candidates, and a way out is taken for the seventh',
  { timeout: 120_000 },
  async () => {
    for (const name of NAMES) await waits(sandbox, name, 'Mon 7 Dec 9-17\nTue 8 Dec 9-17\nWed 9 Dec 9-17');
    const gil = await waits(sandbox, 'Gil Aziz', 'Sat 5 Dec 9-11');
    const rae = await User.sitDown(browser, sandbox.url, 'rae');
    const seen = await rae.watch();
    await rae.say('/hire schedule all');
    const plan = await rae.modal('Schedule everybody');
    await plan.getByText('who wait for a time can have one').waitFor();
    await rae.picture('schedule-all');
    expect(await seen()).toMatch(/Planning 8 candidates together…[^]*Best so far: \d of 8 have a time/);
    for (const name of NAMES) await plan.getByText(name).first().waitFor();
    expect(await plan.innerText()).toMatch(/Gil Aziz.* stays without a time/s);
    expect(rawIdsIn(await plan.innerText())).toEqual([]);
    await plan.getByRole('button', { name: 'Choose people for Ada Moreau' }).click();
    const form = await rae.modal('Who interviews');
    await rae.choose(form, 'Does not take part', /^Fay/, 'Fay');
    await rae.page.keyboard.press('Tab');
    await rae.picture('schedule-all-people');
    await form.getByRole('button', { name: 'Plan anew' }).click();
    await plan.getByText('Ruled out: @Fay Moreau').waitFor();
    await plan.getByText('Ruled out: @Fay Moreau').scrollIntoViewIfNeeded();
    await rae.picture('schedule-all-anew');
    await plan.getByRole('button', { name: /^Book all/ }).click();
    await rae.page
      .getByRole('button', { name: /^Book all/ })
      .last()
      .click();
    const booked = await rae.modal('Booked');
    await booked.getByText('candidates are booked').waitFor();
    await rae.picture('schedule-all-booked');
    await rae.closeAll();

    await rae.say('/hire schedule Gil Aziz');
    const none = await rae.modal('Schedule');
    await none.getByText('What would make it fit').waitFor();
    await rae.picture('schedule-why-not');
    await none
      .getByRole('button', { name: /^Ask Gil|ask$/ })
      .first()
      .click();
    await rae.page.getByRole('button', { name: 'Ask', exact: true }).click();
    await (await rae.modal('Asked')).getByText('Gil Aziz is asked for').waitFor();
    await rae.picture('schedule-asked');
    await rae.closeAll();
    await rae.openApp();
    await rae.message('was asked for').getByRole('button', { name: 'They can: find times' }).click();
    const found = await rae.modal('Schedule');
    await found.getByText('Nothing better exists').waitFor();
    await rae.picture('schedule-asked-found');
    await found
      .getByRole('button', { name: /^Book option 1|^Book$/ })
      .first()
      .click();
    await (await rae.modal('Booked')).getByText('is booked').waitFor();
    const { world } = sandbox.running();
    const situation = await findSituation(world.db, gil.team, gil.application);
    expect(situation?.interviews.some(i => i.booking)).toBe(true);
    expect(sandbox.running().mails.map(mail => mail.subject)).toContainEqual(
      expect.stringMatching(/^Could you also make/),
    );
    expect(rae.errors).toEqual([]);
  },
);
