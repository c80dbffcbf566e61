import { drawBlocks } from '../blocks/blocks.ts';
import { el, freshId, replace } from '../dom.ts';
import type { Child } from '../dom.ts';
import { icon } from '../icons.ts';
import { isObject, objects, textOf } from '../json.ts';
import { createValues, readerOf } from '../scene.ts';
import type { Scene, Values } from '../scene.ts';
import type { Session } from '../session.ts';
import { withEmoji } from '../text/emoji.ts';
import type { Outcome, View } from '../types.ts';
import { keepingFocus } from './focus.ts';
import { toastRegion } from './toast.ts';

/** The top of the person's stack of modals. */
export function modalHost(session: Session): HTMLElement {
  return new ModalHost(session).dialog;
}

class ModalHost {
  readonly dialog: HTMLDialogElement;
  private readonly session: Session;
  private readonly title = el('h2', { id: freshId('modal-title'), class: 'dialog-title' });
  private readonly body = el('div', { class: 'dialog-body' });
  private readonly foot = el('div', { class: 'dialog-foot' });
  private readonly trouble = el('div', { class: 'dialog-trouble', role: 'alert' });
  private readonly back: HTMLElement;
  /** What was put in, by view: it outlives updates and what is pushed above. */
  private readonly kept = new Map<string, Values>();
  private errors: Record<string, string> = {};
  private shown = '';
  private isSending = false;

  constructor(session: Session) {
    this.session = session;
    this.back = barButton('Back', 'left', () => void this.close(false));
    const cross = barButton('Close', 'close', () => void this.close(true));
    const head = el('header', { class: 'dialog-head' }, this.back, this.title, cross);
    const on = {
      submit: (event: Event) => this.submitted(event),
      keydown: (event: KeyboardEvent) => this.keydown(event),
    };
    const form = el(
      'form',
      { class: 'dialog-form', novalidate: true, on },
      head,
      this.body,
      this.trouble,
      this.foot,
    );
    const cancel = (event: Event) => this.escaped(event);
    const props = { class: 'dialog', 'aria-labelledby': this.title.id, on: { cancel } };
    this.dialog = el('dialog', props, form, toastRegion());
    session.on('modal', () => {
      if (!this.isSending) this.draw();
    });
    queueMicrotask(() => this.draw());
  }

  private get top(): View | undefined {
    return this.session.state.stack.at(-1);
  }

  private draw(): void {
    const view = this.top;
    if (!view) return this.hide();
    const isNew = view.id !== this.shown;
    if (isNew) this.forgetErrors();
    this.shown = view.id;
    replace(this.title, withEmoji(textOf(view['title'])));
    this.back.hidden = this.session.state.stack.length < 2;
    replace(this.foot, this.buttons(view));
    keepingFocus(this.body, () => replace(this.body, drawBlocks(objects(view.blocks), this.sceneOf(view))));
    if (!this.dialog.open) this.dialog.showModal();
    if (isNew) this.focusFirst();
    return undefined;
  }

  private hide(): void {
    this.shown = '';
    this.kept.clear();
    if (this.dialog.open) this.dialog.close();
  }

  private forgetErrors(): void {
    this.errors = {};
    replace(this.trouble);
  }

  private valuesOf({ id }: View): Values {
    const values = this.kept.get(id) ?? createValues();
    this.kept.set(id, values);
    return values;
  }

  private sceneOf(view: View): Scene {
    const { session, errors } = this;
    const reader = readerOf(session);
    return {
      surface: 'modal',
      place: { view: view.id },
      reader,
      session,
      values: this.valuesOf(view),
      errors,
    };
  }

  private buttons(view: View): Child {
    const close = { type: 'button', class: 'button', on: { click: () => void this.close(false) } };
    const busy = this.isSending ? 'true' : undefined;
    const send = { type: 'submit', class: 'button button-primary', 'aria-busy': busy };
    return [
      el('button', close, withEmoji(textOf(view['close']) || 'Cancel')),
      isObject(view['submit']) && el('button', send, withEmoji(textOf(view['submit']))),
    ];
  }

  private focusFirst(): void {
    const places = ['[autofocus]', 'input, textarea, select', '[type=submit]', 'button'];
    const found = places.map(place => this.dialog.querySelector<HTMLElement>(`.dialog-body ${place}`));
    (found.find(Boolean) ?? this.foot.querySelector<HTMLElement>('[type=submit]') ?? this.dialog).focus();
  }

  private async send(): Promise<void> {
    const view = this.top;
    if (!view || this.isSending || !isObject(view['submit'])) return;
    this.isSending = true;
    replace(this.trouble);
    replace(this.foot, this.buttons(view));
    const outcome = await this.session.act('submit', { view: view.id, values: this.valuesOf(view).all() });
    this.isSending = false;
    this.errors = outcome.kind === 'errors' ? outcome.errors : {};
    await this.session.loadModal();
    this.draw();
    this.tell(outcome);
  }

  private tell(outcome: Outcome): void {
    if (outcome.kind === 'errors') {
      this.body.querySelector<HTMLElement>('[aria-invalid=true], .input-invalid input')?.focus();
    }
    if (outcome.kind !== 'failed') return;
    const why = el('span', { class: 'muted' }, `${outcome.why} (${outcome.error})`);
    replace(this.trouble, icon('warning'), el('span', {}, 'We had some trouble connecting. Try again?'), why);
  }

  /** The button, the arrow and Escape close this one; the cross closes them all. */
  private async close(all: boolean): Promise<void> {
    const view = this.top;
    if (view) await this.session.act('close', { view: view.id, all });
    await this.session.loadModal();
  }

  private submitted(event: Event): void {
    event.preventDefault();
    void this.send();
  }

  private keydown(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void this.send();
  }

  private escaped(event: Event): void {
    event.preventDefault();
    void this.close(false);
  }
}

function barButton(label: string, name: 'left' | 'close', click: () => void): HTMLElement {
  return el(
    'button',
    { type: 'button', class: 'bar-button', 'aria-label': label, on: { click } },
    icon(name),
  );
}
