import { el, freshId } from '../dom.ts';
import type { Child } from '../dom.ts';
import { hide, isShown, showBeside, whenLeft } from './popover.ts';

export type MenuItem = { label: Child; detail?: Child; choose: () => void; isDanger?: boolean };

/** A button that opens a menu: arrows move, Enter chooses, Escape goes back to the button. */
export function menuButton(
  props: { label: string; class: string; content: Child },
  items: () => MenuItem[],
): HTMLElement {
  const id = freshId('menu');
  const list = el('div', {
    id,
    class: 'popover menu',
    popover: 'manual',
    role: 'menu',
    'aria-label': props.label,
    on: { keydown },
  });
  const button = el(
    'button',
    {
      type: 'button',
      class: props.class,
      'aria-label': props.label,
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      'aria-controls': id,
      title: props.label,
      on: { click: () => (isShown(list) ? close() : open()), keydown: openByArrow },
    },
    props.content,
  );
  let stop = () => {};

  function open() {
    list.replaceChildren(...items().map(item => row(item, close)));
    showBeside(list, button);
    button.setAttribute('aria-expanded', 'true');
    stop = whenLeft(list, button, close);
    focusRow(0);
  }
  function close() {
    stop();
    const hadFocus = list.contains(document.activeElement);
    hide(list);
    button.setAttribute('aria-expanded', 'false');
    if (hadFocus) button.focus();
  }
  function focusRow(index: number) {
    const rows = [...list.querySelectorAll<HTMLElement>('[role=menuitem]')];
    rows.at(index % Math.max(1, rows.length))?.focus();
  }
  function openByArrow(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    open();
  }
  function keydown(event: KeyboardEvent) {
    const rows = [...list.querySelectorAll<HTMLElement>('[role=menuitem]')];
    const at = rows.indexOf(document.activeElement as HTMLElement);
    const moves: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
    const to = moves[event.key];
    if (to !== undefined) focusRow(to);
    else if (event.key === 'Escape' || event.key === 'Tab') close();
    else return;
    event.stopPropagation();
    if (event.key !== 'Tab') event.preventDefault();
  }
  return el('span', { class: 'menu-anchor' }, button, list);
}

function row({ label, detail, choose, isDanger }: MenuItem, close: () => void): HTMLElement {
  return el(
    'button',
    {
      type: 'button',
      role: 'menuitem',
      tabindex: -1,
      class: isDanger ? 'option option-danger' : 'option',
      on: {
        click: () => {
          close();
          choose();
        },
      },
    },
    el('span', { class: 'option-label' }, label),
    Boolean(detail) && el('span', { class: 'option-detail' }, detail),
  );
}
