import { Missing } from '../api.ts';
import { el, replace } from '../dom.ts';
import { icon } from '../icons.ts';
import type { Session } from '../session.ts';
import { calendars } from './calendars.ts';
import { mail } from './mail.ts';
import type { Panel } from './panel.ts';

/** To add a tab, write its file and put it here. */
const PANELS: readonly Panel[] = [calendars, mail];
const KEY = 'sandbox-panel';

export function sidePanel(session: Session) {
  const body = el('div', { class: 'panel-body' });
  const heading = el('h2', { class: 'panel-title' });
  const close = el(
    'button',
    {
      type: 'button',
      class: 'bar-button',
      'aria-label': 'Close the panel',
      on: { click: () => choose(undefined) },
    },
    icon('close'),
  );
  const element = el(
    'aside',
    { class: 'panel', 'aria-label': 'Side panel', hidden: true },
    el('header', { class: 'panel-head' }, heading, close),
    body,
  );
  const toggles = PANELS.map(panel =>
    el(
      'button',
      {
        type: 'button',
        class: 'bar-button bar-button-text',
        'aria-pressed': 'false',
        'data-panel': panel.name,
        on: { click: () => choose(panel === current ? undefined : panel) },
      },
      icon(panel.icon),
      el('span', {}, panel.title),
    ),
  );
  let current: Panel | undefined;
  let drawn = '';

  function choose(panel: Panel | undefined) {
    current = panel;
    localStorage.setItem(KEY, panel?.name ?? '');
    element.hidden = panel === undefined;
    heading.textContent = panel?.title ?? '';
    for (const toggle of toggles)
      toggle.setAttribute('aria-pressed', String(toggle.dataset['panel'] === panel?.name));
    replace(body);
    drawn = '';
    void refresh();
  }
  async function refresh() {
    const panel = current;
    if (!panel) return;
    try {
      const data = await panel.load(session);
      const text = JSON.stringify([panel.name, data, session.state.me]);
      if (panel !== current || text === drawn) return;
      drawn = text;
      panel.draw(body, data as never, session, () => void refresh());
    } catch (error) {
      const words = error instanceof Missing ? 'The server has no such panel.' : String(error);
      drawn = '';
      if (panel === current) replace(body, el('p', { class: 'empty' }, words));
    }
  }
  session.on('workspace', () => void refresh());
  session.on('messages', () => void refresh());
  choose(PANELS.find(({ name }) => name === localStorage.getItem(KEY)));
  return { element, buttons: el('span', { class: 'panel-buttons' }, toggles), refresh: () => void refresh() };
}
