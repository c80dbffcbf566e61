import { drawBlocks } from '../blocks/blocks.ts';
import { el, freshId, replace } from '../dom.ts';
import { icon } from '../icons.ts';
import { isObject, objects, string, textOf } from '../json.ts';
import { createValues, readerOf } from '../scene.ts';
import type { Values } from '../scene.ts';
import type { Session } from '../session.ts';
import { withEmoji } from '../text/emoji.ts';
import type { View } from '../types.ts';
import { keepingFocus } from './focus.ts';
import { toastRegion } from './toast.ts';

/** The top of the person's stack of modals. What was put in is kept by view, and so outlives updates and pushes. */
export function modalHost(session: Session): HTMLElement {
  const titleId = freshId('modal-title');
  const title = el('h2', { id: titleId, class: 'dialog-title' });
  const body = el('div', { class: 'dialog-body' });
  const foot = el('div', { class: 'dialog-foot' });
  const trouble = el('div', { class: 'dialog-trouble', role: 'alert' });
  const back = el(
    'button',
    { type: 'button', class: 'bar-button', 'aria-label': 'Back', on: { click: () => void close(false) } },
    icon('left'),
  );
  const cross = el(
    'button',
    { type: 'button', class: 'bar-button', 'aria-label': 'Close', on: { click: () => void close(true) } },
    icon('close'),
  );
  const form = el(
    'form',
    { class: 'dialog-form', novalidate: true, on: { submit: submitted, keydown: submitByKeys } },
    el('header', { class: 'dialog-head' }, back, title, cross),
    body,
    trouble,
    foot,
  );
  const dialog = el(
    'dialog',
    { class: 'dialog', 'aria-labelledby': titleId, on: { cancel: escaped } },
    form,
    toastRegion(),
  );

  const kept = new Map<string, Values>();
  let errors: Record<string, string> = {};
  let shown = '';
  let isSending = false;
  const top = () => session.state.stack.at(-1);

  function draw() {
    const view = top();
    if (!view) return hide();
    if (view.id !== shown) {
      errors = {};
      replace(trouble);
    }
    const isNew = view.id !== shown;
    shown = view.id;
    replace(title, withEmoji(textOf(view['title'])));
    back.hidden = session.state.stack.length < 2;
    drawFoot(view);
    keepingFocus(body, () => replace(body, drawBlocks(objects(view.blocks), sceneOf(view))));
    if (!dialog.open) dialog.showModal();
    if (isNew) focusFirst();
    return undefined;
  }
  function hide() {
    shown = '';
    kept.clear();
    if (dialog.open) dialog.close();
  }
  function sceneOf(view: View) {
    const values = kept.get(view.id) ?? createValues();
    kept.set(view.id, values);
    return {
      surface: 'modal',
      place: { view: view.id },
      reader: readerOf(session),
      session,
      values,
      errors,
    } as const;
  }
  function drawFoot(view: View) {
    const closing = el(
      'button',
      { type: 'button', class: 'button', on: { click: () => void close(false) } },
      withEmoji(textOf(view['close']) || 'Cancel'),
    );
    const sending =
      isObject(view['submit']) &&
      el(
        'button',
        { type: 'submit', class: 'button button-primary', 'aria-busy': isSending ? 'true' : undefined },
        withEmoji(textOf(view['submit'])),
      );
    replace(foot, closing, sending);
  }
  function focusFirst() {
    const wanted =
      body.querySelector<HTMLElement>('[autofocus]') ??
      body.querySelector<HTMLElement>('input, textarea, select') ??
      foot.querySelector<HTMLElement>('[type=submit]') ??
      cross;
    wanted.focus();
  }
  function submitted(event: Event) {
    event.preventDefault();
    void send();
  }
  async function send() {
    const view = top();
    if (!view || isSending || !isObject(view['submit'])) return;
    isSending = true;
    replace(trouble);
    drawFoot(view);
    const outcome = await session.act('submit', { view: view.id, values: kept.get(view.id)?.all() ?? {} });
    isSending = false;
    errors = outcome.kind === 'errors' ? outcome.errors : {};
    if (outcome.kind === 'failed') {
      replace(
        trouble,
        icon('warning'),
        el('span', {}, 'We had some trouble connecting. Try again?'),
        el('span', { class: 'muted' }, `${outcome.why} (${outcome.error})`),
      );
    }
    await session.loadModal();
    draw();
    if (outcome.kind === 'errors')
      body.querySelector<HTMLElement>('[aria-invalid=true], .input-invalid input')?.focus();
  }
  /** The button, the arrow and Escape close this one; the cross closes them all. */
  async function close(all: boolean) {
    const view = top();
    if (view) await session.act('close', { view: view.id, all });
    await session.loadModal();
  }
  function escaped(event: Event) {
    event.preventDefault();
    void close(false);
  }
  function submitByKeys(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void send();
  }
  session.on('modal', () => {
    if (!isSending) draw();
  });
  session.on('workspace', () => {
    if (top() && string(top()?.id) !== shown) draw();
  });
  queueMicrotask(draw);
  return dialog;
}
