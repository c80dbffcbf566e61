import { deliver } from '../delivery.ts';
import type { Delivery } from '../delivery.ts';
import { elementsIn } from '../elements.ts';
import { inputErrors } from '../input-checks.ts';
import { object, objects, string } from '../json.ts';
import type { Json } from '../json.ts';
import { contentOf } from '../methods/views.ts';
import { envelope } from '../payloads.ts';
import { stateValues } from '../values.ts';
import type { GivenValues } from '../values.ts';
import { viewObject } from '../views.ts';
import type { View } from '../views.ts';
import type { Workspace } from '../workspace.ts';
import { impossible, noteUnanswered } from './act.ts';
import type { Outcome, Stage } from './act.ts';

/** A person sends a modal. */
export async function submit(
  { workspace, hooksUrl }: Stage,
  given: { user: string; view: string; values: GivenValues },
): Promise<Outcome> {
  const view = workspace.views.stackOf(given.user).find(({ id }) => id === given.view);
  if (!view) return impossible('The modal is closed');
  const blocks = view.content['blocks'];
  const values = stateValues(blocks, given.values, view.channel);
  const errors = inputErrors(blocks, values);
  if (Object.keys(errors).length > 0) return { kind: 'errors', errors, ms: 0 };
  const delivery = await deliver(workspace, {
    form: {
      payload: JSON.stringify({
        type: 'view_submission',
        ...envelope(workspace, given.user),
        trigger_id: workspace.lifetimes.trigger({ user: given.user, view: view.id }),
        view: viewObject(view, { values }),
        response_urls: responseUrls(workspace, hooksUrl, view, values),
      }),
    },
  });
  noteUnanswered(workspace, `Sending "${titleOf(view)}"`, delivery);
  return delivery.kind === 'failed' ? delivery : applied(workspace, view, delivery);
}

/** A person closes a modal: with its own button or Escape, or `all` of them with the cross. */
export async function closeModal(
  { workspace }: Stage,
  given: { user: string; view: string; all?: boolean },
): Promise<Outcome> {
  const { views } = workspace;
  const top = views.stackOf(given.user).find(({ id }) => id === given.view);
  if (!top) return impossible('The modal is closed');
  const isCleared = given.all === true || top.content['clear_on_close'] === true;
  const closed = views.close(given.user, isCleared ? top.root : top.id);
  const told = closed.filter(({ content }) => content['notify_on_close'] === true);
  const started = performance.now();
  for (const view of told) {
    const payload = {
      type: 'view_closed',
      ...envelope(workspace, given.user),
      view: viewObject(view),
      is_cleared: isCleared,
    };
    noteUnanswered(
      workspace,
      `Closing "${titleOf(view)}"`,
      await deliver(workspace, { form: { payload: JSON.stringify(payload) } }),
    );
  }
  return { kind: 'done', ms: Math.round(performance.now() - started) };
}

/** What the answer to a submission asks for: nothing closes the modal, the rest stands in `response_action`. */
function applied(workspace: Workspace, view: View, { body, ms }: Delivery & { kind: 'answered' }): Outcome {
  const answer = object(body);
  const failed = (why: string): Outcome => {
    workspace.journal.note('refused', `The answer to "${titleOf(view)}"`, [why]);
    return { kind: 'failed', error: 'bad_response', why, ms };
  };
  switch (answer['response_action']) {
    case undefined:
      workspace.views.close(view.user, view.id);
      return { kind: 'done', ms };
    case 'clear':
      workspace.views.close(view.user, view.root);
      return { kind: 'done', ms };
    case 'errors':
      return (
        shownErrors(view, object(answer['errors']), ms) ?? failed(`No input block has ${namesOf(answer)}`)
      );
    case 'update':
    case 'push': {
      const method = `response_action ${answer['response_action']}`;
      const content = contentOf({ method, args: answer }, workspace, 'modal');
      if ('error' in content)
        return { kind: 'failed', error: string(content.error['error']), why: 'The view was refused', ms };
      const result =
        answer['response_action'] === 'update'
          ? workspace.views.update(view, content.view)
          : workspace.views.push(view.user, view.id, content.view);
      return typeof result === 'string' ? failed(`${method}: ${result}`) : { kind: 'done', ms };
    }
    default:
      return failed(`There is no response_action ${JSON.stringify(answer['response_action'])}`);
  }
}

/** Slack shows errors only under input blocks of this view, and refuses an answer that names others. */
function shownErrors(view: View, errors: Json, ms: number): Outcome | undefined {
  const inputs = new Set(
    objects(view.content['blocks'])
      .filter(({ type }) => type === 'input')
      .map(block => block['block_id']),
  );
  const entries = Object.entries(errors).map(([id, text]) => [id, string(text)] as const);
  if (entries.length === 0 || entries.some(([id, text]) => !inputs.has(id) || text === '')) return undefined;
  return { kind: 'errors', errors: Object.fromEntries(entries), ms };
}

function responseUrls(workspace: Workspace, hooksUrl: string, view: View, values: Json): Json[] {
  return elementsIn(view.content['blocks'])
    .filter(({ element }) => element['response_url_enabled'] === true)
    .flatMap(({ block, element }) => {
      const [block_id, action_id] = [string(block['block_id']), string(element['action_id'])];
      const held = object(object(values[block_id])[action_id]);
      const channel_id = string(held['selected_conversation']) || string(held['selected_channel']);
      if (channel_id === '') return [];
      const response_url = hooksUrl + workspace.lifetimes.hook({ user: view.user, channel: channel_id });
      return [{ block_id, action_id, channel_id, response_url }];
    });
}

function titleOf({ content }: View): string {
  return string(object(content['title'])['text']);
}

function namesOf(answer: Json): string {
  return `the block_id ${Object.keys(object(answer['errors'])).join(', ') || '(none given)'}`;
}
