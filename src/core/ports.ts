import type { Answer, Id, PersonId, TeamId } from './loop/glossary.ts';
import type { BusyClass } from './scheduling/problem.ts';
import type { Interval } from './time/interval.ts';

/** The only source of "now". */
export interface Clock {
  now(): Temporal.Instant;
}

/** The only source of fresh ids (UUID version 4: unguessable, so that knowing one opens nothing). */
export interface Ids {
  next(): Id;
}

/**
 * How a call to an outside service ended. A provider translates its own errors into these and throws nothing else:
 * - `gone`: the thing does not exist any more (404, 410, a cancelled event);
 * - `conflict`: it was changed by somebody else since we read it (412), or the id is taken by something else (409);
 * - `refused`: asking again will not help until a person does something (403, a bad address); `wholly` where not only
 *   this but every call is refused until somebody mends the connection (401, a revoked token, a wrong password);
 * - `unavailable`: worth trying again (429, 5xx, time-outs).
 */
export type Outcome<T> =
  | { kind: 'ok'; value: T }
  | { kind: 'gone' }
  | { kind: 'conflict' }
  | { kind: 'refused'; because: string; wholly?: boolean }
  | { kind: 'unavailable'; because: string; retryAfterMs?: number };

/** A person whose calendar can be read. `address` is the mailbox that names the calendar. */
export type CalendarOwner = {
  person: PersonId;
  address: string;
  zone: string;
  /** In whose name it is read where nobody can act as its owner: the calendar of a meeting room. */
  through?: string;
};

export type Busy = {
  time: Interval;
  /** Set where the provider tells it: words in it say whether the event may be moved. It is kept nowhere. */
  title?: string;
  /** Set where the kind of event says it, or where the title was read already; it wins over the title. */
  class?: BusyClass;
  /** Set where the provider tells which event it is, so that an interview does not block its own move. */
  eventId?: string;
};

/**
 * What one entry of a calendar blocks: nothing, where it is gone or blocks no time any more. It takes the place of what
 * was known under `key`, and of all that is `under` it: the instances of a series, the entries of one calendar of several.
 */
export type BusyPart = { key: string; under?: string; busy: readonly Busy[] };

/** `whole`: everything in the stretch, in place of all that was known; otherwise what changed, to be taken in order. */
export type BusyNews = { whole: boolean; parts: readonly BusyPart[]; cursor: string };

export type Attendee = { address: string; name: string };

export type EventDraft = {
  /** Made from the interview alone, so that a second attempt finds the first: 5–64 characters of `a-v0-9`. */
  id: string;
  team: TeamId;
  /** Whose calendar holds the event. */
  organiser: Attendee;
  title: string;
  description: string;
  time: Interval;
  zone: string;
  attendees: readonly Attendee[];
  /** The meeting room that it takes place in, invited like a person: it answers by itself, some time later. */
  room?: Attendee & {
    /** Where people find it: `Elbe, Berlin`. */
    place: string;
  };
  /** Where it takes place online: in a room that the provider is to make, where it can, or behind a link. */
  video?: 'make' | { link: string };
};

/** Everybody who is invited, and the room. */
export const invitedTo = ({ attendees, room }: EventDraft): readonly Attendee[] =>
  room ? [...attendees, room] : attendees;

/** `etag` changes with every change of the event. `join`: the room that the provider made for it, once there is one. */
export type EventRef = { eventId: string; etag: string; join?: string };

export type CalendarAnswer = { address: string; answer: Answer; reason: string };

export type CalendarEvent = EventRef & {
  time: Interval;
  cancelled: boolean;
  /** Addresses of everybody who is invited. */
  guests: readonly string[];
  answers: readonly CalendarAnswer[];
};

/** What became of an event of ours; of one that is gone, little more may be known than that. */
export type CalendarChange = CalendarEvent | { eventId: string; cancelled: true };

/**
 * People's calendars. All instants are exact; all-day events arrive as the day in their owner's zone. Time that is
 * free in its owner's eyes (transparent, declined, cancelled) is not reported as busy.
 */
