import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { postResponse } from '../../../src/slack/kernel/response-url.ts';
import { GENERAL, RAE } from '../company/cast.ts';
import { type Person, sitDown } from '../company/person.ts';
import { command, send } from './requests.ts';
import { type Kernel, startKernel } from './start.ts';
import { toys } from './toys.ts';

let kernel: Kernel;
let rae: Person;
let elapsed = 0;

beforeEach(async () => {
  elapsed = 0;
  kernel = await startKernel(toys().conversations, { elapsedMs: () => elapsed });
  rae = sitDown(kernel, RAE);
});
afterEach(() => kernel.close());

/** A server that should hear nothing of us. */
async function stranger(answer: (path: string) => { status: number; location?: string }) {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(request.url ?? '');
    const { status, location } = answer(request.url ?? '');
    response.writeHead(status, location ? { location } : {}).end();
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { heard, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

test('an answer stands beside the command, for one person', async () => {
  await rae.hire('tell');
  const [said] = kernel.slack.messages(RAE, GENERAL);
  expect(said).toMatchObject({ text: 'You said nothing.', onlyFor: RAE });
  expect(kernel.wire.called('chat.postMessage')).toEqual([]);
});

test('an answer whose URL has expired comes as a direct message', async () => {
  const release = kernel.wire.hold('users.info');
  await kernel.slack.slash(RAE, 'general', '/hire', 'tell');
  elapsed += 31 * 60_000;
  release();
  await kernel.settle();
  expect(kernel.slack.messages(RAE, GENERAL)).toEqual([]);
  expect(rae.inbox().map(m => m.text)).toEqual(['You said nothing.']);
});

test('answers one after another do not open a connection each', async () => {
  const slack = createServer((request, response) => {
    response.write('o');
    request.resume().on('end', () => setImmediate(() => response.end('k')));
  });
  let connections = 0;
  slack.on('connection', () => (connections += 1));
  await new Promise<void>(resolve => slack.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    slack.closeAllConnections();
    slack.close();
  });
  const url = `http://127.0.0.1:${(slack.address() as AddressInfo).port}`;
  for (let n = 0; n < 10; n += 1)
    expect(await postResponse(`${url}/commands/${n}`, url, { text: 'Done.', blocks: [] })).toBe(true);
  expect(connections).toBeLessThan(5);
});

test('the URL of another host is never called', async () => {
  const other = await stranger(() => ({ status: 200 }));
  const urls = [
    `${other.url}/hooks/1`,
    'http://hooks.slack.com/commands/1',
    'https://hooks.slack.com.evil.example/1',
    'https://hooks.slack.com:8443/1',
    'file:///etc/passwd',
    'nonsense',
  ];
  for (const response_url of urls) await send(kernel.url, command('tell', { response_url }));
  await kernel.settle();
  expect(other.heard).toEqual([]);
  expect(rae.inbox()).toHaveLength(urls.length);
});

test('a redirect is not followed', async () => {
  const other = await stranger(() => ({ status: 200 }));
  const origin = new URL(kernel.slack.url).origin;
  // The local Slack has no such hook; what matters is that the answer went there and nowhere else.
  await send(kernel.url, command('tell', { response_url: `${origin}/hooks/none?to=${other.url}` }));
  await kernel.settle();
  expect(other.heard).toEqual([]);
  expect(rae.inbox().map(m => m.text)).toEqual(['You said nothing.']);
});

test('without a URL and without a moment to open a modal the answer is a direct message', async () => {
  await send(kernel.url, command('tell'));
  await kernel.settle();
  expect(rae.inbox().map(m => m.text)).toEqual(['You said nothing.']);
});
