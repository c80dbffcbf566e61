import { validateMessage } from '../../../slack/block-kit/validate.ts';
import type { Channel } from '../directory.ts';
import { BOT_USER } from '../ids.ts';
import { isObject } from '../../../slack/block-kit/shape.ts';
import { object, string } from '../json.ts';
import type { Json } from '../json.ts';
import { refusedMessage } from '../refuse.ts';
import type { Message } from '../timeline.ts';
import type { Workspace } from '../workspace.ts';
import { failure } from './call.ts';
import type { Call, Method } from './call.ts';

export const CHAT: Record<string, Method> = {
  'chat.postMessage': { scopes: ['chat:write'], run: postMessage },
  'chat.postEphemeral': { scopes: ['chat:write'], run: postEphemeral },
  'chat.update': { scopes: ['chat:write'], run: update },
  'chat.delete': { scopes: ['chat:write'], run: remove },
  'chat.scheduleMessage': { scopes: ['chat:write'], run: schedule },
};

async function postMessage(call: Call, workspace: Workspace): Promise<Json> {
  const target = writable(call, workspace);
  if (typeof target === 'string') return failure(target);
  const refusal = refusalOf(call, workspace);
  if (refusal) return refusal;
  const args = prepared(call.args, workspace, target.id);
  const answer = await workspace.upstream.call(call.method, call.token, args);
  if (answer['ok'] !== true) return answer;
  workspace.timeline.add({
    channel: target.id,
    ts: string(answer['ts']),
    author: call.caller,
    ...contentOf(args),
    ...(string(args['thread_ts']) === '' ? {} : { threadTs: string(args['thread_ts']) }),
  });
  if (call.caller !== BOT_USER) workspace.timeline.markRead(call.caller, target.id);
  return answer;
}

async function postEphemeral(call: Call, workspace: Workspace): Promise<Json> {
  const target = writable(call, workspace);
  if (typeof target === 'string') return failure(target);
  const reader = workspace.directory.person(string(call.args['user']));
  if (!reader) return failure('user_not_found');
  if (!target.members.has(reader.id)) return failure('user_not_in_channel');
  const refusal = refusalOf(call, workspace);
  if (refusal) return refusal;
  const args = prepared(call.args, workspace, target.id);
  const answer = await workspace.upstream.call(call.method, call.token, args);
  if (answer['ok'] !== true) return answer;
  workspace.timeline.add({
    channel: target.id,
    ts: string(answer['message_ts']),
    author: call.caller,
    onlyFor: reader.id,
    ...contentOf(args),
  });
  return answer;
}

async function update(call: Call, workspace: Workspace): Promise<Json> {
  const refusal = refusalOf(call, workspace);
  if (refusal) return refusal;
  const channel = string(call.args['channel']);
  const args = prepared(call.args, workspace, channel);
  const answer = await workspace.upstream.call(call.method, call.token, args);
  if (answer['ok'] !== true) return answer;
  const { text, blocks, metadata } = contentOf(object(answer['message']));
  workspace.timeline.change(channel, string(call.args['ts']), {
    text,
    blocks,
    ...(metadata === undefined ? {} : { metadata }),
  });
  return answer;
}

async function remove(call: Call, workspace: Workspace): Promise<Json> {
  const answer = await workspace.upstream.call(call.method, call.token, call.args);
  if (answer['ok'] === true) {
    workspace.timeline.remove(string(call.args['channel']), string(call.args['ts']));
  }
  return answer;
}

/** The emulator keeps scheduled messages and never delivers them; with metadata Slack does the same. */
function schedule(call: Call, workspace: Workspace): Json | Promise<Json> {
  return refusalOf(call, workspace) ?? workspace.upstream.call(call.method, call.token, call.args);
}

function refusalOf({ method, args }: Call, workspace: Workspace): Json | undefined {
  const where = workspace.directory.channel(string(args['channel']))?.name ?? string(args['channel']);
  return refusedMessage(workspace, `${method} to ${where}`, validateMessage(args));
}

/** The conversation that `channel` names (an id, a name, a person), or the error why nothing can be written there. */
function writable({ args, caller }: Call, { directory, options }: Workspace): Channel | string {
  const named = string(args['channel']);
  const person = directory.people.get(named);
  if (person?.isDeleted) return 'channel_not_found';
  const channel = person ? directory.dmWithApp(person.id) : directory.channel(named);
  if (!channel) return 'channel_not_found';
  if (channel.isArchived) return 'is_archived';
  if (channel.members.has(caller)) return channel;
  if (channel.kind !== 'public') return 'channel_not_found';
  return options.scopes?.includes('chat:write.public') ? channel : 'not_in_channel';
}

function prepared(args: Json, workspace: Workspace, channel: string): Json {
  const blocks: unknown = args['blocks'];
  return { ...args, channel, ...(Array.isArray(blocks) ? { blocks: workspace.named(blocks) } : {}) };
}

export function contentOf(args: Json): Pick<Message, 'text' | 'blocks' | 'metadata'> {
  const blocks: unknown = args['blocks'];
  return {
    text: string(args['text']),
    blocks: Array.isArray(blocks) ? (blocks as Json[]) : [],
    ...(isObject(args['metadata']) ? { metadata: object(args['metadata']) } : {}),
  };
}
