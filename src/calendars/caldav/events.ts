import {
  type Attendee,
  type CalendarAnswer,
  type CalendarEvent,
  type Clock,
  type EventDraft,
  type EventRef,
  invitedTo,
  type Outcome,
} from '../../core/ports.ts';
import type { TeamId } from '../../core/loop/glossary.ts';
import type { Accounts, Place } from './accounts.ts';
import { copyText, removeCopies, writeCopies } from './copies.ts';
import type { Stored } from './dav.ts';
import {
  answeredText,
  cancelledText,
  changedText,
  type IsOutside,
  newText,
  type OwnObject,
  readOwn,
  showsTheSame,
} from './event-text.ts';
import { fileOf, uidOf } from './names.ts';

export type Desk = { accounts: Accounts; clock: Clock };

/** An event of ours where it stands. */
type Standing = { place: Place; stored: Stored; own: OwnObject };

const urlIn = (place: Place, team: TeamId, id: string): string =>
  new URL(fileOf(team, id), place.writes).href;

export async function createEvent(desk: Desk, draft: EventDraft): Promise<Outcome<EventRef>> {
  const place = await desk.accounts.of(draft.organiser.address);
  if (place.kind !== 'ok') return asRefused(place);
  const url = urlIn(place.value, draft.team, draft.id);
  const text = newText(draft, desk.clock.now(), outsideOf(draft));
  const made = await place.value.dav.put(url, text, undefined);
  if (made.kind !== 'ok' && made.kind !== 'conflict') return asRefused(made);
  const standing = await find(desk, draft.team, draft.organiser, draft.id);
  if (standing.kind !== 'ok') return standing;
  const { own } = standing.value;
  if (own.cancelled) return { kind: 'gone' };
  if (!showsTheSame(own, draft)) return { kind: 'conflict' };
  const copied = await handOut(desk, standing.value, draft);
  return copied.kind === 'ok' ? { kind: 'ok', value: refOf(own) } : copied;
}

export async function updateEvent(desk: Desk, draft: EventDraft, etag: string): Promise<Outcome<EventRef>> {
  const standing = await find(desk, draft.team, draft.organiser, draft.id);
  if (standing.kind !== 'ok') return standing;
  const { place, stored, own } = standing.value;
  if (own.cancelled) return { kind: 'gone' };
  if (own.etag !== etag) return { kind: 'conflict' };
  if (showsTheSame(own, draft)) return { kind: 'ok', value: refOf(own) };
  const text = changedText(stored.text, draft, desk.clock.now(), outsideOf(draft));
  if (!place.schedules) {
    // Before the event itself: what it shows has then reached everybody, whatever happens in between.
    const left = own.guests.filter(g => !invitedTo(draft).some(a => a.address.toLowerCase() === g));
    const told = await removeCopies(desk.accounts, left, draft.team, draft.id);
    if (told.kind !== 'ok') return told;
    const copied = await writeCopies(desk.accounts, draft, text);
    if (copied.kind !== 'ok') return copied;
  }
  const written = await place.dav.put(stored.url, text, stored.etag);
  if (written.kind !== 'ok') return written;
  return refNow(desk, draft.team, draft.organiser, draft.id);
}

export async function cancelEvent(
  desk: Desk,
  team: TeamId,
  organiser: Attendee,
  id: string,
): Promise<Outcome<undefined>> {
  const standing = await find(desk, team, organiser, id);
  if (standing.kind === 'gone') return { kind: 'ok', value: undefined };
  if (standing.kind !== 'ok') return standing;
  const { place, stored, own } = standing.value;
  if (!own.cancelled) {
    const written = await place.dav.put(
      stored.url,
      cancelledText(stored.text, desk.clock.now()),
      stored.etag,
    );
    if (written.kind !== 'ok' && written.kind !== 'gone') return written;
  }
  if (place.schedules) return { kind: 'ok', value: undefined };
  return removeCopies(desk.accounts, own.guests, team, id);
}

export async function answerEvent(
  desk: Desk,
  on: { team: TeamId; organiser: Attendee; id: string },
  given: CalendarAnswer,
): Promise<Outcome<EventRef>> {
  const standing = await find(desk, on.team, on.organiser, on.id);
  if (standing.kind !== 'ok') return standing;
  const { own } = standing.value;
  if (own.cancelled || !own.guests.includes(given.address)) return { kind: 'gone' };
  const said = own.answers.find(a => a.address === given.address);
  if (said?.answer === given.answer && said.reason === given.reason) return { kind: 'ok', value: refOf(own) };
  const copied = await answerInCopy(desk, on, standing.value.place, given);
  if (copied.kind !== 'ok') return copied;
  return noteAnswer(desk, on, given);
}

