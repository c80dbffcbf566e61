import { el, replace } from '../dom.ts';
import { icon } from '../icons.ts';

const KEY = 'sandbox-theme';
const THEMES = ['auto', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];
const ICONS = { auto: 'auto', light: 'sun', dark: 'moon' } as const;
const NEXT = { auto: 'light', light: 'dark', dark: 'auto' } as const;

/** Follows the system until somebody chooses. */
export function themeButton(): HTMLElement {
  const button = el('button', {
    type: 'button',
    class: 'bar-button',
    on: { click: () => set(NEXT[current()]) },
  });
  const set = (theme: Theme) => {
    localStorage.setItem(KEY, theme);
    document.documentElement.dataset['theme'] = theme;
    button.setAttribute('aria-label', `Colours: ${theme}`);
    button.title = `Colours: ${theme}`;
    replace(button, icon(ICONS[theme]));
  };
  set(current());
  return button;
}

function current(): Theme {
  const kept = localStorage.getItem(KEY);
  return THEMES.find(theme => theme === kept) ?? 'auto';
}
