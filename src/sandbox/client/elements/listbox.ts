import { el, freshId, replace } from '../dom.ts';
import type { Child } from '../dom.ts';
import { icon } from '../icons.ts';
import { hide, isShown, showBeside, whenLeft } from './popover.ts';

export type Row = {
  label: string;
  detail?: string;
  group?: string;
  lead?: () => Child;
  isSelected?: boolean;
};

type Props = {
  label: string;
  class?: string;
  isMany?: boolean;
  /** Keeps the focus and says which row is active. */
  field: HTMLElement;
  /** What the list stands beside. */
  anchor: HTMLElement;
  choose: (index: number) => void;
  closed?: () => void;
};

/** The list of a field that one types into: the focus stays in the field, arrows move what is active. */
export class Listbox {
  readonly element: HTMLElement;
  active = -1;
  private readonly id = freshId('list');
  private readonly props: Props;
  private count = 0;
  private stop = () => {};

  constructor(props: Props) {
    this.props = props;
    this.element = el('div', {
      id: this.id,
      class: `popover listbox ${props.class ?? ''}`,
      popover: 'manual',
      role: 'listbox',
      'aria-label': props.label,
      'aria-multiselectable': props.isMany ? 'true' : undefined,
    });
    props.field.setAttribute('aria-controls', this.id);
    props.field.setAttribute('aria-autocomplete', 'list');
    props.field.setAttribute('aria-expanded', 'false');
  }

  get isOpen(): boolean {
    return isShown(this.element);
  }

  show(rows: readonly Row[], active: number, otherwise: string): void {
    this.count = rows.length;
    this.active = rows.length === 0 ? -1 : Math.max(0, active);
    const drawn = rows.map((row, index) => [headingBefore(rows, index), this.row(row, index)]);
    replace(this.element, rows.length > 0 ? drawn : el('div', { class: 'option-none' }, otherwise));
    showBeside(this.element, this.props.anchor);
    this.props.field.setAttribute('aria-expanded', 'true');
    this.stop();
    this.stop = whenLeft(this.element, this.props.anchor, () => this.close());
    this.mark();
  }

  close(): void {
    this.stop();
    hide(this.element);
    this.props.field.setAttribute('aria-expanded', 'false');
    this.props.field.removeAttribute('aria-activedescendant');
    this.props.closed?.();
  }

  /** True where the key moved what is active. */
  moved(key: string): boolean {
    const last = this.count - 1;
    const moves: Record<string, number> = {
      ArrowDown: this.active >= last ? 0 : this.active + 1,
      ArrowUp: this.active <= 0 ? last : this.active - 1,
      PageDown: Math.min(last, this.active + 8),
      PageUp: Math.max(0, this.active - 8),
    };
    const to = moves[key];
    if (to === undefined) return false;
    this.activate(to);
    return true;
  }

  private activate(index: number): void {
    if (index === this.active) return;
    this.active = index;
    this.mark();
  }

  private mark(): void {
    for (const row of this.element.querySelectorAll('.option-active')) row.classList.remove('option-active');
    const row = this.element.querySelector(`#${this.id}-${this.active}`);
    row?.classList.add('option-active');
    row?.scrollIntoView({ block: 'nearest' });
    if (row) this.props.field.setAttribute('aria-activedescendant', row.id);
  }

  private row({ label, detail, lead, isSelected }: Row, index: number): HTMLElement {
    return el(
      'div',
      {
        id: `${this.id}-${index}`,
        class: 'option',
        role: 'option',
        'aria-selected': isSelected ? 'true' : 'false',
        on: {
          // The field keeps the focus.
          pointerdown: event => event.preventDefault(),
          click: () => this.props.choose(index),
          pointermove: () => this.activate(index),
        },
      },
      isSelected !== undefined && el('span', { class: 'option-check' }, isSelected && icon('check', 14)),
      lead?.(),
      el('span', { class: 'option-label' }, label),
      Boolean(detail) && el('span', { class: 'option-detail' }, detail),
    );
  }
}

function headingBefore(rows: readonly Row[], index: number): Child {
  const group = rows[index]?.group;
  if (!group || group === rows[index - 1]?.group) return undefined;
  return el('div', { class: 'option-group', role: 'presentation' }, group);
}
