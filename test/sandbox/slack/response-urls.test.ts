import { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { TOKEN, startWithSink } from './toy-app.ts';

type World = Awaited<ReturnType<typeof startWithSink>>;
let world: World;
let client: WebClient;
let elapsed = 0;

beforeAll(async () => {
  world = await startWithSink(undefined, { elapsedMs: () => elapsed });
  client = new WebClient(TOKEN, { slackApiUrl: world.slack.url, retryConfig: { retries: 0 } });
});
beforeEach(async () => {
  elapsed = 0;
  await world.slack.reset();
});
afterAll(() => world.close());

const blocks = [
  {
    type: 'actions',
    elements: [{ type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } }],
  },
];
const respond = async (url: string, message: unknown) => {
  const response = await fetch(url, {
    method: 'POST',
    body: JSON.stringify(message),
    headers: { 'content-type': 'application/json' },
  });
  return { status: response.status, text: await response.text() };
};
const urlOfCommand = async (channel = 'hiring') => {
  await world.slack.slash('mia', channel, '/toy');
  return world.received.at(-1)?.form['response_url'] ?? '';
};
const urlOfPress = async (ts: string) => {
  await world.slack.press('mia', { place: { channel: 'hiring', ts }, action: 'go' });
  return String(world.received.at(-1)?.payload.response_url);
};
const texts = (user: string, channel = 'hiring') =>
  world.slack.messages(user, channel).map(({ text }) => text);
const postMessage = async () =>
  (
    (await client.apiCall('chat.postMessage', { channel: 'hiring', text: 'Original', blocks })) as {
      ts?: string;
    }
  ).ts ?? '';
const postEphemeral = async () => {
  const channel = world.slack.channels.find(({ name }) => name === 'hiring')?.id;
  const user = world.slack.users.find(({ name }) => name === 'mia')?.id;
  const answer = await client.apiCall('chat.postEphemeral', { channel, user, text: 'Original', blocks });
  return (answer as { message_ts?: string }).message_ts ?? '';
};

describe('a response URL', () => {
  test('answers privately, or to all where it says so', async () => {
    const url = await urlOfCommand();
    expect(await respond(url, { text: 'Private' })).toEqual({ status: 200, text: 'ok' });
    await respond(url, { text: 'Public', response_type: 'in_channel' });
    expect([texts('mia'), texts('ben')]).toEqual([['Private', 'Public'], ['Public']]);
  });

  test('works where the app is no member', async () => {
    await respond(await urlOfCommand('offers'), { text: 'Public', response_type: 'in_channel' });
    expect(texts('mia', 'offers')).toEqual(['Public']);
  });

  test('takes five posts', async () => {
    const url = await urlOfCommand();
    for (const text of ['1', '2', '3', '4', '5']) expect((await respond(url, { text })).status).toBe(200);
    expect(await respond(url, { text: '6' })).toMatchObject({
      status: 404,
      text: expect.stringContaining('used_url'),
    });
    expect(texts('mia')).toHaveLength(5);
  });

  test('lives thirty minutes', async () => {
    const url = await urlOfCommand();
    elapsed = 30 * 60_000;
    expect((await respond(url, { text: 'Just in time' })).status).toBe(200);
    elapsed += 1;
    expect(await respond(url, { text: 'Late' })).toMatchObject({
      status: 404,
      text: expect.stringContaining('expired_url'),
    });
    expect(world.slack.journal().at(-1)?.details).toEqual(['The response URL is older than 30 minutes']);
  });

  test('replaces the message whose button was pressed', async () => {
    const ts = await postMessage();
    await respond(await urlOfPress(ts), { replace_original: true, text: 'Replaced' });
    expect(world.slack.messages('ben', 'hiring')).toMatchObject([{ ts, text: 'Replaced', blocks: [] }]);
  });

  test('replaces and deletes an ephemeral message, which chat.update cannot', async () => {
    const ts = await postEphemeral();
    const url = await urlOfPress(ts);
    await respond(url, { replace_original: true, text: 'Replaced', blocks });
    expect(texts('mia')).toEqual(['Replaced']);
    await respond(url, { delete_original: true });
    expect(texts('mia')).toEqual([]);
  });

  test('deletes the message for everybody', async () => {
    const ts = await postMessage();
    await respond(await urlOfPress(ts), { delete_original: true });
    expect(texts('ben')).toEqual([]);
  });

  test('posts anew beside the original where it does not say replace', async () => {
    const ts = await postMessage();
    await respond(await urlOfPress(ts), { text: 'Another' });
    expect(texts('mia')).toEqual(['Original', 'Another']);
  });

  test('refuses blocks that Slack refuses', async () => {
    const bad = { text: 'x', blocks: [{ type: 'nonsense' }] };
    expect(await respond(await urlOfCommand(), bad)).toEqual({ status: 400, text: 'invalid_blocks' });
  });

  test('that was never given out is unknown', async () => {
    const url = await urlOfCommand();
    expect((await respond(`${url}x`, { text: 'x' })).status).toBe(404);
  });
});
