import { el, replace } from '../dom.ts';
import type { Child } from '../dom.ts';
import { icon } from '../icons.ts';
import type { At, Session } from '../session.ts';
import type { Channel } from '../types.ts';
import { avatar } from './avatar.ts';

/** Channels, group messages and the app. */
export function sidebar(session: Session): HTMLElement {
  const nav = el('nav', { class: 'sidebar', 'aria-label': 'Channels' });
  const draw = () => {
    const focused = document.activeElement?.getAttribute('data-place');
    const { channels } = session.state;
    const rooms = channels.filter(({ kind }) => kind === 'public' || kind === 'private');
    const groups = channels.filter(({ kind }) => kind === 'group');
    replace(
      nav,
      el('div', { class: 'workspace-name' }, session.state.workspace.team),
      group(
        'Channels',
        rooms.map(channel => channelRow(session, channel)),
      ),
      groups.length > 0 &&
        group(
          'Group messages',
          groups.map(channel => channelRow(session, channel)),
        ),
      group('App', [appRow(session)]),
    );
    if (focused) nav.querySelector<HTMLElement>(`[data-place="${focused}"]`)?.focus();
  };
  session.on('channels', draw);
  session.on('place', draw);
  draw();
  return nav;
}

function group(title: string, rows: Child[]): HTMLElement {
  return el('section', {}, el('h2', { class: 'rail-title' }, title), el('ul', { class: 'rows' }, rows));
}

function channelRow(session: Session, channel: Channel): HTMLElement {
  const { id, kind, name, isMember } = channel;
  const sign = kind === 'private' || kind === 'group' ? 'lock' : 'hash';
  return row(
    session,
    { kind: 'channel', id },
    channel.unread,
    [icon(sign, 14), el('span', { class: 'row-name' }, name)],
    !isMember,
  );
}

function appRow(session: Session): HTMLElement {
  const { app } = session.state.workspace;
  const dm = session.dmWithApp();
  const { at } = session.state;
  const isHere = at.kind === 'home' || at.id === dm?.id;
  const face = avatar({ id: app.user, realName: app.name, isBot: true }, 18);
  const target: At = dm && dm.unread > 0 ? { kind: 'channel', id: dm.id } : { kind: 'home' };
  return row(
    session,
    target,
    dm?.unread ?? 0,
    [face, el('span', { class: 'row-name' }, app.name)],
    false,
    isHere,
  );
}

function row(
  session: Session,
  to: At,
  unread: number,
  content: Child[],
  isFaint: boolean,
  isHere = same(session.state.at, to),
): HTMLElement {
  const names = ['row', isHere && 'row-here', unread > 0 && 'row-unread', isFaint && 'row-faint'];
  return el(
    'li',
    {},
    el(
      'button',
      {
        type: 'button',
        class: names.filter(Boolean).join(' '),
        'data-place': to.kind === 'home' ? 'home' : to.id,
        'aria-current': isHere ? 'page' : undefined,
        on: { click: () => void session.goTo(to) },
      },
      content,
      unread > 0 && el('span', { class: 'badge', 'aria-label': `${unread} unread` }, unread),
    ),
  );
}

function same(a: At, b: At): boolean {
  return a.kind === 'channel' && b.kind === 'channel' ? a.id === b.id : a.kind === b.kind;
}
