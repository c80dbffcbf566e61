import { Hono } from 'hono';
import type { Catalogue } from '../core/kits/catalogue.ts';
import type { Log } from '../core/ports.ts';
import { SLACK_PATH } from '../slack/kernel/receiver.ts';
import { verbs } from '../slack/verbs.ts';
import { evaluationRoutes } from '../web/evaluation/evaluation-routes.ts';
import { startServer } from '../web/server.ts';
import { FIRST_MORNING, MovableClock } from './clock.ts';
import { CHANNELS, COMPANY, EMPLOYEES } from './company.ts';
import { sandboxPage } from './page.ts';
import { calendarPanel } from './panels/calendar-panel.ts';
import { clockPanel } from './panels/clock-panel.ts';
import { run, type Running, SANDBOX_SECRET, SANDBOX_TOKEN } from './running.ts';
import { startLocalSlack } from './slack/start.ts';

export type SandboxOptions = { port: number; catalogue: Catalogue; log: Log; story?: boolean };

export type Sandbox = Awaited<ReturnType<typeof startSandbox>>;

/** A company to try Hireloop in: a Slack of our own in the browser, calendars, mail, and a clock to move. */
export async function startSandbox({ port, catalogue, log, story = true }: SandboxOptions) {
  const clock = new MovableClock(FIRST_MORNING);
  // The address is known once something listens there.
  const address = { url: '', secret: SANDBOX_SECRET };
  const slack = await startLocalSlack({
    teamName: COMPANY.name,
    people: EMPLOYEES,
    channels: CHANNELS,
    appUrl: () => address.url,
    signingSecret: SANDBOX_SECRET,
    botToken: SANDBOX_TOKEN,
    now: () => clock.now(),
    app: { commands: [commandHint()], shortcuts: SHORTCUTS },
  });
  const options = { slack, clock, catalogue, log, site: address, story };
  const current: { running: Running } = { running: await run(options) };
  const reset = async () => {
    const before = current.running;
    await before.dispatcher.stop(1000);
    await slack.reset();
    current.running = await run(options);
    await before.store.close();
  };
  const pages = new Hono();
  pages.get('/', c => c.redirect('/sandbox'));
  pages.route(
    '/sandbox/clock',
    clockPanel(() => current.running, reset),
  );
  pages.route(
    '/sandbox/panel/calendars',
    calendarPanel(() => current.running),
  );
  pages.get('/sandbox/panel/mail', c => c.json(current.running.mails));
  pages.route('/sandbox', sandboxPage(slack));
  pages.route(
    '/',
    evaluationRoutes(() => current.running.world),
  );
  const stop = async () => {
    await current.running.dispatcher.stop(1000);
    await slack.close();
    await current.running.store.close();
  };
  const server = await startServer({
    host: '127.0.0.1',
    port,
    slackPath: SLACK_PATH,
    pages: () => pages,
    slack: (request, response) => current.running.slackListener(request, response),
  }).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  address.url = `http://127.0.0.1:${server.port}`;
  return {
    url: `${address.url}/sandbox`,
    slack,
    running: () => current.running,
    reset,
    async close() {
      await server.close();
      await stop();
    },
  };
}

const SHORTCUTS = ['schedule', 'candidate', 'score'].map(callbackId => ({
  callbackId,
  name: verbs.find(v => v.name === callbackId)?.summary ?? callbackId,
  on: 'global' as const,
}));

function commandHint() {
  return {
    command: '/hire',
    description: 'Run hiring loops',
    shouldEscape: true,
    verbs: verbs.map(({ name, usage, summary }) => ({ verb: name, usage, description: summary })),
  };
}
