import type { GraphAttendee, GraphEvent, GraphTime } from '../../../src/calendars/microsoft/api.ts';

/** One event in one mailbox; guests have copies with ids of their own and the same `uid`. */
export type Item = {
  id: string;
  uid: string;
  organiser: string;
  transactionId: string | null;
  marks: { id: string; value: string }[];
  subject: string;
  content: string;
  start: GraphTime;
  end: GraphTime;
  isAllDay: boolean;
  isCancelled: boolean;
  showAs: string;
  attendees: GraphAttendee[];
  response: string;
  /** Of a Teams meeting. */
  joinUrl: string | null;
  type: 'singleInstance' | 'occurrence' | 'exception' | 'seriesMaster';
  seriesMasterId: string | null;
  version: number;
};

/** Mailboxes as Exchange keeps them: copies for each guest, and answers that travel back to the organiser. */
export class Mailboxes {
  readonly #items = new Map<string, Map<string, Item>>();
  /** What each transaction made, whatever became of it. */
  readonly transactions = new Map<string, Item>();
  readonly #removed = new Map<string, { id: string; version: number }[]>();
  readonly #changed: (user: string) => void;
  #last = 0;

  /** @param changed Told of every mailbox in which something changed. */
  constructor(users: readonly string[], changed: (user: string) => void = () => {}) {
    this.#changed = changed;
    for (const user of users) this.#items.set(user, new Map());
  }

  has(user: string): boolean {
    return this.#items.has(user);
  }

  clear(): void {
    for (const items of this.#items.values()) items.clear();
    this.transactions.clear();
    this.#removed.clear();
  }

  /** How many changes there were so far: the latest version of anything. */
  get changes(): number {
    return this.#last;
  }

  /** What is not there any more, and since when. */
  removed(user: string): readonly { id: string; version: number }[] {
    return this.#removed.get(user) ?? [];
  }

  all(user: string): Item[] {
    return [...(this.#items.get(user)?.values() ?? [])];
  }

  find(user: string, id: string): Item | undefined {
    return this.#items.get(user)?.get(id);
  }

  fresh(): number {
    return (this.#last += 1);
  }

  /** Into the organiser's mailbox, and as an invitation into those of the guests. */
  save(user: string, item: Item): void {
    item.version = this.fresh();
    this.#items.get(user)?.set(item.id, item);
    this.#changed(user);
    if (user !== item.organiser) return;
    for (const guest of this.#items.keys()) {
      if (guest === user) continue;
      const invited = item.attendees.find(a => a.emailAddress.address === guest);
      const copy = this.all(guest).find(i => i.uid === item.uid);
      if (!invited && copy) this.remove(guest, copy.id);
      if (invited) this.#copyTo(guest, item, copy, invited.status?.response ?? 'none');
    }
  }

  remove(user: string, id: string): void {
    if (!this.#items.get(user)?.delete(id)) return;
    this.#removed.set(user, [...this.removed(user), { id, version: this.fresh() }]);
    this.#changed(user);
  }

  #copyTo(guest: string, item: Item, before: Item | undefined, response: string): void {
    const version = this.fresh();
    const id = before?.id ?? `copy${version}`;
    const copy = { ...item, id, transactionId: null, marks: [], version };
    this.#items.get(guest)?.set(id, { ...copy, response: response === 'none' ? 'notResponded' : response });
    this.#changed(guest);
  }
}

export const shown = (item: Item, user: string): GraphEvent => ({
  '@odata.etag': `W/"${item.version}"`,
  id: item.id,
  iCalUId: item.uid,
  transactionId: item.transactionId,
  subject: item.subject,
  body: { contentType: 'text', content: item.content },
  start: item.start,
  end: item.end,
  isAllDay: item.isAllDay,
  isCancelled: item.isCancelled,
  isOrganizer: item.organiser === user,
  showAs: item.showAs,
  responseStatus: { response: item.organiser === user ? 'organizer' : item.response },
  isOnlineMeeting: item.joinUrl !== null,
  onlineMeeting: item.joinUrl === null ? null : { joinUrl: item.joinUrl },
  type: item.type,
  ...(item.seriesMasterId ? { seriesMasterId: item.seriesMasterId } : {}),
  organizer: { emailAddress: { address: item.organiser } },
  attendees: item.attendees,
});
