import { setTimeout as after } from 'node:timers/promises';
import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { InputError, UserError } from '../../../core/user-error.ts';
import { fieldsOf, type FormState, readForm } from '../../blocks/form.ts';
import { type Asked, createCall, replyTo } from '../answering.ts';
import { readIds } from '../ids.ts';
import type { ModalKind, Submitted } from '../kinds.ts';
import { explain, type Route } from '../route.ts';
import { openedView } from '../screen.ts';
import { noteView } from '../screens.ts';

/** What is done by then is shown at once; Slack waits three seconds for an answer. */
const HOLD_MS = 1500;
/** Slack applies the answer to a submission after it arrived: an update that overtook it would be overwritten. */
const SETTLE_MS = 400;

/** A modal as Slack sends it back. */
export type ViewSent = {
  id: string;
  hash: string;
  callback_id: string;
  blocks: unknown[];
  private_metadata: string;
  state: FormState;
  title: { text: string };
};
type Refused = { kind: 'errors'; errors: Record<string, string> };

export function routeForms(app: App, route: Route): void {
  app.view({ callback_id: /.*/, type: 'view_submission' }, async ({ body, view, ack }) => {
    const asked: Asked = {
      team: body.team?.id ?? '',
      person: body.user.id,
      channel: undefined,
      triggerId: 'trigger_id' in body ? body.trigger_id : undefined,
      responseUrl: undefined,
      view: { id: view.id, hash: view.hash },
    };
    const submitted = await submit(route, asked, view);
    if (submitted.kind === 'errors') return ack({ response_action: 'errors', errors: submitted.errors });
    if (submitted.kind === 'close') return ack();
    if (submitted.kind === 'clear') return ack({ response_action: 'clear' });
    if (submitted.kind === 'show') return ack({ response_action: 'update', view: submitted.view });
    const work = finished(route, submitted.work());
    const quick = await Promise.race([work, after(HOLD_MS, undefined, { ref: false })]);
    await ack({ response_action: 'update', view: quick ?? submitted.view });
    if (!quick) await showLater(route, asked, view.id, work);
  });
  app.view({ callback_id: /.*/, type: 'view_closed' }, async ({ ack }) => ack());
}

async function submit(route: Route, asked: Asked, view: ViewSent): Promise<Submitted | Refused> {
  try {
    const kind = route.conversations.interactions.find(
      (i): i is ModalKind => i.kind === 'modal' && i.id === view.callback_id,
    );
    const ids = kind && readIds(kind, view.private_metadata);
    if (!kind || !ids) throw outdated();
    const call = await createCall(route, asked, replyTo(route, asked));
    return await kind.submit(call, ids, readForm(view.state));
  } catch (error) {
    return refused(view, error instanceof InputError ? error : explain(route, error));
  }
}

const outdated = () =>
  new UserError(
    'This form is from an older version of Hireloop.',
    'Copy what you wrote, and find the form anew under /hire help.',
  );

/** Puts advice at its field, or at the first field: what was typed stays on the screen. */
export function refused(
  view: Pick<ViewSent, 'blocks' | 'title'>,
  why: InputError | string,
): Submitted | Refused {
  const advice = typeof why === 'string' ? why : why.advice;
  const fields = fieldsOf(view.blocks as Parameters<typeof fieldsOf>[0]);
  const [first] = fields;
  if (!first) return { kind: 'show', view: noteView(view.title.text, advice) };
  const wrong = typeof why === 'string' ? {} : why.fields;
  const errors: Record<string, string> = {};
  for (const [field, text] of Object.entries(wrong)) {
    const at = fields.has(field) ? field : first;
    errors[at] = errors[at] ? `${errors[at]} ${text}` : text;
  }
  return { kind: 'errors', errors: Object.keys(errors).length > 0 ? errors : { [first]: advice } };
}

async function finished(route: Route, work: Promise<ModalView>): Promise<ModalView> {
  try {
    return await work;
  } catch (error) {
    return noteView('Hireloop', explain(route, error));
  }
}

/**
 * Replaces what the answer put on the screen. Slack does not tell that view's hash; it needs none, since nothing can be
 * pressed in it and no other update is under way.
 */
async function showLater(route: Route, asked: Asked, view: string, work: Promise<ModalView>): Promise<void> {
  const [result] = await Promise.all([work, after(SETTLE_MS)]);
  const shown = await openedView(route, view, undefined).show(result);
  if (!shown) route.log.info('a result found its modal closed', { team: asked.team });
}
