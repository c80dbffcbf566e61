import { APP_ID, BOT_ID, TEAM_ID } from './ids.ts';
import { string } from './json.ts';
import type { Json } from './json.ts';
import type { Newsroom } from './news.ts';

/**
 * Modal stacks and Home tabs. They are kept here and not in the emulator, which knows no closing: there a closed view
 * can still be updated, and three pushes are too many even after they were closed.
 */

export type View = {
  id: string;
  user: string;
  hash: string;
  /** The view as the app gave it, every block and element named. */
  content: Json;
  root: string;
  previous: string | null;
  /** Where the person was when it opened: the "current conversation" of selects. */
  channel?: string;
};

const STACK_MAX = 3;
export type ViewError = 'not_found' | 'hash_conflict' | 'push_limit_reached' | 'duplicate_external_id';
export type Views = ReturnType<typeof createViews>;

export function createViews(news: Newsroom) {
  const stacks = new Map<string, View[]>();
  const homes = new Map<string, View>();
  let made = 0;

  const stackOf = (user: string) => stacks.get(user) ?? [];
  const open = () => [...[...stacks.values()].flat(), ...homes.values()];
  const find = (id: string) => open().find(view => view.id === id);
  const findExternal = (id: string) =>
    id === '' ? undefined : open().find(view => view.content['external_id'] === id);
  const freshHash = () => `${Math.floor(Date.now() / 1000)}.${(++made).toString(36).padStart(8, '0')}`;
  const taken = (content: Json, by?: View) => {
    const other = findExternal(string(content['external_id']));
    return other !== undefined && other !== by;
  };
  const created = (user: string, content: Json, below?: View): View => {
    const id = `V0${(++made).toString(36).toUpperCase().padStart(8, '0')}`;
    return { id, user, hash: freshHash(), content, root: below?.root ?? id, previous: below?.id ?? null };
  };
  const setStack = (user: string, stack: View[]) => {
    stacks.set(user, stack);
    news.tell({ what: 'modal', user });
  };
  const changed = (view: View, content: Json, hash?: string): View | ViewError => {
    if (hash !== undefined && hash !== '' && hash !== view.hash) return 'hash_conflict';
    if (taken(content, view)) return 'duplicate_external_id';
    view.content = content;
    view.hash = freshHash();
    news.tell(
      content['type'] === 'home' ? { what: 'home', user: view.user } : { what: 'modal', user: view.user },
    );
    return view;
  };

  return {
    find,
    findExternal,
    stackOf,
    top: (user: string) => stackOf(user).at(-1),
    home: (user: string) => homes.get(user),
    open(user: string, content: Json, channel?: string): View | ViewError {
      if (taken(content)) return 'duplicate_external_id';
      const view = created(user, content);
      if (channel !== undefined) view.channel = channel;
      setStack(user, [view]);
      return view;
    },
    push(user: string, parent: string, content: Json): View | ViewError {
      const stack = stackOf(user);
      const below = stack.find(({ id }) => id === parent);
      if (!below) return 'not_found';
      if (stack.length >= STACK_MAX) return 'push_limit_reached';
      if (taken(content)) return 'duplicate_external_id';
      const view = created(user, content, below);
      if (below.channel !== undefined) view.channel = below.channel;
      setStack(user, [...stack, view]);
      return view;
    },
    update: changed,
    publish(user: string, content: Json, hash?: string): View | ViewError {
      const before = homes.get(user);
      if (before) return changed(before, content, hash);
      const view = created(user, content);
      homes.set(user, view);
      news.tell({ what: 'home', user });
      return view;
    },
    /** Takes one view away, with those above it, and returns them, the topmost first. */
    close(user: string, id: string): View[] {
      const stack = stackOf(user);
      const index = stack.findIndex(view => view.id === id);
      if (index === -1) return [];
      setStack(user, stack.slice(0, index));
      return stack.slice(index).toReversed();
    },
  };
}

/** A view as Slack gives it to the app. */
export function viewObject(view: View, state: Json = { values: {} }): Json {
  const { content } = view;
  return {
    id: view.id,
    team_id: TEAM_ID,
    type: content['type'],
    blocks: content['blocks'],
    private_metadata: content['private_metadata'] ?? '',
    callback_id: content['callback_id'] ?? '',
    state,
    hash: view.hash,
    title: content['title'] ?? null,
    clear_on_close: content['clear_on_close'] === true,
    notify_on_close: content['notify_on_close'] === true,
    close: content['close'] ?? null,
    submit: content['submit'] ?? null,
    previous_view_id: view.previous,
    root_view_id: view.root,
    app_id: APP_ID,
    external_id: content['external_id'] ?? '',
    app_installed_team_id: TEAM_ID,
    bot_id: BOT_ID,
  };
}
