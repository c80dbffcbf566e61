import { Missing, coalesced, get, post } from './api.ts';
import type {
  Channel,
  Json,
  JournalEntry,
  Message,
  News,
  Outcome,
  Person,
  View,
  Workspace,
} from './types.ts';

/** Who is looking at what, and everything that is known about it. Parts of the page redraw when their topic changes. */

export type Topic = 'workspace' | 'channels' | 'place' | 'messages' | 'home' | 'modal' | 'journal' | 'answer';
/** A channel by id, or the Home tab of the app. */
export type At = { kind: 'channel'; id: string } | { kind: 'home' };
export type Session = Awaited<ReturnType<typeof openSession>>;

export async function openSession() {
  const listeners = new Map<Topic, Set<() => void>>();
  const emit = (topic: Topic) => {
    for (const listener of listeners.get(topic) ?? []) listener();
  };
  const first = await get<Workspace>('/slack/workspace');
  const wanted = new URLSearchParams(location.search);
  const state = {
    workspace: first,
    me: personNamed(first, wanted.get('as'))?.id ?? humans(first)[0]?.id ?? '',
    channels: [] as Channel[],
    at: { kind: 'channel', id: '' } as At,
    messages: [] as Message[],
    home: null as View | null,
    stack: [] as View[],
    journal: [] as JournalEntry[],
    answerMs: undefined as number | undefined,
  };

  const loaders = loadersOf(state, emit);
  const session = {
    state,
    ...loaders,
    on(topic: Topic, listener: () => void) {
      listeners.set(topic, (listeners.get(topic) ?? new Set()).add(listener));
    },
    emit,
    person: (id: string) => state.workspace.people.find(person => person.id === id),
    channel: (id: string) => state.channels.find(channel => channel.id === id),
    me: () => state.workspace.people.find(({ id }) => id === state.me),
    zone: () => state.workspace.people.find(({ id }) => id === state.me)?.zone ?? 'Etc/UTC',
    dmWithApp: () => state.channels.find(({ kind, hasApp }) => kind === 'dm' && hasApp),
    async act(name: string, body: Json = {}): Promise<Outcome> {
      const outcome = await post<Outcome>(`/slack/acts/${name}`, { as: state.me, ...body }).catch(
        (error: unknown): Outcome => ({ kind: 'failed', error: 'sandbox', why: String(error), ms: 0 }),
      );
      if (outcome.ms > 0) {
        state.answerMs = outcome.ms;
        emit('answer');
      }
      return outcome;
    },
    async goTo(at: At) {
      state.at = at;
      state.messages = [];
      rememberPlace(state);
      emit('place');
      if (at.kind !== 'home') return loaders.loadMessages();
      await loaders.loadHome();
      await session.act('home');
    },
    async become(id: string) {
      state.me = id;
      state.home = null;
      state.stack = [];
      await loaders.loadChannels();
      const stays =
        state.at.kind === 'home' ||
        state.channels.some(({ id }) => state.at.kind === 'channel' && id === state.at.id);
      const dm = state.at.kind === 'channel' && state.at.id.startsWith('D');
      const at = stays && !dm ? state.at : placeNamed(state.channels, dm ? 'app' : null);
      emit('workspace');
      await Promise.all([session.goTo(at), loaders.loadModal()]);
    },
  };
  await Promise.all([loaders.loadChannels(), loaders.loadModal(), loaders.loadJournal()]);
  await session.goTo(placeNamed(state.channels, wanted.get('at')));
  return session;
}

type State = {
  workspace: Workspace;
  me: string;
  channels: Channel[];
  at: At;
  messages: Message[];
  home: View | null;
  stack: View[];
  journal: JournalEntry[];
};

