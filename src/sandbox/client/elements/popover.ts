/** A list below (or above) what opened it, on top of everything, dialogs included. */

const GAP = 4;
const EDGE = 8;

export function showBeside(list: HTMLElement, anchor: HTMLElement): void {
  if (!list.matches(':popover-open')) list.showPopover();
  const box = anchor.getBoundingClientRect();
  list.style.minWidth = `${Math.round(box.width)}px`;
  const below = innerHeight - box.bottom - GAP - EDGE;
  const above = box.top - GAP - EDGE;
  const isAbove = below < Math.min(list.scrollHeight, 220) && above > below;
  list.style.maxHeight = `${Math.round(Math.min(340, isAbove ? above : below))}px`;
  const width = list.offsetWidth;
  list.style.left = `${Math.round(Math.max(EDGE, Math.min(box.left, innerWidth - width - EDGE)))}px`;
  list.style.top = isAbove ? 'auto' : `${Math.round(box.bottom + GAP)}px`;
  list.style.bottom = isAbove ? `${Math.round(innerHeight - box.top + GAP)}px` : 'auto';
}

export function hide(list: HTMLElement): void {
  if (list.isConnected && list.matches(':popover-open')) list.hidePopover();
}

export function isShown(list: HTMLElement): boolean {
  return list.isConnected && list.matches(':popover-open');
}

/** Stays beside its anchor while that scrolls; calls back when the person clicks elsewhere or the anchor is gone from view. */
export function whenLeft(list: HTMLElement, anchor: HTMLElement, leave: () => void): () => void {
  const pointer = ({ target }: Event) => {
    if (target instanceof Node && !list.contains(target) && !anchor.contains(target)) leave();
  };
  const moved = ({ target }: Event) => {
    if (target instanceof Node && list.contains(target)) return;
    const box = anchor.getBoundingClientRect();
    if (box.bottom < 0 || box.top > innerHeight) leave();
    else showBeside(list, anchor);
  };
  document.addEventListener('pointerdown', pointer, true);
  document.addEventListener('scroll', moved, true);
  window.addEventListener('resize', moved);
  return () => {
    document.removeEventListener('pointerdown', pointer, true);
    document.removeEventListener('scroll', moved, true);
    window.removeEventListener('resize', moved);
  };
}
