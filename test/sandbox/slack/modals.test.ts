import { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { TOKEN, startWithSink } from './toy-app.ts';
import type { Received } from './toy-app.ts';

type World = Awaited<ReturnType<typeof startWithSink>>;
let world: World;
let client: WebClient;
let elapsed = 0;
let answer: ReturnType<NonNullable<Parameters<typeof startWithSink>[0]>> = {};

beforeAll(async () => {
  world = await startWithSink(() => answer, { elapsedMs: () => elapsed, ackLimitMs: 500 });
  client = new WebClient(TOKEN, { slackApiUrl: world.slack.url, retryConfig: { retries: 0 } });
});
beforeEach(async () => {
  answer = {};
  elapsed = 0;
  world.received.length = 0;
  await world.slack.reset();
});
afterAll(() => world.close());

const plain = (text: string) => ({ type: 'plain_text', text });
const input = {
  type: 'input',
  block_id: 'name',
  optional: true,
  label: plain('Name'),
  element: { type: 'plain_text_input', action_id: 'a' },
};
const button = { type: 'actions', elements: [{ type: 'button', action_id: 'more', text: plain('More') }] };
const view = (title: string, more: Record<string, unknown> = {}) => ({
  type: 'modal',
  title: plain(title),
  submit: plain('Send'),
  blocks: [input, button],
  ...more,
});

type Answer = { view?: { id: string; hash: string; previous_view_id: string; root_view_id: string } };
const last = (): Received => world.received.at(-1) as Received;
const call = (method: string, args: Record<string, unknown>) =>
  client.apiCall(method, args) as Promise<Answer>;
const errorOf = async (promise: Promise<unknown>) => {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return (error as { data?: { error?: string } } | undefined)?.data?.error ?? 'ok';
};
const trigger = async () => {
  await world.slack.slash('mia', 'hiring', '/toy');
  return last().form['trigger_id'] ?? '';
};
const triggerInside = async (id: string) => {
  await world.slack.press('mia', { place: { view: id }, action: 'more' });
  return String(last().payload.trigger_id);
};
const open = async (title = 'One', more: Record<string, unknown> = {}) =>
  (await call('views.open', { trigger_id: await trigger(), view: view(title, more) })).view ?? {
    id: '',
    hash: '',
  };
const titles = () =>
  world.slack
    .current()
    .workspace.views.stackOf(mia())
    .map(({ content }) => (content['title'] as { text: string }).text);
const mia = () => world.slack.users.find(({ name }) => name === 'mia')?.id ?? '';

describe('trigger ids', () => {
  test('open one view and no second', async () => {
    const trigger_id = await trigger();
    expect(await errorOf(call('views.open', { trigger_id, view: view('One') }))).toBe('ok');
    expect(await errorOf(call('views.open', { trigger_id, view: view('Two') }))).toBe('exchanged_trigger_id');
    expect(titles()).toEqual(['One']);
  });

  test('live three seconds', async () => {
    const trigger_id = await trigger();
    elapsed = 3000;
    expect(await errorOf(call('views.open', { trigger_id, view: view('One') }))).toBe('ok');
    const late = await trigger();
    elapsed = 6001;
    expect(await errorOf(call('views.open', { trigger_id: late, view: view('Two') }))).toBe(
      'expired_trigger_id',
    );
    expect(world.slack.journal().at(-1)?.details).toEqual([
      expect.stringContaining('older than three seconds'),
    ]);
  });

  test('cannot be made up', async () => {
    expect(await errorOf(call('views.open', { trigger_id: '1.2.3', view: view('One') }))).toBe(
      'invalid_trigger_id',
    );
  });
});

describe('views', () => {
  test('a view that Slack refuses is refused, and the words name the place', async () => {
    const promise = call('views.open', {
      trigger_id: await trigger(),
      view: view('A title of more than 24 characters'),
    });
    await expect(promise).rejects.toMatchObject({
      data: {
        error: 'invalid_arguments',
        response_metadata: { messages: [expect.stringContaining('[json-pointer:/view/title/text]')] },
      },
    });
    expect(world.slack.modal('mia')).toBeUndefined();
  });

  test('a view of more than 250,000 bytes is too large', async () => {
    const blocks = Array.from({ length: 100 }, () => ({ type: 'section', text: plain('m'.repeat(2900)) }));
    expect(
      await errorOf(call('views.open', { trigger_id: await trigger(), view: view('One', { blocks }) })),
    ).toBe('view_too_large');
  });

  test('stack three deep, pushed by triggers from inside, and not four', async () => {
    const one = await open();
    const two = (await call('views.push', { trigger_id: await triggerInside(one.id), view: view('Two') }))
      .view;
    expect(two).toMatchObject({ previous_view_id: one.id, root_view_id: one.id });
    const three = (
      await call('views.push', { trigger_id: await triggerInside(two?.id ?? ''), view: view('Three') })
    ).view;
    const push = call('views.push', { trigger_id: await triggerInside(three?.id ?? ''), view: view('Four') });
    expect(await errorOf(push)).toBe('push_limit_reached');
    await world.slack.closeView('mia', three?.id ?? '');
    const again = call('views.push', { trigger_id: await triggerInside(two?.id ?? ''), view: view('Again') });
    expect(await errorOf(again)).toBe('ok');
    expect(titles()).toEqual(['One', 'Two', 'Again']);
  });

  test('a push needs a trigger from inside a modal', async () => {
    expect(await errorOf(call('views.push', { trigger_id: await trigger(), view: view('Two') }))).toBe(
      'not_found',
    );
  });

  test('an update needs the newest hash where it names one', async () => {
    const { id, hash } = await open();
    const updated = await call('views.update', { view_id: id, hash, view: view('Two') });
    expect(updated.view?.hash).not.toBe(hash);
    expect(await errorOf(call('views.update', { view_id: id, hash, view: view('Three') }))).toBe(
      'hash_conflict',
    );
    expect(await errorOf(call('views.update', { view_id: id, view: view('Three') }))).toBe('ok');
    expect(titles()).toEqual(['Three']);
  });

  test('a closed view is not found', async () => {
    const { id } = await open();
    await world.slack.closeView('mia', id);
    expect(await errorOf(call('views.update', { view_id: id, view: view('Two') }))).toBe('not_found');
    expect(await world.slack.submit('mia', id)).toMatchObject({ kind: 'failed' });
  });

  test('an external id finds a view and is there once', async () => {
    await open('One', { external_id: 'loop-1' });
    expect(
      await errorOf(
        call('views.update', { external_id: 'loop-1', view: view('Two', { external_id: 'loop-1' }) }),
      ),
    ).toBe('ok');
    await world.slack.slash('ben', 'hiring', '/toy');
    const taken = call('views.open', {
      trigger_id: last().form['trigger_id'] ?? '',
      view: view('Two', { external_id: 'loop-1' }),
    });
    expect(await errorOf(taken)).toBe('duplicate_external_id');
  });

  test('the Home tab is published, and its hash guards it', async () => {
    const home = { type: 'home', blocks: [{ type: 'divider' }] };
    const first = await call('views.publish', { user_id: mia(), view: home });
    await call('views.publish', { user_id: mia(), view: home, hash: first.view?.hash });
    expect(await errorOf(call('views.publish', { user_id: mia(), view: home, hash: first.view?.hash }))).toBe(
      'hash_conflict',
    );
    expect(world.slack.home('mia')).toMatchObject({ type: 'home', root_view_id: first.view?.id });
  });
});

describe('sending a modal', () => {
  test('an empty answer closes it and shows the one below', async () => {
    const one = await open();
    const two = (await call('views.push', { trigger_id: await triggerInside(one.id), view: view('Two') }))
      .view;
    expect(await world.slack.submit('mia', two?.id ?? '')).toMatchObject({ kind: 'done' });
    expect(titles()).toEqual(['One']);
  });

  test('errors keep it open', async () => {
    const { id } = await open();
    answer = { body: { response_action: 'errors', errors: { name: 'Who?' } } };
    expect(await world.slack.submit('mia', id)).toMatchObject({ kind: 'errors', errors: { name: 'Who?' } });
    expect(titles()).toEqual(['One']);
  });

  test('errors for a block that is no input of it are refused', async () => {
    const { id } = await open();
    answer = { body: { response_action: 'errors', errors: { other: 'Who?' } } };
    expect(await world.slack.submit('mia', id)).toMatchObject({ kind: 'failed', error: 'bad_response' });
    expect(world.slack.journal().at(-1)?.details).toEqual(['No input block has the block_id other']);
  });

  test('update, push and clear do what they say', async () => {
    const { id } = await open();
    answer = { body: { response_action: 'update', view: view('Updated') } };
    await world.slack.submit('mia', id);
    expect(titles()).toEqual(['Updated']);
    answer = { body: { response_action: 'push', view: view('Pushed') } };
    await world.slack.submit('mia', id);
    expect(titles()).toEqual(['Updated', 'Pushed']);
    answer = { body: { response_action: 'clear' } };
    await world.slack.submit('mia', String(world.slack.modal('mia')?.['id']));
    expect(world.slack.modal('mia')).toBeUndefined();
  });

  test('an update to a view that Slack refuses is refused', async () => {
    const { id } = await open();
    answer = { body: { response_action: 'update', view: view('Updated', { nonsense: 1 }) } };
    expect(await world.slack.submit('mia', id)).toMatchObject({ kind: 'failed', error: 'invalid_arguments' });
    expect(titles()).toEqual(['One']);
  });

  test('closing tells the app only where it asked to be told', async () => {
    const quiet = await open();
    world.received.length = 0;
    await world.slack.closeView('mia', quiet.id);
    expect(world.received).toEqual([]);
    const loud = await open('Loud', { notify_on_close: true });
    await world.slack.closeView('mia', loud.id);
    expect(last().payload).toMatchObject({ type: 'view_closed', is_cleared: false, view: { id: loud.id } });
  });

  test('the cross clears the whole stack', async () => {
    const one = await open('One', { notify_on_close: true });
    const two = (await call('views.push', { trigger_id: await triggerInside(one.id), view: view('Two') }))
      .view;
    await world.slack.closeView('mia', two?.id ?? '', true);
    expect(last().payload).toMatchObject({ type: 'view_closed', is_cleared: true, view: { id: one.id } });
    expect(world.slack.modal('mia')).toBeUndefined();
  });
});

describe('an app that does not answer', () => {
  test('in time: the person reads operation_timeout', async () => {
    answer = 'never';
    expect(await world.slack.slash('mia', 'hiring', '/toy')).toMatchObject({
      kind: 'failed',
      error: 'operation_timeout',
    });
    expect(world.slack.messages('mia', 'hiring')).toMatchObject([
      { author: 'USLACKBOT', text: '/toy failed with the error "operation_timeout"' },
    ]);
    expect(world.slack.messages('ben', 'hiring')).toEqual([]);
    expect(world.slack.journal()).toMatchObject([{ kind: 'unanswered' }]);
  });

  test('well: the modal stays open', async () => {
    const { id } = await open();
    answer = { status: 500, body: 'oops' };
    expect(await world.slack.submit('mia', id)).toMatchObject({
      kind: 'failed',
      error: 'http_service_error',
      why: expect.stringContaining('HTTP 500'),
    });
    expect(titles()).toEqual(['One']);
  });

  test('to an event: it comes once more and says why', async () => {
    answer = { status: 500 };
    await world.slack.openHome('mia');
    expect(world.received.map(({ headers }) => headers['x-slack-retry-num'])).toEqual([undefined, '1']);
    expect(last().headers['x-slack-retry-reason']).toBe('http_error');
    expect(new Set(world.received.map(({ payload }) => payload.event_id)).size).toBe(1);
  });
});
