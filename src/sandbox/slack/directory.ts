import { BOT_USER, SLACKBOT, madeId } from './ids.ts';
import type { ChannelSeed, LocalSlackOptions, PersonSeed } from './options.ts';

/** Who and what there is: people, channels and who is in them. */

export type Person = Required<PersonSeed> & { isBot: boolean };

export type Channel = {
  id: string;
  kind: 'public' | 'private' | 'dm' | 'group';
  name: string;
  topic: string;
  members: Set<string>;
  isArchived: boolean;
};

export type Directory = ReturnType<typeof createDirectory>;

export function createDirectory(options: LocalSlackOptions) {
  const appName = options.app?.name ?? 'Hireloop';
  const people = new Map(options.people.map(seed => [idOf(seed), personOf(seed)] as const));
  const bots = new Map([
    [BOT_USER, bot(BOT_USER, appName)],
    [SLACKBOT, bot(SLACKBOT, 'Slackbot')],
  ]);
  const channels = new Map<string, Channel>();

  const person = (idOrName: string) =>
    people.get(idOrName) ??
    bots.get(idOrName) ??
    [...people.values(), ...bots.values()].find(({ name }) => name === idOrName.replace(/^@/, ''));
  const channel = (idOrName: string) =>
    channels.get(idOrName) ??
    [...channels.values()].find(({ kind, name }) => kind !== 'dm' && name === idOrName.replace(/^#/, ''));

  return {
    people,
    channels,
    appName,
    person,
    channel,
    /** Everybody, bots included. */
    all: () => [...people.values(), ...bots.values()],
    humans: () => [...people.values()],
    dmWithApp: (user: string) =>
      [...channels.values()].find(
        ({ kind, members }) => kind === 'dm' && members.has(user) && members.has(BOT_USER),
      ),
    visibleTo: (user: string) =>
      [...channels.values()].filter(
        ({ kind, members, isArchived }) =>
          members.has(user) || (kind === 'public' && !isArchived && people.get(user)?.isRestricted !== true),
      ),
    add(entry: Channel) {
      channels.set(entry.id, entry);
      return entry;
    },
    change(id: string, patch: Partial<PersonSeed>) {
      const before = people.get(id);
      if (before) people.set(id, { ...before, ...patch, id });
      return people.get(id);
    },
  };
}

export function channelOf(seed: ChannelSeed, directory: Directory): Channel {
  const everybody = directory.humans().filter(({ isRestricted, isDeleted }) => !isRestricted && !isDeleted);
  const members = seed.members?.map(name => found(directory, name)) ?? everybody.map(({ id }) => id);
  return {
    id: seed.id ?? madeId('C', seed.name),
    kind: seed.isPrivate ? 'private' : 'public',
    name: seed.name,
    topic: seed.topic ?? '',
    members: new Set(seed.hasApp === false ? members : [...members, BOT_USER]),
    isArchived: false,
  };
}

function found(directory: Directory, name: string): string {
  const person = directory.person(name);
  if (person) return person.id;
  throw new Error(`A channel has the member "${name}", who is not among the people of the workspace`);
}

function idOf(seed: PersonSeed): string {
  return seed.id ?? madeId('U', seed.name);
}

function personOf(seed: PersonSeed): Person {
  return {
    title: '',
    isAdmin: false,
    isRestricted: false,
    isDeleted: false,
    isBot: false,
    ...seed,
    id: idOf(seed),
  };
}

function bot(id: string, realName: string): Person {
  return {
    ...personOf({
      id,
      name: realName.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
      realName,
      email: '',
      zone: 'Etc/UTC',
    }),
    isBot: true,
  };
}
