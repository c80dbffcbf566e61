import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { InputError, UserError } from '../../core/user-error.ts';
import { fieldsOf, option, readForm } from '../blocks/inputs.ts';
import { type Answering, type Asked, createCall } from './answering.ts';
import type { Call } from './call.ts';
import { readIds } from './ids.ts';
import type { ButtonKind, Interaction, ModalKind, SearchKind, Submitted, Verb } from './kinds.ts';
import { apology, note, noteView } from './screens.ts';

export const COMMAND = '/hire';

export type Conversations = { verbs: readonly Verb[]; interactions: readonly Interaction[] };

type Route = Answering & { conversations: Conversations; reference(): string };

/** One listener a kind of payload, and one list of ids behind it: two that match would both answer. */
export function routeTo(app: App, route: Route): void {
  app.command(COMMAND, async ({ body, ack }) => {
    await ack();
    await runVerb(route, body.text, {
      team: body.team_id,
      person: body.user_id,
      channel: body.channel_id,
      triggerId: body.trigger_id,
      responseUrl: body.response_url,
      view: undefined,
    });
  });
  routeShortcuts(app, route);
  routeButtons(app, route);
  routeForms(app, route);
  routeSearches(app, route);
}

/** A shortcut's id is the verb it stands for. */
function routeShortcuts(app: App, route: Route): void {
  app.shortcut(/./, async ({ body, ack }) => {
    await ack();
    await runVerb(route, body.callback_id, {
      team: body.team?.id ?? '',
      person: body.user.id,
      channel: undefined,
      triggerId: body.trigger_id,
      responseUrl: undefined,
      view: undefined,
    });
  });
}

function routeButtons(app: App, route: Route): void {
  app.action(/./, async ({ body, action, ack }) => {
    await ack();
    if (body.type !== 'block_actions') return;
    const { view } = body;
    const asked = {
      team: body.team?.id ?? '',
      person: body.user.id,
      channel: body.channel?.id,
      triggerId: body.trigger_id,
      responseUrl: body.response_url,
      view: view?.type === 'modal' ? { id: view.id, hash: view.hash } : undefined,
    };
    const id = 'action_id' in action ? (action.action_id.split(':')[0] ?? '') : '';
    const found = route.conversations.interactions.find(i => i.kind === 'button' && i.id === id);
    // Selects and links inside forms are read when the form is submitted.
    if (!found && action.type !== 'button') return;
    await answer(route, asked, async call => {
      if (found)
        return (found as ButtonKind).run(
          call,
          readIds(valueOf(action) ?? view?.private_metadata),
          readForm(view?.state),
        );
      return call.tell(
        note('This button is from an older version of Hireloop. Find the same under /hire help.'),
      );
    });
  });
}

/** A button carries a value, a menu the value of the chosen option. */
function valueOf(action: object): string | undefined {
  const { value, selected_option } = action as { value?: string; selected_option?: { value?: string } };
  return value ?? selected_option?.value;
}

function routeForms(app: App, route: Route): void {
  app.view({ callback_id: /.*/, type: 'view_submission' }, async ({ body, view, ack }) => {
    const asked = {
      team: body.team?.id ?? '',
      person: body.user.id,
      channel: undefined,
      triggerId: 'trigger_id' in body ? body.trigger_id : undefined,
      responseUrl: undefined,
      view: { id: view.id, hash: view.hash },
    };
    const { call } = await createCall(route, asked);
    const found = route.conversations.interactions.find(i => i.kind === 'modal' && i.id === view.callback_id);
    const submitted = await submit(route, found as ModalKind | undefined, call, view);
    if ('errors' in submitted) return ack({ response_action: 'errors', errors: submitted.errors });
    if (submitted.kind === 'close') return ack();
    if (submitted.kind === 'clear') return ack({ response_action: 'clear' });
    await ack({ response_action: 'update', view: submitted.view });
    if (submitted.kind === 'work') await finish(route, call, submitted.work);
  });
  app.view({ callback_id: /.*/, type: 'view_closed' }, async ({ ack }) => ack());
}

type ViewSent = {
  blocks: unknown[];
  private_metadata: string;
  state: Parameters<typeof readForm>[0];
  title: { text: string };
};
type Refused = { errors: Record<string, string> };

async function submit(
  route: Route,
  kind: ModalKind | undefined,
  call: Call,
  view: ViewSent,
): Promise<Submitted | Refused> {
  try {
    if (!kind) return { kind: 'close' };
    return await kind.submit(call, readIds(view.private_metadata), readForm(view.state));
  } catch (error) {
    return refuse(route, error, view);
  }
}

/** Puts the advice at its field, or at the first field: what was typed stays on the screen. */
function refuse(route: Route, error: unknown, view: ViewSent): Submitted | Refused {
  const advice = explain(route, error);
  const fields = fieldsOf(view.blocks as Parameters<typeof fieldsOf>[0]);
  const [first] = fields;
  if (!first) return { kind: 'show', view: noteView(view.title.text, advice) };
  const wrong = error instanceof InputError ? error.fields : { [first]: advice };
  const errors: Record<string, string> = {};
  for (const [field, text] of Object.entries(wrong)) {
    const at = fields.has(field) ? field : first;
    errors[at] = errors[at] ? `${errors[at]} ${text}` : text;
  }
  return { errors };
}

/** The modal shows that work is under way; it is replaced by the result, or by what went wrong. */
async function finish(route: Route, call: Call, work: () => Promise<ModalView>): Promise<void> {
  let view: ModalView;
  try {
    view = await work();
  } catch (error) {
    view = noteView('Hireloop', explain(route, error));
  }
  await call.inside?.show(view);
}

function routeSearches(app: App, route: Route): void {
  app.options(/./, async ({ body, ack }) => {
    const found = route.conversations.interactions.find(i => i.kind === 'search' && i.id === body.action_id);
    const team = body.team?.id ?? '';
    const on = { world: route.world, team, person: body.user.id };
    const choices = found ? await (found as SearchKind).find(on, body.value) : [];
    await ack({ options: choices.slice(0, 100).map(option) });
  });
}

async function runVerb(route: Route, text: string, asked: Asked): Promise<void> {
  const [word = '', ...rest] = text.trim().split(/\s+/);
  const { verbs } = route.conversations;
  const verb = verbs.find(v => v.name === word.toLowerCase()) ?? verbs.find(v => v.name === 'help');
  if (!verb) throw new Error('There is no help');
  const known = verb.name === word.toLowerCase();
  await answer(route, asked, call => verb.run(call, known ? rest.join(' ') : text.trim()));
}

/** Runs a handler that was acknowledged already. Whatever happens, the person hears of it. */
async function answer(route: Route, asked: Asked, handle: (call: Call) => Promise<void>): Promise<void> {
  const { call, opened } = await createCall(route, asked);
  try {
    await handle(call);
  } catch (error) {
    const advice = explain(route, error);
    const shown = opened();
    await (shown ? shown.show(noteView('Hireloop', advice)) : call.tell(note(advice)));
  }
}

function explain(route: Route, error: unknown): string {
  if (error instanceof UserError) return error.advice;
  const reference = route.reference();
  route.log.error('a handler failed', error, { reference });
  return apology(reference);
}
