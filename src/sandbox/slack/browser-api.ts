import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Stage } from './acts/act.ts';
import { command } from './acts/command.ts';
import { openHome } from './acts/event.ts';
import { closeModal, submit } from './acts/modal.ts';
import { press } from './acts/press.ts';
import type { Place } from './acts/press.ts';
import { invite, say } from './acts/say.ts';
import { shortcut } from './acts/shortcut.ts';
import { suggest } from './acts/suggest.ts';
import { channelsFor, journalForPage, messagesFor, workspaceFor } from './page-data.ts';
import { object, parsed, string } from './json.ts';
import type { Json } from './json.ts';
import type { Newsroom } from './news.ts';
import type { GivenValues } from './values.ts';
import { viewObject } from './views.ts';

/** What the page asks and does. Everybody may be anybody here: it is a sandbox on the loopback interface. */
export function browserApi(stage: () => Stage, news: Newsroom): Hono {
  const app = new Hono();
  app.get('/workspace', c => c.json(workspaceFor(stage().workspace)));
  app.get('/channels', c => c.json(channelsFor(stage().workspace, c.req.query('as') ?? '')));
  app.get('/messages', c => {
    const { as = '', channel = '' } = c.req.query();
    return c.json(messagesFor(stage().workspace, as, channel));
  });
  app.get('/home', c => {
    const view = stage().workspace.views.home(c.req.query('as') ?? '');
    return c.json({ view: view ? viewObject(view) : null });
  });
  app.get('/modal', c => {
    const stack = stage().workspace.views.stackOf(c.req.query('as') ?? '');
    return c.json({ stack: stack.map(view => viewObject(view)) });
  });
  app.get('/journal', c => c.json(journalForPage(stage().workspace)));
  app.get('/news', c =>
    streamSSE(c, async stream => {
      const stop = news.listen(item => void stream.writeSSE({ event: 'news', data: JSON.stringify(item) }));
      await stream.writeSSE({ event: 'ready', data: '{}' });
      await new Promise<void>(resolve => {
        stream.onAbort(resolve);
      });
      stop();
    }),
  );
  app.post('/acts/:act', async c => {
    const act = Object.hasOwn(ACTS, c.req.param('act')) ? ACTS[c.req.param('act')] : undefined;
    if (!act) return c.json({ error: 'unknown_act' }, 404);
    return c.json(await act(stage(), object(parsed(await c.req.text()))));
  });
  return app;
}

/** The bodies come from our own page, so their shapes are trusted; what they name is looked up. */
const ACTS: Readonly<Record<string, (stage: Stage, body: Json) => unknown>> = {
  slash: (stage, body) =>
    command(stage, {
      user: string(body['as']),
      channel: string(body['channel']),
      command: string(body['command']),
      text: string(body['text']),
    }),
  press: (stage, body) =>
    press(stage, {
      user: string(body['as']),
      place: body['place'] as Place,
      action: string(body['action']),
      block: string(body['block']),
      value: body['value'],
      values: object(body['values']) as GivenValues,
    }),
  submit: (stage, body) =>
    submit(stage, {
      user: string(body['as']),
      view: string(body['view']),
      values: object(body['values']) as GivenValues,
    }),
  close: (stage, body) =>
    closeModal(stage, { user: string(body['as']), view: string(body['view']), all: body['all'] === true }),
  suggest: (stage, body) =>
    suggest(stage, {
      user: string(body['as']),
      place: body['place'] as Place,
      action: string(body['action']),
      query: string(body['query']),
      values: object(body['values']) as GivenValues,
    }),
  shortcut: (stage, body) => {
    const message = body['message'] as { channel: string; ts: string } | undefined;
    const given = { user: string(body['as']), callback: string(body['callback']) };
    return shortcut(stage, message ? { ...given, message } : given);
  },
  home: (stage, body) =>
    openHome(stage, { user: string(body['as']), tab: body['tab'] === 'messages' ? 'messages' : 'home' }),
  say: (stage, body) =>
    say(stage, { user: string(body['as']), channel: string(body['channel']), text: string(body['text']) }),
  invite: (stage, body) =>
    invite(stage, {
      user: string(body['as']),
      channel: string(body['channel']),
      guest: string(body['guest']),
    }),
  read: ({ workspace }, body) => {
    workspace.timeline.markRead(string(body['as']), string(body['channel']));
    workspace.news.tell({ what: 'read', user: string(body['as']) });
    return { kind: 'done' };
  },
};