export interface Calendar {
  readonly provider: string;
  /** Whether it mails invitations to guests outside of the company by itself, for events of this organiser's address. */
  mailsGuests(organiser: string): boolean;
  /** One outcome a person: an unreadable calendar is never a free one. Up to 50 people, up to 60 days. */
  busy(
    team: TeamId,
    owners: readonly CalendarOwner[],
    within: Interval,
  ): Promise<Map<PersonId, Outcome<Busy[]>>>;
  /**
   * The busy times of one person over a stretch, and later what changed in them: `cursor` is what the last look at the
   * same stretch gave, undefined for the first. `gone` where it is too old: look again without one.
   */
  follow(
    team: TeamId,
    owner: CalendarOwner,
    within: Interval,
    cursor: string | undefined,
  ): Promise<Outcome<BusyNews>>;
  /** How the provider of this address tells of changes by itself; undefined where it has no way to. */
  pushTo?(address: string): Push | undefined;
  /**
   * Idempotent by `draft.id`: an event that already stands there with the same content is success.
   * @param isFirst It was never asked for before, so that nothing of it can stand there.
   */
  create(draft: EventDraft, isFirst?: boolean): Promise<Outcome<EventRef>>;
  /** Brings the event to the draft if it still is at `etag`. Answers to an older time are void. */
  update(draft: EventDraft, etag: string): Promise<Outcome<EventRef>>;
  /** Cancelling what is already gone is success. */
  cancel(team: TeamId, organiser: Attendee, eventId: string): Promise<Outcome<undefined>>;
  /** Sets one attendee's answer, given elsewhere; `gone` where they are not invited any more. */
  answer(
    team: TeamId,
    organiser: Attendee,
    eventId: string,
    answer: CalendarAnswer,
  ): Promise<Outcome<EventRef>>;
  read(team: TeamId, organiser: Attendee, eventId: string): Promise<Outcome<CalendarEvent>>;
  /**
   * Events of ours that changed since `cursor` (undefined: from the start). `gone` when the cursor is too old:
   * start again without one.
   */
  changes(
    team: TeamId,
    cursor: string | undefined,
  ): Promise<Outcome<{ events: CalendarChange[]; cursor: string }>>;
}

/** Where a provider is to call when a calendar changes, and the word by which its calls are known. */
export type Watch = { id: string; url: string; secret: string };

/** A request that came to the address of a watch. */
export type PushCall = {
  header(name: string): string | undefined;
  query(name: string): string | undefined;
  body: string;
};

/**
 * What it says. `hello`: the provider makes sure that we are there, and wants `answer` back; `changed`: look again;
 * `lapsed`: look again, and the watch is over or about to be; `nothing`: all is well; `nonsense`: it is no such call.
 * `words` are the secrets that it knows: all of them have to be that of the watch.
 */
export type Heard =
  | { kind: 'hello'; answer: string }
  | { kind: 'changed' | 'lapsed' | 'nothing'; words: readonly string[] }
  | { kind: 'nonsense' };

/** Calls of a provider when a calendar changes. They carry no news themselves, and may be late, lost or repeated. */
export interface Push {
  /** @returns `handle`: what is needed to stop it; `until`: when it ends by itself. */
  start(address: string, watch: Watch): Promise<Outcome<{ handle: string; until: Temporal.Instant }>>;
  /** Stopping what is over already is success. */
  stop(address: string, handle: string): Promise<Outcome<undefined>>;
  hear(call: PushCall): Heard;
}

/** Which message, about what: ids only. The messenger reads and words it at the moment of sending. */
export type NoticeRef = { notice: string; ids: Readonly<Record<string, string>> };

export type Posted = { channel: string; ts: string; contentHash: string };

/** Posts and changes Slack messages. `recipient` is a person or a channel. */
export interface Messenger {
  /** `moot`: what the message would say is no longer so, nothing was sent. */
  post(team: TeamId, recipient: string, ref: NoticeRef): Promise<Outcome<Posted> | { kind: 'moot' }>;
  /** Changes a message in place; does nothing where it would read the same. */
  refresh(team: TeamId, recipient: string, ref: NoticeRef, at: Posted): Promise<Outcome<Posted>>;
  publishHome(team: TeamId, person: PersonId): Promise<Outcome<undefined>>;
}

export type Mail = {
  /** Same id on every attempt, so that a mailbox can drop a repetition. */
  messageId: string;
  to: Attendee;
  /** Whom an answer reaches. */
  replyTo: Attendee;
  subject: string;
  text: string;
  invitation?: Invitation;
};

/** What a calendar needs to show, move or remove the meeting. A higher `sequence` takes the place of a lower one. */
export type Invitation = {
  method: 'REQUEST' | 'CANCEL';
  uid: string;
  sequence: number;
  time: Interval;
  zone: string;
  title: string;
  organiser: Attendee;
  guest: Attendee;
  /** Where it takes place online. */
  join?: string | undefined;
  /** Where it takes place in an office. */
  place?: string | undefined;
};

export interface Mailer {
  send(mail: Mail): Promise<Outcome<undefined>>;
}

/** Facts for a log line: codes, kinds, counts, opaque ids. Never names, addresses or texts of people. */
export type Facts = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Log {
  info(what: string, facts?: Facts): void;
  warn(what: string, facts?: Facts): void;
  error(what: string, error: unknown, facts?: Facts): void;
}
