import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { SLACK_PATH } from '../src/slack/kernel/receiver.ts';
import { verbs } from '../src/slack/verbs.ts';

const ROOT = resolve(import.meta.dirname, '..');

const length = (least: number, most: number) => z.string().min(least).max(most);
const requestUrl = z.literal(`https://YOUR-HOST${SLACK_PATH}`);
const names = z.array(length(1, 50)).max(255);

/** Of Slack's manifest schema, version 2, what we use: https://github.com/slackapi/manifest-schema */
const schema = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2) }),
  display_information: z.strictObject({
    name: length(1, 35),
    description: length(1, 140),
    long_description: length(175, 4000),
    background_color: z.string().regex(/^#[0-9a-fA-F]{3}([0-9a-fA-F]{3})?$/),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.literal(true),
      messages_tab_enabled: z.literal(true),
      messages_tab_read_only_enabled: z.literal(true),
    }),
    bot_user: z.strictObject({ display_name: length(1, 80), always_online: z.boolean() }),
    slash_commands: z
      .array(
        z.strictObject({
          command: length(2, 32).startsWith('/'),
          url: requestUrl,
          description: length(1, 2000),
          usage_hint: length(1, 1000),
          should_escape: z.literal(true),
        }),
      )
      .min(1)
      .max(50),
    shortcuts: z
      .array(
        z.strictObject({
          name: length(1, 24),
          type: z.literal('global'),
          callback_id: length(1, 255),
          description: length(1, 150),
        }),
      )
      .min(1)
      .max(10),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: names, bot_optional: names }) }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ request_url: requestUrl, bot_events: names.max(100) }),
    interactivity: z.strictObject({
      is_enabled: z.literal(true),
      request_url: requestUrl,
      message_menu_options_url: requestUrl,
    }),
    org_deploy_enabled: z.literal(false),
    socket_mode_enabled: z.literal(false),
    token_rotation_enabled: z.literal(false),
  }),
});

const manifest = schema.parse(parse(readFileSync(join(ROOT, 'manifest.yml'), 'utf8')));
const { bot, bot_optional } = manifest.oauth_config.scopes;

/**
 * What each Web API method needs: https://docs.slack.dev/reference/methods. We name a person as the channel of a
 * message, which opens a conversation with them (im:write), and read e-mail addresses of members.
 */
const SCOPES_OF_METHOD: Record<string, string[]> = {
  'auth.test': [],
  'bots.info': ['users:read'],
  'chat.postMessage': ['chat:write', 'im:write'],
  'chat.update': ['chat:write'],
  'conversations.info': ['channels:read', 'groups:read'],
  'users.info': ['users:read', 'users:read.email'],
  'users.list': ['users:read', 'users:read.email'],
  'views.open': [],
  'views.publish': [],
  'views.push': [],
  'views.update': [],
};
const SCOPES_OF_EVENT: Record<string, string[]> = {
  app_home_opened: [],
  team_join: ['users:read'],
  user_change: ['users:read'],
};

const folder = join(ROOT, 'src/slack');
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(path => path.endsWith('.ts'))
  .map(path => ({ path, text: readFileSync(join(folder, path), 'utf8') }));

function found(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].flatMap(match => match[1] ?? []);
}

const calls = /\b(?:client|interactive|background)\s*\.\s*([a-z]+(?:\s*\.\s*[a-zA-Z]+)+)\s*[(;,]/g;
const methods = [...new Set(sources.flatMap(({ text }) => found(text, calls)))].map(m =>
  m.replaceAll(/\s/g, ''),
);

const commands = sources.flatMap(({ text }) => found(text, /\bCOMMAND = '([^']+)'/g));

/** The names in files that subscribe: events have an underscore, nothing else in quotes there does. */
const events = sources
  .filter(({ text }) => /\bapp\.event\(/.test(text))
  .flatMap(({ text }) => found(text, /'([a-z]+(?:_[a-z]+)+)'/g));

describe('the manifest', () => {
  test('asks for exactly the scopes of the methods we call, the events we hear and the command', () => {
    expect(methods.filter(method => !(method in SCOPES_OF_METHOD))).toEqual([]);
    expect(methods.length).toBeGreaterThan(5);
    const needed = [
      'commands',
      ...methods.flatMap(method => SCOPES_OF_METHOD[method] ?? []),
      ...events.flatMap(event => SCOPES_OF_EVENT[event] ?? []),
    ];
    expect(bot.toSorted()).toEqual([...new Set(needed)].toSorted());
  });

  test('reaches the Web API by names that the search above can see', () => {
    const hidden = /\.apiCall\(|\}\s*=\s*(?:\w+\.)*(?:client|interactive|background)\b/;
    expect(sources.filter(({ text }) => hidden.test(text)).map(({ path }) => path)).toEqual([]);
  });

  test('marks as optional only scopes that it asks for, and that we can do without', () => {
    expect(bot_optional).toEqual(['channels:read', 'groups:read']);
    expect(bot).toEqual(expect.arrayContaining(bot_optional));
  });

  test('asks for nothing that reads messages, files or on behalf of a person', () => {
    expect(bot.filter(scope => /history|files|search|admin|identify/.test(scope))).toEqual([]);
    expect(JSON.stringify(manifest)).not.toContain('"user"');
  });

  test('subscribes to exactly the events we hear', () => {
    expect(manifest.settings.event_subscriptions.bot_events.toSorted()).toEqual(
      [...new Set(events)].toSorted(),
    );
    expect(events.filter(event => !(event in SCOPES_OF_EVENT))).toEqual([]);
  });

  test('has our one command, with a hint that names verbs only', () => {
    const [command, ...others] = manifest.features.slash_commands;
    expect(others).toEqual([]);
    expect([command?.command]).toEqual(commands);
    const known = verbs.map(verb => verb.name);
    expect(known).toEqual(expect.arrayContaining(command?.usage_hint.split(' | ') ?? ['none']));
  });

  test('has a shortcut for schedule, candidate and score, called as their verbs', () => {
    const shortcuts = manifest.features.shortcuts.map(shortcut => shortcut.callback_id);
    expect(shortcuts).toEqual(['schedule', 'candidate', 'score']);
    expect(verbs.map(verb => verb.name)).toEqual(expect.arrayContaining(shortcuts));
  });
});
