import { el } from './dom.ts';
import { sidePanel } from './panels/side-panel.ts';
import { follow, openSession } from './session.ts';
import { clockBar } from './shell/clock-bar.ts';
import { mainColumn } from './shell/main-column.ts';
import { modalHost } from './shell/modal.ts';
import { peopleRail } from './shell/people.ts';
import { sidebar } from './shell/sidebar.ts';
import { strip } from './shell/strip.ts';
import { themeButton } from './shell/theme.ts';
import { toastRegion } from './shell/toast.ts';

const root = document.querySelector('#app');
const session = await openSession();
document.title = `${session.state.workspace.team} sandbox`;

const connection = el('span', { class: 'connection', role: 'status' });
const panel = sidePanel(session);
root?.append(
  el(
    'header',
    { class: 'bar' },
    el(
      'span',
      { class: 'bar-name' },
      session.state.workspace.app.name,
      el('span', { class: 'bar-what' }, 'sandbox'),
    ),
    clockBar(session, panel.refresh),
    el('span', { class: 'bar-right' }, connection, panel.buttons, themeButton()),
  ),
  el('div', { class: 'columns' }, peopleRail(session), sidebar(session), mainColumn(session), panel.element),
  strip(session),
  modalHost(session),
  toastRegion('toasts'),
);
follow(session, isConnected => {
  connection.textContent = isConnected ? '' : 'Connecting again…';
});
