import { el, replace } from '../dom.ts';
import type { Child } from '../dom.ts';
import { icon } from '../icons.ts';
import { Listbox } from './listbox.ts';

export type Option = {
  value: string;
  label: string;
  detail?: string;
  group?: string;
  lead?: () => Child;
  raw?: unknown;
};
type Loaded = {
  options: Option[];
  /** Shown where there is nothing to choose from. */
  why?: string;
};

export type ComboboxProps = {
  label: string;
  placeholder: string;
  selected: Option[];
  /** More than one may be chosen, up to `max`. */
  isMany: boolean;
  max?: number;
  /** Called with what was typed. */
  load: (query: string) => Promise<Loaded> | Loaded;
  onChange: (selected: Option[]) => void;
  id?: string | undefined;
  key?: string | undefined;
  describedBy?: string | undefined;
  isInvalid?: boolean;
  isFocused?: boolean;
};

/** A field to type into and a list to choose from, as the ARIA combobox pattern has it. */
export function combobox(props: ComboboxProps): HTMLElement {
  return new Combobox(props).element;
}

class Combobox {
  readonly element: HTMLElement;
  private readonly props: ComboboxProps;
  private readonly input: HTMLInputElement;
  private readonly chips = el('span', { class: 'chips' });
  private readonly list: Listbox;
  private selected: Option[];
  private shown: Option[] = [];
  /** Answers to older questions are dropped. */
  private asked = 0;

  constructor(props: ComboboxProps) {
    this.props = props;
    this.selected = props.selected;
    this.input = this.field();
    const arrow = el(
      'span',
      { class: 'combo-arrow', on: { pointerdown: event => this.toggle(event) } },
      icon('down', 14),
    );
    const name = props.isInvalid ? 'combo combo-invalid' : 'combo';
    this.element = el('div', { class: name }, this.chips, this.input, arrow);
    this.list = new Listbox({
      label: props.label,
      isMany: props.isMany,
      field: this.input,
      anchor: this.element,
      choose: index => this.choose(index),
      closed: () => this.closed(),
    });
    this.element.append(this.list.element);
    this.draw();
  }

  private field(): HTMLInputElement {
    const { id, label, isInvalid, describedBy, key, isFocused } = this.props;
    return el('input', {
      id,
      class: 'combo-input',
      type: 'text',
      role: 'combobox',
      autocomplete: 'off',
      spellcheck: 'false',
      'aria-label': id === undefined ? label : undefined,
      'aria-invalid': isInvalid ? 'true' : undefined,
      'aria-describedby': describedBy,
      'data-key': key,
      autofocus: isFocused,
      on: {
        input: () => void this.open(this.input.value),
        click: () => void this.open(''),
        keydown: event => this.keydown(event),
        blur: () => this.list.close(),
      },
    });
  }

  private draw(): void {
    const [first] = this.selected;
    replace(this.chips, this.props.isMany ? this.selected.map(option => this.chip(option)) : first?.lead?.());
    this.input.value = this.props.isMany ? '' : (first?.label ?? '');
    this.input.placeholder = this.selected.length === 0 ? this.props.placeholder : '';
  }

  private chip(option: Option): HTMLElement {
    const remove = () => this.change(this.selected.filter(({ value }) => value !== option.value));
    const props = {
      type: 'button',
      class: 'chip-remove',
      'aria-label': `Remove ${option.label}`,
      on: { click: remove },
    };
    return el(
      'span',
      { class: 'chip' },
      option.lead?.(),
      option.label,
      el('button', props, icon('close', 12)),
    );
  }

  private change(next: Option[]): void {
    this.selected = next;
    this.draw();
    this.props.onChange(next);
  }

  private async open(query: string): Promise<void> {
    this.asked += 1;
    const mine = this.asked;
    const { options, why = 'Nothing found' } = await this.props.load(query);
    if (mine !== this.asked || !this.input.isConnected) return;
    this.shown = options;
    const rows = options.map(({ value, label, detail, group, lead }) => {
      const isSelected = this.selected.some(one => one.value === value);
      return Object.assign({ label, isSelected }, detail && { detail }, group && { group }, lead && { lead });
    });
    this.list.show(
      rows,
      rows.findIndex(({ isSelected }) => isSelected),
      why,
    );
  }

  private closed(): void {
    this.asked += 1;
    this.draw();
  }

  private toggle(event: Event): void {
    event.preventDefault();
    if (this.list.isOpen) return this.list.close();
    this.input.focus();
    return void this.open('');
  }

  private choose(index: number): void {
    const option = this.shown[index];
    if (!option) return;
    if (!this.props.isMany) {
      this.list.close();
      this.change([option]);
      return;
    }
    const others = this.selected.filter(({ value }) => value !== option.value);
    const next = others.length < this.selected.length ? others : [...others, option];
    if (next.length > (this.props.max ?? Infinity)) return;
    this.change(next);
    void this.open('');
  }

  private keydown(event: KeyboardEvent): void {
    const { isOpen } = this.list;
    if (event.key === 'Backspace' && this.input.value === '') return this.change(this.selected.slice(0, -1));
    if (!isOpen && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) void this.open('');
    else if (!isOpen) return undefined;
    else if (event.key === 'Enter') this.choose(this.list.active);
    else if (event.key === 'Escape') this.list.close();
    else if (!this.list.moved(event.key)) return undefined;
    event.preventDefault();
    return event.stopPropagation();
  }
}