/** In the calendar of whoever answers; a server that hands invitations on tells the organiser. */
async function answerInCopy(
  desk: Desk,
  { team, id }: { team: TeamId; id: string },
  organisers: Place,
  given: CalendarAnswer,
): Promise<Outcome<unknown>> {
  const place = await desk.accounts.of(given.address);
  // Who has no calendar here has no copy either.
  if (place.kind === 'refused' && !place.wholly) return { kind: 'ok', value: undefined };
  if (place.kind !== 'ok') return place;
  const copy = await copyText(place.value, uidOf(team, id));
  if (copy.kind === 'gone') return organisers.schedules ? { kind: 'ok', value: undefined } : copy;
  if (copy.kind !== 'ok') return copy;
  const text = answeredText(copy.value.text, given, desk.clock.now());
  return text === undefined ? { kind: 'gone' } : place.value.dav.put(copy.value.url, text, copy.value.etag);
}

/** In the organiser's, where the server has not done it, or has no place for the reason. */
async function noteAnswer(
  desk: Desk,
  { team, organiser, id }: { team: TeamId; organiser: Attendee; id: string },
  given: CalendarAnswer,
): Promise<Outcome<EventRef>> {
  const standing = await find(desk, team, organiser, id);
  if (standing.kind !== 'ok') return standing;
  const { place, stored, own } = standing.value;
  const said = own.answers.find(a => a.address === given.address);
  if (said?.answer === given.answer && said.reason === given.reason) return { kind: 'ok', value: refOf(own) };
  const text = answeredText(stored.text, given, desk.clock.now());
  if (text === undefined) return { kind: 'gone' };
  const written = await place.dav.put(stored.url, text, stored.etag);
  return written.kind === 'ok' ? refNow(desk, team, organiser, id) : written;
}

export async function readEvent(
  desk: Desk,
  team: TeamId,
  organiser: Attendee,
  id: string,
): Promise<Outcome<CalendarEvent>> {
  const standing = await find(desk, team, organiser, id);
  if (standing.kind !== 'ok') return standing;
  const { eventId, etag, time, cancelled, guests, answers } = standing.value.own;
  return { kind: 'ok', value: { eventId, etag, time, cancelled, guests, answers } };
}

async function find(desk: Desk, team: TeamId, organiser: Attendee, id: string): Promise<Outcome<Standing>> {
  const place = await desk.accounts.of(organiser.address);
  if (place.kind !== 'ok') return asRefused(place);
  const stored = await place.value.dav.get(urlIn(place.value, team, id));
  if (stored.kind !== 'ok') return stored;
  const own = readOwn(stored.value.text, id, stored.value.etag);
  return { kind: 'ok', value: { place: place.value, stored: stored.value, own } };
}

/** A server that hands invitations on changes what it is given, and tells no etag. */
async function refNow(desk: Desk, team: TeamId, organiser: Attendee, id: string): Promise<Outcome<EventRef>> {
  const now = await find(desk, team, organiser, id);
  return now.kind === 'ok' ? { kind: 'ok', value: refOf(now.value.own) } : now;
}

async function handOut(
  desk: Desk,
  { place, stored }: Standing,
  draft: EventDraft,
): Promise<Outcome<undefined>> {
  if (place.schedules) return { kind: 'ok', value: undefined };
  return writeCopies(desk.accounts, draft, stored.text, { onlyNew: true });
}

/** A whole calendar that is not there is not an event that is gone. */
function asRefused<T>(outcome: Exclude<Outcome<T>, { kind: 'ok' }>): Exclude<Outcome<T>, { kind: 'ok' }> {
  return outcome.kind === 'gone' ? { kind: 'refused', because: 'no such calendar' } : outcome;
}

const refOf = ({ eventId, etag }: OwnObject): EventRef => ({ eventId, etag });

/** Guests of another domain than the organiser's are not on the same server. */
function outsideOf({ organiser }: EventDraft): IsOutside {
  const domain = (address: string) => address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return guest => domain(guest.address) !== domain(organiser.address);
}
