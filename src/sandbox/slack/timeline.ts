import type { Json } from './json.ts';
import type { Newsroom } from './news.ts';

/** The messages as people see them. The emulator has those that can be read back, not the ephemeral ones. */

export type Message = {
  channel: string;
  ts: string;
  author: string;
  text: string;
  blocks: readonly Json[];
  metadata?: Json;
  threadTs?: string;
  /** The only person who sees it: an ephemeral message. */
  onlyFor?: string;
  shownAt: Temporal.Instant;
  editedAt?: Temporal.Instant;
  /** Grows with every change, so that a client redraws only what changed. */
  revision: number;
  order: number;
};

export type NewMessage = Omit<Message, 'revision' | 'order' | 'shownAt'>;
export type Timeline = ReturnType<typeof createTimeline>;

export function createTimeline(news: Newsroom, now: () => Temporal.Instant) {
  const messages = new Map<string, Message>();
  const lastRead = new Map<string, number>();
  let order = 0;
  let made = 0;
  const key = (channel: string, ts: string) => `${channel} ${ts}`;
  const listFor = (viewer: string, channel: string) =>
    [...messages.values()].filter(
      message => message.channel === channel && (message.onlyFor === undefined || message.onlyFor === viewer),
    );

  return {
    /** For messages that the emulator does not keep; never one of its own, which count from 1 in every second. */
    freshTs: () => `${Math.floor(Date.now() / 1000)}.9${String(++made).padStart(5, '0')}`,
    add(message: NewMessage): Message {
      const added = { ...message, revision: 1, order: ++order, shownAt: now() };
      messages.set(key(message.channel, message.ts), added);
      news.tell({ what: 'channel', channel: message.channel });
      return added;
    },
    change(channel: string, ts: string, patch: Pick<Message, 'text' | 'blocks' | 'metadata'>): void {
      const before = messages.get(key(channel, ts));
      if (!before) return;
      messages.set(key(channel, ts), {
        ...before,
        ...patch,
        editedAt: now(),
        revision: before.revision + 1,
      });
      news.tell({ what: 'channel', channel });
    },
    remove(channel: string, ts: string): void {
      if (messages.delete(key(channel, ts))) news.tell({ what: 'channel', channel });
    },
    find: (channel: string, ts: string) => messages.get(key(channel, ts)),
    listFor,
    markRead(viewer: string, channel: string): void {
      lastRead.set(key(viewer, channel), order);
    },
    unread: (viewer: string, channel: string) =>
      listFor(viewer, channel).filter(
        message => message.order > (lastRead.get(key(viewer, channel)) ?? 0) && message.author !== viewer,
      ).length,
  };
}
