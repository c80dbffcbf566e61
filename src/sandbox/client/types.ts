/** What the server sends: see slack/page-data.ts. */

export type Json = Record<string, unknown>;

export type Person = {
  id: string;
  name: string;
  realName: string;
  title: string;
  zone: string;
  isBot: boolean;
  isGuest: boolean;
  isGone: boolean;
  unread: number;
};

type Command = {
  command: string;
  description: string;
  verbs?: { verb: string; usage: string; description: string }[];
};

type Shortcut = { callbackId: string; name: string; on: 'global' | 'message' };

export type Workspace = {
  team: string;
  now: number;
  app: { id: string; user: string; name: string; isReadOnly: boolean };
  people: Person[];
  commands: Command[];
  shortcuts: Shortcut[];
};

export type Channel = {
  id: string;
  kind: 'public' | 'private' | 'dm' | 'group';
  name: string;
  topic: string;
  isArchived: boolean;
  isMember: boolean;
  hasApp: boolean;
  members: string[];
  unread: number;
};

export type Message = {
  ts: string;
  threadTs: string | null;
  author: string;
  text: string;
  blocks: Json[];
  revision: number;
  isOnlyForYou: boolean;
  isEdited: boolean;
  at: number;
};

export type View = Json & { id: string; hash: string; blocks: Json[] };

export type JournalEntry = {
  id: number;
  at: number;
  kind: 'refused' | 'advice' | 'unanswered';
  title: string;
  details: string[];
};

export type Outcome =
  | { kind: 'done'; ms: number }
  | { kind: 'errors'; errors: Record<string, string>; ms: number }
  | { kind: 'failed'; error: string; why: string; ms: number };

export type News =
  | { what: 'channel'; channel: string }
  | { what: 'modal' | 'home' | 'read'; user: string }
  | { what: 'workspace' }
  | { what: 'journal' };
