import { BOT_USER, SLACKBOT } from './ids.ts';
import { contentOf } from './methods/chat.ts';
import { object, string } from './json.ts';
import type { Json } from './json.ts';
import type { Hook } from './lifetimes.ts';
import { refusedMessage } from './refuse.ts';
import { validateMessage } from '../../slack/block-kit/validate.ts';
import type { Workspace } from './workspace.ts';

/** What arrives by a response URL, or in the answer to a command: posted, replaced or deleted. */
export async function respond(workspace: Workspace, hook: Hook, given: unknown): Promise<string> {
  const message = object(given);
  if (message['delete_original'] === true) return deleteOriginal(workspace, hook);
  const what = `The answer to ${workspace.directory.person(hook.user)?.name ?? hook.user}`;
  const refusal = refusedMessage(workspace, what, validateMessage(message));
  if (refusal) return string(refusal['error']);
  if (message['replace_original'] === true && hook.original !== undefined) {
    return replaceOriginal(workspace, hook, message);
  }
  return message['response_type'] === 'in_channel'
    ? postInChannel(workspace, hook, message)
    : postPrivately(workspace, hook, message);
}

/** A word to one person that no app sent, as when a command fails. */
export function slackbotSays(workspace: Workspace, user: string, channel: string, text: string): void {
  const ts = workspace.timeline.freshTs();
  workspace.timeline.add({ channel, ts, author: SLACKBOT, text, blocks: [], onlyFor: user });
}

function postPrivately(workspace: Workspace, { channel, user }: Hook, message: Json): string {
  workspace.timeline.add({
    channel,
    ts: workspace.timeline.freshTs(),
    author: BOT_USER,
    onlyFor: user,
    ...namedContent(workspace, message),
  });
  return 'ok';
}

/** Slack lets a response URL write where the app is no member; the emulator does not, so then only the page has it. */
async function postInChannel(workspace: Workspace, { channel }: Hook, message: Json): Promise<string> {
  const content = namedContent(workspace, message);
  const { upstream, options, timeline } = workspace;
  const answer = await upstream.call('chat.postMessage', options.botToken, { channel, ...content });
  const ts = answer['ok'] === true ? string(answer['ts']) : timeline.freshTs();
  timeline.add({ channel, ts, author: BOT_USER, ...content });
  return 'ok';
}

async function replaceOriginal(workspace: Workspace, hook: Hook, message: Json): Promise<string> {
  const { channel, original = '' } = hook;
  const content = namedContent(workspace, message);
  const before = workspace.timeline.find(channel, original);
  if (before && before.onlyFor === undefined) {
    await workspace.upstream.call('chat.update', workspace.options.botToken, {
      channel,
      ts: original,
      ...content,
    });
  }
  workspace.timeline.change(channel, original, content);
  return 'ok';
}

async function deleteOriginal(workspace: Workspace, { channel, original }: Hook): Promise<string> {
  if (original === undefined) return 'no_text';
  await workspace.upstream.call('chat.delete', workspace.options.botToken, { channel, ts: original });
  workspace.timeline.remove(channel, original);
  return 'ok';
}

function namedContent(workspace: Workspace, message: Json) {
  const { blocks, ...content } = contentOf(message);
  return { ...content, blocks: workspace.named(blocks) };
}
