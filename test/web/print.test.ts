import { type ServerType, serve } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { evaluationLink } from '../../src/operations/evaluation-link.ts';
import { submitScorecard } from '../../src/operations/submit-scorecard.ts';
import { createPages } from '../../src/web/pages.ts';
import { launchBrowser, openPage } from '../browser.ts';
import { card } from '../cards.ts';
import { miaToBook } from '../loop-steps.ts';
import { quietLog } from '../quiet-log.ts';
import { actor, HANA, TEAM } from '../world.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const LONG = 'They argued every choice from the access pattern and named what it would cost. '
  .repeat(9)
  .trim();

/** The page of Mia's evaluation, with cards that say much, behind a server of its own. */
async function evaluation(): Promise<string> {
  const loop = await miaToBook();
  const { world } = loop;
  const { seat, interview } = await loop.book();
  world.clock.set(interview.booking.time.end);
  const filled = await card(world, await loop.situation(), seat.id, 'no');
  const quotes = Object.fromEntries(Object.keys(filled.depths).map(id => [id, LONG]));
  const said = { ...filled, quotes, notes: LONG, reason: LONG };
  await submitScorecard(world, actor(seat.person), { seat: seat.id, card: said });
  const pages = createPages({
    world,
    log: quietLog().log,
    notReady: async () => undefined,
    metrics: () => Promise.reject(new Error('none')),
  });
  const server = serve({ fetch: pages.fetch, port: 0 });
  onTestFinished(() => stop(server));
  const { port } = server.address() as AddressInfo;
  world.site = { url: `http://127.0.0.1:${port}`, secret: 'a secret of thirty-two bytes or more' };
  return evaluationLink(world, { team: TEAM, person: HANA, application: loop.application }) ?? '';
}

const stop = (server: ServerType) => new Promise<void>(done => void server.close(() => done()));

/** How many sheets a PDF has. */
const sheetsIn = (pdf: Buffer): number =>
  pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;

/** Runs in the page. */
const LOOK = `(() => {
  const style = getComputedStyle(document.body);
  const { scrollWidth, clientWidth } = document.documentElement;
  return { paper: style.backgroundColor, ink: style.color, tooWide: scrollWidth > clientWidth };
})()`;

describe('an evaluation on paper', () => {
  test('is a PDF by one press, from the browser of whoever reads', async () => {
    const { page, errors } = await openPage(browser, await evaluation());
    await page.evaluate('window.print = () => (document.title = `printed: ${document.title}`)');
    await page.getByRole('button', { name: 'Save as PDF' }).click();
    expect(await page.title()).toBe('printed: Evaluation: Mia Okafor');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('is black on white also for who reads in the dark, on whole sheets, without what paper cannot do', async () => {
    const { page } = await openPage(browser, await evaluation(), { colorScheme: 'dark', width: 680 });
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate(LOOK)).toEqual({
      paper: 'rgb(255, 255, 255)',
      ink: 'rgb(27, 31, 36)',
      tooWide: false,
    });
    expect(await page.getByRole('button').count()).toBe(0);
    expect(await page.getByText('The link is for').isVisible()).toBe(false);
    expect(await page.getByText('This page ranks nobody').isVisible()).toBe(true);
    const pdf = await page.pdf({ format: 'A4', tagged: true, outline: true, preferCSSPageSize: true });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(sheetsIn(pdf)).toBeGreaterThan(1);
    expect(sheetsIn(pdf)).toBeLessThan(6);
    // Headings and tables are there for who listens to it.
    expect(pdf.toString('latin1')).toContain('/StructTreeRoot');
    await page.context().close();
  });
});
