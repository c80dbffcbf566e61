import { serve } from '@hono/node-server';
import type { ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { sandboxPage } from '../../../src/sandbox/page.ts';
import { launchBrowser, openPage } from '../../browser.ts';
import { TOKEN, startToy } from '../slack/toy-app.ts';
import { toyListeners } from './toy-listeners.ts';

export const NOON = Temporal.Instant.from('2026-01-15T11:00:00Z');

/** The page, the toy app behind it and a browser in front of it. `more` adds what the page asks of others. */
export async function raiseCurtain(more: (app: Hono) => void = withClock) {
  const toy = await startToy(toyListeners, {
    now: () => NOON,
    ackLimitMs: 1500,
    app: {
      commands: [
        {
          command: '/toy',
          description: 'The toy',
          verbs: [
            { verb: 'form', usage: '', description: 'Open a form' },
            { verb: 'count', usage: '[from]', description: 'Count upwards' },
          ],
        },
      ],
      shortcuts: [{ callbackId: 'sch', name: 'Schedule', on: 'global' }],
    },
  });
  const app = new Hono();
  more(app);
  app.route('/sandbox', sandboxPage(toy.slack));
  const server = await new Promise<ServerType>(resolve => {
    const made = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(made));
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sandbox`;
  const browser = await launchBrowser();
  return {
    slack: toy.slack,
    post: (message: Record<string, unknown>) =>
      toy.app.client.apiCall('chat.postMessage', { token: TOKEN, ...message }),
    browser,
    url,
    open: (query = '', options: Parameters<typeof openPage>[2] = {}) =>
      open(browser, `${url}${query}`, options),
    /** An empty workspace, and no page that still looks at it. */
    async clear() {
      await Promise.all(browser.contexts().map(context => context.close()));
      await toy.slack.reset();
    },
    async close() {
      await browser.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      server.close();
      await toy.close();
    },
  };
}

function withClock(app: Hono): void {
  app.get('/sandbox/clock', c => c.json({ now: NOON.epochMilliseconds, zone: 'Europe/Berlin', label: '' }));
}

export type Curtain = Awaited<ReturnType<typeof raiseCurtain>>;

async function open(browser: Browser, url: string, options: Parameters<typeof openPage>[2]) {
  const opened = await openPage(browser, url, options);
  opened.page.setDefaultTimeout(8000);
  await opened.page.getByRole('main').waitFor();
  return opened;
}

export const composer = (page: Page) => page.getByRole('textbox', { name: /^Message / });

export async function type(page: Page, text: string): Promise<void> {
  await composer(page).fill(`${text} `);
  await composer(page).press('Enter');
}
