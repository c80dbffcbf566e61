import type { Channel } from './directory.ts';
import { APP_ID, BOT_ID, BOT_USER, TEAM_ID } from './ids.ts';
import type { Json } from './json.ts';
import type { Message } from './timeline.ts';
import { domainOf } from './upstream.ts';
import type { Workspace } from './workspace.ts';

/** The parts that Slack's payloads share, key by key as Slack sends them. */

/** Deprecated by Slack and still sent; nothing may rely on it. */
const VERIFICATION_TOKEN = 'sandbox';

export function envelope(workspace: Workspace, user: string): Json {
  return {
    team: { id: TEAM_ID, domain: domainOf(workspace.teamName) },
    user: {
      id: user,
      username: workspace.directory.person(user)?.name,
      name: workspace.directory.person(user)?.name,
      team_id: TEAM_ID,
    },
    api_app_id: APP_ID,
    token: VERIFICATION_TOKEN,
    enterprise: null,
    is_enterprise_install: false,
  };
}

export function channelPart(channel: Channel): Json {
  return { id: channel.id, name: nameInPayloads(channel) };
}

/** Slack hides the names of what not everybody can see. */
function nameInPayloads({ kind, name }: Channel): string {
  if (kind === 'dm') return 'directmessage';
  return kind === 'public' ? name : 'privategroup';
}

export function messagePart({ ts, text, blocks, metadata, threadTs, author, editedAt }: Message): Json {
  return {
    type: 'message',
    ts,
    text,
    user: author,
    team: TEAM_ID,
    ...(author === BOT_USER ? { bot_id: BOT_ID, app_id: APP_ID } : {}),
    blocks,
    ...(metadata === undefined ? {} : { metadata }),
    ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
    ...(editedAt === undefined ? {} : { edited: { user: author, ts } }),
  };
}

export function commandForm(
  workspace: Workspace,
  given: {
    user: string;
    channel: Channel;
    command: string;
    text: string;
    trigger: string;
    responseUrl: string;
  },
): Record<string, string> {
  return {
    token: VERIFICATION_TOKEN,
    team_id: TEAM_ID,
    team_domain: domainOf(workspace.teamName),
    channel_id: given.channel.id,
    channel_name: nameInPayloads(given.channel),
    user_id: given.user,
    user_name: workspace.directory.person(given.user)?.name ?? '',
    command: given.command,
    text: given.text,
    api_app_id: APP_ID,
    is_enterprise_install: 'false',
    response_url: given.responseUrl,
    trigger_id: given.trigger,
  };
}

export function eventEnvelope(event: Json, eventId: string): Json {
  return {
    token: VERIFICATION_TOKEN,
    team_id: TEAM_ID,
    context_team_id: TEAM_ID,
    context_enterprise_id: null,
    api_app_id: APP_ID,
    event,
    type: 'event_callback',
    event_id: eventId,
    event_time: Math.floor(Date.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: TEAM_ID,
        user_id: BOT_USER,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${eventId}`,
  };
}
