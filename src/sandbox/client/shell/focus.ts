/** Draws anew and gives the focus, and the place in a text, back to the element with the same key. */
export function keepingFocus(parent: HTMLElement, draw: () => void): void {
  const before = document.activeElement;
  const key = before instanceof HTMLElement && parent.contains(before) ? before.dataset['key'] : undefined;
  const selection =
    before instanceof HTMLInputElement || before instanceof HTMLTextAreaElement
      ? before.selectionStart
      : null;
  const { scrollTop } = parent;
  draw();
  parent.scrollTop = scrollTop;
  if (key === undefined) return;
  const after = parent.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
  after?.focus();
  const isText =
    after instanceof HTMLTextAreaElement || (after instanceof HTMLInputElement && after.type === 'text');
  if (isText && selection !== null) after.setSelectionRange(selection, selection);
}
