import type { Newsroom } from './news.ts';

/** What Slack refused or would advise against, and what the app failed to answer, in words for the strip of the page. */

export type Entry = {
  id: number;
  at: Temporal.Instant;
  kind: 'refused' | 'advice' | 'unanswered';
  /** One line: who did what and how it ended. */
  title: string;
  details: readonly string[];
};

export type Journal = ReturnType<typeof createJournal>;
const KEPT = 200;

export function createJournal(news: Newsroom, now: () => Temporal.Instant) {
  const entries: Entry[] = [];
  let last = 0;
  return {
    entries: (): readonly Entry[] => entries,
    note(kind: Entry['kind'], title: string, details: readonly string[] = []): void {
      entries.push({ id: ++last, at: now(), kind, title, details });
      entries.splice(0, entries.length - KEPT);
      news.tell({ what: 'journal' });
    },
  };
}
