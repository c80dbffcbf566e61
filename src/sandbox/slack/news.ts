/** What changed, for whoever shows it. */
export type News =
  | { what: 'channel'; channel: string }
  | { what: 'modal'; user: string }
  | { what: 'home'; user: string }
  | { what: 'read'; user: string }
  | { what: 'workspace' }
  | { what: 'journal' };

export type Newsroom = ReturnType<typeof createNewsroom>;

export function createNewsroom() {
  const listeners = new Set<(news: News) => void>();
  return {
    tell(news: News) {
      for (const listener of listeners) listener(news);
    },
    listen(listener: (news: News) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
