import { el } from '../dom.ts';
import { icon } from '../icons.ts';

const SHOWN_MS = 7000;

/** A word in passing, read out by screen readers. */
export function toast(text: string, kind: 'error' | 'info' = 'info'): void {
  const region = document.querySelector('dialog[open] .toasts') ?? document.querySelector('#toasts');
  if (!region) return;
  const note = el(
    'div',
    { class: `toast toast-${kind}` },
    icon(kind === 'error' ? 'warning' : 'info'),
    el('span', {}, text),
  );
  region.append(note);
  setTimeout(() => note.remove(), SHOWN_MS);
}

export function toastRegion(id?: string): HTMLElement {
  return el('div', { id, class: 'toasts', role: 'status', 'aria-live': 'polite' });
}
