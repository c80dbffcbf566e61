import { deliver } from '../delivery.ts';
import { elementsIn } from '../elements.ts';
import { string } from '../json.ts';
import type { Json } from '../json.ts';
import { channelPart, envelope, messagePart } from '../payloads.ts';
import { actionOf, stateValues } from '../values.ts';
import type { Given, GivenValues } from '../values.ts';
import { viewObject } from '../views.ts';
import type { Workspace } from '../workspace.ts';
import { impossible, noteUnanswered, outcomeOf } from './act.ts';
import type { Outcome, Stage } from './act.ts';

/** Where the element stands: in a message, or in a modal or the Home tab. */
export type Place = { channel: string; ts: string } | { view: string };
export type Press = {
  user: string;
  place: Place;
  action: string;
  /** Needed where two blocks of the place have the same action_id. */
  block?: string;
  value?: Given;
  /** What the other elements of the place hold. */
  values?: GivenValues;
};

/** A person presses a button or changes a select, a picker, a box. */
export async function press(stage: Stage, given: Press): Promise<Outcome> {
  const { workspace } = stage;
  const place = placeOf(stage, given);
  if (typeof place === 'string') return impossible(place);
  const found = elementsIn(place.blocks).find(
    ({ block, element }) =>
      element['action_id'] === given.action &&
      (given.block === undefined || block['block_id'] === given.block),
  );
  if (!found) return impossible(`There is no element "${given.action}" in what ${given.user} sees there`);
  const { block, element } = found;
  const own = given.value === undefined ? {} : { [given.action]: given.value };
  const blockId = string(block['block_id']);
  const values = { ...given.values, [blockId]: { ...given.values?.[blockId], ...own } };
  const delivery = await deliver(workspace, {
    form: {
      payload: JSON.stringify({
        type: 'block_actions',
        ...envelope(workspace, given.user),
        ...place.payload(stateValues(place.blocks, values, place.channel)),
        trigger_id: workspace.lifetimes.trigger({
          user: given.user,
          ...('view' in given.place ? { view: given.place.view } : {}),
          ...(place.channel === undefined ? {} : { channel: place.channel }),
        }),
        actions: [actionOf(block, element, given.value, workspace.timeline.freshTs())],
      }),
    },
  });
  noteUnanswered(workspace, `Pressing "${given.action}"`, delivery);
  return outcomeOf(delivery);
}

type Seen = { blocks: unknown; channel?: string; payload: (values: Json) => Json };

function placeOf(stage: Stage, { user, place }: Press): Seen | string {
  return 'view' in place ? viewPlace(stage.workspace, user, place.view) : messagePlace(stage, user, place);
}

function viewPlace({ views }: Workspace, user: string, id: string): Seen | string {
  const view = views.find(id);
  if (view?.user !== user) return 'The view is closed';
  return {
    blocks: view.content['blocks'],
    ...(view.channel === undefined ? {} : { channel: view.channel }),
    payload: values => ({
      container: { type: 'view', view_id: id },
      view: viewObject(view, { values }),
    }),
  };
}

function messagePlace(
  { workspace, hooksUrl }: Stage,
  user: string,
  { channel: id, ts }: { channel: string; ts: string },
): Seen | string {
  const channel = workspace.directory.channel(id);
  const message = channel && workspace.timeline.find(channel.id, ts);
  if (!message || (message.onlyFor !== undefined && message.onlyFor !== user)) return 'The message is gone';
  const isEphemeral = message.onlyFor !== undefined;
  return {
    blocks: message.blocks,
    channel: channel.id,
    payload: values => ({
      container: { type: 'message', message_ts: ts, channel_id: channel.id, is_ephemeral: isEphemeral },
      channel: channelPart(channel),
      // Of an ephemeral message Slack tells the app nothing but where and when.
      ...(isEphemeral ? {} : { message: messagePart(message) }),
      state: { values },
      response_url: hooksUrl + workspace.lifetimes.hook({ user, channel: channel.id, original: ts }),
    }),
  };
}
