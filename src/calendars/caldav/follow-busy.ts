import type { BusyNews, BusyPart, CalendarOwner, Outcome } from '../../core/ports.ts';
import type { Interval } from '../../core/time/interval.ts';
import type { Place } from './accounts.ts';
import { objectsWithin, takenBy } from './busy.ts';
import { type Stored, storedOf } from './dav.ts';
import { child, textOf } from './xml.ts';

/** How far each calendar of a person was followed: its sync token by its address; `''` where the server gives none. */
type Cursor = Record<string, string>;

type Looked = { place: Place; owner: CalendarOwner; within: Interval };
type Seen = { parts: BusyPart[]; token: string };

/** A calendar that is new, has no tokens, or has forgotten ours is read whole; of the others, what changed. */
export async function followBusy(looked: Looked, text: string | undefined): Promise<Outcome<BusyNews>> {
  const { calendars } = looked.place;
  const known: Cursor = text ? (JSON.parse(text) as Cursor) : {};
  const next: Cursor = {};
  const parts: BusyPart[] = [];
  for (const url of Object.keys(known)) if (!calendars.includes(url)) parts.push({ key: url, busy: [] });
  for (const url of calendars) {
    const changed = await changedIn(looked, url, known[url] ?? '');
    const seen = changed.kind === 'gone' ? await allOf(looked, url) : changed;
    if (seen.kind !== 'ok') return seen;
    parts.push(...seen.value.parts);
    next[url] = seen.value.token;
  }
  return { kind: 'ok', value: { whole: text === undefined, parts, cursor: JSON.stringify(next) } };
}

/** The token is asked for first: what changes in between is told again the next time. */
async function allOf({ place, owner, within }: Looked, url: string): Promise<Outcome<Seen>> {
  const found = await place.dav.propfind(url, '0', '<D:sync-token/>');
  if (found.kind !== 'ok') return found;
  const token = textOf(child(found.value.resources[0]?.props, 'sync-token'));
  const objects = await objectsWithin(place, url, within);
  if (objects.kind !== 'ok') return objects;
  const parts = partsOf(objects.value, { owner, within, url });
  if (parts.kind !== 'ok') return parts;
  return { kind: 'ok', value: { parts: [{ key: url, busy: [] }, ...parts.value], token } };
}

/** Pages of changes that are read in one go, and objects that are asked for in one. */
const PAGES = 50;
const OBJECTS_A_CALL = 50;

/** `gone`: there is no token to go on from. */
async function changedIn(looked: Looked, url: string, from: string): Promise<Outcome<Seen>> {
  if (from === '') return { kind: 'gone' };
  const { place, owner, within } = looked;
  const seen: Seen = { parts: [], token: from };
  for (let page = 0; page < PAGES; page += 1) {
    const listed = await place.dav.changedSince(url, seen.token);
    if (listed.kind !== 'ok') return listed;
    const { resources, syncToken, complete } = listed.value;
    const objects = resources.filter(r => r.url !== url);
    for (const gone of objects.filter(r => r.gone)) seen.parts.push({ key: gone.url, under: url, busy: [] });
    const read = await objectsAt(
      place,
      url,
      objects.filter(r => !r.gone).map(r => r.url),
    );
    if (read.kind !== 'ok') return read;
    const parts = partsOf(read.value, { owner, within, url });
    if (parts.kind !== 'ok') return parts;
    seen.parts.push(...parts.value);
    seen.token = syncToken;
    if (complete || syncToken === '') break;
  }
  return { kind: 'ok', value: seen };
}

async function objectsAt(place: Place, url: string, urls: readonly string[]): Promise<Outcome<Stored[]>> {
  const objects: Stored[] = [];
  for (let at = 0; at < urls.length; at += OBJECTS_A_CALL) {
    const found = await place.dav.multiget(url, urls.slice(at, at + OBJECTS_A_CALL));
    if (found.kind !== 'ok') return found;
    objects.push(...storedOf(found.value));
  }
  return { kind: 'ok', value: objects };
}

function partsOf(
  objects: readonly Stored[],
  { owner, within, url }: { owner: CalendarOwner; within: Interval; url: string },
): Outcome<BusyPart[]> {
  const parts: BusyPart[] = [];
  for (const object of objects) {
    const taken = takenBy(object, owner, within);
    if (taken.kind !== 'ok') return taken;
    parts.push({ key: object.url, under: url, busy: taken.value });
  }
  return { kind: 'ok', value: parts };
}
