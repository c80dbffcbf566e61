import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { APP_ID } from '../../../src/sandbox/slack/ids.ts';
import { GENERAL, RAE } from '../company/cast.ts';
import { command, event, payload, press, send, submission } from './requests.ts';
import { type Kernel, startKernel } from './start.ts';
import { type Toys, toys } from './toys.ts';

let kernel: Kernel;
let toy: Toys;

beforeAll(async () => {
  toy = toys();
  kernel = await startKernel(toy.conversations);
});
afterAll(() => kernel.close());
beforeEach(() => {
  toy.ran.length = 0;
});

async function ran(): Promise<string[]> {
  await kernel.settle();
  return toy.ran;
}

describe('a request that Slack did not send', () => {
  test.each([
    ['with another secret', { secret: 'f'.repeat(32) }],
    ['without a signature', { headers: { 'x-slack-signature': undefined } }],
    ['with an empty signature', { headers: { 'x-slack-signature': '' } }],
    ['with a signature of another version', { headers: { 'x-slack-signature': 'v1=abc' } }],
    ['without a time', { headers: { 'x-slack-request-timestamp': undefined } }],
    ['with a time that is none', { headers: { 'x-slack-request-timestamp': 'now' } }],
    ['from more than five minutes ago', { skew: -301 }],
    ['from more than five minutes ahead', { skew: 310 }],
    ['from an hour ahead', { skew: 3600 }],
  ])('%s is turned away', async (_, forged) => {
    const sent = await send(kernel.url, { ...command('tell'), ...forged });
    expect(sent.status).toBe(401);
    expect(await ran()).toEqual([]);
  });

  test('and was changed on the way is turned away', async () => {
    const parcel = command('tell');
    const signed = await captured(parcel.body);
    const sent = await send(kernel.url, { body: parcel.body.replace('tell', 'form'), headers: signed });
    expect(sent.status).toBe(401);
    expect(await ran()).toEqual([]);
  });

  test('but is signed within five minutes is taken', async () => {
    for (const skew of [-290, 0, 290]) {
      expect((await send(kernel.url, { ...command(`tell ${skew}`), skew })).status).toBe(200);
    }
    expect(await ran()).toHaveLength(3);
  });
});

describe('a request that comes again', () => {
  test('is done once, and answered every time', async () => {
    const parcel = { ...command('tell once'), headers: await captured(command('x').body) };
    const headers = await captured(parcel.body);
    const sent = await Promise.all([1, 2, 3].map(() => send(kernel.url, { ...parcel, headers })));
    expect(sent.map(s => s.status)).toEqual([200, 200, 200]);
    expect(await ran()).toEqual(['tell once']);
  });

  test('with something written behind its signature is turned away', async () => {
    const parcel = command('tell once more');
    const headers = await captured(parcel.body);
    const signature = headers['x-slack-signature'] ?? '';
    const forms = [signature, `${signature}=`, `${signature}=1`, `${signature}=2`, signature.toUpperCase()];
    const statuses: number[] = [];
    for (const form of forms) {
      const sent = await send(kernel.url, { ...parcel, headers: { ...headers, 'x-slack-signature': form } });
      statuses.push(sent.status);
    }
    expect(statuses).toEqual([200, 401, 401, 401, 401]);
    expect(await ran()).toEqual(['tell once more']);
  });

  test('and is a form is submitted once', async () => {
    const parcel = submission({ callback_id: 'toy.form', private_metadata: 'how=show' });
    const headers = await captured(parcel.body);
    for (let i = 0; i < 3; i += 1) await send(kernel.url, { ...parcel, headers });
    expect(await ran()).toEqual(['form show']);
  });

  test('and is an event with the same id is taken once, however it was signed', async () => {
    const opened = { type: 'app_home_opened', user: RAE, tab: 'home' };
    const before = await cursors();
    for (let i = 0; i < 3; i += 1) {
      const headers = i === 0 ? {} : { 'x-slack-retry-num': String(i) };
      await send(kernel.url, { ...event(opened, 'Ev-again'), skew: i, headers });
    }
    await kernel.settle();
    expect((await cursors()) - before).toBe(1);
  });
});

