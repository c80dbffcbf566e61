/** What the workspace is made of. Ids that are not given are made from the names, so they are the same on every start. */

export type PersonSeed = {
  id?: string;
  /** The handle, unique: `mia`. */
  name: string;
  realName: string;
  email: string;
  /** IANA zone. */
  zone: string;
  title?: string;
  isAdmin?: boolean;
  /** A guest, who sees only the channels they are in. */
  isRestricted?: boolean;
  isDeleted?: boolean;
};

export type ChannelSeed = {
  id?: string;
  /** Without `#`. */
  name: string;
  topic?: string;
  isPrivate?: boolean;
  /** Names or ids of people; everybody who is no guest where absent. */
  members?: readonly string[];
  /** Whether the app was invited; true where absent. */
  hasApp?: boolean;
};

type CommandHint = {
  command: string;
  description: string;
  /** Slack then writes `@mia` as `<@U…|mia>` and `#hiring` as `<#C…|hiring>` into the text. */
  shouldEscape?: boolean;
  verbs?: readonly { verb: string; usage: string; description: string }[];
};

type ShortcutHint = { callbackId: string; name: string; on: 'global' | 'message' };

export type LocalSlackOptions = {
  people: readonly PersonSeed[];
  channels: readonly ChannelSeed[];
  /** Where the app listens, without `/slack/events`; a function where that is known later. */
  appUrl: string | (() => string);
  signingSecret: string;
  botToken: string;
  teamName?: string;
  app?: {
    name?: string;
    commands?: readonly CommandHint[];
    shortcuts?: readonly ShortcutHint[];
    /** `read-only` as in the manifest: people cannot write to the app. */
    messagesTab?: 'read-only' | 'open';
  };
  /** Bot scopes; everything the local Slack knows where absent. */
  scopes?: readonly string[];
  /** The sandbox's clock. Only for the times that people see; signatures and lifetimes use the real one. */
  now?: () => Temporal.Instant;
  /** 0 or absent: any free port on the loopback interface. */
  port?: number;
  /** How long the app may take to answer. */
  ackLimitMs?: number;
  /** The clock of trigger ids and response URLs, in milliseconds; for tests of their lifetime. */
  elapsedMs?: () => number;
};
