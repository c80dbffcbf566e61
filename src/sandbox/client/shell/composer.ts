import { el, replace } from '../dom.ts';
import type { Child } from '../dom.ts';
import { menuButton } from '../elements/menu.ts';
import { icon } from '../icons.ts';
import type { Session } from '../session.ts';
import type { Outcome } from '../types.ts';
import { Completions } from './completions.ts';
import { toast } from './toast.ts';

const FIELD_MAX_PX = 160;

/** Where people write, and call the app. */
export function composer(session: Session): HTMLElement {
  const box = new Composer(session);
  const holder = el('div', { class: 'composer-holder' });
  const draw = () => {
    const off = whyOff(session);
    if (off !== undefined) replace(holder, el('p', { class: 'composer-off' }, off));
    else if (!box.form.isConnected) replace(holder, box.form);
    box.nameAfter(placeName(session));
  };
  session.on('place', draw);
  session.on('channels', draw);
  draw();
  return holder;
}

class Composer {
  readonly form: HTMLElement;
  private readonly session: Session;
  private readonly field: HTMLTextAreaElement;
  private readonly send: HTMLElement;
  private readonly completions: Completions;

  constructor(session: Session) {
    this.session = session;
    const on = { keydown: (event: KeyboardEvent) => this.keydown(event), input: () => this.changed() };
    this.field = el('textarea', { class: 'composer-field', rows: 1, on });
    this.completions = new Completions(session, this.field, () => this.changed());
    this.send = el('button', { type: 'submit', class: 'composer-send', 'aria-label': 'Send' }, icon('send'));
    const submit = (event: Event) => {
      event.preventDefault();
      void this.run();
    };
    const parts: Child[] = [shortcutsMenu(session), this.field, this.send, this.completions.list.element];
    this.form = el('form', { class: 'composer', on: { submit } }, parts);
  }

  nameAfter(place: string): void {
    this.field.placeholder = `Message ${place}, or type / for commands`;
    this.field.setAttribute('aria-label', `Message ${place}`);
  }

  private keydown(event: KeyboardEvent): void {
    if (this.completions.handled(event)) return;
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void this.run();
  }

  private changed(): void {
    this.field.style.height = 'auto';
    this.field.style.height = `${Math.min(FIELD_MAX_PX, this.field.scrollHeight)}px`;
    this.completions.refresh();
  }

  private async run(): Promise<void> {
    const text = this.field.value.trim();
    const { at } = this.session.state;
    if (text === '' || at.kind !== 'channel' || this.send.ariaBusy === 'true') return;
    this.send.ariaBusy = 'true';
    this.field.value = '';
    this.changed();
    const outcome = await sent(this.session, at.id, text);
    this.send.ariaBusy = null;
    if (outcome.kind === 'failed' && outcome.error === 'not_possible') toast(outcome.why, 'error');
  }
}

function sent(session: Session, channel: string, text: string): Promise<Outcome> {
  const [, guest] = /^\/invite\s+@?(\S+)/.exec(text) ?? [];
  if (guest !== undefined) return session.act('invite', { channel, guest });
  const [, command, rest = ''] = /^(\/\S+)\s*([\s\S]*)$/.exec(text) ?? [];
  if (command === undefined) return session.act('say', { channel, text });
  return session.act('slash', { channel, command, text: rest });
}

function whyOff({ state, channel }: Session): string | undefined {
  const here = state.at.kind === 'channel' ? channel(state.at.id) : undefined;
  if (here?.kind === 'dm' && state.workspace.app.isReadOnly) {
    return 'Sending messages to this app is turned off. Commands work in every channel.';
  }
  return here && !here.isMember ? `You are not in #${here.name}.` : undefined;
}

function placeName({ state, channel }: Session): string {
  const here = state.at.kind === 'channel' ? channel(state.at.id) : undefined;
  return here?.kind === 'dm' ? state.workspace.app.name : `#${here?.name ?? ''}`;
}

function shortcutsMenu(session: Session): HTMLElement {
  const run = async (callback: string) => {
    const outcome = await session.act('shortcut', { callback });
    if (outcome.kind === 'failed') toast(outcome.why, 'error');
  };
  const items = () => {
    const { shortcuts, app } = session.state.workspace;
    return shortcuts
      .filter(({ on }) => on === 'global')
      .map(({ name, callbackId }) => ({ label: name, detail: app.name, choose: () => void run(callbackId) }));
  };
  return menuButton({ label: 'Shortcuts', class: 'bar-button composer-menu', content: icon('bolt') }, items);
}
