/**
 * Draws anew and gives the focus, and the place in a text, back to the control with the same key. Where an update gave
 * its block a new id, as Slack advises, it is the one with the same action beside it.
 */
export function keepingFocus(parent: HTMLElement, draw: () => void): void {
  const before = document.activeElement;
  const key = before instanceof HTMLElement && parent.contains(before) ? before.dataset['key'] : undefined;
  const near = before?.closest('[data-ts]')?.getAttribute('data-ts');
  const selection = isText(before) ? before.selectionStart : null;
  const { scrollTop } = parent;
  draw();
  parent.scrollTop = scrollTop;
  if (key === undefined || before?.isConnected) return;
  const around = (near && parent.querySelector(`[data-ts="${CSS.escape(near)}"]`)) || parent;
  const after = controlIn(around, key);
  after?.focus();
  if (selection !== null && isText(after)) after.setSelectionRange(selection, selection);
}

function controlIn(parent: Element, key: string): HTMLElement | null {
  const action = key.slice(key.indexOf(' '));
  return (
    parent.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`) ??
    parent.querySelector<HTMLElement>(`[data-key$="${CSS.escape(action)}"]`)
  );
}

function isText(element: Element | null): element is HTMLInputElement | HTMLTextAreaElement {
  return (
    element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && element.type === 'text')
  );
}
