import { BOT_USER } from '../ids.ts';
import { string } from '../json.ts';
import { run } from '../gateway.ts';
import { tokenOf } from '../upstream.ts';
import { impossible } from './act.ts';
import { withMentions } from './command.ts';
import type { Outcome, Stage } from './act.ts';
import { memberJoined } from './event.ts';

/** A person writes into a channel. */
export async function say(
  { workspace }: Stage,
  { user, channel, text }: { user: string; channel: string; text: string },
): Promise<Outcome> {
  const found = workspace.directory.channel(channel);
  const isReadOnly =
    found?.kind === 'dm' && found.members.has(BOT_USER) && workspace.options.app?.messagesTab !== 'open';
  if (isReadOnly) return impossible('Sending messages to this app has been turned off');
  const args = { channel: found?.id ?? channel, text: withMentions(escaped(text), workspace) };
  const answer = await run(
    { method: 'chat.postMessage', caller: user, token: tokenOf(user), args },
    workspace,
  );
  return answer['ok'] === true ? { kind: 'done', ms: 0 } : impossible(string(answer['error']));
}

/** A person brings somebody, or the app, into a channel. */
export async function invite(
  stage: Stage,
  { user, channel, guest }: { user: string; channel: string; guest: string },
): Promise<Outcome> {
  const { workspace } = stage;
  const [found, person] = [workspace.directory.channel(channel), workspace.directory.person(guest)];
  if (!found || !person) return impossible(`There is no ${found ? guest : channel}`);
  const args = { channel: found.id, users: person.id };
  const call = { method: 'conversations.invite', caller: user, token: tokenOf(user), args };
  const answer = await run(call, workspace);
  if (answer['ok'] !== true) return impossible(string(answer['error']));
  return memberJoined(stage, { user: person.id, channel: found.id, inviter: user });
}

/** What people type is text: `<` and `&` mean themselves. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
