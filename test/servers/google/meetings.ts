import type { GoogleAttendee, GoogleEvent, GoogleTime } from '../../../src/calendars/google/api.ts';

/** One event; its organiser and those guests who have a calendar here see the same one in theirs. */
export type Meeting = GoogleEvent & {
  start: GoogleTime;
  end: GoogleTime;
  attendees: GoogleAttendee[];
  /** Whose calendar it is in first. */
  home: string;
  version: number;
  hidden: Record<string, string>;
  autoDeclines?: boolean;
};

/** Calendars as Google keeps them: ids are unique in each for good, and what was deleted stays as cancelled. */
export class Meetings {
  readonly #calendars = new Map<string, Map<string, Meeting>>();
  readonly #changed: (user: string) => void;
  #changes = 0;

  /** @param changed Told of every calendar in which something changed. */
  constructor(users: readonly string[], changed: (user: string) => void = () => {}) {
    this.#changed = changed;
    for (const user of users) this.#calendars.set(user, new Map());
  }

  has(user: string): boolean {
    return this.#calendars.has(user);
  }

  clear(): void {
    for (const calendar of this.#calendars.values()) calendar.clear();
  }

  /** How many changes there were so far: the latest version of anything. */
  get changes(): number {
    return this.#changes;
  }

  find(calendar: string, id: string): Meeting | undefined {
    return this.#calendars.get(calendar)?.get(id);
  }

  all(calendar: string): Meeting[] {
    return [...(this.#calendars.get(calendar)?.values() ?? [])];
  }

  save(meeting: Meeting): Meeting {
    this.#changes += 1;
    meeting.version = this.#changes;
    for (const [user, events] of this.#calendars) {
      const invited = user === meeting.home || meeting.attendees.some(a => a.email === user);
      if (invited) events.set(meeting.id, meeting);
      // Whoever is not invited any more has a cancelled copy.
      else if (events.get(meeting.id) === meeting)
        events.set(meeting.id, { ...meeting, status: 'cancelled' });
      else continue;
      this.#changed(user);
    }
    return meeting;
  }

  /** Who is out of office with automatic declining says no at once. */
  autoDecline(meeting: Meeting): void {
    for (const guest of meeting.attendees) {
      const away = this.all(guest.email).some(
        e =>
          e.autoDeclines &&
          e.status !== 'cancelled' &&
          at(e.start) < at(meeting.end) &&
          at(meeting.start) < at(e.end),
      );
      if (away) guest.responseStatus = 'declined';
    }
  }
}

export const at = (time: GoogleTime): number =>
  time.date ? Date.parse(`${time.date}T00:00:00Z`) : Date.parse(time.dateTime ?? '');
