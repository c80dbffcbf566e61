import { BOT_USER } from '../ids.ts';
import { object, objects, string, strings } from '../json.ts';
import type { Json } from '../json.ts';
import type { Workspace } from '../workspace.ts';
import { failure } from './call.ts';
import type { Call, Method } from './call.ts';

/** The emulator answers; who is in which channel is noted here as well, for posting and for the page. */

const READ = ['channels:read', 'groups:read', 'im:read', 'mpim:read'];
const MANAGE = ['channels:manage', 'groups:write', 'channels:write'];
const INVITE = [...MANAGE, 'groups:write.invites', 'channels:write.invites'];
const HISTORY = ['channels:history', 'groups:history', 'im:history', 'mpim:history'];

export const CONVERSATIONS: Record<string, Method> = {
  'conversations.list': { scopes: READ, run: list },
  'conversations.info': { scopes: READ, run: pass },
  'conversations.members': { scopes: READ, run: members },
  'conversations.history': { scopes: HISTORY, run: pass },
  'conversations.replies': { scopes: HISTORY, run: pass },
  'conversations.open': { scopes: ['im:write', 'mpim:write'], run: open },
  'conversations.create': { scopes: MANAGE, run: create },
  'conversations.invite': { scopes: INVITE, run: changing(invite) },
  'conversations.join': { scopes: ['channels:join', 'channels:write'], run: changing(join) },
  'conversations.leave': { scopes: MANAGE, run: changing(leave) },
  'conversations.kick': { scopes: MANAGE, run: changing(kick) },
  'conversations.rename': { scopes: MANAGE, run: changing(rename) },
  'conversations.setTopic': { scopes: [...MANAGE, 'channels:write.topic'], run: changing(setTopic) },
  'conversations.setPurpose': { scopes: MANAGE, run: pass },
  'conversations.archive': { scopes: MANAGE, run: changing(archive) },
  'conversations.unarchive': { scopes: MANAGE, run: changing(unarchive) },
};

type Change = (channel: string, call: Call, workspace: Workspace) => void;

function changing(apply: Change): Method['run'] {
  return async (call, workspace) => {
    const answer = await pass(call, workspace);
    if (answer['ok'] === true) {
      apply(string(call.args['channel']), call, workspace);
      workspace.news.tell({ what: 'workspace' });
    }
    return answer;
  };
}

async function pass(call: Call, workspace: Workspace): Promise<Json> {
  const channel = workspace.directory.channels.get(string(call.args['channel']));
  if (!channel) return failure('channel_not_found');
  if (channel.kind !== 'public' && !channel.members.has(call.caller)) return failure('channel_not_found');
  const answer = await workspace.upstream.call(call.method, call.token, call.args);
  return answer['channel'] === undefined
    ? answer
    : { ...answer, channel: counted(object(answer['channel']), workspace) };
}

async function list(call: Call, workspace: Workspace): Promise<Json> {
  const answer = await workspace.upstream.call(call.method, call.token, call.args);
  if (answer['ok'] !== true) return answer;
  const known = objects(answer['channels']).filter(({ id }) => workspace.directory.channels.has(string(id)));
  return { ...answer, channels: known.map(channel => counted(channel, workspace)) };
}

async function members(call: Call, workspace: Workspace): Promise<Json> {
  const answer = await pass(call, workspace);
  if (answer['ok'] !== true) return answer;
  return { ...answer, members: strings(answer['members']).filter(id => workspace.directory.person(id)) };
}

async function open(call: Call, workspace: Workspace): Promise<Json> {
  const { directory, upstream } = workspace;
  const users = strings(call.args['users']);
  if (users.some(id => directory.people.get(id)?.isDeleted)) return failure('user_disabled');
  const answer = await upstream.call(call.method, call.token, call.args);
  const id = string(object(answer['channel'])['id']);
  if (answer['ok'] === true && !directory.channels.has(id)) {
    const names = users.map(user => directory.person(user)?.name ?? user).join(', ');
    const kind = id.startsWith('G') ? 'group' : 'dm';
    directory.add({
      id,
      kind,
      name: names,
      topic: '',
      members: new Set([call.caller, ...users]),
      isArchived: false,
    });
    workspace.news.tell({ what: 'workspace' });
  }
  return answer;
}

async function create(call: Call, workspace: Workspace): Promise<Json> {
  const answer = await workspace.upstream.call(call.method, call.token, call.args);
  if (answer['ok'] !== true) return answer;
  const { id, name, is_private } = object(answer['channel']);
  workspace.directory.add({
    id: string(id),
    kind: is_private === true ? 'private' : 'public',
    name: string(name),
    topic: '',
    members: new Set([call.caller]),
    isArchived: false,
  });
  workspace.news.tell({ what: 'workspace' });
  return answer;
}

function invite(channel: string, { args }: Call, workspace: Workspace): void {
  for (const user of strings(args['users'])) membersOf(channel, workspace)?.add(user);
}

function join(channel: string, { caller }: Call, workspace: Workspace): void {
  membersOf(channel, workspace)?.add(caller);
}

function leave(channel: string, { caller }: Call, workspace: Workspace): void {
  membersOf(channel, workspace)?.delete(caller);
}

function kick(channel: string, { args }: Call, workspace: Workspace): void {
  membersOf(channel, workspace)?.delete(string(args['user']));
}

function rename(channel: string, { args }: Call, { directory }: Workspace): void {
  const found = directory.channels.get(channel);
  if (found) found.name = string(args['name']);
}

function setTopic(channel: string, { args }: Call, { directory }: Workspace): void {
  const found = directory.channels.get(channel);
  if (found) found.topic = string(args['topic']);
}

function archive(channel: string, _: Call, { directory }: Workspace): void {
  const found = directory.channels.get(channel);
  if (found) found.isArchived = true;
}

function unarchive(channel: string, _: Call, { directory }: Workspace): void {
  const found = directory.channels.get(channel);
  if (found) found.isArchived = false;
}

function membersOf(channel: string, { directory }: Workspace): Set<string> | undefined {
  return directory.channels.get(channel)?.members;
}

/** The emulator also counts the person whom it puts into every workspace. */
function counted(channel: Json, { directory }: Workspace): Json {
  const known = directory.channels.get(string(channel['id']));
  if (!known || channel['num_members'] === undefined) return channel;
  return { ...channel, num_members: known.members.size, is_member: known.members.has(BOT_USER) };
}
