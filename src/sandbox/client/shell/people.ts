import { el, replace } from '../dom.ts';
import { humans } from '../session.ts';
import type { Session } from '../session.ts';
import type { Person } from '../types.ts';
import { avatar } from './avatar.ts';

/** Whom to be: one button a person, with what they have not read. */
export function peopleRail(session: Session): HTMLElement {
  const rail = el('nav', { class: 'people', 'aria-label': 'Be somebody else', on: { keydown: moveFocus } });
  const draw = () => {
    const focused = document.activeElement?.getAttribute('data-person');
    replace(
      rail,
      el('h2', { class: 'rail-title' }, 'You are'),
      humans(session.state.workspace).map(person => personButton(session, person)),
    );
    if (focused) rail.querySelector<HTMLElement>(`[data-person="${focused}"]`)?.focus();
  };
  session.on('workspace', draw);
  draw();
  return rail;
}

function personButton(session: Session, person: Person): HTMLElement {
  const isMe = person.id === session.state.me;
  const unread = person.unread > 0 ? `, ${person.unread} unread` : '';
  return el(
    'button',
    {
      type: 'button',
      class: isMe ? 'person person-me' : 'person',
      'data-person': person.id,
      'aria-pressed': isMe ? 'true' : 'false',
      'aria-label': `${[person.realName, person.title].filter(Boolean).join(', ')}${unread}`,
      title: [person.realName, person.title, person.zone].filter(Boolean).join('\n'),
      on: { click: () => void session.become(person.id) },
    },
    el(
      'span',
      { class: 'person-face' },
      avatar(person, 34),
      person.unread > 0 && el('span', { class: 'badge' }, person.unread),
    ),
    el('span', { class: 'person-name' }, person.realName.split(' ')[0]),
  );
}

function moveFocus(event: KeyboardEvent): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined || !(event.currentTarget instanceof HTMLElement)) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
  const at = buttons.indexOf(document.activeElement as HTMLElement);
  buttons.at((at + by) % buttons.length)?.focus();
  event.preventDefault();
}
