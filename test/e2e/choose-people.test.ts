import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listOpenSituations } from '../../src/store/situations.ts';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { launchBrowser } from '../browser.ts';
import { quietLog } from '../quiet-log.ts';
import { rawIdsIn } from '../slack/company/shown.ts';
import { catalogue } from '../world.ts';
import { User } from './user.ts';
import { waits } from './waits.ts';

/** Who interviews is chosen in the browser: what was found is found anew, booked, and then moved. */

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

test(
  'somebody is asked for and somebody is ruled out, then another time is found',
  { timeout: 90_000 },
  async () => {
    await waits(sandbox, 'Ada Moreau', 'Mon 7 Dec 9-17\nTue 8 Dec 9-17\nWed 9 Dec 9-17');
    const rae = await User.sitDown(browser, sandbox.url, 'rae');
    await rae.say('/hire schedule Ada Moreau');
    const found = await rae.modal('Schedule');
    await found.getByText('Nothing better exists').waitFor();
    await rae.picture('schedule-apart');
    expect(await found.innerText()).toMatch(/\d (h|min|days?) later · same people · /);
    await found.getByRole('button', { name: 'Choose people' }).click();
    const form = await rae.modal('Who interviews');
    await rae.choose(form, 'Has to take part', /^Cy/, 'Cy');
    await rae.page.keyboard.press('Tab');
    await rae.choose(form, 'Does not take part', /^Ana/, 'Ana');
    await rae.page.keyboard.press('Tab');
    await rae.picture('choose-people');
    await form.getByRole('button', { name: 'Find times' }).click();
    const anew = await rae.modal('Schedule');
    await anew.getByText('asked for by Rae').first().waitFor();
    await rae.picture('choose-people-found');
    const text = await anew.innerText();
    expect(text).toMatch(/Has to take part: @Cy/);
    expect(text).toMatch(/Ruled out: @Ana/);
    expect(rawIdsIn(text)).toEqual([]);
    await anew.getByRole('button', { name: 'Book option 1' }).click();
    await (await rae.modal('Booked')).getByText('is booked').waitFor();
    await rae.closeAll();

    await rae.say('/hire reschedule Ada Moreau');
    const moving = await rae.modal('Reschedule');
    await moving.getByText('Now:').waitFor();
    await moving.getByText('Nothing better exists').waitFor();
    await rae.picture('reschedule');
    expect(await moving.innerText()).toMatch(/(later|earlier) than booked/);
    const { world } = sandbox.running();
    const all = await listOpenSituations(world.db, sandbox.slack.team.id);
    const ada = all.find(one => one.candidate.name === 'Ada Moreau');
    expect(ada?.interviews.filter(one => one.booking)).toHaveLength(1);
    expect(rae.errors).toEqual([]);
  },
);
