import { el, replace } from '../dom.ts';
import type { Child } from '../dom.ts';
import { icon } from '../icons.ts';
import type { At, Session } from '../session.ts';
import { avatar } from './avatar.ts';
import { composer } from './composer.ts';
import { conversation } from './conversation.ts';
import { homeTab } from './home-tab.ts';
import { toast } from './toast.ts';

/** The channel or the app: a heading, messages and composer, or the Home tab. */
export function mainColumn(session: Session): HTMLElement {
  const head = el('header', { class: 'main-head' });
  const talk = el('div', { class: 'talk' }, conversation(session), composer(session));
  const home = homeTab(session);
  const draw = () => {
    const isHome = session.state.at.kind === 'home';
    replace(head, heading(session));
    talk.hidden = isHome;
    home.hidden = !isHome;
  };
  session.on('place', draw);
  session.on('channels', draw);
  draw();
  return el('main', { class: 'main', id: 'main', tabindex: -1 }, head, talk, home);
}

function heading(session: Session): Child {
  const { at, workspace } = session.state;
  const dm = session.dmWithApp();
  if (at.kind === 'home' || at.id === dm?.id) {
    return [
      el(
        'h1',
        { class: 'main-title' },
        avatar({ id: workspace.app.user, realName: workspace.app.name, isBot: true }, 22),
        workspace.app.name,
      ),
      tabs(session, at, dm?.id),
    ];
  }
  const channel = session.channel(at.id);
  if (!channel) return el('h1', { class: 'main-title' }, 'Nothing here');
  return [
    el('h1', { class: 'main-title' }, icon(channel.kind === 'public' ? 'hash' : 'lock'), channel.name),
    el('span', { class: 'topic' }, channel.topic),
    el(
      'span',
      { class: 'members', title: membersOf(session, channel.members) },
      `${channel.members.length} members`,
    ),
    !channel.hasApp && channel.isMember && inviteButton(session, channel.id),
  ];
}

function tabs(session: Session, at: At, dm: string | undefined): HTMLElement {
  const tab = (words: string, to: At, isHere: boolean) =>
    el(
      'button',
      {
        type: 'button',
        role: 'tab',
        class: 'tab',
        'aria-selected': isHere ? 'true' : 'false',
        on: { click: () => void session.goTo(to) },
      },
      words,
    );
  return el(
    'div',
    { class: 'tabs', role: 'tablist', 'aria-label': 'The app' },
    tab('Home', { kind: 'home' }, at.kind === 'home'),
    dm !== undefined && tab('Messages', { kind: 'channel', id: dm }, at.kind === 'channel'),
  );
}

function inviteButton(session: Session, channel: string): HTMLElement {
  const { app } = session.state.workspace;
  const invite = async () => {
    const outcome = await session.act('invite', { channel, guest: app.user });
    if (outcome.kind === 'failed') toast(outcome.why, 'error');
  };
  return el(
    'button',
    { type: 'button', class: 'button button-small', on: { click: () => void invite() } },
    icon('plus', 13),
    `Add ${app.name}`,
  );
}

function membersOf(session: Session, ids: string[]): string {
  return ids.map(id => session.person(id)?.realName ?? id).join('\n');
}
