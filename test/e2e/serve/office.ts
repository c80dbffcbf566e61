import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import type { Db } from '../../../src/store/database.ts';
import { openStore } from '../../../src/store/open.ts';
import { startLocalSlack } from '../../../src/sandbox/slack/start.ts';
import { CHANNELS, PEOPLE } from '../../slack/company/cast.ts';
import { sitDown } from '../../slack/company/person.ts';
import { shownText } from '../../slack/company/shown.ts';
import { MANIFEST, SECRET, TOKEN } from '../../slack/company/start.ts';
import { acmeOnDisk, type Given } from './acme-on-disk.ts';
import { type Child, freePort, startServe } from './processes.ts';

export type Office = Awaited<ReturnType<typeof openOffice>>;

/** Acme with its Slack and its database, and the means to serve it as `npm start` does. */
export async function openOffice(given: Given = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'hireloop-office-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'hireloop.db');
  await acmeOnDisk(file, given);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const slack = await startLocalSlack({
    people: PEOPLE,
    channels: CHANNELS,
    appUrl: url,
    signingSecret: SECRET,
    botToken: TOKEN,
    teamName: 'Acme',
    app: MANIFEST,
  });
  onTestFinished(() => slack.close());
  const env = {
    SLACK_BOT_TOKEN: TOKEN,
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_API_URL: slack.url,
    DATABASE_URL: `sqlite:${file}`,
    PORT: String(port),
  };
  let serving: Child | undefined;
  return {
    folder,
    file,
    url,
    env,
    slack,
    /** Serves with these settings as well, `aheadMs` ahead of this machine's clock. */
    serve: async (more: Record<string, string> = {}, aheadMs = 0): Promise<Child> => {
      serving = await startServe({ env: { ...env, ...more }, aheadMs });
      onTestFinished(async () => void (await serving?.stop('SIGKILL')));
      return serving;
    },
    sit: (user: string) => sitDown({ slack, settle: async () => {} }, user),
    /** All that somebody finds in their conversation with the app, as they read it. */
    inbox: (user: string): string[] =>
      slack.messages(user, slack.dm(user)).map(m => `${m.text}\n${shownText(m.blocks)}`),
    /** Looks into the database beside whoever serves it. */
    look: async <T>(read: (db: Db) => Promise<T>): Promise<T> => {
      const store = await openStore(`sqlite:${file}`);
      try {
        return await read(store.db);
      } finally {
        await store.close();
      }
    },
    /** Waits for something to be found, or to hold. */
    until: <T>(what: string, find: () => T | Promise<T>): Promise<NonNullable<T>> =>
      vi.waitFor(
        async () => {
          const found = await find();
          if (found) return found;
          throw new Error(`Waited for ${what}. It said last: ${serving?.output.slice(-800)}`);
        },
        { timeout: 40_000, interval: 50 },
      ),
  };
}
