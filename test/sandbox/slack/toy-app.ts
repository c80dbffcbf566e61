import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { BOT_ID, BOT_USER } from '../../../src/sandbox/slack/ids.ts';
import type { LocalSlackOptions } from '../../../src/sandbox/slack/options.ts';
import { startLocalSlack } from '../../../src/sandbox/slack/start.ts';

export const SECRET = 'a-signing-secret-of-the-toy';
export const TOKEN = 'xoxb-toy';

const PEOPLE = [
  {
    name: 'mia',
    realName: 'Mia Okafor',
    email: 'mia@acme.example',
    zone: 'Europe/Berlin',
    title: 'Recruiter',
    isAdmin: true,
  },
  {
    name: 'ben',
    realName: 'Ben Ortiz',
    email: 'ben@acme.example',
    zone: 'America/New_York',
    title: 'Staff engineer',
  },
  { name: 'ana', realName: 'Ana Rao', email: 'ana@acme.example', zone: 'Asia/Kolkata', title: 'Engineer' },
  {
    name: 'gil',
    realName: 'Gil Guest',
    email: 'gil@other.example',
    zone: 'Europe/Paris',
    isRestricted: true,
  },
  { name: 'zoe', realName: 'Zoe Gone', email: 'zoe@acme.example', zone: 'Europe/Berlin', isDeleted: true },
];

const CHANNELS = [
  { name: 'general', topic: 'Everybody' },
  { name: 'hiring', topic: 'Who we hire', members: ['mia', 'ben'] },
  { name: 'watercooler', hasApp: false },
  { name: 'offers', isPrivate: true, members: ['mia'], hasApp: false },
];

/** A local Slack and a Bolt app that answers it; `listeners` says how. */
export async function startToy(listeners: (app: App) => void, more: Partial<LocalSlackOptions> = {}) {
  let appUrl = '';
  const slack = await startLocalSlack({
    people: PEOPLE,
    channels: CHANNELS,
    appUrl: () => appUrl,
    signingSecret: SECRET,
    botToken: TOKEN,
    teamName: 'Acme',
    ...more,
  });
  const receiver = new HTTPReceiver({
    signingSecret: SECRET,
    logLevel: LogLevel.ERROR,
    unhandledRequestTimeoutMillis: 3000,
    unhandledRequestHandler: ({ response }) => {
      response.writeHead(404);
      response.end();
    },
  });
  const app = new App({
    receiver,
    token: TOKEN,
    botId: BOT_ID,
    botUserId: BOT_USER,
    tokenVerificationEnabled: false,
    convoStore: false,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: slack.url, retryConfig: { retries: 0 } },
  });
  listeners(app);
  const server = createServer(receiver.requestListener);
  appUrl = await listening(server);
  return {
    slack,
    app,
    async close() {
      server.closeAllConnections();
      server.close();
      await slack.close();
    },
  };
}

export type Received = {
  headers: Record<string, unknown>;
  body: string;
  form: Record<string, string>;
  payload: Payload;
};
// oxlint-disable-next-line typescript/no-explicit-any -- the tests look at single keys of Slack's payloads
export type Payload = any;

/** A server that keeps every request and answers as told; for looking at payloads. */
export async function startSink(
  answer: (received: Received) => { status?: number; body?: unknown } | 'never' = () => ({}),
) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const isJson = request.headers['content-type'] === 'application/json';
      const form = isJson ? {} : Object.fromEntries(new URLSearchParams(body));
      const payload: Payload = JSON.parse(isJson ? body : (form['payload'] ?? '{}'));
      const one = { headers: request.headers, body, form, payload };
      received.push(one);
      const result = answer(one);
      if (result === 'never') return;
      response.writeHead(result.status ?? 200, { 'content-type': 'application/json' });
      response.end(result.body === undefined ? '' : JSON.stringify(result.body));
    });
  });
  const appUrl = await listening(server);
  return {
    received,
    appUrl,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A local Slack whose app is a sink. */
export async function startWithSink(
  answer?: Parameters<typeof startSink>[0],
  more: Partial<LocalSlackOptions> = {},
) {
  const sink = await startSink(answer);
  const slack = await startLocalSlack({
    people: PEOPLE,
    channels: CHANNELS,
    appUrl: sink.appUrl,
    signingSecret: SECRET,
    botToken: TOKEN,
    teamName: 'Acme',
    ...more,
  });
  return {
    slack,
    received: sink.received,
    async close() {
      sink.close();
      await slack.close();
    },
  };
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
