import { el, replace } from '../dom.ts';
import type { Child } from '../dom.ts';
import { createValues } from '../scene.ts';
import type { Values } from '../scene.ts';
import type { Session } from '../session.ts';
import { dayOf, dayTitle } from '../time.ts';
import type { Message } from '../types.ts';
import { keepingFocus } from './focus.ts';
import { drawMessage } from './message.ts';

const SAME_BREATH_MS = 5 * 60_000;
const NEAR_END = 80;

/** The messages of the channel. Each is drawn anew only when it changed, so what people put in stays. */
export function conversation(session: Session): HTMLElement {
  const list = el('div', {
    class: 'messages',
    role: 'log',
    'aria-live': 'polite',
    'aria-label': 'Messages',
    tabindex: 0,
  });
  const values = new Map<string, Values>();
  let drawn = new Map<string, HTMLElement>();
  let place = '';

  const draw = () => {
    const { at, me } = session.state;
    if (at.kind !== 'channel') return;
    const here = `${me} ${at.id}`;
    const isNew = here !== place;
    if (isNew) drawn = new Map();
    place = here;
    const isAtEnd = isNew || list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_END;
    const next = new Map<string, HTMLElement>();
    const children = rows(session, at.id, drawn, next, values);
    keepingFocus(list, () => replaceChanged(list, children));
    drawn = next;
    if (isAtEnd) requestAnimationFrame(() => list.scrollTo(0, list.scrollHeight));
    void read(session, at.id);
  };
  session.on('messages', draw);
  session.on('workspace', draw);
  session.on('place', () => replace(list));
  draw();
  return list;
}

function rows(
  session: Session,
  channel: string,
  drawn: Map<string, HTMLElement>,
  next: Map<string, HTMLElement>,
  values: Map<string, Values>,
): Child[] {
  const { workspace } = session.state;
  const messages = threaded(session.state.messages);
  const zone = session.zone();
  // What a message says beside its own text: names, and which day is today.
  const around = `${zone} ${dayOf(workspace.now, zone)} ${workspace.people.map(({ realName }) => realName).join()}`;
  return messages.flatMap((message, index): Child[] => {
    const before = messages[index - 1];
    const isReply = message.threadTs !== null;
    const isNewDay = !isReply && (!before || dayOf(before.at, zone) !== dayOf(message.at, zone));
    const follows = !isNewDay && followsOn(before, message);
    const key = `${message.ts} ${message.revision} ${String(follows)} ${around}`;
    const held = values.get(message.ts) ?? createValues();
    values.set(message.ts, held);
    const node = drawn.get(key) ?? drawMessage(session, channel, { message, values: held, follows });
    next.set(key, node);
    const day = el(
      'div',
      { class: 'day', role: 'separator' },
      el('span', {}, dayTitle(message.at, zone, workspace.now)),
    );
    return isNewDay ? [day, node] : [node];
  });
}

/** Replies stand below what they answer. */
function threaded(messages: Message[]): Message[] {
  const isReply = ({ ts, threadTs }: Message) => threadTs !== null && threadTs !== ts;
  const repliesTo = (ts: string) => messages.filter(message => isReply(message) && message.threadTs === ts);
  return messages
    .filter(message => !isReply(message))
    .flatMap(message => [message].concat(repliesTo(message.ts)));
}

function followsOn(before: Message | undefined, message: Message): boolean {
  return (
    before !== undefined &&
    before.author === message.author &&
    before.threadTs === message.threadTs &&
    before.isOnlyForYou === message.isOnlyForYou &&
    message.at - before.at < SAME_BREATH_MS
  );
}

/** Moves only what has to move: an element that is moved loses its focus. */
function replaceChanged(list: HTMLElement, children: Child[]): void {
  const wanted = children.filter(child => child instanceof Node);
  const gone = Array.from(list.childNodes).filter(child => !wanted.includes(child));
  for (const child of gone) child.remove();
  for (const [index, child] of wanted.entries()) {
    if (list.childNodes[index] !== child) list.insertBefore(child, list.childNodes[index] ?? null);
  }
}

async function read(session: Session, channel: string): Promise<void> {
  const unread = session.channel(channel)?.unread ?? 0;
  const isSeen = document.visibilityState === 'visible' && session.state.messages.length > 0;
  if (unread > 0 && isSeen) await session.act('read', { channel });
}
