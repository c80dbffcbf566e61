import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { loadData } from '../src/app.ts';
import { createLog } from '../src/log.ts';
import { startSandbox } from '../src/sandbox/sandbox.ts';
import { launchBrowser } from './browser.ts';
import { User } from './e2e/user.ts';

/** `npm run pictures`: the pictures of the README, taken from the sandbox in a real browser. */

const FOLDER = join(import.meta.dirname, '../docs/pictures');

type Scene = { name: string; as: string; colours?: 'light' | 'dark'; play: (user: User) => Promise<void> };

const SCENES: readonly Scene[] = [
  {
    name: 'schedule',
    as: 'rae',
    async play(rae) {
      await rae.say('/hire schedule Mia');
      await (await rae.modal('Schedule')).getByText('Nothing better exists.').waitFor();
    },
  },
  {
    name: 'digest',
    as: 'hana',
    async play(hana) {
      await hana.page.getByRole('button', { name: /^hiring-payments/ }).click();
      await hana.message(/the week ahead/).waitFor();
      // The digest is longer than the picture: its beginning is what people read.
      await hana.message(/the week ahead/).evaluate(message => message.scrollIntoView({ block: 'start' }));
    },
  },
  {
    name: 'home',
    as: 'ana',
    async play(ana) {
      await ana.openApp('Home');
      await ana.page.getByText('Your interviews').waitFor();
    },
  },
  {
    name: 'questions',
    as: 'ana',
    async play(ana) {
      await ana.say('/hire kit Jonas');
      await (await ana.modal('Questions')).getByText('Strong answers contain').first().waitFor();
    },
  },
  {
    name: 'evaluation',
    as: 'tomas',
    colours: 'dark',
    async play(tomas) {
      await tomas.say('/hire debrief Noor');
      await (await tomas.modal('Debrief')).getByText('Where knowledge stopped').waitFor();
    },
  },
  {
    name: 'calendar',
    as: 'ana',
    async play(ana) {
      await ana.openApp();
      await ana.page.getByRole('button', { name: 'Calendars' }).click();
      await ana.page.getByRole('button', { name: /Technical interview/ }).click();
    },
  },
];

async function take(browser: Browser, url: string, { name, as, colours, play }: Scene): Promise<void> {
  const user = await User.sitDown(browser, url, as, colours ? { colorScheme: colours } : {});
  await play(user);
  if (user.errors.length > 0) throw new Error(`${name}: ${user.errors.join('; ')}`);
  await user.page.screenshot({ path: join(FOLDER, `${name}.png`) });
  // A modal stays open for its person, on whatever screen they look next.
  await user.closeAll();
  console.log(`docs/pictures/${name}.png`);
}

mkdirSync(FOLDER, { recursive: true });
const sandbox = await startSandbox({ port: 0, catalogue: loadData(undefined), log: createLog('error') });
const browser = await launchBrowser();
for (const scene of SCENES) await take(browser, sandbox.url, scene);
await browser.close();
await sandbox.close();
