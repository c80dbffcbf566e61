import { validateView } from '../../../slack/block-kit/validate.ts';
import { object, string } from '../json.ts';
import type { Json } from '../json.ts';
import { refusedView } from '../refuse.ts';
import { viewObject } from '../views.ts';
import type { View } from '../views.ts';
import type { Workspace } from '../workspace.ts';
import { failure } from './call.ts';
import type { Call, Method } from './call.ts';

export const VIEWS: Record<string, Method> = {
  'views.open': { scopes: [], run: open },
  'views.push': { scopes: [], run: push },
  'views.update': { scopes: [], run: update },
  'views.publish': { scopes: [], run: publish },
};

function open(call: Call, workspace: Workspace): Json {
  const content = contentOf(call, workspace, 'modal');
  if ('error' in content) return content.error;
  const trigger = workspace.lifetimes.useTrigger(triggerOf(call));
  if (typeof trigger === 'string') return lateFor(call, trigger, workspace);
  return answer(workspace.views.open(trigger.user, content.view, trigger.channel));
}

function push(call: Call, workspace: Workspace): Json {
  const content = contentOf(call, workspace, 'modal');
  if ('error' in content) return content.error;
  const trigger = workspace.lifetimes.useTrigger(triggerOf(call));
  if (typeof trigger === 'string') return lateFor(call, trigger, workspace);
  return answer(workspace.views.push(trigger.user, trigger.view ?? '', content.view));
}

function update(call: Call, workspace: Workspace): Json {
  const view =
    workspace.views.find(string(call.args['view_id'])) ??
    workspace.views.findExternal(string(call.args['external_id']));
  if (!view) return failure('not_found');
  const content = contentOf(call, workspace, view.content['type'] === 'home' ? 'home' : 'modal');
  if ('error' in content) return content.error;
  return answer(workspace.views.update(view, content.view, string(call.args['hash'])));
}

function publish(call: Call, workspace: Workspace): Json {
  const person = workspace.directory.people.get(string(call.args['user_id']));
  if (!person) return failure('user_not_found');
  if (person.isDeleted) return failure('not_enabled');
  const content = contentOf(call, workspace, 'home');
  if ('error' in content) return content.error;
  return answer(workspace.views.publish(person.id, content.view, string(call.args['hash'])));
}

/** A view that Slack takes, every block named, or the answer why not. */
export function contentOf(
  { method, args }: Pick<Call, 'method' | 'args'>,
  workspace: Workspace,
  type: 'modal' | 'home',
): { view: Json } | { error: Json } {
  const given: unknown = args['view'];
  const refusal = refusedView(workspace, `${method} of ${titleOf(given)}`, given, validateView(given));
  if (refusal) return { error: refusal };
  const view = object(given);
  if (view['type'] !== type) {
    workspace.journal.note('refused', `${method}: invalid_arguments`, [`The view is no ${type}`]);
    return { error: failure('invalid_arguments') };
  }
  return { view: { ...view, blocks: workspace.named(view['blocks'] as unknown[]) } };
}

function lateFor({ method, args }: Call, error: string, { journal }: Workspace): Json {
  const why: Record<string, string> = {
    expired_trigger_id: 'The trigger_id was older than three seconds: open a loading view first, then load',
    exchanged_trigger_id: 'The trigger_id was used before; each opens one view',
    invalid_trigger_id: 'There is no such trigger_id',
  };
  journal.note('refused', `${method} of ${titleOf(args['view'])}: ${error}`, [why[error] ?? error]);
  return failure(error);
}

function titleOf(view: unknown): string {
  const { type, title } = object(view);
  return type === 'home' ? 'the Home tab' : `"${string(object(title)['text'])}"`;
}

function triggerOf({ args }: Call): string {
  return string(args['trigger_id']) || string(args['interactivity_pointer']);
}

function answer(result: View | string): Json {
  return typeof result === 'string' ? failure(result) : { ok: true, view: viewObject(result) };
}
