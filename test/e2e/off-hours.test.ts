import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { findSituation } from '../../src/store/situations.ts';
import { launchBrowser } from '../browser.ts';
import { quietLog } from '../quiet-log.ts';
import { catalogue } from '../world.ts';
import { User } from './user.ts';
import { waits } from './waits.ts';

/** A candidate who has only evenings: nobody can, until somebody allows it; and a rule that is bent with one button. */

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

const bookedOf = async ({ team, application }: { team: string; application: string }) => {
  const situation = await findSituation(sandbox.running().world.db, team, application);
  return situation?.interviews.filter(one => one.booking) ?? [];
};

test('an evening is asked for, or allowed by whoever gives it', { timeout: 120_000 }, async () => {
  const ada = await waits(sandbox, 'Ada Moreau', 'Tue 8 Dec 18-19');
  const ben = await waits(sandbox, 'Ben Osei', 'Tue 8 Dec 19-20');
  const rae = await User.sitDown(browser, sandbox.url, 'rae');
  await rae.say('/hire schedule Ada Moreau');
  const none = await rae.modal('Schedule');
  await none.getByText('What would make it fit').waitFor();
  await rae.picture('off-hours-asked');
  expect(await none.innerText()).toMatch(/Ask .* for Tue 8 Dec, 18:00 \(\w+\), outside of their hours/);
  await none
    .getByRole('button', { name: /^Book: Ask / })
    .first()
    .click();
  await rae.picture('off-hours-confirm');
  await rae.page.getByRole('button', { name: 'Book', exact: true }).click();
  await (await rae.modal('Booked')).getByText('is booked').waitFor();
  expect(await bookedOf(ada)).toHaveLength(1);
  await rae.closeAll();

  const dee = await User.sitDown(browser, sandbox.url, 'dee');
  await dee.say('/hire me');
  await dee.page.getByRole('button', { name: 'Change my hours' }).last().click();
  const hours = await dee.modal('My hours');
  await hours.getByRole('textbox', { name: /^Also outside of these hours/ }).fill('Tue 18:00-20:00');
  await dee.picture('off-hours-form');
  await hours.getByRole('button', { name: 'Save' }).click();
  await (await dee.modal('Hours saved')).waitFor();
  await dee.closeAll();
  await dee.say('/hire me');
  await dee.message('As a last resort also Tue 18:00-20:00').waitFor();
  await dee.picture('off-hours-me');

  await rae.say('/hire schedule Ben Osei');
  const found = await rae.modal('Schedule');
  await found.getByText('is outside of the hours of Dee Park, who allows it').first().waitFor();
  await rae.picture('off-hours-allowed');
  await found.getByRole('button', { name: 'Book option 1' }).click();
  await (await rae.modal('Booked')).getByText('is booked').waitFor();
  const [interview] = await bookedOf(ben);
  expect(interview!.seats.map(seat => seat.because).join()).toContain(
    'outside of their hours, which they allow',
  );
  expect([...rae.errors, ...dee.errors]).toEqual([]);
});
