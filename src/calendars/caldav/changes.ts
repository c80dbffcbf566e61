import type { TeamId } from '../../core/loop/glossary.ts';
import type { CalendarChange, Outcome } from '../../core/ports.ts';
import type { Place } from './accounts.ts';
import { type Listing, storedOf } from './dav.ts';
import { answersOf, readOne, readOwn } from './event-text.ts';
import { answerEvent, type Desk } from './events.ts';
import { idIn } from './names.ts';

/** How far each calendar was followed: its sync token by its address. */
type Cursor = Record<string, string>;

export type Followed = {
  /** Whose calendars hold events of ours. */
  organisers: readonly string[];
  /** Who is invited to them. */
  guests: readonly string[];
};

type Changes = { events: CalendarChange[]; cursor: string };

/** One calendar that cannot be followed now is followed from where it was the next time, and holds up no other. */
export async function changesSince(
  desk: Desk,
  team: TeamId,
  followed: Followed,
  text: string | undefined,
): Promise<Outcome<Changes>> {
  const cursor: Cursor = text ? (JSON.parse(text) as Cursor) : {};
  const next: Cursor = { ...cursor };
  let failure: Exclude<Outcome<never>, { kind: 'ok' }> | undefined;
  for (const address of followed.guests) {
    const taken = await takeAnswersOf(desk, team, { address, ...followed }, next);
    if (taken.kind !== 'ok') failure = taken;
  }
  const events: CalendarChange[] = [];
  for (const address of followed.organisers) {
    const found = await changesOf(desk, team, address, next);
    if (found.kind === 'ok') events.push(...found.value);
    else failure = found;
  }
  const cursorNow = JSON.stringify(next);
  if (failure && events.length === 0 && cursorNow === JSON.stringify(cursor)) return failure;
  return { kind: 'ok', value: { events, cursor: cursorNow } };
}

async function changesOf(
  desk: Desk,
  team: TeamId,
  address: string,
  cursor: Cursor,
): Promise<Outcome<CalendarChange[]>> {
  const place = await desk.accounts.of(address);
  if (place.kind !== 'ok') return place;
  const changed = await ofOurs(place.value, team, cursor);
  if (changed.kind !== 'ok') return changed;
  const events: CalendarChange[] = changed.value.gone.map(eventId => ({ eventId, cancelled: true }));
  for (const { id, etag, text } of changed.value.stored) {
    const { eventId, time, cancelled, guests, answers } = readOwn(text, id, etag);
    events.push({ eventId, etag, time, cancelled, guests, answers });
  }
  return { kind: 'ok', value: events };
}

/**
 * On a server that does not hand answers on, they stand in their givers' copies only: here they are handed on. Who
 * deletes the copy has declined.
 */
async function takeAnswersOf(
  desk: Desk,
  team: TeamId,
  { address, organisers }: { address: string; organisers: readonly string[] },
  cursor: Cursor,
): Promise<Outcome<undefined>> {
  const place = await desk.accounts.of(address);
  if (place.kind !== 'ok') return place;
  if (place.value.schedules || organisers.includes(address)) return { kind: 'ok', value: undefined };
  const key = place.value.writes;
  const before = cursor[key];
  const changed = await ofOurs(place.value, team, cursor);
  if (changed.kind !== 'ok') return changed;
  const given = changed.value.stored.flatMap(({ id, text }) => {
    const copy = readOne(text);
    const answer = answersOf(copy).find(a => a.address === address);
    return answer && copy.organiser ? { id, answer, organiser: copy.organiser } : [];
  });
  const left = changed.value.gone.flatMap(id =>
    organisers.map(organiser => ({
      id,
      organiser,
      answer: { address, answer: 'declined' as const, reason: '' },
    })),
  );
  for (const { id, organiser, answer } of [...given, ...left]) {
    const on = { team, organiser: { address: organiser, name: '' }, id };
    const handed = await answerEvent(desk, on, answer);
    if (handed.kind === 'unavailable' || handed.kind === 'conflict') {
      // Seen again the next time.
      if (before === undefined) delete cursor[key];
      else cursor[key] = before;
      return handed;
    }
  }
  return { kind: 'ok', value: undefined };
}

type Ours = { gone: string[]; stored: { id: string; etag: string; text: string }[] };

/** Pages of changes that are read in one go; servers that cut lists off give the token to go on from. */
const PAGES = 50;
const OBJECTS_A_CALL = 50;

/** What changed of ours in somebody's main calendar since the last time. */
async function ofOurs(place: Place, team: TeamId, cursor: Cursor): Promise<Outcome<Ours>> {
  const ours: Ours = { gone: [], stored: [] };
  const known = cursor[place.writes] ?? '';
  let token = known;
  for (let page = 0; page < PAGES; page += 1) {
    const listed = await sync(place, token);
    if (listed.kind !== 'ok') return listed;
    const read = await readListed(place, team, listed.value, known === '');
    if (read.kind !== 'ok') return read;
    ours.gone.push(...read.value.gone);
    ours.stored.push(...read.value.stored);
    token = listed.value.syncToken;
    if (listed.value.complete) break;
  }
  cursor[place.writes] = token;
  return { kind: 'ok', value: ours };
}

/** A token that the server has forgotten: from the start again. Whoever hears of the same state twice sees no news. */
async function sync(place: Place, token: string): Promise<Outcome<Listing>> {
  const listed = await place.dav.changedSince(place.writes, token);
  return listed.kind === 'gone' && token !== '' ? place.dav.changedSince(place.writes, '') : listed;
}

async function readListed(
  place: Place,
  team: TeamId,
  listing: Listing,
  isFirst: boolean,
): Promise<Outcome<Ours>> {
  const ours = listing.resources.flatMap(r => {
    const id = idIn(team, r.url);
    return id === undefined ? [] : { id, url: r.url, gone: r.gone };
  });
  const there = ours.filter(o => !o.gone);
  // From the start, nothing can be known of what is not there.
  const gone = isFirst ? [] : ours.filter(o => o.gone).map(o => o.id);
  const stored: Ours['stored'] = [];
  for (let at = 0; at < there.length; at += OBJECTS_A_CALL) {
    const some = there.slice(at, at + OBJECTS_A_CALL);
    const found = await place.dav.multiget(
      place.writes,
      some.map(o => o.url),
    );
    if (found.kind !== 'ok') return found;
    for (const { url, etag, text } of storedOf(found.value)) {
      const id = idIn(team, url);
      if (id !== undefined) stored.push({ id, etag, text });
    }
  }
  return { kind: 'ok', value: { gone, stored } };
}
