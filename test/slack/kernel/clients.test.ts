import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createClients } from '../../../src/slack/kernel/clients.ts';
import { outcomeOf } from '../../../src/slack/kernel/outcome.ts';
import { quietLog } from '../../quiet-log.ts';

/** Something that stands where Slack should, and answers every call in its own way. */
async function insteadOfSlack(answer: (response: ServerResponse) => unknown): Promise<string> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => answer(response));
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;
}

const HALF = '{"ok":true,"channel":"C1","ts":';
const begin = (response: ServerResponse) =>
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' }).write(HALF);

describe('an answer of Slack', () => {
  test.each<[string, (response: ServerResponse) => unknown]>([
    ['that breaks off', response => begin(response) && setImmediate(() => response.destroy())],
    ['that stops in the middle', response => begin(response)],
    ['that is a page of a proxy', response => response.end('<html>Back soon: ask mia@acme.test</html>')],
    ['that is empty', response => response.end()],
  ])('%s may come well the next time, and nothing of it is passed on', async (_, answer) => {
    const { log } = quietLog();
    const { interactive } = createClients('xoxb-1', await insteadOfSlack(answer), log);
    const outcome = await outcomeOf(() => interactive.chat.postMessage({ channel: 'C1', text: 'Hello' }));
    expect(outcome).toMatchObject({ kind: 'unavailable' });
    expect(JSON.stringify(outcome)).not.toMatch(/html|mia|C1/);
  });

  test('F8: that is lost after Slack took the message is not asked for by posting it again', async () => {
    let posts = 0;
    const url = await insteadOfSlack(response => {
      posts += 1;
      response.destroy();
    });
    const { background } = createClients('xoxb-1', url, quietLog().log);
    const outcome = await outcomeOf(() => background.chat.postMessage({ channel: 'C1', text: 'Hello' }));
    expect(outcome).toMatchObject({ kind: 'unavailable' });
    expect(posts).toBe(1);
  });
});
