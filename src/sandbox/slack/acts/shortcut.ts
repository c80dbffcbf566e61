import { deliver } from '../delivery.ts';
import { channelPart, envelope, messagePart } from '../payloads.ts';
import { impossible, noteUnanswered, outcomeOf } from './act.ts';
import type { Outcome, Stage } from './act.ts';

/** A person picks a global shortcut, or one on a message. */
export async function shortcut(
  { workspace, hooksUrl }: Stage,
  given: { user: string; callback: string; message?: { channel: string; ts: string } },
): Promise<Outcome> {
  const { directory, timeline, lifetimes } = workspace;
  const channel = given.message && directory.channel(given.message.channel);
  const message = given.message && channel && timeline.find(channel.id, given.message.ts);
  if (given.message && (!channel || !message)) return impossible('The message is gone');
  const { user } = given;
  const delivery = await deliver(workspace, {
    form: {
      payload: JSON.stringify({
        type: message ? 'message_action' : 'shortcut',
        ...envelope(workspace, user),
        action_ts: timeline.freshTs(),
        callback_id: given.callback,
        trigger_id: lifetimes.trigger({ user, ...(channel ? { channel: channel.id } : {}) }),
        ...(message && channel
          ? {
              channel: channelPart(channel),
              message: messagePart(message),
              message_ts: message.ts,
              response_url: hooksUrl + lifetimes.hook({ user, channel: channel.id }),
            }
          : {}),
      }),
    },
  });
  noteUnanswered(workspace, `The shortcut "${given.callback}"`, delivery);
  return outcomeOf(delivery);
}
