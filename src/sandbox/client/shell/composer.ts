import { el, replace } from '../dom.ts';
import { menuButton } from '../elements/menu.ts';
import { icon } from '../icons.ts';
import type { Session } from '../session.ts';
import { completions } from './completions.ts';
import { toast } from './toast.ts';

/** Where people write, and call the app. */
export function composer(session: Session): HTMLElement {
  const field = el('textarea', { class: 'composer-field', rows: 1, on: { keydown, input: () => grow() } });
  const complete = completions(session, field, () => grow());
  const send = el('button', { type: 'submit', class: 'composer-send', 'aria-label': 'Send' }, icon('send'));
  const box = el(
    'form',
    {
      class: 'composer',
      on: {
        submit: event => {
          event.preventDefault();
          void run();
        },
      },
    },
    shortcutsMenu(session),
    field,
    send,
    complete.list,
  );
  const holder = el('div', { class: 'composer-holder' });

  function keydown(event: KeyboardEvent) {
    if (complete.handled(event)) return;
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void run();
  }
  function grow() {
    field.style.height = 'auto';
    field.style.height = `${Math.min(160, field.scrollHeight)}px`;
    complete.refresh();
  }
  async function run() {
    const text = field.value.trim();
    const { at } = session.state;
    if (text === '' || at.kind !== 'channel' || send.getAttribute('aria-busy') === 'true') return;
    send.setAttribute('aria-busy', 'true');
    field.value = '';
    grow();
    const outcome = await sent(session, at.id, text);
    send.removeAttribute('aria-busy');
    if (outcome.kind === 'failed' && outcome.error === 'not_possible') toast(outcome.why, 'error');
  }
  const draw = () => {
    const { at, workspace } = session.state;
    const channel = at.kind === 'channel' ? session.channel(at.id) : undefined;
    const isApp = channel?.kind === 'dm';
    const name = isApp ? workspace.app.name : `#${channel?.name ?? ''}`;
    field.placeholder = `Message ${name}, or type / for commands`;
    field.setAttribute('aria-label', `Message ${name}`);
    if (isApp && workspace.app.isReadOnly) {
      replace(
        holder,
        el(
          'p',
          { class: 'composer-off' },
          'Sending messages to this app is turned off. Commands work in every channel.',
        ),
      );
    } else if (channel && !channel.isMember) {
      replace(holder, el('p', { class: 'composer-off' }, `You are not in ${name}.`));
    } else if (!box.isConnected) {
      replace(holder, box);
    }
  };
  session.on('place', draw);
  session.on('channels', draw);
  draw();
  return holder;
}

function sent(session: Session, channel: string, text: string) {
  const [, command = '', rest = ''] = /^(\/\S+)\s*([\s\S]*)$/.exec(text) ?? [];
  const [, guest] = /^\/invite\s+@?(\S+)/.exec(text) ?? [];
  if (guest !== undefined) return session.act('invite', { channel, guest });
  return command === ''
    ? session.act('say', { channel, text })
    : session.act('slash', { channel, command, text: rest });
}

function shortcutsMenu(session: Session): HTMLElement {
  const items = () =>
    session.state.workspace.shortcuts
      .filter(({ on }) => on === 'global')
      .map(({ name, callbackId }) => ({
        label: name,
        detail: session.state.workspace.app.name,
        choose: () => void run(callbackId),
      }));
  const run = async (callback: string) => {
    const outcome = await session.act('shortcut', { callback });
    if (outcome.kind === 'failed') toast(outcome.why, 'error');
  };
  return menuButton({ label: 'Shortcuts', class: 'bar-button composer-menu', content: icon('bolt') }, items);
}
