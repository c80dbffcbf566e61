import { check } from '../../../slack/block-kit/check.ts';
import { optionGroup, selectOption } from '../../../slack/block-kit/objects.ts';
import { list } from '../../../slack/block-kit/shape.ts';
import { deliver } from '../delivery.ts';
import { elementsIn } from '../elements.ts';
import { object, objects, string } from '../json.ts';
import type { Json } from '../json.ts';
import { channelPart, envelope, messagePart } from '../payloads.ts';
import { stateValues } from '../values.ts';
import type { GivenValues } from '../values.ts';
import { viewObject } from '../views.ts';
import type { Workspace } from '../workspace.ts';
import { noteUnanswered } from './act.ts';
import type { Stage } from './act.ts';
import type { Place } from './press.ts';

type OptionGroup = { label: string; options: Json[] };
export type Suggestions = { groups: OptionGroup[]; why?: string };
type Asked = { user: string; place: Place; action: string; query: string; values?: GivenValues };

const OPTIONS_MAX = 100;

/** A person types into an external select. */
export async function suggest({ workspace }: Stage, asked: Asked): Promise<Suggestions> {
  const place = placeOf(workspace, asked);
  const found =
    place && elementsIn(place.blocks).find(({ element }) => element['action_id'] === asked.action);
  if (!place || !found) return { groups: [], why: 'The menu is gone' };
  const delivery = await deliver(workspace, {
    form: {
      payload: JSON.stringify({
        type: 'block_suggestion',
        ...envelope(workspace, asked.user),
        ...place.payload,
        action_id: asked.action,
        block_id: found.block['block_id'],
        value: asked.query,
      }),
    },
  });
  noteUnanswered(workspace, `Asking for options of "${asked.action}"`, delivery);
  if (delivery.kind === 'failed') return { groups: [], why: delivery.why };
  return checked(workspace, asked.action, delivery.body);
}

function checked({ journal }: Workspace, action: string, body: unknown): Suggestions {
  const answer = object(body);
  const inGroups = answer['option_groups'] !== undefined;
  const problems = inGroups
    ? check(list(optionGroup, { min: 0, max: OPTIONS_MAX }), answer['option_groups'], '/option_groups')
    : check(list(selectOption, { min: 0, max: OPTIONS_MAX }), answer['options'], '/options');
  if (problems.length > 0) {
    const details = problems.map(({ message, pointer }) => `${message} (at ${pointer})`);
    journal.note('refused', `The options of "${action}"`, details);
    return { groups: [], why: 'The app answered with options that Slack refuses' };
  }
  if (!inGroups) return { groups: [{ label: '', options: objects(answer['options']) }] };
  const groups = objects(answer['option_groups']).map(({ label, options }) => ({
    label: string(object(label)['text']),
    options: objects(options),
  }));
  return { groups };
}

function placeOf(workspace: Workspace, { user, place, values = {} }: Asked) {
  if ('view' in place) {
    const view = workspace.views.find(place.view);
    if (view?.user !== user) return undefined;
    const { blocks } = view.content;
    const state = { values: stateValues(blocks, values, view.channel) };
    return {
      blocks,
      payload: { container: { type: 'view', view_id: view.id }, view: viewObject(view, state) },
    };
  }
  const channel = workspace.directory.channel(place.channel);
  const message = channel && workspace.timeline.find(channel.id, place.ts);
  if (!message) return undefined;
  const container = {
    type: 'message',
    message_ts: place.ts,
    channel_id: channel.id,
    is_ephemeral: message.onlyFor !== undefined,
  };
  return {
    blocks: message.blocks,
    payload: { container, channel: channelPart(channel), message: messagePart(message) },
  };
}