function loadersOf(state: State, emit: (topic: Topic) => void) {
  const as = () => ({ as: state.me });
  return {
    loadWorkspace: coalesced(async () => {
      state.workspace = await get<Workspace>('/slack/workspace');
      emit('workspace');
    }),
    loadChannels: coalesced(async () => {
      state.channels = await get<Channel[]>('/slack/channels', as());
      emit('channels');
    }),
    loadMessages: coalesced(async () => {
      const { at, me } = state;
      if (at.kind !== 'channel') return;
      const messages = await get<Message[]>('/slack/messages', { as: me, channel: at.id });
      if (state.at !== at || state.me !== me) return;
      state.messages = messages;
      emit('messages');
    }),
    loadHome: coalesced(async () => {
      const { me } = state;
      const { view } = await get<{ view: View | null }>('/slack/home', as());
      if (state.me !== me) return;
      state.home = view;
      emit('home');
    }),
    loadModal: coalesced(async () => {
      const { me } = state;
      const { stack } = await get<{ stack: View[] }>('/slack/modal', as());
      if (state.me !== me) return;
      state.stack = stack;
      emit('modal');
    }),
    loadJournal: coalesced(async () => {
      state.journal = await get<JournalEntry[]>('/slack/journal');
      emit('journal');
    }),
  };
}

/** Every change on the server is told here, and what shows it is loaded again. */
export function follow(session: Session, onConnection: (isConnected: boolean) => void): void {
  const source = new EventSource('/sandbox/slack/news');
  source.addEventListener('ready', () => {
    onConnection(true);
    // What changed before the line was open, or while it was cut, was told to nobody.
    void reload(session);
  });
  source.addEventListener('error', () => onConnection(false));
  source.addEventListener('news', event => {
    const news = JSON.parse(String(event.data)) as News;
    void heard(session, news).catch((error: unknown) => {
      if (!(error instanceof Missing)) onConnection(false);
    });
  });
}

async function heard(session: Session, news: News): Promise<void> {
  const { state } = session;
  switch (news.what) {
    case 'workspace':
      return reload(session);
    case 'journal':
      return session.loadJournal();
    case 'modal':
      return news.user === state.me ? session.loadModal() : undefined;
    case 'home':
      return news.user === state.me ? session.loadHome() : undefined;
    case 'read':
      await Promise.all([
        session.loadWorkspace(),
        news.user === state.me ? session.loadChannels() : undefined,
      ]);
      return undefined;
    case 'channel': {
      const isHere = state.at.kind === 'channel' && state.at.id === news.channel;
      await Promise.all([
        isHere ? session.loadMessages() : undefined,
        session.loadChannels(),
        session.loadWorkspace(),
      ]);
      return undefined;
    }
  }
}

export async function reload(session: Session): Promise<void> {
  await Promise.all([
    session.loadWorkspace(),
    session.loadChannels(),
    session.loadModal(),
    session.loadJournal(),
  ]);
  await (session.state.at.kind === 'home' ? session.loadHome() : session.loadMessages());
}

export function humans({ people }: Workspace): Person[] {
  return people.filter(({ isBot, isGone }) => !isBot && !isGone);
}

function personNamed(workspace: Workspace, name: string | null): Person | undefined {
  return humans(workspace).find(person => person.id === name || person.name === name);
}

/** `app` is the conversation with the app, `home` its Home tab, else a channel by name or id. */
function placeNamed(channels: Channel[], name: string | null): At {
  if (name === 'home') return { kind: 'home' };
  const dm = channels.find(({ kind, hasApp }) => kind === 'dm' && hasApp);
  const found = channels.find(
    channel => channel.kind !== 'dm' && (channel.name === name || channel.id === name),
  );
  const first = channels.find(({ isMember, kind }) => isMember && kind !== 'dm');
  const chosen = name === 'app' ? dm : (found ?? first ?? dm);
  return { kind: 'channel', id: chosen?.id ?? '' };
}

function rememberPlace({ me, at, channels, workspace }: State): void {
  const person = workspace.people.find(({ id }) => id === me);
  const channel = at.kind === 'channel' ? channels.find(({ id }) => id === at.id) : undefined;
  const where = at.kind === 'home' ? 'home' : channel?.kind === 'dm' ? 'app' : (channel?.name ?? '');
  const query = new URLSearchParams({ as: person?.name ?? me, at: where });
  history.replaceState(null, '', `${location.pathname}?${query.toString()}`);
}
