import { deliver } from '../delivery.ts';
import { isObject } from '../../../slack/block-kit/shape.ts';
import { string } from '../json.ts';
import { commandForm } from '../payloads.ts';
import { respond, slackbotSays } from '../post.ts';
import type { Workspace } from '../workspace.ts';
import { impossible, noteUnanswered, outcomeOf } from './act.ts';
import type { Outcome, Stage } from './act.ts';

/** A person types a slash command into a channel. */
export async function command(
  { workspace, hooksUrl }: Stage,
  given: { user: string; channel: string; command: string; text: string },
): Promise<Outcome> {
  const { directory, lifetimes, options } = workspace;
  const channel = directory.channel(given.channel);
  if (!channel?.members.has(given.user)) return impossible(`${given.user} is not in ${given.channel}`);
  const { user } = given;
  const hook = { user, channel: channel.id };
  const hint = options.app?.commands?.find(one => one.command === given.command);
  const delivery = await deliver(workspace, {
    form: commandForm(workspace, {
      user,
      channel,
      command: given.command,
      text: hint?.shouldEscape ? withMentions(given.text, workspace) : given.text,
      trigger: lifetimes.trigger(hook),
      responseUrl: hooksUrl + lifetimes.hook(hook),
    }),
  });
  if (delivery.kind === 'failed') {
    slackbotSays(workspace, user, channel.id, `${given.command} failed with the error "${delivery.error}"`);
  } else if (string(delivery.body) !== '' || isObject(delivery.body)) {
    const message = isObject(delivery.body) ? delivery.body : { text: string(delivery.body) };
    await respond(workspace, hook, message);
  }
  noteUnanswered(workspace, `${given.command} ${given.text}`.trim(), delivery);
  return outcomeOf(delivery);
}

/** `@mia` and `#hiring` by id, as Slack writes them into texts. */
export function withMentions(text: string, { directory }: Workspace): string {
  return text.replaceAll(/([@#])([\p{L}\p{N}._-]+)/gu, (whole, sign: string, name: string) => {
    if (sign === '@') {
      const person = directory.person(name);
      return person ? `<@${person.id}|${person.name}>` : whole;
    }
    const channel = directory.channel(name);
    return channel ? `<#${channel.id}|${channel.name}>` : whole;
  });
}
