import { serve } from '@hono/node-server';
import type { ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import type { AddressInfo } from 'node:net';
import type { Stage } from './acts/act.ts';
import { command } from './acts/command.ts';
import { changePerson, openHome, sendEvent } from './acts/event.ts';
import { closeModal, submit } from './acts/modal.ts';
import { press } from './acts/press.ts';
import { invite, say } from './acts/say.ts';
import { shortcut } from './acts/shortcut.ts';
import { suggest } from './acts/suggest.ts';
import type { Fault } from './faults.ts';
import { AnswerLost, gateway } from './gateway.ts';
import { hooks } from './hooks.ts';
import { APP_ID, BOT_ID, BOT_USER, TEAM_ID } from './ids.ts';
import type { Json } from './json.ts';
import { createNewsroom } from './news.ts';
import type { LocalSlackOptions, PersonSeed } from './options.ts';
import type { GivenValues } from './values.ts';
import { viewObject } from './views.ts';
import { createWorkspace } from './workspace.ts';

export type LocalSlack = Awaited<ReturnType<typeof startLocalSlack>>;

/** A Slack of our own on a local port: the Web API for the app, and people to act as. */
export async function startLocalSlack(options: LocalSlackOptions) {
  const news = createNewsroom();
  let workspace = await createWorkspace(options, news);
  const app = new Hono();
  app.route(
    '/',
    gateway(() => workspace),
  );
  app.route(
    '/',
    hooks(() => workspace),
  );
  app.notFound(c => c.json({ ok: false, error: 'unknown_method' }, 404));
  const server = await listen(app, options.port ?? 0);
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const stage = (): Stage => ({ workspace, hooksUrl: `${origin}/hooks/` });

  return {
    /** `slackApiUrl` of the Web API client. */
    url: `${origin}/api/`,
    team: { id: TEAM_ID, name: workspace.teamName },
    app: { id: APP_ID, botId: BOT_ID, botUserId: BOT_USER },
    news,
    current: stage,
    get users() {
      return workspace.directory.humans();
    },
    get channels() {
      return [...workspace.directory.channels.values()];
    },
    ...acts(stage),
    ...looks(stage),
    /** The next calls of one Web API method go wrong. */
    misbehave: (method: string, fault: Fault) => workspace.faults.order(method, fault),
    async reset() {
      const before = workspace;
      workspace = await createWorkspace(options, news);
      news.tell({ what: 'workspace' });
      await before.upstream.close();
    },
    async close() {
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await workspace.upstream.close();
    },
  };
}

/** Everything that a person can do. People and channels are named by id or by name. */
function acts(stage: () => Stage) {
  const id = (user: string) => stage().workspace.directory.person(user)?.id ?? user;
  return {
    slash: (user: string, channel: string, name: string, text = '') =>
      command(stage(), { user: id(user), channel, command: name, text }),
    press: (user: string, given: Omit<Parameters<typeof press>[1], 'user'>) =>
      press(stage(), { ...given, user: id(user) }),
    submit: (user: string, view: string, values: GivenValues = {}) =>
      submit(stage(), { user: id(user), view, values }),
    closeView: (user: string, view: string, all = false) =>
      closeModal(stage(), { user: id(user), view, all }),
    suggest: (user: string, given: Omit<Parameters<typeof suggest>[1], 'user'>) =>
      suggest(stage(), { ...given, user: id(user) }),
    shortcut: (user: string, callback: string, message?: { channel: string; ts: string }) =>
      shortcut(stage(), { user: id(user), callback, ...(message ? { message } : {}) }),
    openHome: (user: string) => openHome(stage(), { user: id(user) }),
    say: (user: string, channel: string, text: string) => say(stage(), { user: id(user), channel, text }),
    invite: (user: string, channel: string, guest: string) =>
      invite(stage(), { user: id(user), channel, guest }),
    changePerson: (user: string, patch: Partial<PersonSeed>) =>
      changePerson(stage(), { user: id(user), patch }),
    sendEvent: (event: Json) => sendEvent(stage(), event),
  };
}

/** What a person sees. */
function looks(stage: () => Stage) {
  const id = (user: string) => stage().workspace.directory.person(user)?.id ?? user;
  const view = (found: Parameters<typeof viewObject>[0] | undefined) => found && viewObject(found);
  return {
    /** By handle; an id stays what it is. */
    idOf: id,
    /** Oldest first, with the ephemeral ones that are for this person. */
    messages: (user: string, channel: string) => {
      const { directory, timeline } = stage().workspace;
      return timeline.listFor(id(user), directory.channel(channel)?.id ?? channel);
    },
    dm: (user: string) => stage().workspace.directory.dmWithApp(id(user))?.id ?? '',
    /** The topmost modal. */
    modal: (user: string) => view(stage().workspace.views.top(id(user))),
    home: (user: string) => view(stage().workspace.views.home(id(user))),
    unread: (user: string, channel: string) => stage().workspace.timeline.unread(id(user), channel),
    /** Refusals, advice and unanswered requests, in words. */
    journal: () => stage().workspace.journal.entries(),
  };
}

function listen(app: Hono, port: number): Promise<ServerType> {
  app.onError((error, c) => {
    if (!(error instanceof AnswerLost))
      return c.json({ ok: false, error: 'internal_error', why: error.message }, 500);
    (c.env as { incoming?: { socket: { destroy(): void } } }).incoming?.socket.destroy();
    return c.body(null, 500);
  });
  return new Promise(resolve => {
    const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, () => resolve(server));
  });
}
