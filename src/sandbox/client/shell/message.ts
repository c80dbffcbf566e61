import { drawBlocks } from '../blocks/blocks.ts';
import { el } from '../dom.ts';
import type { Child } from '../dom.ts';
import { menuButton } from '../elements/menu.ts';
import { icon } from '../icons.ts';
import { readerOf } from '../scene.ts';
import type { Scene, Values } from '../scene.ts';
import type { Session } from '../session.ts';
import { mrkdwn } from '../text/mrkdwn.ts';
import { clockTime, format } from '../time.ts';
import type { Message } from '../types.ts';
import { avatar } from './avatar.ts';
import { toast } from './toast.ts';

export type Drawn = { message: Message; values: Values; follows: boolean };

/** One message; one that follows another of the same author goes without face and name. */
export function drawMessage(
  session: Session,
  channel: string,
  { message, values, follows }: Drawn,
): HTMLElement {
  const author = session.person(message.author);
  const scene: Scene = {
    surface: 'message',
    place: { channel, ts: message.ts },
    reader: readerOf(session),
    session,
    values,
    errors: {},
  };
  const time = clockTime(message.at, session.zone());
  const full = format(message.at, session.zone(), { dateStyle: 'full', timeStyle: 'short' });
  return el(
    'article',
    {
      class: [
        'message',
        follows && 'message-follows',
        message.isOnlyForYou && 'message-private',
        message.threadTs !== null && 'message-reply',
      ]
        .filter(Boolean)
        .join(' '),
      'aria-label': `${author?.realName ?? 'Somebody'}, ${time}`,
      'data-ts': message.ts,
    },
    el(
      'div',
      { class: 'message-side' },
      follows ? el('time', { class: 'time time-side', title: full }, time) : avatar(author, 34),
    ),
    el(
      'div',
      { class: 'message-main' },
      message.isOnlyForYou && el('div', { class: 'only-you' }, icon('eye', 13), 'Only visible to you'),
      !follows &&
        el(
          'div',
          { class: 'message-head' },
          el('span', { class: 'author' }, author?.realName ?? 'Somebody'),
          author?.isBot && el('span', { class: 'tag' }, 'app'),
          el('time', { class: 'time', title: full }, time),
        ),
      content(message, scene),
      message.isEdited && el('span', { class: 'edited' }, '(edited)'),
    ),
    messageMenu(session, channel, message),
  );
}

function content(message: Message, scene: Scene): Child {
  if (message.blocks.length > 0) return drawBlocks(message.blocks, scene);
  return el('div', { class: 'text' }, mrkdwn(message.text, scene.reader));
}

function messageMenu(session: Session, channel: string, { ts, isOnlyForYou }: Message): Child {
  const shortcuts = session.state.workspace.shortcuts.filter(({ on }) => on === 'message');
  if (shortcuts.length === 0 || isOnlyForYou) return undefined;
  const items = () =>
    shortcuts.map(({ name, callbackId }) => ({
      label: name,
      choose: () => void run(callbackId),
    }));
  const run = async (callback: string) => {
    const outcome = await session.act('shortcut', { callback, message: { channel, ts } });
    if (outcome.kind === 'failed') toast(outcome.why, 'error');
  };
  return el(
    'div',
    { class: 'message-menu' },
    menuButton({ label: 'Message actions', class: 'bar-button', content: icon('dots') }, items),
  );
}
