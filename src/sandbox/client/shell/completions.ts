import { el, freshId, replace } from '../dom.ts';
import { hide, isShown, showBeside } from '../elements/popover.ts';
import { humans } from '../session.ts';
import type { Session } from '../session.ts';

type Completion = { insert: string; label: string; detail: string };

/** Commands and their verbs, people after `@`, channels after `#`: below what is typed, chosen by arrows. */
export function completions(session: Session, field: HTMLTextAreaElement, changed: () => void) {
  const id = freshId('completions');
  const list = el('div', {
    id,
    class: 'popover listbox completions',
    popover: 'manual',
    role: 'listbox',
    'aria-label': 'Suggestions',
  });
  field.setAttribute('aria-controls', id);
  field.setAttribute('aria-autocomplete', 'list');
  let shown: Completion[] = [];
  let active = 0;
  let dismissed = '';

  const close = () => {
    hide(list);
    field.removeAttribute('aria-activedescendant');
  };
  const draw = () => {
    replace(
      list,
      shown.map((completion, index) => row(completion, index)),
    );
    field.setAttribute('aria-activedescendant', `${id}-${active}`);
    list.querySelector('.option-active')?.scrollIntoView({ block: 'nearest' });
  };
  const row = ({ label, detail }: Completion, index: number) =>
    el(
      'div',
      {
        id: `${id}-${index}`,
        role: 'option',
        class: index === active ? 'option option-active' : 'option',
        'aria-selected': index === active ? 'true' : 'false',
        on: {
          pointerdown: event => {
            event.preventDefault();
            choose(index);
          },
        },
      },
      el('span', { class: 'option-label' }, label),
      el('span', { class: 'option-detail' }, detail),
    );
  const choose = (index: number) => {
    const completion = shown[index];
    if (!completion) return;
    const before = field.value.slice(0, field.selectionStart);
    const after = field.value.slice(field.selectionStart);
    const start = before.length - wordBefore(before).length;
    field.value = `${before.slice(0, start)}${completion.insert} ${after}`;
    const caret = start + completion.insert.length + 1;
    field.setSelectionRange(caret, caret);
    changed();
  };

  return {
    list,
    refresh() {
      const before = field.value.slice(0, field.selectionStart);
      shown = before === dismissed ? [] : completionsFor(session, before);
      active = 0;
      if (shown.length === 0) return close();
      draw();
      return showBeside(list, field);
    },
    /** True where the key was for the list. */
    handled(event: KeyboardEvent): boolean {
      if (!isShown(list)) return false;
      const moves: Record<string, number> = { ArrowDown: active + 1, ArrowUp: active - 1 };
      const to = moves[event.key];
      if (to !== undefined) {
        active = (to + shown.length) % shown.length;
        draw();
      } else if (event.key === 'Tab' || (event.key === 'Enter' && !isComplete(field.value, shown[active]))) {
        choose(active);
      } else if (event.key === 'Escape') {
        dismissed = field.value.slice(0, field.selectionStart);
        close();
      } else {
        if (event.key === 'Enter') close();
        return false;
      }
      event.preventDefault();
      return true;
    },
  };
}

/** Enter sends what is written out already. */
function isComplete(text: string, completion: Completion | undefined): boolean {
  return completion !== undefined && text.trimEnd().endsWith(completion.insert.trimEnd());
}

function wordBefore(text: string): string {
  return /\S*$/.exec(text)?.[0] ?? '';
}

function completionsFor(session: Session, before: string): Completion[] {
  const { workspace, channels } = session.state;
  const word = wordBefore(before).toLowerCase();
  if (word.startsWith('@')) {
    return humans(workspace)
      .filter(({ name, realName }) => `${name} ${realName}`.toLowerCase().includes(word.slice(1)))
      .map(({ name, realName, title }) => ({ insert: `@${name}`, label: realName, detail: title }));
  }
  if (word.startsWith('#')) {
    return channels
      .filter(({ kind, name }) => kind !== 'dm' && name.includes(word.slice(1)))
      .map(({ name, topic }) => ({ insert: `#${name}`, label: `#${name}`, detail: topic }));
  }
  const [, name = '', verb] = /^(\/\S*)(?:\s+(\S*))?$/.exec(before) ?? [];
  if (name === '') return [];
  const command = workspace.commands.find(one => one.command === name);
  if (verb === undefined) {
    return [...workspace.commands, INVITE]
      .filter(one => one.command.startsWith(name) && one.command !== name)
      .map(one => ({ insert: one.command, label: one.command, detail: one.description }));
  }
  return (command?.verbs ?? [])
    .filter(one => one.verb.startsWith(verb.toLowerCase()))
    .map(one => ({
      insert: one.verb,
      label: `${name} ${one.verb} ${one.usage}`.trim(),
      detail: one.description,
    }));
}

const INVITE = { command: '/invite', description: 'Bring somebody, or the app, into this channel' };
