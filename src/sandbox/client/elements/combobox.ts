import { el, freshId, replace } from '../dom.ts';
import type { Child } from '../dom.ts';
import { icon } from '../icons.ts';
import { hide, isShown, showBeside, whenLeft } from './popover.ts';

export type Option = {
  value: string;
  label: string;
  detail?: string;
  group?: string;
  lead?: () => Child;
  raw?: unknown;
};

export type ComboboxProps = {
  label: string;
  placeholder: string;
  selected: Option[];
  /** More than one may be chosen, up to `max`. */
  isMany: boolean;
  max?: number;
  /** Called with what was typed; `why` is shown where there is nothing to choose from. */
  load: (query: string) => Promise<{ options: Option[]; why?: string }> | { options: Option[]; why?: string };
  onChange: (selected: Option[]) => void;
  id?: string | undefined;
  key?: string | undefined;
  describedBy?: string | undefined;
  isInvalid?: boolean;
  isFocused?: boolean;
};

/** A field to type into and a list to choose from, as the ARIA combobox pattern has it. */
export function combobox(props: ComboboxProps): HTMLElement {
  const listId = freshId('list');
  const list = el('div', {
    id: listId,
    class: 'popover listbox',
    popover: 'manual',
    role: 'listbox',
    'aria-label': props.label,
    'aria-multiselectable': props.isMany ? 'true' : undefined,
  });
  const chips = el('span', { class: 'chips' });
  const input = el('input', {
    id: props.id,
    class: 'combo-input',
    type: 'text',
    role: 'combobox',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-label': props.id === undefined ? props.label : undefined,
    'aria-expanded': 'false',
    'aria-controls': listId,
    'aria-autocomplete': 'list',
    'aria-invalid': props.isInvalid ? 'true' : undefined,
    'aria-describedby': props.describedBy,
    'data-key': props.key,
    autofocus: props.isFocused,
    on: { input: () => void open(input.value), keydown, click: () => void open(''), blur: left },
  });
  const arrow = el('span', { class: 'combo-arrow', on: { pointerdown: toggle } }, icon('down', 14));
  const box = el(
    'div',
    { class: props.isInvalid ? 'combo combo-invalid' : 'combo' },
    chips,
    input,
    arrow,
    list,
  );

  let { selected } = props;
  let shown: Option[] = [];
  let active = -1;
  let asked = 0;
  let stop = () => {};

  function drawSelected() {
    const [first] = selected;
    replace(chips, props.isMany ? selected.map(chip) : first?.lead?.());
    input.value = props.isMany ? '' : (first?.label ?? '');
    input.placeholder = selected.length === 0 ? props.placeholder : '';
  }
  function chip(option: Option): HTMLElement {
    const remove = () => change(selected.filter(({ value }) => value !== option.value));
    return el(
      'span',
      { class: 'chip' },
      option.lead?.(),
      option.label,
      el(
        'button',
        {
          type: 'button',
          class: 'chip-remove',
          'aria-label': `Remove ${option.label}`,
          on: { click: remove },
        },
        icon('close', 12),
      ),
    );
  }
  function change(next: Option[]) {
    selected = next;
    drawSelected();
    props.onChange(selected);
  }
  async function open(query: string) {
    asked += 1;
    const mine = asked;
    const result = await props.load(query);
    if (mine !== asked || !input.isConnected) return;
    shown = result.options;
    active = shown.findIndex(({ value }) => selected.some(one => one.value === value));
    if (active === -1 && shown.length > 0) active = 0;
    drawList(result.why ?? 'Nothing found');
    showBeside(list, box);
    input.setAttribute('aria-expanded', 'true');
    stop();
    stop = whenLeft(list, box, close);
    markActive();
  }
  function close() {
    asked += 1;
    stop();
    hide(list);
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
    drawSelected();
  }
  function left() {
    if (!list.matches(':hover')) close();
  }
  function toggle(event: Event) {
    event.preventDefault();
    if (isShown(list)) close();
    else {
      input.focus();
      void open('');
    }
  }
  function drawList(why: string) {
    let group: string | undefined;
    const rows = shown.flatMap((option, index): Child[] => {
      const heading =
        option.group !== group && option.group
          ? [el('div', { class: 'option-group', role: 'presentation' }, option.group)]
          : [];
      group = option.group;
      return [...heading, row(option, index)];
    });
    replace(list, rows.length > 0 ? rows : el('div', { class: 'option-none' }, why));
  }
  function row(option: Option, index: number): HTMLElement {
    const isSelected = selected.some(({ value }) => value === option.value);
    return el(
      'div',
      {
        id: `${listId}-${index}`,
        class: 'option',
        role: 'option',
        'aria-selected': isSelected ? 'true' : 'false',
        on: {
          pointerdown: event => event.preventDefault(),
          click: () => choose(index),
          pointermove: () => activate(index),
        },
      },
      el('span', { class: 'option-check' }, isSelected && icon('check', 14)),
      option.lead?.(),
      el('span', { class: 'option-label' }, option.label),
      option.detail !== undefined && el('span', { class: 'option-detail' }, option.detail),
    );
  }
  function activate(index: number) {
    if (index === active) return;
    active = index;
    markActive();
  }
  function markActive() {
    for (const row of list.querySelectorAll('.option-active')) row.classList.remove('option-active');
    const row = document.querySelector(`#${listId}-${active}`);
    row?.classList.add('option-active');
    row?.scrollIntoView({ block: 'nearest' });
    if (row) input.setAttribute('aria-activedescendant', row.id);
  }
  function choose(index: number) {
    const option = shown[index];
    if (!option) return;
    const isSelected = selected.some(({ value }) => value === option.value);
    if (!props.isMany) {
      change([option]);
      return close();
    }
    const next = isSelected ? selected.filter(({ value }) => value !== option.value) : [...selected, option];
    if (next.length > (props.max ?? Infinity)) return undefined;
    change(next);
    return void open('');
  }
  function keydown(event: KeyboardEvent) {
    const isOpen = isShown(list);
    const last = shown.length - 1;
    const moves: Record<string, number> = {
      ArrowDown: active >= last ? 0 : active + 1,
      ArrowUp: active <= 0 ? last : active - 1,
      PageDown: Math.min(last, active + 8),
      PageUp: Math.max(0, active - 8),
    };
    const to = moves[event.key];
    if (to !== undefined) {
      event.preventDefault();
      return isOpen ? activate(to) : void open('');
    }
    if (event.key === 'Enter' && isOpen) {
      event.preventDefault();
      return choose(active);
    }
    if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      return close();
    }
    if (event.key === 'Backspace' && input.value === '') return change(selected.slice(0, -1));
    return undefined;
  }
  drawSelected();
  return box;
}