describe('a request about somewhere else', () => {
  const team = { id: 'T999999999' };
  test.each([
    ['a command', command('tell', { team_id: team.id })],
    ['a press', press({ action_id: 'toy.press', value: 'how=tell' }, { team })],
    ['a shortcut', payload('shortcut', { callback_id: 'tell', team })],
    ['a search', payload('block_suggestion', { action_id: 'toy.search', value: '', team })],
    ['a press without a team', press({ action_id: 'toy.press', value: 'how=tell' }, { team: null })],
  ])('%s of another workspace is dropped', async (_, parcel) => {
    const sent = await send(kernel.url, parcel);
    expect(sent).toMatchObject({ status: 200, body: '' });
    expect(await ran()).toEqual([]);
  });

  test.each([
    ['a command', command('tell', { api_app_id: 'A0SOMEOTHER' })],
    ['a press', press({ action_id: 'toy.press', value: 'how=tell' }, { api_app_id: 'A0SOMEOTHER' })],
  ])('%s of another app is dropped', async (_, parcel) => {
    const sent = await send(kernel.url, parcel);
    expect(sent).toMatchObject({ status: 200, body: '' });
    expect(await ran()).toEqual([]);
  });

  test('a command of our own app is taken', async () => {
    await send(kernel.url, command('tell', { api_app_id: APP_ID }));
    expect(await ran()).toEqual(['tell']);
  });

  test('a person with a forged form of another workspace changes nothing', async () => {
    const body = submission({ callback_id: 'toy.form', private_metadata: 'how=show' }).body;
    await send(kernel.url, { body: body.replace('T000000001', team.id) });
    expect(await ran()).toEqual([]);
  });

  test.each([
    ['another path', { path: '/slack/other' }],
    ['a path below', { path: '/slack/events/x' }],
  ])('%s is not there', async (_, where) => {
    expect((await send(kernel.url, { ...command('tell'), ...where })).status).toBe(404);
  });

  test('reading is not there', async () => {
    expect((await fetch(`${kernel.url}/slack/events`)).status).toBe(404);
  });
});

describe('a body of another form', () => {
  test('with a charset, as proxies add it, is taken', async () => {
    const type = 'application/x-www-form-urlencoded; charset=utf-8';
    expect((await send(kernel.url, { ...command('tell'), type })).status).toBe(200);
    expect(await ran()).toEqual(['tell']);
  });

  test('with the check of Slack’s certificates smuggles nothing in', async () => {
    const smuggled = `ssl_check=1&${command('tell').body}`;
    const sent = await send(kernel.url, { body: smuggled, headers: { 'x-slack-signature': undefined } });
    expect(sent.status).toBe(200);
    const twice = `ssl_check=10&${command('tell').body}`;
    const other = await send(kernel.url, { body: twice, headers: { 'x-slack-signature': undefined } });
    expect(other.status).toBe(401);
    expect(await ran()).toEqual([]);
  });

  test('of more than four megabytes is too large', async () => {
    const body = `${command('tell').body}&filler=${'x'.repeat(4 * 1024 * 1024)}`;
    expect((await send(kernel.url, { body })).status).toBe(413);
    expect(await ran()).toEqual([]);
  });

  test.each([
    ['that is no JSON', { body: '{"type":', type: 'application/json' }],
    ['with a payload that is no JSON', { body: 'payload=%7B' }],
  ])('%s is refused', async (_, parcel) => {
    expect((await send(kernel.url, parcel)).status).toBe(400);
  });

  test('with a very long command is taken, and compared in part', async () => {
    const sent = await send(kernel.url, command(`tell ${'x'.repeat(200_000)}`, { channel_id: GENERAL }));
    expect(sent.status).toBe(200);
    expect((await ran())[0]?.length).toBeLessThan(400);
  });
});

/** Headers as somebody would have who listened on the way. */
async function captured(body: string): Promise<Record<string, string>> {
  const { createHmac } = await import('node:crypto');
  const timestamp = String(Math.floor(Date.now() / 1000));
  const { SECRET } = await import('../company/start.ts');
  const digest = createHmac('sha256', SECRET).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${digest}` };
}

/** How often a Home tab was asked to be published. */
async function cursors(): Promise<number> {
  const rows = await kernel.world.db
    .selectFrom('effect')
    .select('key')
    .where('kind', '=', 'publish-home')
    .execute();
  return rows.length;
}
